import { randomUUID } from 'node:crypto';
import type { Customer } from '../../../src/domain/customer';
import { CustomerId, Instant, TenantId } from '../../../src/domain/ids';
import type { Offer } from '../../../src/domain/offer';
import type { PartnerOnRecord, Subscription } from '../../../src/domain/subscription';
import { createSubscriptions } from '../../../src/partner-center/sandbox/subscriptions';
import { Customers, searchTerm } from '../../../src/store/documents';
import type { TestDesk } from './desk';
import type { Member } from './member';
import { acceptance, invited } from './story';

/** A customer that has accepted the reseller and its only provider. */
export async function sharedCustomer(desk: TestDesk, reseller: Member, companyName: string): Promise<CustomerId> {
  await desk.website.send(await invited(reseller, companyName), acceptance(companyName));
  await desk.settled();
  const query = { search: searchTerm(companyName), limit: 1 };
  const page = await desk.store.list(Customers, TenantId.parse(reseller.person.tenantId), query);
  const [found] = page.items;
  if (!found) throw new Error(`${companyName} is no customer`);
  return found.body.id;
}

/** A partner's customers, as if they had accepted long ago. */
export async function longKnown(
  desk: Pick<TestDesk, 'store'>,
  { person }: Pick<Member, 'person'>,
  companyNames: readonly string[],
  sharedWith: readonly Member[] = [],
): Promise<CustomerId[]> {
  const customers = companyNames.map(
    (companyName): Customer => ({
      id: CustomerId.parse(randomUUID()),
      companyName,
      domain: `${companyName.toLowerCase().replace(/\P{L}+/gu, '')}.example`,
      administrator: 'admin@customer.example',
      relationship: { state: 'active', since: Instant.parse('2026-01-02T00:00:00.000Z') },
      delegatedAdminPrivileges: 'granted',
      sharedWith: sharedWith.map(partner => TenantId.parse(partner.person.tenantId)),
    }),
  );
  const tenant = TenantId.parse(person.tenantId);
  for (const body of customers) await desk.store.create(Customers, { tenant, id: body.id, body });
  return customers.map(({ id }) => id);
}

export const BUSINESS_BASIC: Offer = {
  catalogItemId: 'CFQ7TTC0LH18:0001:SANDBOX00P1Y',
  title: 'Microsoft 365 Business Basic',
  kind: 'license',
  termDuration: 'P1Y',
  billingCycle: 'annual',
  minimumQuantity: 1,
  maximumQuantity: 300,
};

/** A subscription as if the partner had ordered it. */
export async function ordered(
  desk: Pick<TestDesk, 'store'>,
  seller: Pick<Member, 'person'>,
  customer: CustomerId,
  changes: { friendlyName?: string; quantity?: number; offer?: Offer; partnerOnRecord?: PartnerOnRecord } = {},
): Promise<Subscription> {
  const clock = { now: () => new Date() };
  const subscriptions = createSubscriptions(desk.store, clock, { next: randomUUID, secret: randomUUID });
  const line = { offer: BUSINESS_BASIC, quantity: 10, friendlyName: 'Mail', partnerOnRecord: undefined, ...changes };
  const [subscription] = await subscriptions.order(TenantId.parse(seller.person.tenantId), customer, randomUUID(), [
    line,
  ]);
  if (!subscription) throw new Error('Nothing was ordered');
  return subscription;
}
