import { type Actor, requirePartner } from '../domain/actor';
import type { Customer } from '../domain/customer';
import type { TenantId } from '../domain/ids';
import { PERMISSIONS } from '../domain/permissions';
import { Customers, sharedWithTag } from '../store/documents';
import type { Page } from '../store/store';
import type { Ports } from './ports';

const PAGE = 5;

/**
 * The tenant's customers by name: all of them, or those it shares with one partner.
 * @throws DeskError `not-enrolled`, `role-missing`
 */
export async function customersPage(
  ports: Ports,
  actor: Actor,
  query: { sharedWith?: TenantId | undefined; continuation?: string | undefined },
): Promise<Page<Customer>> {
  requirePartner(actor, PERMISSIONS.customers);
  return ports.store.list(Customers, actor.tenantId, {
    ...(query.sharedWith && { tag: sharedWithTag(query.sharedWith) }),
    limit: PAGE,
    continuation: query.continuation,
  });
}
