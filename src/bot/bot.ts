import type { TurnContext } from 'botbuilder';
import type { DialogSet } from 'botbuilder-dialogs';
import type { Logger } from 'pino';
import { partnerOf } from '../domain/actor';
import { instant } from '../domain/ids';
import { type Chat, languageOf } from '../domain/user';
import { DocumentConflict, type Stored } from '../store/store';
import { text } from '../text/text';
import { accountOf } from '../workflows/account';
import type { Ports } from '../workflows/ports';
import { meet } from '../workflows/users';
import { type Event, eventOf, type Sender, senderOf } from './activity';
import type { Card } from './cards/card';
import { type Conversation, Conversations, isRepeated, newConversation, openedBy, withHandled } from './conversation';
import { deliver, remarkAnswer, type Sent } from './deliver';
import { openDialogs } from './dialog-context';
import { introduceWith } from './introduce';
import { Replies } from './replies';
import { route } from './route';
import { send } from './send';
import { createSerialQueue } from './serial-queue';
import { createShortLivedCards, type ReplaceCard } from './short-lived-cards';
import { type InvokeAnswer, textActivity } from './teams-adapter';
import { rememberTurn, type Turn } from './turn';

export interface Bot {
  /** One incoming activity. @returns the answer to an invoke */
  receive(context: TurnContext): Promise<InvokeAnswer | undefined>;
  /** Something happened on one of our pages, and the chat goes on. */
  resume(context: TurnContext, sender: Sender): Promise<void>;
  /** A card with a secret was sent outside of a turn: it becomes another one after a while. */
  secretShown(chat: Chat, activityId: string, afterwards: Card): void;
  /** Takes secrets out of the chats before the process ends. */
  stop(): Promise<void>;
}

export interface BotOptions {
  readonly ports: Ports;
  readonly dialogs: DialogSet;
  readonly replaceCard: ReplaceCard;
  readonly log: Logger;
}

/** After this long a person wonders whether anything is happening. */
const TYPING_AFTER = 1_000;
const MOST_ATTEMPTS = 3;

export function createBot({ ports, dialogs, replaceCard, log }: BotOptions): Bot {
  const inOrder = createSerialQueue();
  const secrets = createShortLivedCards(replaceCard, log);
  /** Messages that hold the card of an open prompt, until the next turn stores it; lost ones only stay as they are. */
  const sentCards = new Map<string, string>();

  async function turnOf(context: TurnContext, sender: Sender, event: Event): Promise<InvokeAnswer | undefined> {
    const typing = setTimeout(() => void context.sendActivity({ type: 'typing' }).catch(() => undefined), TYPING_AFTER);
    try {
      return await inOrder(sender.chat.conversationId, () => attempts(context, sender, event));
    } catch (error) {
      // Nobody waits for an answer: the outbox tries again.
      if (event.type === 'resumed') throw error;
      return await apologize(context, sender, event, error);
    } finally {
      clearTimeout(typing);
    }
  }

  async function attempts(context: TurnContext, sender: Sender, event: Event): Promise<InvokeAnswer | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(context, sender, event);
      } catch (error) {
        if (!(error instanceof DocumentConflict) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  /** Reads the state, runs the turn, stores the state, and only then says anything. */
  async function once(context: TurnContext, sender: Sender, event: Event): Promise<InvokeAnswer | undefined> {
    const { tenantId, activityId } = sender;
    const { conversationId } = sender.chat;
    const now = instant(ports.clock.now());
    const stored = await ports.store.read(Conversations, tenantId, conversationId);
    const before = stored?.body ?? newConversation(now);
    if (activityId !== undefined && before.handled.includes(activityId)) {
      return remarkAnswer(event, text(languageOf(sender.locale), 'chat.alreadyHandled'));
    }
    const user = await meet(ports, sender, introduceWith(context, log));
    const partner = partnerOf(tenantId, await accountOf(ports, tenantId));
    const { language, locale, timeZone, name, roles } = user;
    const actor = { tenantId, userId: user.id, name, roles, language, locale, timeZone, partner };
    const openCard = before.cardActivityId ?? sentCards.get(conversationId);
    const isAgain = isRepeated(before, event, now);
    const openFlow = before.dialogStack[0]?.id;
    const turn: Turn = { actor, user, event, isRepeated: isAgain, ports, openFlow, openCard, replies: new Replies() };
    const state = { dialogStack: structuredClone(before.dialogStack) };
    rememberTurn(context, turn);
    await route(turn, openDialogs(dialogs, context, state));
    const isOpen = state.dialogStack.length > 0;
    const saved = await save(stored, sender, {
      dialogStack: state.dialogStack,
      cardActivityId: isOpen ? cardOfPrompt(turn) : undefined,
      opened: isAgain ? before.opened : openedBy(event, now),
      handled: withHandled(before.handled, activityId),
      touchedAt: now,
    });
    const sent = await deliver(context, turn, log).catch(async error => {
      // Only what a page has set off gets here, and it was not said: the outbox begins it once more.
      await ports.store.replace(Conversations, { ...saved, body: before });
      throw error;
    });
    if (!isOpen) sentCards.delete(conversationId);
    else if (turn.replies.isPrompt) rememberCard(conversationId, sent);
    watchSecret(sender, turn, sent);
    return sent.answer;
  }

  function watchSecret({ chat }: Sender, { event, replies }: Turn, { cardActivityId }: Sent): void {
    if (!replies.card) return;
    const isInAnswer = event.type === 'click' && event.click.isInvoke && !event.click.below;
    const shownIn = isInAnswer ? event.click.activityId : cardActivityId;
    if (shownIn === undefined) return;
    if (replies.afterwards) secrets.shown(chat, shownIn, replies.afterwards);
    else secrets.replaced(shownIn);
  }

  async function save(stored: Stored<Conversation> | undefined, { tenantId, chat }: Sender, body: Conversation) {
    if (stored) return ports.store.replace(Conversations, { ...stored, body });
    return ports.store.create(Conversations, { tenant: tenantId, id: chat.conversationId, body });
  }

  function rememberCard(conversationId: string, { cardActivityId }: Sent): void {
    if (cardActivityId) sentCards.set(conversationId, cardActivityId);
    else sentCards.delete(conversationId);
  }

  /** Nothing was stored, so that the same click or message can simply be repeated. */
  async function apologize(context: TurnContext, sender: Sender, event: Event, error: unknown) {
    const reference = ports.ids.next().slice(0, 8);
    log.error({ err: error, reference, event: event.type }, 'turn failed');
    const message = text(languageOf(sender.locale), 'chat.failed', { reference });
    const answer = remarkAnswer(event, message);
    if (!answer) await send(context, textActivity(message), log);
    return answer;
  }

  return {
    async receive(context) {
      const sender = senderOf(context.activity);
      const event = eventOf(context.activity);
      if (!sender || !event) return context.activity.type === 'invoke' ? { status: 501, body: {} } : undefined;
      if (!sender.isPersonal) {
        const message = text(languageOf(sender.locale), 'chat.personalOnly');
        const answer = remarkAnswer(event, message);
        if (!answer && event.type === 'text') await send(context, textActivity(message), log);
        return answer;
      }
      return turnOf(context, sender, event);
    },
    async resume(context, sender) {
      await turnOf(context, sender, { type: 'resumed' });
    },
    secretShown: secrets.shown,
    stop: secrets.stop,
  };
}

/** The open prompt's card is where it was, or takes the place of the card that was clicked; a new message has no id yet. */
function cardOfPrompt({ event, replies, openCard }: Turn): string | undefined {
  if (!replies.isPrompt) return openCard;
  return event.type === 'click' && !event.click.below ? (event.click.activityId ?? openCard) : undefined;
}
