import { z } from 'zod';
import type { Draft } from './draft';
import { DeskError } from './errors';
import { CustomerId, DAY, Instant, InvitationId, LeadId, later, TenantId, UserId } from './ids';

/** How long a link can be used; the real links have no documented end, ours must end. */
export const INVITATION_LIFETIME = 30 * DAY;

/** How long one that has expired is kept, for those who look for it on the list. */
export const EXPIRED_INVITATION_LIFETIME = 180 * DAY;

/** Links that may be valid at the same time: every "send again" makes one, and the earlier mails stay good. */
const MOST_LINKS = 10;

export const InvitationKind = z.enum(['partnership', 'reseller-relationship', 'reseller-and-provider']);
export type InvitationKind = z.infer<typeof InvitationKind>;

/** A partner that asks, as the page and the cards name it. */
export const Inviter = z.object({
  tenantId: TenantId,
  companyName: z.string(),
  mpnId: z.string(),
  country: z.string(),
});
export type Inviter = z.infer<typeof Inviter>;

const Acceptance = z.object({
  at: Instant,
  companyName: z.string(),
  /** The customer's domain; empty for a partnership. */
  domain: z.string(),
  /** Who accepted: the customer's administrator or the reseller's global admin. */
  by: z.string(),
  /** The customer, or the reseller's tenant. */
  customer: CustomerId.optional(),
  partner: TenantId.optional(),
});
export type Acceptance = z.infer<typeof Acceptance>;

const InvitationState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('draft') }),
  z.object({ state: z.literal('sent'), sentAt: Instant }),
  z.object({ state: z.literal('accepted'), acceptance: Acceptance }),
  z.object({ state: z.literal('withdrawn'), withdrawnAt: Instant, by: z.string() }),
]);

export const Invitation = z.object({
  id: InvitationId,
  kind: InvitationKind,
  /** The tenant that made it and, for `reseller-and-provider`, the provider. */
  inviters: z.array(Inviter).min(1).max(2),
  createdBy: z.object({ userId: UserId, name: z.string() }),
  createdAt: Instant,
  expiresAt: Instant,
  /** SHA-256 of every link that opens it; whether it may still be used is for `status` to say. */
  linkHashes: z.array(z.string()),
  recipient: z.string(),
  subject: z.string(),
  /** With `{link}` where the link stands. */
  text: z.string(),
  /** Where its card stands, so that it can be brought up to date in place. */
  cards: z.array(z.object({ user: UserId, activityId: z.string() })),
  /** Partner tenants that have shown the link of a partnership request. */
  shownTo: z.array(TenantId),
  /** Its text was never kept: until somebody accepts it, it is on no list. */
  isUnsaved: z.literal(true).optional(),
  /** The lead that it comes from. */
  lead: LeadId.optional(),
  /** The customer that it is for, where the partner deals with it in other portals: the page begins with these. */
  customer: z.object({ companyName: z.string(), domain: z.string() }).optional(),
  /** The reseller that asked to be contacted: it is shown a partnership request at once. */
  addressee: TenantId.optional(),
  status: InvitationState,
});
export type Invitation = z.infer<typeof Invitation>;

/** `expired` is not stored: it follows from the clock. */
export type InvitationStatus = Invitation['status']['state'] | 'expired';

export function statusOf(invitation: Invitation, now: Date): InvitationStatus {
  const { state } = invitation.status;
  const open = state === 'draft' || state === 'sent';
  return open && now.getTime() >= Date.parse(invitation.expiresAt) ? 'expired' : state;
}

/**
 * Whether the link may still be used.
 * @throws DeskError `link-used`, `link-withdrawn` or `link-expired`
 */
export function requireOpen(invitation: Invitation, now: Date): void {
  switch (statusOf(invitation, now)) {
    case 'accepted':
      throw new DeskError('link-used');
    case 'withdrawn':
      throw new DeskError('link-withdrawn');
    case 'expired':
      throw new DeskError('link-expired');
    default:
  }
}

/** The invitation with an edited draft. @throws DeskError `invitation-closed` once it is over. */
export function edited(invitation: Invitation, draft: Draft): Invitation {
  requireUndecided(invitation);
  return { ...saved(invitation), ...draft };
}

function saved({ isUnsaved: _before, ...invitation }: Invitation): Invitation {
  return invitation;
}

/** Done: the partner has sent the mail, from their own mailbox. */
export function sent(invitation: Invitation, now: Instant): Invitation {
  requireUndecided(invitation);
  if (invitation.status.state === 'sent') return invitation;
  return { ...saved(invitation), status: { state: 'sent', sentAt: now } };
}

export function withdrawn(invitation: Invitation, by: string, now: Instant): Invitation {
  if (invitation.status.state === 'withdrawn') return invitation;
  requireUndecided(invitation);
  return { ...invitation, status: { state: 'withdrawn', withdrawnAt: now, by } };
}

/** One more link for the same invitation, with its time running anew: the mail is sent again. */
export function renewed(invitation: Invitation, linkHash: string, now: Date): Invitation {
  requireUndecided(invitation);
  return {
    ...invitation,
    linkHashes: [...invitation.linkHashes, linkHash].slice(-MOST_LINKS),
    expiresAt: later(now, INVITATION_LIFETIME),
  };
}

export function accepted(invitation: Invitation, acceptance: Acceptance, now: Date): Invitation {
  requireOpen(invitation, now);
  return { ...invitation, status: { state: 'accepted', acceptance } };
}

/** Whether its own people look for it in a list; what was left before anything was kept is of no interest. */
export const isListed = ({ isUnsaved, status }: Invitation): boolean => !isUnsaved || status.state === 'accepted';

/** Nobody has answered or withdrawn it; it may have expired. */
export const isUndecided = ({ status }: Invitation): boolean => status.state === 'draft' || status.state === 'sent';

/** When it may vanish; one that was accepted, or withdrawn from those who had it, stays. */
export const forgottenAt = (invitation: Invitation): Instant | undefined =>
  isUndecided(invitation) || !isListed(invitation)
    ? later(new Date(invitation.expiresAt), EXPIRED_INVITATION_LIFETIME)
    : undefined;

/** @throws DeskError `invitation-closed` once it is over */
export function requireUndecided(invitation: Invitation): void {
  if (!isUndecided(invitation)) throw new DeskError('invitation-closed');
}
