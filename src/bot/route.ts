import { type Permission, requirePartner } from '../domain/actor';
import { DeskError } from '../domain/errors';
import { instant } from '../domain/ids';
import { ContinuationRefused } from '../store/store';
import { text } from '../text/text';
import { showPartnershipRequest } from '../workflows/authorize-provider';
import { markWelcomed } from '../workflows/users';
import type { Click } from './activity';
import { CardPrompt, openPrompt } from './card-prompt';
import { cancelledCard, errorCard, supersededCard } from './cards/message';
import { unexpectedFileCard } from './cards/user-import';
import { type Action, actionOf, COMMANDS, commandOf, outcomeOf, sayHelp } from './commands';
import { showAccount, showCustomersCalled } from './dialogs/lists';
import { type DialogContext, DialogContextError } from './dialogs-sdk';
import type { Turn } from './turn';

/** Decides what an event leads to. A refusal is answered in the user's language; the open flow goes on where it was. */
export async function route(turn: Turn, dialog: DialogContext): Promise<void> {
  try {
    await routed(turn, dialog);
  } catch (error) {
    const cause: unknown = error instanceof DialogContextError ? error.error : error;
    if (cause instanceof DeskError) refuse(turn, cause);
    // A button of a list that is no longer made as it was.
    else if (cause instanceof ContinuationRefused) refuse(turn, new DeskError('not-found'));
    else throw cause;
  }
}

/** On a click the card stays, and what is wrong is said below it. */
function refuse({ actor, event, replies }: Turn, error: DeskError): void {
  const card = errorCard(actor.language, error);
  if (event.type !== 'click') {
    replies.show(card);
    return;
  }
  replies.remark = text(actor.language, 'cards.message.problem');
  replies.say(card);
}

async function routed(turn: Turn, dialog: DialogContext): Promise<void> {
  const { event, ports, actor } = turn;
  switch (event.type) {
    case 'installed':
      if (await markWelcomed(ports, actor.tenantId, actor.userId, instant(ports.clock.now()))) sayHelp(turn, 'welcome');
      return;
    case 'text':
      return typed(turn, dialog, event.text);
    case 'files':
      if (dialog.activeDialog) await dialog.continueDialog();
      else turn.replies.show(unexpectedFileCard(actor));
      return;
    case 'click':
      return clicked(turn, dialog, event.click);
    case 'resumed':
      if (openPrompt(dialog.stack)) await dialog.continueDialog();
      else await showAccount(turn);
      return;
    case 'sign-in':
      return turn.signIn ? turn.signIn.answer(turn, event) : refuseUnreadable(turn);
    case 'unreadable':
      refuseUnreadable(turn);
  }
}

function refuseUnreadable({ actor, replies }: Turn): void {
  replies.isUnreadable = true;
  replies.remark = text(actor.language, 'chat.unreadable');
}

/** A link of ours in a pasted text: whole, or cut anywhere, which the workflow refuses. What follows it is not looked at. */
const LINK = /\/i\/([\w-]+(?:\.[\w-]*){0,2})/;

async function typed(turn: Turn, dialog: DialogContext, words: string): Promise<void> {
  const token = LINK.exec(words)?.[1];
  if (token) {
    const request = await showPartnershipRequest(turn.ports, turn.actor, token);
    return perform(turn, dialog, { flow: 'authorize-provider' }, { ...request });
  }
  const command = commandOf(words);
  if (command?.id === 'cancel' && dialog.activeDialog) return cancel(turn, dialog);
  if (command) return perform(turn, dialog, command.action, {}, command.permission);
  if (dialog.activeDialog) await dialog.continueDialog();
  else if (!(await showCustomersCalled(turn, words))) sayHelp(turn, 'unknown');
}

async function clicked(turn: Turn, dialog: DialogContext, click: Click): Promise<void> {
  const { actor, replies, openCard, isRepeated } = turn;
  if (isRepeated) return undefined;
  const prompt = openPrompt(dialog.stack);
  if (prompt !== undefined && click.prompt === prompt) {
    await dialog.continueDialog();
    return;
  }
  // The first of two clicks has put the open prompt's card in place of the one that was clicked: it is shown once more.
  if (prompt !== undefined && openCard !== undefined && click.activityId === openCard) return dialog.repromptDialog();
  if (click.prompt !== undefined) {
    const isSaid = await outcomeOf(click.verb)?.(turn, click.args);
    replies.remark = text(actor.language, isSaid ? 'chat.below' : 'chat.oldCard');
    return;
  }
  const action = actionOf(click.verb);
  if (!action) return refuseUnreadable(turn);
  const permission = COMMANDS.find(command => command.id === click.verb)?.permission;
  if (click.verb === 'cancel' && dialog.activeDialog) return cancel(turn, dialog);
  return perform(turn, dialog, action, { ...click.args, ...click.inputs }, permission);
}

async function perform(
  turn: Turn,
  dialog: DialogContext,
  action: Action,
  args: Click['args'],
  permission?: Permission,
): Promise<void> {
  const { partner, roles } = permission ?? {};
  if (partner && roles) requirePartner(turn.actor, { ...permission, partner, roles });
  if ('goOn' in action) return dialog.activeDialog ? dialog.repromptDialog() : sayHelp(turn, 'help');
  if ('show' in action) return action.show(turn, args);
  if (dialog.activeDialog) {
    await dialog.cancelAllDialogs();
    turn.replies.close(supersededCard(turn.actor.language));
  }
  await begin(dialog, action.flow, args);
}

/** A flow that is refused before its first card has asked nothing: it does not stay open, to be refused at every word. */
async function begin(dialog: DialogContext, flow: string, args: Click['args']): Promise<void> {
  try {
    await dialog.beginDialog(flow, args);
  } catch (error) {
    await dialog.cancelAllDialogs();
    throw error;
  }
}

async function cancel(turn: Turn, dialog: DialogContext): Promise<void> {
  const { actor, replies, openCard } = turn;
  const open = dialog.activeDialog;
  const prompt = open && dialog.findDialog(open.id);
  const card = cancelledCard(actor.language);
  await dialog.cancelAllDialogs();
  if (open && prompt instanceof CardPrompt) await prompt.cancel(turn, open);
  if (openCard === undefined) {
    replies.show(card);
    return;
  }
  replies.close(card);
  replies.say(text(actor.language, 'chat.cancelled'));
}
