import { z } from 'zod';
import { Cloud } from './cloud';
import { CustomerId, Instant, InvitationId, SubscriptionId, SwitchId, TenantId } from './ids';
import { PartnerKind } from './partner';
import { Role } from './role';

const about = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), ...shape });

/** What somebody is told by themselves, without having asked; the bot makes a card of it in the reader's language. */
export const Notice = z.discriminatedUnion('kind', [
  about('enrollment-under-review', { companyName: z.string() }),
  about('enrollment-active', {
    companyName: z.string(),
    partnerKind: PartnerKind,
    mpnId: z.string(),
    cloud: Cloud.optional(),
  }),
  about('enrollment-rejected', { companyName: z.string(), reason: z.string() }),
  about('roles-changed', { companyName: z.string(), roles: z.array(Role), by: z.string() }),
  about('partnership-requested', { provider: TenantId, invitation: InvitationId, companyName: z.string() }),
  about('partnership-active', { partner: TenantId, companyName: z.string(), role: z.enum(['provider', 'reseller']) }),
  about('provider-access-removed', { reseller: TenantId, companyName: z.string() }),
  about('partnership-ended', { companyName: z.string(), role: z.enum(['provider', 'reseller']), by: z.string() }),
  about('contact-requested', {
    reseller: TenantId,
    companyName: z.string(),
    mpnId: z.string(),
    country: z.string(),
    message: z.string(),
    askedBy: z.string(),
  }),
  about('on-record-requested', {
    reseller: TenantId,
    companyName: z.string(),
    customer: CustomerId,
    customerName: z.string(),
    subscription: SubscriptionId,
    subscriptionName: z.string(),
    askedBy: z.string(),
  }),
  about('on-record', {
    companyName: z.string(),
    customer: CustomerId,
    customerName: z.string(),
    subscription: SubscriptionId,
    subscriptionName: z.string(),
  }),
  about('switch-requested', {
    switch: SwitchId,
    companyName: z.string(),
    customerName: z.string(),
    subscriptionName: z.string(),
    askedBy: z.string(),
  }),
  /** What became of a request; `companyName` is the other partner's. */
  about('switch-changed', {
    switch: SwitchId,
    companyName: z.string(),
    customerName: z.string(),
    subscriptionName: z.string(),
    outcome: z.enum(['accepted', 'declined', 'cancelled', 'gone', 'received', 'failed']),
  }),
  about('customer-added', { customer: CustomerId, companyName: z.string(), domain: z.string(), by: z.string() }),
  about('customer-set-up', { customer: CustomerId, companyName: z.string() }),
  about('order-failed', { companyName: z.string() }),
  about('customer-accepted', {
    invitation: InvitationId,
    recipient: z.string(),
    customer: CustomerId,
    companyName: z.string(),
    domain: z.string(),
    acceptedBy: z.string(),
    delegatedAdminPrivileges: z.enum(['granted', 'none']),
    at: Instant,
    /** The other partner of the same invitation, if there is one. */
    together: z.string().optional(),
  }),
]);
export type Notice = z.infer<typeof Notice>;

/** What a mail says; the mail's words are in src/text under `mails`. */
export const Letter = z.discriminatedUnion('kind', [
  about('verify-email', { companyName: z.string(), firstName: z.string() }),
  about('enrollment-under-review', { companyName: z.string() }),
  about('enrollment-active', { companyName: z.string() }),
  about('enrollment-rejected', { companyName: z.string(), reason: z.string() }),
  /** To the customer's billing owner. */
  about('confirm-switch', {
    switch: SwitchId,
    companyName: z.string(),
    subscriptionName: z.string(),
    from: z.string(),
    to: z.string(),
  }),
]);
export type Letter = z.infer<typeof Letter>;
