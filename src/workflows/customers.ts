import { type Actor, requirePartner } from '../domain/actor';
import { type Customer, requireActive, requireListed } from '../domain/customer';
import type { CustomerId, TenantId } from '../domain/ids';
import { PERMISSIONS } from '../domain/permissions';
import { Customers, LISTED, searchTerm, sharedWithTag } from '../store/documents';
import type { Page } from '../store/store';
import type { Ports } from './ports';

const PAGE = 5;

export interface CustomerQuery {
  /** Only those shared with this partner. */
  readonly sharedWith?: TenantId | undefined;
  /** The beginning of any word of the name, or of the domain. */
  readonly search?: string | undefined;
  readonly continuation?: string | undefined;
  /** How many on a page. */
  readonly limit?: number | undefined;
}

/**
 * The tenant's customers by name: all of them, those shared with one partner, or of either those found by a word.
 * @throws DeskError `not-enrolled`, `role-missing`
 */
export async function customersPage(
  ports: Ports,
  actor: Actor,
  { sharedWith, search, continuation, limit = PAGE }: CustomerQuery,
): Promise<Page<Customer>> {
  requirePartner(actor, PERMISSIONS.customers);
  const list = { limit, continuation };
  const chosen = search
    ? { search: searchTerm(search, sharedWith) }
    : { tag: sharedWith ? sharedWithTag(sharedWith) : LISTED };
  return ports.store.list(Customers, actor.tenantId, { ...chosen, ...list });
}

/** @throws DeskError `not-found`, also for a customer of another partner; `relationship-missing` where there is none */
export async function customerOf(ports: Ports, actor: Actor, id: CustomerId): Promise<Customer> {
  requirePartner(actor, PERMISSIONS.customers);
  return requireActive((await ports.store.read(Customers, actor.tenantId, id))?.body);
}

/** As `customerOf`, also for one that the partner deals with in other portals only. */
export async function listedCustomer(ports: Ports, actor: Actor, id: CustomerId): Promise<Customer> {
  requirePartner(actor, PERMISSIONS.customers);
  return requireListed((await ports.store.read(Customers, actor.tenantId, id))?.body);
}
