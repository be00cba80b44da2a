import { z } from 'zod';
import { DirectoryRole } from './customer-user';
import { CustomerId, DAY, Instant, InvitationId, LeadId, SubscriptionId, TenantId, UserId } from './ids';
import { PartnerKind } from './partner';
import { Role } from './role';

/** How long an entry is kept. Partner Center's own activity log goes back 90 days; contracts ask for longer. */
export const HISTORY_LIFETIME = 2 * 365 * DAY;

/** Who did it; of another company no more than it shows by itself. */
export const Doer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), id: UserId, name: z.string() }),
  z.object({ kind: z.enum(['partner', 'customer', 'contact']), name: z.string() }),
  /** Partner Center decided, or time ran out. */
  z.object({ kind: z.enum(['partner-center', 'time']) }),
]);
export type Doer = z.infer<typeof Doer>;

/** What was done; the words are in src/text under `history.actions`. */
export const HistoryAction = z.enum([
  'enrollment-started',
  'enrollment-submitted',
  'email-verified',
  'account-activated',
  'partner-agreement-accepted',
  'company-profile-updated',
  'user-added',
  'roles-changed',
  'user-removed',
  'partnership-requested',
  'partnership-started',
  'provider-access-removed',
  'partnership-ended',
  'contact-requested',
  'customer-invited',
  'invitation-sent-again',
  'invitation-withdrawn',
  'invitation-expired',
  'invitation-accepted',
  'customer-added',
  'subscriptions-ordered',
  'agreement-recorded',
  'customer-account-updated',
  'relationship-removed',
  'relationship-reactivated',
  'licenses-changed',
  'subscription-suspended',
  'subscription-reactivated',
  'permission-to-buy-granted',
  'permission-to-buy-withdrawn',
  'support-contact-designated',
  'reseller-on-record-requested',
  'reseller-on-record-chosen',
  'azure-switch-requested',
  'azure-switch-accepted',
  'azure-switch-declined',
  'azure-switch-cancelled',
  'azure-switch-confirmed',
  'azure-switch-completed',
  'customer-user-added',
  'customer-users-uploaded',
  'password-reset',
  'customer-user-deleted',
  'customer-user-restored',
  'customer-user-licenses-changed',
  'customer-user-roles-changed',
  'lead-added',
  'lead-updated',
  'lead-closed',
  'lead-reopened',
]);
export type HistoryAction = z.infer<typeof HistoryAction>;

/** Why something was not done; each is the code of a refusal. */
export const HistoryReason = z.enum([
  'provisioning-failed',
  'domain-taken',
  'subscriptions-active',
  'subscriptions-active-elsewhere',
  'reduction-window-over',
  'subscription-suspended',
  'last-global-admin',
]);
export type HistoryReason = z.infer<typeof HistoryReason>;

/** `unknown`: this process ended before Partner Center had answered. */
export const HistoryOutcome = z.enum(['done', 'failed', 'refused', 'unknown']);
export type HistoryOutcome = z.infer<typeof HistoryOutcome>;

const named = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() });

/** What it was about, under the names of that time. */
export const HistorySubjects = z.object({
  /** Without an id when it could not be added. */
  customer: z.object({ id: CustomerId.optional(), name: z.string() }).optional(),
  partner: named(TenantId).optional(),
  /** Of the partner, or of the customer, who is known by the name they sign in with. */
  user: named(z.string()).optional(),
  /** Its name is for whom it is. */
  invitation: named(InvitationId).optional(),
  subscription: named(SubscriptionId).optional(),
  lead: named(LeadId).optional(),
});
export type HistorySubjects = z.infer<typeof HistorySubjects>;

/** One thing that happened, for good: entries are never changed. */
export const HistoryEntry = z.object({
  at: Instant,
  by: Doer,
  action: HistoryAction,
  about: HistorySubjects,
  outcome: HistoryOutcome,
  reason: HistoryReason.optional(),
  /** The reason in the words of Partner Center. */
  explanation: z.string().optional(),
  partnerKind: PartnerKind.optional(),
  /** Those the user has from then on. */
  roles: z.array(Role).optional(),
  directoryRoles: z.array(DirectoryRole).optional(),
  /** Subscriptions whose licences the user has from then on. */
  assigned: z.array(z.string()).optional(),
  /** How many were to be added from a file. */
  users: z.number().int().optional(),
  licenses: z.object({ before: z.number().int(), after: z.number().int() }).optional(),
  /** What was ordered. */
  lines: z.array(z.object({ title: z.string(), quantity: z.number().int() })).optional(),
  supportContact: z.string().optional(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;
