import { instant, type TenantId, type UserId } from '../domain/ids';
import type { Role } from '../domain/role';
import type { User } from '../domain/user';
import { Users } from '../store/documents';
import { change } from './commit';
import type { Ports } from './ports';

/** Somebody has signed in: from now on they have the roles that the directory of their tenant gives them. */
export async function takeDirectoryRoles(
  ports: Ports,
  tenant: TenantId,
  user: UserId,
  roles: readonly Role[],
): Promise<User> {
  const signedIn = { roles: [...roles], askedAt: instant(ports.clock.now()) };
  const { body } = await change(ports, Users, tenant, user, known => ({ body: { ...known, signedIn } }));
  return body;
}

/** They have signed out, or the directory knows nothing of them any more: the roles that they were given here count. */
export async function forgetDirectoryRoles(ports: Ports, tenant: TenantId, user: UserId): Promise<User> {
  const { body } = await change(ports, Users, tenant, user, ({ signedIn, ...known }) =>
    signedIn ? { body: known } : undefined,
  );
  return body;
}
