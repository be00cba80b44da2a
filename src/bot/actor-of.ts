import type { Actor, Partner } from '../domain/actor';
import type { Instant, TenantId } from '../domain/ids';
import { rolesAt, type User } from '../domain/user';

/** Who acts in a turn: a user of a tenant, for the partner that the tenant is once it has enrolled. */
export const actorOf = (user: User, tenantId: TenantId, partner: Partner | undefined, now: Instant): Actor => {
  const { id, name, language, locale, timeZone } = user;
  return { tenantId, userId: id, name, roles: rolesAt(user, now), language, locale, timeZone, partner };
};
