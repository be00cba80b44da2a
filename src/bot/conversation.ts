import { z } from 'zod';
import { DAY, Instant, later, MINUTE } from '../domain/ids';
import type { DocumentKind } from '../store/store';
import type { Event } from './activity';

/** What the bot remembers of one chat between two turns. */
export const Conversation = z.object({
  dialogStack: z.array(z.object({ id: z.string(), state: z.record(z.string(), z.unknown()) })),
  /** The message that holds the card of the open prompt, where it is known. */
  cardActivityId: z.string().optional(),
  /** The last thing that happened, if it was a button that opened something below its card. */
  opened: z.object({ button: z.string(), at: Instant }).optional(),
  /** Activities that have been handled: Teams sends one again when the answer was late or lost. */
  handled: z.array(z.string()),
  touchedAt: Instant,
  /** The process that is in the middle of a turn which changes something; it renews the time as long as it lives. */
  held: z.object({ by: z.string(), until: Instant }).optional(),
});
export type Conversation = z.infer<typeof Conversation>;

const LIFETIME = 60 * DAY;
const MOST_HANDLED = 20;

export const Conversations: DocumentKind<Conversation> = {
  kind: 'conversation',
  schema: Conversation,
  // Counted from the day's beginning: it moves in its index once a day, and not in every turn.
  expires: ({ touchedAt }) => later(new Date(touchedAt.slice(0, 10)), LIFETIME),
};

export const newConversation = (now: Instant): Conversation => ({ dialogStack: [], handled: [], touchedAt: now });

export const withHandled = (handled: readonly string[], activityId: string | undefined): string[] =>
  activityId === undefined ? [...handled] : [...handled, activityId].slice(-MOST_HANDLED);

/** Teams was seen to send a click again, under a new id, half a minute later (botbuilder-dotnet #5005). */
const REPEATED_WITHIN = MINUTE;

/** The button that a click has pressed, where what it opens comes below its card. */
function openerIn(event: Event): string | undefined {
  if (event.type !== 'click' || !event.click.below) return undefined;
  const { activityId = '', verb, args } = event.click;
  return JSON.stringify([activityId, verb, args]);
}

/** Whether a click is the last one once more: its answer stands at the end of the chat already. */
export const isRepeated = ({ opened }: Conversation, event: Event, now: Instant): boolean =>
  opened !== undefined && opened.button === openerIn(event) && now < later(new Date(opened.at), REPEATED_WITHIN);

/** What to remember of an event, to recognise it when it is repeated. */
export function openedBy(event: Event, now: Instant): Conversation['opened'] {
  const button = openerIn(event);
  return button === undefined ? undefined : { button, at: now };
}
