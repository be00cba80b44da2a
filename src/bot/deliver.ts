import type { Activity, TurnContext } from 'botbuilder-core';
import type { Logger } from 'pino';
import { text } from '../text/text';
import type { Event } from './activity';
import type { Card } from './cards/card';
import type { PendingAnswer } from './pending-answer';
import { send, update } from './send';
import { cardActivity, type InvokeAnswer, textActivity } from './teams-adapter';
import type { Turn } from './turn';

type Say = (activity: Partial<Activity>) => Promise<string | undefined>;

/** Which messages hold what was said: the newest card, and the card of the turn where that is another one. */
export interface Sent {
  readonly cardActivityId: string | undefined;
  readonly shownIn: string | undefined;
}

/**
 * Says what the turn wants to say. A click is answered in place, unless its card stays: an `Action.Execute` in the
 * answer to its request, an `Action.Submit`, or one whose sender could not wait, by updating the message it came from.
 */
export async function deliver(
  context: TurnContext,
  { event, replies, actor, openCard }: Turn,
  pending: PendingAnswer,
  log: Logger,
): Promise<Sent> {
  const click = event.type === 'click' ? event.click : undefined;
  const answered = click?.below ? undefined : click;
  const say = sayIn(context, event, log);
  const { card } = replies;
  const isInAnswer = answered?.isInvoke === true && card !== undefined && pending.offer(cardAnswer(card));
  const remark = replies.remark ?? text(actor.language, click?.below ? 'chat.below' : 'chat.alreadyHandled');
  const answer = replies.answer ?? remarkAnswer(event, remark);
  const isRemarked = !isInAnswer && isInvoke(event) && pending.offer(answer);
  if (replies.outcome && openCard && openCard !== click?.activityId) {
    await update(context, { ...cardActivity(replies.outcome), id: openCard }, log);
  }
  const isSecret = replies.afterwards !== undefined;
  let cardActivityId: string | undefined;
  if (card && !isInAnswer)
    cardActivityId =
      (await shownInPlace(context, answered?.activityId, card, isSecret, log)) ?? (await say(cardActivity(card)));
  const shownIn = isInAnswer ? answered.activityId : cardActivityId;
  if (replies.remark && !isRemarked && !isInAnswer) await say(textActivity(replies.remark));
  for (const message of replies.messages) {
    const activity = typeof message === 'string' ? textActivity(message) : cardActivity(message);
    const sent = await say(activity);
    if (typeof message !== 'string') cardActivityId = sent;
  }
  for (const activity of replies.activities) await say(activity);
  return { cardActivityId, shownIn };
}

/** What a page has set off is tried again as a whole, by the outbox, until something of it was said. */
function sayIn(context: TurnContext, event: Event, log: Logger): Say {
  let isBegun = event.type !== 'resumed';
  return async activity => {
    if (isBegun) return send(context, activity, log);
    const sent = await context.sendActivity(activity);
    isBegun = true;
    return sent?.id;
  };
}

/** @returns the message that holds the card now, if there was one to hold it */
async function shownInPlace(
  context: TurnContext,
  id: string | undefined,
  card: Card,
  isSecret: boolean,
  log: Logger,
): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const status = await update(context, { ...cardActivity(card), id }, log);
  // What may be there already is shown once more only when it can be shown now or never.
  return status === 'delivered' || (status === 'refused' && !isSecret) ? id : undefined;
}

export const isInvoke = (event: Event): boolean =>
  (event.type === 'click' && event.click.isInvoke) ||
  (event.type === 'unreadable' && event.isInvoke) ||
  event.type === 'sign-in';

/** Teams shows the card in place of the one that was clicked. */
export const cardAnswer = (card: Card): InvokeAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
});

/** An invoke without a body is shown as an error and sent again, so there is always one. */
export const remarkAnswer = (event: Event, remark: string): InvokeAnswer | undefined =>
  isInvoke(event)
    ? { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: remark } }
    : undefined;
