import { type Actor, requirePartner } from '../domain/actor';
import { type Customer, reactivated, removed } from '../domain/customer';
import { DeskError, InvalidInput } from '../domain/errors';
import { type CustomerId, instant } from '../domain/ids';
import { PERMISSIONS } from '../domain/permissions';
import { Customers, REMOVED } from '../store/documents';
import type { Page } from '../store/store';
import { change } from './commit';
import { customerOf } from './customers';
import { aboutCustomer, did, orRefusal, recording } from './history';
import type { Ports } from './ports';

const PAGE = 5;

/**
 * A customer whose relationship can be removed.
 * @throws DeskError `subscriptions-active` with their number, `not-enrolled`, `role-missing`, `not-found`,
 * `relationship-missing`
 */
export async function removableCustomer(ports: Ports, actor: Actor, id: CustomerId): Promise<Customer> {
  requirePartner(actor, PERMISSIONS.removeCustomerRelationship);
  const customer = await customerOf(ports, actor, id);
  const active = await activeSubscriptions(ports, actor, id);
  if (active > 0) throw new DeskError('subscriptions-active', { number: String(active) });
  return customer;
}

/** Those that this partner sold or is on record for; the other partners of the customer have their own. */
async function activeSubscriptions(ports: Ports, { tenantId }: Actor, id: CustomerId): Promise<number> {
  let count = 0;
  let continuation: string | undefined;
  do {
    const page = await ports.partnerCenter.subscriptions(id, continuation);
    count += page.items.filter(
      ({ subscription: { status, soldBy, partnerOnRecord } }) =>
        status === 'active' && (soldBy === tenantId || partnerOnRecord?.tenantId === tenantId),
    ).length;
    continuation = page.continuation;
  } while (continuation !== undefined);
  return count;
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
