import { type Partner, partnerOf } from '../domain/actor';
import { MINUTE, type TenantId } from '../domain/ids';
import { accountOf } from './account';
import type { Ports } from './ports';

/** So long it may take until a process notices that everything of a tenant was deleted. */
const ASK_AGAIN = MINUTE;
const MOST = 1_000;

/** The partner that a tenant is, once its account is active. */
export type KnownPartners = (tenant: TenantId) => Promise<Partner | undefined>;

/**
 * Reads accounts, but not in every turn: an account that is active stays so, with the same company and location, and
 * only one that is not active yet is read each time.
 */
export function knownPartners(ports: Ports): KnownPartners {
  const known = new Map<TenantId, { readonly partner: Partner; readonly until: number }>();
  return async tenant => {
    const now = ports.clock.now().getTime();
    const found = known.get(tenant);
    if (found && now < found.until) return found.partner;
    known.delete(tenant);
    const partner = partnerOf(tenant, await accountOf(ports, tenant));
    if (partner) known.set(tenant, { partner, until: now + ASK_AGAIN });
    const [oldest] = known.keys();
    if (known.size > MOST && oldest) known.delete(oldest);
    return partner;
  };
}
