import { type Actor, requirePartner } from '../domain/actor';
import { DeskError } from '../domain/errors';
import type { TenantId } from '../domain/ids';
import type { Partnership } from '../domain/partnership';
import { PERMISSIONS } from '../domain/permissions';
import { Partnerships } from '../store/documents';
import type { Page } from '../store/store';
import type { Ports } from './ports';

const PAGE = 5;

/**
 * The tenant's indirect providers, or its indirect resellers, by name.
 * @throws DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`
 */
export async function partnersPage(
  ports: Ports,
  actor: Actor,
  query: { role: Partnership['partnerRole']; continuation?: string | undefined },
): Promise<Page<Partnership>> {
  requirePartner(actor, query.role === 'provider' ? PERMISSIONS.indirectProviders : PERMISSIONS.indirectResellers);
  return ports.store.list(Partnerships, actor.tenantId, {
    tag: query.role,
    limit: PAGE,
    continuation: query.continuation,
  });
}

/** @throws DeskError `not-found`, also for a tenant without a partnership */
export async function partnerOf(ports: Ports, actor: Actor, partner: TenantId): Promise<Partnership> {
  const found = await ports.store.read(Partnerships, actor.tenantId, partner);
  if (!found) throw new DeskError('not-found');
  return found.body;
}
