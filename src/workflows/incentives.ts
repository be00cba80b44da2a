import { type Actor, requirePartner } from '../domain/actor';
import type { Customer } from '../domain/customer';
import { notifying } from '../domain/effect';
import { DeskError, InvalidInput } from '../domain/errors';
import { type CustomerId, instant, type SubscriptionId, TenantId } from '../domain/ids';
import { type Incentive, incentiveOf, type OnRecordRequest, requireAskable } from '../domain/incentive';
import type { Partnership } from '../domain/partnership';
import { PERMISSIONS } from '../domain/permissions';
import { type Subscription, subscriptionName, withPartnerOnRecord } from '../domain/subscription';
import { Customers, OnRecordRequests, Partnerships } from '../store/documents';
import type { Page } from '../store/store';
import { onRecord, resellersOfCustomer } from './add-customer';
import { changeOrCreate } from './commit';
import { customerOf, customersPage } from './customers';
import { aboutCustomer, aboutSubscription, carriedOut, did, didWith, recording } from './history';
import { nameBasedId } from './name-based-id';
import { partnerOf } from './partners';
import type { Ports } from './ports';
import {
  type ShownSubscription,
  type SubscriptionDetails,
  type SubscriptionReference,
  subscriptionDetails,
  subscriptionToChange,
} from './subscription';

/** A customer with how many of its newest subscriptions stand which way. */
export interface CustomerIncentives {
  readonly customer: Customer;
  readonly count: Readonly<Record<Incentive, number>>;
  /** There are more subscriptions than were counted. */
  readonly areMore: boolean;
}

/**
 * A page of customers with what counts for incentives: one page of subscriptions is asked for each, however many
 * customers and subscriptions there are.
 * @throws DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`, `not-in-this-cloud`
 */
export async function incentivesPage(
  ports: Ports,
  actor: Actor,
  query: { search: string; continuation?: string | undefined },
): Promise<Page<CustomerIncentives>> {
  const own = requirePartner(actor, PERMISSIONS.incentives);
  const page = await customersPage(ports, actor, query);
  const related = page.items.filter(({ body }) => body.relationship.state === 'active');
  const items = related.map(async ({ body: customer, ...item }) => {
    const { items: subscriptions, continuation } = await ports.partnerCenter.subscriptions(customer.id);
    const incentives = subscriptions.map(({ subscription }) => incentiveOf(subscription, own));
    const number = (wanted: Incentive) => incentives.filter(each => each === wanted).length;
    const count = { 'on-record': number('on-record'), nobody: number('nobody'), others: number('others') };
    return { ...item, body: { customer, count, areMore: continuation !== undefined } };
  });
  return { ...page, items: await Promise.all(items) };
}

/** A page of a customer's subscriptions, each with how it stands. */
export interface SubscriptionIncentives {
  readonly customer: Customer;
  readonly items: readonly { readonly subscription: Subscription; readonly incentive: Incentive }[];
  readonly continuation?: string | undefined;
}

/** @throws DeskError `not-found`, `relationship-missing`, and as `incentivesPage` does */
export async function customerIncentives(
  ports: Ports,
  actor: Actor,
  id: CustomerId,
  continuation: string | undefined,
): Promise<SubscriptionIncentives> {
  const own = requirePartner(actor, PERMISSIONS.incentives);
  const customer = await customerOf(ports, actor, id);
  const page = await ports.partnerCenter.subscriptions(id, continuation);
  const items = page.items.map(({ subscription }) => ({ subscription, incentive: incentiveOf(subscription, own) }));
  return { customer, items, continuation: page.continuation };
}

/** A subscription with the resellers that it can count for. */
export interface RecordChoice {
  readonly details: SubscriptionDetails;
  readonly resellers: readonly Partnership[];
}

/**
 * @param asking the reseller that asked for it, which may have come to this customer by itself
 * @throws DeskError `sold-by-another`, `no-reseller-of-customer`, and as `incentivesPage` does
 */
export async function resellersForRecord(
  ports: Ports,
  actor: Actor,
  reference: SubscriptionReference,
  asking: string | undefined,
): Promise<RecordChoice> {
  const details = await subscriptionToChange(ports, actor, PERMISSIONS.chooseResellerOnRecord, reference);
  const known = await resellersOfCustomer(ports, actor, details.customer);
  const further = known.some(({ partner }) => partner === asking)
    ? undefined
    : await sharing(ports, actor, details, asking);
  const resellers = further ? [further, ...known] : known;
  if (resellers.length === 0) throw new DeskError('no-reseller-of-customer');
  return { details, resellers };
}

async function sharing(
  ports: Ports,
  { tenantId }: Actor,
  { customer }: SubscriptionDetails,
  reseller: string | undefined,
): Promise<Partnership | undefined> {
  const partner = TenantId.safeParse(reseller).data;
  if (!partner) return undefined;
  const [partnership, record] = await Promise.all([
    ports.store.read(Partnerships, tenantId, partner),
    ports.store.read(Customers, partner, customer.id),
  ]);
  const isReseller = partnership?.body.partnerRole === 'reseller' && !partnership.body.endedAt;
  return isReseller && record?.body.relationship.state === 'active' ? partnership.body : undefined;
}

/**
 * The provider puts a reseller on record. One that has asked for it is told.
 * @throws InvalidInput `reseller`; DeskError `changed-meanwhile`, and as `resellersForRecord` does
 */
export async function chooseResellerOnRecord(
  ports: Ports,
  actor: Actor,
  shown: ShownSubscription,
  { reseller: chosen, asking }: { reseller: string; asking: string | undefined },
): Promise<SubscriptionDetails> {
  const { details, resellers } = await resellersForRecord(ports, actor, shown, asking);
  const reseller = resellers.find(({ partner }) => partner === chosen);
  if (!reseller) throw new InvalidInput({ reseller: { code: 'choice' } });
  if (details.etag !== shown.etag) throw new DeskError('changed-meanwhile');
  const subscription = withPartnerOnRecord(details.subscription, onRecord(reseller));
  const happening = did(actor, 'reseller-on-record-chosen', {
    ...aboutRecord(details),
    partner: { id: reseller.partner, name: reseller.companyName },
  });
  const after = await carriedOut(ports, happening, () =>
    ports.partnerCenter.updateSubscription({ subscription, etag: shown.etag }),
  );
  await answer(ports, actor, { ...details, ...after }, reseller.partner);
  return { ...details, ...after };
}

const aboutRecord = ({ customer, subscription }: SubscriptionDetails) => ({
  ...aboutCustomer(customer),
  subscription: aboutSubscription(subscription),
});

async function answer(
  ports: Ports,
  actor: Actor,
  { subscription, customer, seller }: SubscriptionDetails,
  reseller: TenantId,
): Promise<void> {
  const id = requestId(subscription.id, reseller);
  await changeOrCreate(ports, OnRecordRequests, actor.tenantId, id, known => {
    if (!known || known.answer) return undefined;
    const at = instant(ports.clock.now());
    const notice = {
      kind: 'on-record',
      companyName: seller,
      customer: customer.id,
      customerName: customer.companyName,
      subscription: subscription.id,
      subscriptionName: subscriptionName(subscription),
    } as const;
    const audience = { tenant: reseller, users: [known.askedBy.userId], roles: ['admin-agent'] as const };
    return {
      body: { ...known, answer: { by: actor.name, at } },
      effects: [notifying(ports.ids.next(), at, audience, notice)],
    };
  });
}

/** A reseller asks once for a subscription. */
const requestId = (subscription: SubscriptionId, reseller: TenantId): string =>
  nameBasedId(`on-record:${subscription}:${reseller}`);

/**
 * A subscription of which the reseller may ask to be on record.
 * @throws DeskError `on-record-already`; `not-found` where its seller is no provider of the reseller's; and as
 * `incentivesPage` does
 */
export async function subscriptionToAskFor(
  ports: Ports,
  actor: Actor,
  reference: SubscriptionReference,
): Promise<{ details: SubscriptionDetails; provider: Partnership }> {
  requirePartner(actor, PERMISSIONS.askForRecord);
  const details = await subscriptionDetails(ports, actor, reference);
  const { partnerOnRecord, soldBy } = details.subscription;
  if (partnerOnRecord) throw new DeskError('on-record-already', { partner: partnerOnRecord.name });
  const partnership = await ports.store.read(Partnerships, actor.tenantId, soldBy);
  if (partnership?.body.partnerRole !== 'provider') throw new DeskError('relationship-missing');
  return { details, provider: await partnerOf(ports, actor, soldBy) };
}

/** The provider's people are told. @throws DeskError `already-asked`, and as `subscriptionToAskFor` does */
export async function askForRecord(ports: Ports, actor: Actor, reference: SubscriptionReference): Promise<Partnership> {
  const own = requirePartner(actor, PERMISSIONS.askForRecord);
  const { tenantId, mpnId, companyName } = own;
  const { details, provider } = await subscriptionToAskFor(ports, actor, reference);
  const { customer, subscription } = details;
  const id = requestId(subscription.id, tenantId);
  await changeOrCreate(ports, OnRecordRequests, provider.partner, id, known => {
    const now = ports.clock.now();
    requireAskable(known, now);
    const request: OnRecordRequest = {
      customer: customer.id,
      subscription: subscription.id,
      reseller: { tenantId, mpnId, name: companyName },
      askedBy: { userId: actor.userId, name: actor.name },
      askedAt: instant(now),
    };
    const notice = {
      kind: 'on-record-requested',
      reseller: tenantId,
      companyName,
      customer: customer.id,
      customerName: customer.companyName,
      subscription: subscription.id,
      subscriptionName: subscriptionName(subscription),
      askedBy: actor.name,
    } as const;
    const audience = { tenant: provider.partner, roles: ['admin-agent', 'sales-agent'] as const };
    const other = { ...provider, tenantId: provider.partner };
    const entries = didWith(actor, own, other, 'reseller-on-record-requested', aboutRecord(details));
    return {
      body: request,
      effects: [notifying(ports.ids.next(), instant(now), audience, notice), recording(ports, ...entries)],
    };
  });
  return provider;
}
