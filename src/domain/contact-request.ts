import { z } from 'zod';
import { DeskError } from './errors';
import { type Answers, filled, required } from './form';
import { DAY, Instant, InvitationId, later, UserId } from './ids';
import { Inviter } from './invitation';

/** A reseller asks a provider to get in touch; the provider answers with its partnership request. */
export const ContactRequest = z.object({
  /** The reseller that asks, as the provider's card names it. */
  reseller: Inviter,
  message: z.string(),
  askedBy: z.object({ userId: UserId, name: z.string() }),
  askedAt: Instant,
  answer: z.object({ invitation: InvitationId, by: z.string(), at: Instant }).optional(),
});
export type ContactRequest = z.infer<typeof ContactRequest>;

/** How long a provider can answer. */
export const CONTACT_REQUEST_LIFETIME = 60 * DAY;

/** How long one reseller waits before it asks the same provider again. */
const PATIENCE = 7 * DAY;

export const contactForm = { message: required(500) } as const;

/** @throws InvalidInput for `message` */
export const messageOf = (answers: Answers): string => filled(contactForm, answers).message;

/** @throws DeskError `already-asked` by a colleague or a moment ago */
export function requireAskable(known: ContactRequest | undefined, now: Date): void {
  if (!known || known.answer) return;
  if (now.getTime() < Date.parse(later(new Date(known.askedAt), PATIENCE))) {
    throw new DeskError('already-asked');
  }
}

/** @throws DeskError `already-answered` by a colleague */
export function requireUnanswered(request: ContactRequest): ContactRequest {
  if (request.answer) throw new DeskError('already-answered', { name: request.answer.by });
  return request;
}

/** The same request when it is answered already. */
export const answered = (request: ContactRequest, answer: NonNullable<ContactRequest['answer']>): ContactRequest =>
  request.answer ? request : { ...request, answer };
