import { z } from 'zod';
import { DeskError } from './errors';
import { CustomerId, DAY, Instant, later, SubscriptionId, TenantId } from './ids';
import { Offer, quantityOf } from './offer';

/** Within this time of the order or a renewal licences can be given back (new commerce; 7 days, once 72 hours). */
export const REDUCTION_WINDOW = 7 * DAY;

/** Who helps the customer with a subscription: the provider or one of its resellers (`PUT …/supportcontact`). */
export const SupportedBy = z.object({ tenantId: TenantId, mpnId: z.string(), name: z.string() });
export type SupportedBy = z.infer<typeof SupportedBy>;

/** The reseller that a subscription counts for: incentives go by this partner id. */
export const PartnerOnRecord = z.object({ tenantId: TenantId, mpnId: z.string(), name: z.string() });
export type PartnerOnRecord = z.infer<typeof PartnerOnRecord>;

export const SubscriptionStatus = z.enum(['active', 'suspended']);
export type SubscriptionStatus = z.infer<typeof SubscriptionStatus>;

/** A customer's subscription, with the fields of `GET /v1/customers/{id}/subscriptions/{id}` that we use. */
export const Subscription = z.object({
  id: SubscriptionId,
  customer: CustomerId,
  offer: Offer,
  friendlyName: z.string(),
  quantity: z.number().int(),
  status: SubscriptionStatus,
  orderedAt: Instant,
  commitmentEndDate: Instant,
  /** The partner that bought it from Microsoft. */
  soldBy: TenantId,
  partnerOnRecord: PartnerOnRecord.optional(),
  supportContact: SupportedBy.optional(),
  /** The customer may buy further products on it, such as Azure reservations. */
  customerMayBuy: z.boolean(),
});
export type Subscription = z.infer<typeof Subscription>;

/** What people call it: a name of its own, else its product's. */
export const subscriptionName = ({ friendlyName, offer }: Subscription): string => friendlyName || offer.title;

export const reducibleUntil = (subscription: Subscription): Instant =>
  later(new Date(subscription.orderedAt), REDUCTION_WINDOW);

/**
 * More licences at any time, fewer within the window.
 * @throws InvalidInput `quantity`; DeskError `subscription-suspended`, `reduction-window-over`
 */
export function withQuantity(subscription: Subscription, typed: string, now: Date): Subscription {
  const quantity = quantityOf(subscription.offer, typed);
  if (subscription.status === 'suspended') throw new DeskError('subscription-suspended');
  if (quantity < subscription.quantity && now.getTime() >= Date.parse(reducibleUntil(subscription))) {
    throw new DeskError('reduction-window-over');
  }
  return { ...subscription, quantity };
}

/** @throws DeskError `reduction-window-over`: licences cannot be suspended by the partner after the window; Azure plans can */
export function suspended(subscription: Subscription, now: Date): Subscription {
  if (subscription.offer.kind === 'license' && now.getTime() >= Date.parse(reducibleUntil(subscription))) {
    throw new DeskError('reduction-window-over');
  }
  return { ...subscription, status: 'suspended' };
}

/** From now on the subscription counts for this reseller. */
export const withPartnerOnRecord = (subscription: Subscription, partnerOnRecord: PartnerOnRecord): Subscription => ({
  ...subscription,
  partnerOnRecord,
});

export const reactivated = (subscription: Subscription): Subscription => ({ ...subscription, status: 'active' });
