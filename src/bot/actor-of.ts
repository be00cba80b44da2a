import type { Actor, Partner } from '../domain/actor';
import type { TenantId } from '../domain/ids';
import type { User } from '../domain/user';

/** Who acts in a turn: a user of a tenant, for the partner that the tenant is once it has enrolled. */
export const actorOf = (
  { id, name, roles, language, locale, timeZone }: User,
  tenantId: TenantId,
  partner: Partner | undefined,
): Actor => ({ tenantId, userId: id, name, roles, language, locale, timeZone, partner });
