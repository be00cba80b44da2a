import type { TurnContext } from 'botbuilder-core';
import type { Logger } from 'pino';
import { type Actor, partnerOf } from '../domain/actor';
import { DeskError } from '../domain/errors';
import { chosen } from '../domain/form';
import { instant, type TenantId } from '../domain/ids';
import { NoticeGroup } from '../domain/notification-settings';
import { sharedChatIdOf } from '../domain/shared-chat';
import { type Chat, type Language, languageOf, type User } from '../domain/user';
import { DocumentConflict } from '../store/store';
import { text } from '../text/text';
import { accountOf } from '../workflows/account';
import type { Ports } from '../workflows/ports';
import { chooseSharedNotices, forgetSharedChat, sharedNotices } from '../workflows/shared-chats';
import { userOf } from '../workflows/users';
import { type Click, type Event, eventOf, isRemoval, type Sender } from './activity';
import { actorOf } from './actor-of';
import type { Card } from './cards/card';
import { errorText } from './cards/error-text';
import type { PersonalChatLink } from './cards/found';
import { elsewhereCard, sharedHelpCard, sharedNotificationsCard } from './cards/shared-chat';
import { commandOf } from './commands';
import { Conversations, newConversation } from './conversation';
import { cardAnswer, remarkAnswer } from './deliver';
import { deliveryOf } from './delivery-of';
import { personalSender } from './personal-sender';
import { send } from './send';
import { cardActivity, type InvokeAnswer } from './teams-adapter';

/** Speaks first in somebody's own chat. @throws ConnectorError */
export type SpeakFirst = (
  chat: Chat,
  logic: (context: TurnContext) => Promise<void>,
  tenant: TenantId,
) => Promise<void>;

export interface SharedChatOptions {
  readonly ports: Ports;
  readonly personalChatLink: PersonalChatLink | undefined;
  readonly speakFirst: SpeakFirst;
  /** Does in somebody's own chat what they have asked for elsewhere. */
  readonly runTurn: (context: TurnContext, sender: Sender, event: Event) => Promise<unknown>;
  readonly log: Logger;
}

/** One event in a chat that others read, too. */
interface Asked {
  readonly sender: Sender;
  readonly event: Event;
  /** Absent where they have no chat with the bot of their own yet. */
  readonly user: User | undefined;
  readonly language: Language;
}

/** A card for everybody there, or a remark for who has pressed a button. */
type Answer = { readonly card: Card } | { readonly remark: string };

/**
 * Answers in channels and group chats, where others read along: with what is for everybody there. All else is done and
 * shown in the own chat of who has asked.
 */
export function createSharedChats({ ports, personalChatLink, speakFirst, runTurn, log }: SharedChatOptions) {
  async function answerTo(asked: Asked): Promise<Answer | undefined> {
    const { sender, event, language } = asked;
    switch (event.type) {
      case 'installed':
        return (await isFirstInstallation(sender)) ? { card: sharedHelpCard(language, personalChatLink) } : undefined;
      case 'text': {
        const command = commandOf(event.text)?.id;
        if (command === 'notifications') return settings(asked);
        if (event.text.trim() === '' || command === 'help') return { card: sharedHelpCard(language, personalChatLink) };
        return { card: elsewhereCard(language, await askElsewhere(asked, event), personalChatLink) };
      }
      case 'click':
        if (event.click.verb === 'notifications') return settings(asked);
        if (event.click.verb === 'update-notifications') return update(asked, event.click);
        return { remark: await askElsewhere(asked, { type: 'click', click: withoutCard(event.click) }) };
      case 'files':
        return { card: elsewhereCard(language, text(language, 'sharedChats.files'), personalChatLink) };
      default:
        return { remark: text(language, 'chat.unreadable') };
    }
  }

  async function settings(asked: Asked): Promise<Answer> {
    const actor = await actorIn(asked);
    if (!actor) return { remark: text(asked.language, 'sharedChats.meetFirst') };
    const groups = await sharedNotices(ports, actor, sharedChatIdOf(asked.sender.chat.conversationId));
    return { card: sharedNotificationsCard(actor.language, groups) };
  }

  async function update(asked: Asked, { inputs }: Click): Promise<Answer> {
    const actor = await actorIn(asked);
    if (!actor) return { remark: text(asked.language, 'sharedChats.meetFirst') };
    const groups = chosen('kinds', NoticeGroup.options, inputs);
    const { chat } = asked.sender;
    const conversationId = sharedChatIdOf(chat.conversationId);
    await chooseSharedNotices(ports, actor, { ...chat, conversationId }, groups);
    return { card: sharedNotificationsCard(actor.language, groups, { isSaved: true }) };
  }

  async function actorIn({ sender: { tenantId }, user }: Asked): Promise<Actor | undefined> {
    const partner = partnerOf(tenantId, await accountOf(ports, tenantId));
    return user && actorOf(user, tenantId, partner, instant(ports.clock.now()));
  }

  /** @returns what to say of it where it was asked */
  async function askElsewhere({ sender, user, language }: Asked, event: Event): Promise<string> {
    const { tenantId, activityId } = sender;
    const meetFirst = text(language, 'sharedChats.meetFirst');
    const { chat } = user ?? {};
    if (!user || !chat || user.unreachable) return meetFirst;
    const own = personalSender(tenantId, user, chat, activityId);
    try {
      await speakFirst(chat, async context => void (await runTurn(context, own, event)), tenantId);
    } catch (error) {
      if (!deliveryOf(error)) throw error;
      return meetFirst;
    }
    return text(language, 'sharedChats.answered', { name: user.name });
  }

  /** Teams tells of one installation in two activities, or in either of them (BotFramework-Services#169). */
  async function isFirstInstallation({ tenantId: tenant, chat }: Sender): Promise<boolean> {
    const body = newConversation(instant(ports.clock.now()));
    try {
      await ports.store.create(Conversations, { tenant, id: chat.conversationId, body });
      return true;
    } catch (error) {
      if (error instanceof DocumentConflict) return false;
      throw error;
    }
  }

  async function leave({ tenantId, chat }: Sender): Promise<void> {
    const known = await ports.store.read(Conversations, tenantId, chat.conversationId);
    if (known) await ports.store.remove(Conversations, known);
    await forgetSharedChat(ports, tenantId, sharedChatIdOf(chat.conversationId));
  }

  async function refusable(asked: Asked): Promise<Answer | undefined> {
    try {
      return await answerTo(asked);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return { remark: errorText(asked.language, error) };
    }
  }

  return async (context: TurnContext, sender: Sender): Promise<InvokeAnswer | undefined> => {
    if (isRemoval(context.activity)) {
      await leave(sender);
      return undefined;
    }
    const event = eventOf(context.activity);
    if (!event) return context.activity.type === 'invoke' ? { status: 501, body: {} } : undefined;
    const user = await userOf(ports, sender.tenantId, sender.userId);
    const language = user?.language ?? languageOf(sender.locale);
    const answer = await refusable({ sender, event, user, language });
    if (!answer) return undefined;
    const remarked = 'remark' in answer ? remarkAnswer(event, answer.remark) : undefined;
    if (remarked) return remarked;
    const card = 'card' in answer ? answer.card : elsewhereCard(language, answer.remark, personalChatLink);
    if (event.type === 'click' && event.click.isInvoke && !event.click.below) return cardAnswer(card);
    await send(context, cardActivity(card), log);
    return remarkAnswer(event, text(language, 'chat.below'));
  };
}

/** What it opens comes as a new message: the card that was clicked is in another chat. */
const withoutCard = ({ verb, args, inputs }: Click): Click => ({
  verb,
  args,
  inputs,
  prompt: undefined,
  below: true,
  activityId: undefined,
  isInvoke: false,
});
