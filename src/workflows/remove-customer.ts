import { type Actor, requirePartner } from '../domain/actor';
import { type Customer, reactivated, removed } from '../domain/customer';
import { DeskError, InvalidInput } from '../domain/errors';
import { type CustomerId, instant } from '../domain/ids';
import { PERMISSIONS } from '../domain/permissions';
import type { Subscription } from '../domain/subscription';
import { Customers, REMOVED } from '../store/documents';
import type { Page } from '../store/store';
import { change } from './commit';
import { customerOf } from './customers';
import { aboutCustomer, did, orRefusal, recording } from './history';
import type { Ports } from './ports';
import { sellerName } from './subscription';

const PAGE = 5;

/**
 * A customer whose relationship can be removed.
 * @throws DeskError `subscriptions-active` with their number, `subscriptions-active-elsewhere` where others have sold
 * them all, `not-enrolled`, `role-missing`, `not-found`, `relationship-missing`
 */
export async function removableCustomer(ports: Ports, actor: Actor, id: CustomerId): Promise<Customer> {
  requirePartner(actor, PERMISSIONS.removeCustomerRelationship);
  const customer = await customerOf(ports, actor, id);
  const active = await activeSubscriptions(ports, actor, id);
  if (active.length === 0) return customer;
  const number = String(active.length);
  if (active.some(({ soldBy }) => soldBy === actor.tenantId)) {
    throw new DeskError('subscriptions-active', { number, customer: id });
  }
  const partner = (await sellersOf(ports, active)).join(', ');
  throw new DeskError('subscriptions-active-elsewhere', { number, partner, customer: id });
}

/** Those that this partner sold or is on record for; the other partners of the customer have their own. */
async function activeSubscriptions(ports: Ports, { tenantId }: Actor, id: CustomerId): Promise<Subscription[]> {
  const active: Subscription[] = [];
  let continuation: string | undefined;
  do {
    const page = await ports.partnerCenter.subscriptions(id, continuation);
    const own = page.items
      .map(({ subscription }) => subscription)
      .filter(({ soldBy, partnerOnRecord }) => soldBy === tenantId || partnerOnRecord?.tenantId === tenantId);
    active.push(...own.filter(({ status }) => status === 'active'));
    continuation = page.continuation;
  } while (continuation !== undefined);
  return active;
}

function sellersOf(ports: Ports, subscriptions: readonly Subscription[]): Promise<string[]> {
  const sellers = new Set(subscriptions.map(({ soldBy }) => soldBy));
  return Promise.all([...sellers].map(seller => sellerName(ports, seller)));
}

/**
 * The customer leaves the list. Nobody is told, and its delegated admin privileges stay.
 * @param shown the beginning of the relationship, as the card showed it, and whether its notice was confirmed
 * @throws InvalidInput for a missing tick; DeskError `changed-meanwhile`, and as `removableCustomer` does
 */
export async function removeCustomer(
  ports: Ports,
  actor: Actor,
  id: CustomerId,
  shown: { since: string; isConfirmed: boolean },
): Promise<Customer> {
  requirePartner(actor, PERMISSIONS.removeCustomerRelationship);
  if (!shown.isConfirmed) throw new InvalidInput({ accept: { code: 'consent' } });
  const known = await customerOf(ports, actor, id);
  const happening = did(actor, 'relationship-removed', aboutCustomer(known));
  await orRefusal(ports, happening, shown.since, () => removableCustomer(ports, actor, id));
  const { body } = await change(ports, Customers, actor.tenantId, id, customer => ({
    body: removed(customer, shown.since, instant(ports.clock.now())),
    effects: [recording(ports, happening)],
  }));
  return body;
}

/** Customers whose relationship was removed, by name. @throws DeskError `not-enrolled`, `role-missing` */
export async function removedCustomersPage(
  ports: Ports,
  actor: Actor,
  continuation: string | undefined,
): Promise<Page<Customer>> {
  requirePartner(actor, PERMISSIONS.removeCustomerRelationship);
  return ports.store.list(Customers, actor.tenantId, { tag: REMOVED, limit: PAGE, continuation });
}

/** The customer is back on the list. @throws DeskError `not-enrolled`, `role-missing`, `not-found` */
export async function reactivateCustomer(ports: Ports, actor: Actor, id: CustomerId): Promise<Customer> {
  requirePartner(actor, PERMISSIONS.removeCustomerRelationship);
  const { body } = await change(ports, Customers, actor.tenantId, id, customer => {
    const after = reactivated(customer, instant(ports.clock.now()));
    return after === customer
      ? undefined
      : { body: after, effects: [recording(ports, did(actor, 'relationship-reactivated', aboutCustomer(after)))] };
  });
  return body;
}
