import { z } from 'zod';
import { DAY, Instant, later } from '../domain/ids';
import type { DocumentKind } from '../store/store';

/** What the bot remembers of one chat between two turns. */
export const Conversation = z.object({
  dialogStack: z.array(z.object({ id: z.string(), state: z.record(z.string(), z.unknown()) })),
  /** The message that holds the card of the open prompt, where it is known. */
  cardActivityId: z.string().optional(),
  /** Activities that have been handled: Teams sends one again when the answer was late or lost. */
  handled: z.array(z.string()),
  touchedAt: Instant,
});
export type Conversation = z.infer<typeof Conversation>;

const LIFETIME = 60 * DAY;
const MOST_HANDLED = 20;

export const Conversations: DocumentKind<Conversation> = {
  kind: 'conversation',
  schema: Conversation,
  expires: conversation => later(new Date(conversation.touchedAt), LIFETIME),
};

export const newConversation = (now: Instant): Conversation => ({ dialogStack: [], handled: [], touchedAt: now });

export const withHandled = (handled: readonly string[], activityId: string | undefined): string[] =>
  activityId === undefined ? [...handled] : [...handled, activityId].slice(-MOST_HANDLED);
