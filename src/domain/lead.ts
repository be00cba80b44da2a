import { z } from 'zod';
import { type Answers, email, filled, optional, required } from './form';
import { CustomerId, Instant, InvitationId, LeadId, UserId } from './ids';
import type { Invitation } from './invitation';

/** A referral that was agreed with a customer, on its way to an invitation or a customer. */
export const Lead = z.object({
  id: LeadId,
  companyName: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  note: z.string(),
  createdBy: z.object({ userId: UserId, name: z.string() }),
  createdAt: Instant,
  /** The newest invitation that was sent because of it. */
  invitation: z.object({ id: InvitationId, sentAt: Instant }).optional(),
  customer: z.object({ id: CustomerId, since: Instant }).optional(),
  /** It came to nothing. */
  closed: z.object({ at: Instant, by: z.string() }).optional(),
});
export type Lead = z.infer<typeof Lead>;

export const LeadState = z.enum(['new', 'invited', 'customer', 'closed']);
export type LeadState = z.infer<typeof LeadState>;

export function stateOf({ customer, closed, invitation }: Lead): LeadState {
  if (customer) return 'customer';
  if (closed) return 'closed';
  return invitation ? 'invited' : 'new';
}

export const leadForm = {
  companyName: required(100),
  firstName: required(50),
  lastName: required(50),
  email: required(254, email),
  note: optional(1_000),
} as const;

export type LeadAnswers = Record<keyof typeof leadForm, string>;

/** @throws InvalidInput by field */
export const leadOf = (origin: Pick<Lead, 'id' | 'createdBy' | 'createdAt'>, answers: Answers): Lead => ({
  ...filled(leadForm, answers),
  ...origin,
});

/** @throws InvalidInput by field */
export const updatedLead = (lead: Lead, answers: Answers): Lead => ({ ...lead, ...filled(leadForm, answers) });

/** The same lead when there is nothing to close. */
export const closedLead = (lead: Lead, by: string, at: Instant): Lead =>
  lead.closed || lead.customer ? lead : { ...lead, closed: { at, by } };

export function reopenedLead(lead: Lead): Lead {
  const { closed, ...open } = lead;
  return closed ? open : lead;
}

export const asCustomer = (lead: Lead, customer: NonNullable<Lead['customer']>): Lead =>
  lead.customer ? lead : { ...reopenedLead(lead), customer };

/** The lead after what became of an invitation; the same one when it knows that already. */
export function following(lead: Lead, { id, status }: Pick<Invitation, 'id' | 'status'>): Lead {
  const isKnown = lead.invitation?.id === id;
  switch (status.state) {
    case 'draft':
      return lead;
    case 'sent':
      return isKnown || lead.customer ? lead : { ...reopenedLead(lead), invitation: { id, sentAt: status.sentAt } };
    case 'withdrawn': {
      const { invitation: _withdrawn, ...rest } = lead;
      return isKnown ? rest : lead;
    }
    case 'accepted': {
      const { customer, at } = status.acceptance;
      return customer ? asCustomer(lead, { id: customer, since: at }) : lead;
    }
  }
}
