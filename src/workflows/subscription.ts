import { type Actor, partnerOf, requirePartner, type Task } from '../domain/actor';
import type { Customer } from '../domain/customer';
import { DeskError, InvalidInput } from '../domain/errors';
import type { HistoryAction } from '../domain/history';
import type { CustomerId, SubscriptionId, TenantId } from '../domain/ids';
import type { Inviter } from '../domain/invitation';
import { PERMISSIONS } from '../domain/permissions';
import { reactivated, type Subscription, type SupportedBy, suspended, withQuantity } from '../domain/subscription';
import type { SubscriptionInUse, SubscriptionPage } from '../partner-center/partner-center';
import { Customers, Partnerships } from '../store/documents';
import { accountOf } from './account';
import { customerOf } from './customers';
import { aboutCustomer, aboutSubscription, carriedOut, did, type Happening, orRefusal } from './history';
import type { Ports } from './ports';

export type { SubscriptionInUse, SubscriptionPage };

/** Which subscription of which customer. */
export interface SubscriptionReference {
  readonly customer: CustomerId;
  readonly subscription: SubscriptionId;
}

/** A subscription with whose it is and who sold it. */
export interface SubscriptionDetails extends SubscriptionInUse {
  readonly customer: Customer;
  readonly seller: string;
}

/**
 * The customer's subscriptions, the newest first.
 * @throws DeskError `not-enrolled`, `role-missing`, `not-found`, `relationship-missing`
 */
export async function subscriptionsPage(
  ports: Ports,
  actor: Actor,
  id: CustomerId,
  continuation: string | undefined,
): Promise<{ readonly customer: Customer; readonly page: SubscriptionPage }> {
  const customer = await customerOf(ports, actor, id);
  return { customer, page: await ports.partnerCenter.subscriptions(id, continuation) };
}

/** @throws DeskError as `subscriptionsPage` does */
export async function subscriptionDetails(
  ports: Ports,
  actor: Actor,
  reference: SubscriptionReference,
): Promise<SubscriptionDetails> {
  const customer = await customerOf(ports, actor, reference.customer);
  const found = await ports.partnerCenter.subscription(reference.customer, reference.subscription);
  return detailsOf(ports, customer, found);
}

async function detailsOf(ports: Ports, customer: Customer, found: SubscriptionInUse): Promise<SubscriptionDetails> {
  return { ...found, customer, seller: await sellerName(ports, found.subscription.soldBy) };
}

/** What the partner that sold a subscription is called. */
export const sellerName = async (ports: Ports, soldBy: TenantId): Promise<string> =>
  partnerOf(soldBy, await accountOf(ports, soldBy))?.companyName ?? soldBy;

/**
 * A subscription for somebody who may do this with it.
 * @throws DeskError `sold-by-another`, and as `subscriptionsPage` does
 */
export async function subscriptionToChange(
  ports: Ports,
  actor: Actor,
  task: Task,
  reference: SubscriptionReference,
): Promise<SubscriptionDetails> {
  requirePartner(actor, task);
  const details = await subscriptionDetails(ports, actor, reference);
  if (details.subscription.soldBy !== actor.tenantId) {
    throw new DeskError('sold-by-another', { partner: details.seller });
  }
  return details;
}

/** A subscription as a card showed it. */
export interface ShownSubscription extends SubscriptionReference {
  readonly etag: string;
}

/** @param more what an entry of the history says besides */
async function changeShown(
  ports: Ports,
  actor: Actor,
  details: SubscriptionDetails,
  etag: string,
  action: HistoryAction,
  decide: (before: Subscription) => Subscription,
  more: (after: Subscription) => Partial<Happening> = () => ({}),
): Promise<SubscriptionDetails> {
  if (details.etag !== etag) throw new DeskError('changed-meanwhile');
  const about = { ...aboutCustomer(details.customer), subscription: aboutSubscription(details.subscription) };
  const happening = did(actor, action, about);
  const subscription = await orRefusal(ports, happening, etag, () => decide(details.subscription));
  const after = await carriedOut(ports, { ...happening, ...more(subscription) }, () =>
    ports.partnerCenter.updateSubscription({ subscription, etag }),
  );
  return { ...details, ...after };
}

/**
 * More or fewer licenses.
 * @throws InvalidInput `quantity`
 * @throws DeskError `changed-meanwhile`, `subscription-suspended`, `reduction-window-over`, and as `subscriptionToChange`
 */
export async function changeQuantity(
  ports: Ports,
  actor: Actor,
  shown: ShownSubscription,
  typed: string,
): Promise<SubscriptionDetails> {
  const details = await subscriptionToChange(ports, actor, PERMISSIONS.changeSubscription, shown);
  const { quantity: before } = details.subscription;
  return changeShown(
    ports,
    actor,
    details,
    shown.etag,
    'licenses-changed',
    subscription => withQuantity(subscription, typed, ports.clock.now()),
    ({ quantity: after }) => ({ licenses: { before, after } }),
  );
}

/** @throws DeskError `changed-meanwhile`, `reduction-window-over`, and as `subscriptionToChange` */
export async function suspendSubscription(
  ports: Ports,
  actor: Actor,
  shown: ShownSubscription,
): Promise<SubscriptionDetails> {
  const details = await subscriptionToChange(ports, actor, PERMISSIONS.changeSubscription, shown);
  return changeShown(ports, actor, details, shown.etag, 'subscription-suspended', before =>
    suspended(before, ports.clock.now()),
  );
}

/** @throws DeskError `changed-meanwhile`, and as `subscriptionToChange` */
export async function reactivateSubscription(
  ports: Ports,
  actor: Actor,
  shown: ShownSubscription,
): Promise<SubscriptionDetails> {
  const details = await subscriptionToChange(ports, actor, PERMISSIONS.changeSubscription, shown);
  return changeShown(ports, actor, details, shown.etag, 'subscription-reactivated', reactivated);
}

/**
 * Lets the customer buy further products on the subscription, or no longer.
 * @throws DeskError `changed-meanwhile`, `subscription-suspended`, and as `subscriptionToChange`
 */
export async function setCustomerMayBuy(
  ports: Ports,
  actor: Actor,
  shown: ShownSubscription,
  customerMayBuy: boolean,
): Promise<SubscriptionDetails> {
  const details = await subscriptionToChange(ports, actor, PERMISSIONS.changeSubscription, shown);
  const action = customerMayBuy ? 'permission-to-buy-granted' : 'permission-to-buy-withdrawn';
  return changeShown(ports, actor, details, shown.etag, action, before => {
    if (customerMayBuy && before.status === 'suspended') throw new DeskError('subscription-suspended');
    return { ...before, customerMayBuy };
  });
}

/**
 * Who can be the support contact of a customer's subscriptions: the partner itself, and those it has a partnership with
 * that have this customer, too.
 */
export async function supportContacts(ports: Ports, actor: Actor, customer: Customer): Promise<readonly SupportedBy[]> {
  const own = requirePartner(actor, PERMISSIONS.designateSupportContact);
  const others = await Promise.all(customer.sharedWith.map(partner => sharing(ports, actor, partner, customer.id)));
  return [supportedBy(own), ...others.flat()];
}

async function sharing(ports: Ports, actor: Actor, partner: TenantId, customer: CustomerId): Promise<SupportedBy[]> {
  const [partnership, record] = await Promise.all([
    ports.store.read(Partnerships, actor.tenantId, partner),
    ports.store.read(Customers, partner, customer),
  ]);
  if (!partnership || partnership.body.endedAt || record?.body.relationship.state !== 'active') return [];
  return [supportedBy({ ...partnership.body, tenantId: partner })];
}

const supportedBy = ({ tenantId, mpnId, companyName: name }: Omit<Inviter, 'country'>): SupportedBy => ({
  tenantId,
  mpnId,
  name,
});

/**
 * @throws InvalidInput `supportContact` for somebody who cannot be it
 * @throws DeskError `changed-meanwhile`, and as `subscriptionToChange`
 */
export async function designateSupportContact(
  ports: Ports,
  actor: Actor,
  shown: ShownSubscription,
  chosen: string,
): Promise<SubscriptionDetails> {
  const details = await subscriptionToChange(ports, actor, PERMISSIONS.designateSupportContact, shown);
  const contacts = await supportContacts(ports, actor, details.customer);
  const supportContact = contacts.find(({ tenantId }) => tenantId === chosen);
  if (!supportContact) throw new InvalidInput({ supportContact: { code: 'choice' } });
  return changeShown(
    ports,
    actor,
    details,
    shown.etag,
    'support-contact-designated',
    before => ({ ...before, supportContact }),
    () => ({ supportContact: supportContact.name }),
  );
}
