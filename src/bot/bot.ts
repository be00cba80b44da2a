import type { TurnContext } from 'botbuilder-core';
import type { Logger } from 'pino';
import { instant } from '../domain/ids';
import { type Chat, languageOf } from '../domain/user';
import { currentCorrelationId, describeScope } from '../log/scope';
import { StoreUnavailable } from '../store/store';
import { text } from '../text/text';
import { knownPartners } from '../workflows/known-partners';
import type { Ports } from '../workflows/ports';
import { meet } from '../workflows/users';
import { type Event, eventOf, isRemoval, type Sender, senderOf } from './activity';
import { actorOf } from './actor-of';
import type { Card } from './cards/card';
import type { PersonalChatLink } from './cards/found';
import { Conversations, isRepeated, newConversation, openedBy, withHandled } from './conversation';
import { deliver, isInvoke, remarkAnswer, type Sent } from './deliver';
import { deliveryOf } from './delivery-of';
import { openDialogs } from './dialog-context';
import type { DialogSet } from './dialogs-sdk';
import type { Load } from './download';
import { holdTurn, readConversation, TurnLost } from './held-turn';
import { introduceWith, type MemberIn } from './introduce';
import { answerInTime, type PendingAnswer } from './pending-answer';
import { Replies } from './replies';
import { route } from './route';
import { answerSearch, type Search, searchOf, searchRemark } from './search';
import { send } from './send';
import { createSerialQueue } from './serial-queue';
import { createSharedChats, type SpeakFirst } from './shared-chat';
import { createShortLivedCards, type ReplaceCard } from './short-lived-cards';
import type { SignIn } from './sign-in/sign-in';
import { type InvokeAnswer, textActivity } from './teams-adapter';
import { rememberTurn, type Turn } from './turn';

export interface Bot {
  /** One incoming activity. @returns the answer to an invoke */
  receive(context: TurnContext): Promise<InvokeAnswer | undefined>;
  /** Something happened on one of our pages, and the chat goes on. */
  resume(context: TurnContext, sender: Sender): Promise<void>;
  /** A card with a secret was sent outside of a turn: it becomes another one after a while. */
  secretShown(chat: Chat, activityId: string, afterwards: Card): void;
  /** Resolves when no turn is under way, also of those that were answered already. */
  idle(): Promise<void>;
  /** Takes secrets out of the chats before the process ends. */
  stop(): Promise<void>;
}

export interface BotOptions {
  readonly ports: Ports;
  readonly dialogs: DialogSet;
  readonly replaceCard: ReplaceCard;
  readonly speakFirst: SpeakFirst;
  readonly memberIn: MemberIn;
  readonly load: Load;
  /** Absent where Teams does not know the bot. */
  readonly personalChatLink: PersonalChatLink | undefined;
  /** Absent where nobody can sign in with their directory. */
  readonly signIn?: ((context: TurnContext) => SignIn) | undefined;
  readonly log: Logger;
}

/** After this long a person wonders whether anything is happening. */
const TYPING_AFTER = 1_000;
/** Teams shows an error when a click is not answered within 5 seconds, and sends anything again after 15. */
const CLICK_PATIENCE = 3_500;
const MESSAGE_PATIENCE = 10_000;
const NOBODY_WAITS: PendingAnswer = { offer: () => true };
/** Each time another process has answered something meanwhile. */
const MOST_ATTEMPTS = 10;

export function createBot(options: BotOptions): Bot {
  const { ports, dialogs, replaceCard, speakFirst, memberIn, load, personalChatLink, log } = options;
  const instance = ports.ids.next();
  const inOrder = createSerialQueue();
  const partnerOf = knownPartners(ports);
  const secrets = createShortLivedCards(replaceCard, log);
  const running = new Set<Promise<unknown>>();
  /** Clicks that are still worked on, though their sender was told so and could click again. */
  const excused = new Set<string>();
  /**
   * Messages that hold the card of an open prompt, until the next turn stores it; lost ones only stay as they are. They
   * are of the state with that etag: later ones are of turns that other processes ran.
   */
  const sentCards = new Map<string, { readonly id: string; readonly etag: string }>();

  const turnOf = (context: TurnContext, sender: Sender, event: Event): Promise<InvokeAnswer | undefined> =>
    inTime(sender, event, pending => worked(context, sender, event, pending));

  /** @returns the answer, in time; the work may go on after it */
  async function inTime(
    { locale, chat }: Sender,
    event: Event,
    work: (pending: PendingAnswer) => Promise<void>,
  ): Promise<InvokeAnswer | undefined> {
    const excuse = remarkAnswer(event, text(languageOf(locale), 'chat.working'));
    const click = clickOf(chat.conversationId, event);
    if (click !== undefined && excused.has(click)) return excuse;
    const { answer, ended } = answerInTime(work, {
      patience: isInvoke(event) ? CLICK_PATIENCE : MESSAGE_PATIENCE,
      excuse,
      onExcuse() {
        if (click !== undefined) excused.add(click);
      },
    });
    const over = ended
      .catch(error => log.error({ err: error }, 'turn ended without a word'))
      .finally(() => {
        running.delete(over);
        if (click !== undefined) excused.delete(click);
      });
    running.add(over);
    return answer;
  }

  async function worked(context: TurnContext, sender: Sender, event: Event, answer: PendingAnswer): Promise<void> {
    const typing = setTimeout(() => void context.sendActivity({ type: 'typing' }).catch(() => undefined), TYPING_AFTER);
    try {
      await inOrder(sender.chat.conversationId, () => attempts(context, sender, event, answer));
    } catch (error) {
      // Nobody waits for an answer: the outbox tries again.
      if (event.type === 'resumed') throw error;
      await apologize(context, sender, event, answer, error);
    } finally {
      clearTimeout(typing);
    }
  }

  async function attempts(context: TurnContext, sender: Sender, event: Event, answer: PendingAnswer): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(context, sender, event, answer);
      } catch (error) {
        if (!(error instanceof TurnLost) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  const answerShared = createSharedChats({ ports, personalChatLink, speakFirst, runTurn: turnOf, log });

  /** Reads the state, runs the turn, stores the state, and only then says anything. */
  async function once(context: TurnContext, sender: Sender, event: Event, answer: PendingAnswer): Promise<void> {
    const { tenantId, activityId } = sender;
    const { conversationId } = sender.chat;
    const now = instant(ports.clock.now());
    const key = { tenant: tenantId, id: conversationId };
    const stored = await readConversation(ports, key, instance);
    const { held: _over, ...before } = stored?.body ?? newConversation(now);
    const names = [activityId, event.type === 'sign-in' ? event.exchangeId : undefined];
    if (names.some(name => name !== undefined && before.handled.includes(name))) {
      describeScope({ outcome: 'repeated' });
      answer.offer(remarkAnswer(event, text(languageOf(sender.locale), 'chat.alreadyHandled')));
      return;
    }
    const known = await meet(ports, sender, introduceWith(memberIn, context, log));
    const signIn = options.signIn?.(context);
    const user = signIn ? await signIn.refreshed(ports, tenantId, known) : known;
    const isSignedIn = signIn && user.signedIn !== undefined;
    const actor = { ...actorOf(user, tenantId, await partnerOf(tenantId), now), isSignedIn };
    const sentCard = sentCards.get(conversationId);
    const openCard = before.cardActivityId ?? (sentCard?.etag === stored?.etag ? sentCard?.id : undefined);
    const isAgain = isRepeated(before, event, now);
    const openFlow = before.dialogStack[0]?.id;
    const held = holdTurn(ports, key, instance, stored, before);
    const replies = new Replies();
    const chat = { isRepeated: isAgain, openFlow, openCard };
    const turn: Turn = { actor, user, event, ports: held.ports, load, ...chat, replies, signIn };
    const state = { dialogStack: structuredClone(before.dialogStack) };
    rememberTurn(context, turn);
    try {
      await route(turn, openDialogs(dialogs, context, state));
    } catch (error) {
      throw await held.fail(error);
    }
    describeScope({ outcome: replies.isUnreadable ? 'unreadable' : 'done' });
    // Without what it carries: that may be anything.
    if (replies.isUnreadable) log.warn({ tenant: tenantId, user: user.id }, 'refused: not a click on a card of ours');
    const isOpen = state.dialogStack.length > 0;
    const saved = await held.save({
      dialogStack: state.dialogStack,
      cardActivityId: isOpen ? cardOfPrompt(turn) : undefined,
      opened: isAgain ? before.opened : openedBy(event, now),
      handled: withHandled(withHandled(before.handled, activityId), replies.handled),
      touchedAt: now,
    });
    const sent = await deliver(context, turn, answer, log).catch(async error => {
      // Only what a page has set off gets here: the outbox begins it once more, unless it may have been said.
      if (deliveryOf(error)?.status !== 'ambiguous') {
        await ports.store.replace(Conversations, { ...saved, body: before });
      }
      throw error;
    });
    if (!isOpen) sentCards.delete(conversationId);
    else if (turn.replies.isPrompt) rememberCard(conversationId, saved.etag, sent);
    watchSecret(sender, turn, sent);
  }

  function watchSecret({ chat }: Sender, { replies }: Turn, { shownIn }: Sent): void {
    if (!replies.card || shownIn === undefined) return;
    if (replies.afterwards) secrets.shown(chat, shownIn, replies.afterwards);
    else secrets.replaced(shownIn);
  }

  function rememberCard(conversationId: string, etag: string, { cardActivityId }: Sent): void {
    if (cardActivityId) sentCards.set(conversationId, { id: cardActivityId, etag });
    else sentCards.delete(conversationId);
  }

  function inSharedChat(context: TurnContext, sender: Sender): Promise<InvokeAnswer | undefined> {
    const event = eventOf(context.activity) ?? { type: 'resumed' };
    describeScope({ outcome: 'done' });
    return inTime(sender, event, async pending => {
      try {
        pending.offer(await answerShared(context, sender));
      } catch (error) {
        await apologize(context, sender, event, pending, error);
      }
    });
  }

  async function found(sender: Sender, search: Search): Promise<InvokeAnswer> {
    describeScope({ activity: sender.activityId, tenant: sender.tenantId, event: 'search', outcome: 'done' });
    try {
      return await answerSearch(ports, sender, search, personalChatLink);
    } catch (error) {
      return searchRemark(apology(sender, 'search', error));
    }
  }

  /** Where somebody can be reached follows whatever comes from them, also what needs no answer. */
  async function met(sender: Sender): Promise<void> {
    await meet(ports, sender, async () => undefined).catch(error => log.warn({ err: error }, 'chat not kept'));
  }

  /** The conversation is where it was, so that the same click or message can simply be repeated. */
  async function apologize(
    context: TurnContext,
    sender: Sender,
    event: Event,
    answer: PendingAnswer,
    error: unknown,
  ): Promise<void> {
    const message = apology(sender, event.type, error);
    const isAnswered = isInvoke(event) && answer.offer(remarkAnswer(event, message));
    if (!isAnswered) await send(context, textActivity(message), log);
  }

  /** What to say of it; whoever operates the bot finds the rest by the reference. */
  function apology({ locale }: Sender, event: string, error: unknown): string {
    const reference = currentCorrelationId() ?? '';
    describeScope({ outcome: error instanceof StoreUnavailable ? 'store-unavailable' : 'failed' });
    log.error({ err: error, event }, 'turn failed');
    const language = languageOf(locale);
    return error instanceof StoreUnavailable
      ? text(language, 'chat.storeUnavailable', { reference })
      : text(language, 'chat.failed', { reference });
  }

  return {
    async receive(context) {
      const sender = senderOf(context.activity);
      const search = searchOf(context.activity);
      if (sender && search) return found(sender, search);
      const event = eventOf(context.activity);
      describeScope({ activity: sender?.activityId, tenant: sender?.tenantId, event: event?.type });
      if (sender && !sender.isPersonal) return inSharedChat(context, sender);
      if (sender && !event && !isRemoval(context.activity)) await met(sender);
      if (!sender || !event) return context.activity.type === 'invoke' ? { status: 501, body: {} } : undefined;
      return turnOf(context, sender, event);
    },
    async resume(context, sender) {
      await worked(context, sender, { type: 'resumed' }, NOBODY_WAITS);
    },
    secretShown: secrets.shown,
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
    stop: secrets.stop,
  };
}

/** A click as it is when it is made once more. */
function clickOf(conversationId: string, event: Event): string | undefined {
  if (event.type !== 'click' || !event.click.isInvoke) return undefined;
  const { activityId, verb, prompt, args } = event.click;
  return JSON.stringify([conversationId, activityId, verb, prompt, args]);
}

/** The open prompt's card is where it was, or takes the place of the card that was clicked; a new message has no id yet. */
function cardOfPrompt({ event, replies, openCard }: Turn): string | undefined {
  if (!replies.isPrompt) return openCard;
  return event.type === 'click' && !event.click.below ? (event.click.activityId ?? openCard) : undefined;
}
