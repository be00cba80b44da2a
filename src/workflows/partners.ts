import { type Actor, requirePartner } from '../domain/actor';
import type { TenantId } from '../domain/ids';
import type { LegalBusinessProfile } from '../domain/partner';
import { type Partnership, requireActive } from '../domain/partnership';
import { PERMISSIONS } from '../domain/permissions';
import { Customers, Partnerships, searchTerm, sharedWithTag } from '../store/documents';
import type { Page } from '../store/store';
import { accountOf } from './account';
import type { Ports } from './ports';

const PAGE = 5;

export interface PartnerQuery {
  readonly role: Partnership['partnerRole'];
  /** The beginning of any word of the name. */
  readonly search?: string | undefined;
  readonly continuation?: string | undefined;
  /** How many on a page. */
  readonly limit?: number | undefined;
}

/**
 * The tenant's indirect providers, or its indirect resellers, by name.
 * @throws DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`
 */
export async function partnersPage(
  ports: Ports,
  actor: Actor,
  { role, search, continuation, limit = PAGE }: PartnerQuery,
): Promise<Page<Partnership>> {
  requirePartner(actor, role === 'provider' ? PERMISSIONS.indirectProviders : PERMISSIONS.indirectResellers);
  const chosen = search ? { search: searchTerm(search) } : { tag: role };
  return ports.store.list(Partnerships, actor.tenantId, { ...chosen, limit, continuation });
}

/** @throws DeskError `not-found`, also for a tenant without a partnership and after its end */
export async function partnerOf(ports: Ports, actor: Actor, partner: TenantId): Promise<Partnership> {
  return requireActive((await ports.store.read(Partnerships, actor.tenantId, partner))?.body);
}

/** What there is to know about a partner. */
export interface PartnerDetails {
  readonly partnership: Partnership;
  /** From the partner's own account. */
  readonly legal: LegalBusinessProfile | undefined;
  /** Customers that both have; more than a page of them are not counted. */
  readonly sharedCustomers: { readonly count: number; readonly areMore: boolean };
}

const MOST_COUNTED = 100;

/** @throws DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`, `not-found` */
export async function partnerDetails(ports: Ports, actor: Actor, partner: TenantId): Promise<PartnerDetails> {
  requirePartner(actor, PERMISSIONS.partnerDetails);
  const partnership = await partnerOf(ports, actor, partner);
  const [account, shared] = await Promise.all([
    accountOf(ports, partner),
    ports.store.list(Customers, actor.tenantId, { tag: sharedWithTag(partner), limit: MOST_COUNTED }),
  ]);
  const { enrollment } = account ?? {};
  return {
    partnership,
    legal: enrollment?.state === 'active' ? enrollment.submission.legal : undefined,
    sharedCustomers: { count: shared.items.length, areMore: shared.continuation !== undefined },
  };
}

/** How many partners a list of customers can be narrowed to by choice; more are found through their own list. */
const MOST_TO_FILTER = 25;

/** A reseller's providers or a provider's resellers; a direct partner has none. */
export async function partnersToFilter(ports: Ports, actor: Actor): Promise<readonly Partnership[]> {
  if (!actor.partner || actor.partner.kind === 'direct-partner') return [];
  const tag = actor.partner.kind === 'indirect-reseller' ? 'provider' : 'reseller';
  const page = await ports.store.list(Partnerships, actor.tenantId, { tag, limit: MOST_TO_FILTER });
  return page.items.map(item => item.body);
}
