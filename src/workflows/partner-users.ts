import { type Actor, requirePartner } from '../domain/actor';
import { notifying } from '../domain/effect';
import { DeskError } from '../domain/errors';
import type { Answers } from '../domain/form';
import { instant, later, MINUTE, type TenantId, type UserId } from '../domain/ids';
import {
  assignedRoles,
  isGlobalAdmin,
  newPartnerUser,
  requireMayAssign,
  requireShown,
  rolesKey,
} from '../domain/partner-user';
import { PERMISSIONS } from '../domain/permissions';
import type { User } from '../domain/user';
import { DEPARTING_ADMINS_ID, DepartingAdmins, Users } from '../store/documents';
import { DocumentConflict, type Stored } from '../store/store';
import { change, changeOrCreate, create } from './commit';
import { carriedOut, did, orRefusal, recording } from './history';
import type { Ports } from './ports';
import { usersNamed } from './users';

/** A user of the partner's own, for somebody who may change them. @throws DeskError `not-found`, `role-missing` */
export async function managedUser(ports: Ports, actor: Actor, id: UserId): Promise<User> {
  requirePartner(actor, PERMISSIONS.manageUsers);
  return (await stored(ports, actor.tenantId, id)).body;
}

async function stored(ports: Ports, tenant: TenantId, id: UserId): Promise<Stored<User>> {
  const found = await ports.store.read(Users, tenant, id);
  if (!found) throw new DeskError('not-found');
  return found;
}

/** What the new user signs in with. The password exists in this answer and nowhere else. */
export interface SignInInformation {
  readonly user: User;
  readonly password: string;
}

/**
 * "Add user", with roles that are theirs as soon as they write.
 * @param request the same when it is repeated
 * @throws InvalidInput by field; DeskError `user-exists`, `role-missing`
 */
export async function addUser(
  ports: Ports,
  actor: Actor,
  request: string,
  answers: Answers,
): Promise<SignInInformation> {
  requirePartner(actor, PERMISSIONS.manageUsers);
  const { tenantId: tenant } = actor;
  const { displayName, userPrincipalName, roles } = newPartnerUser(answers);
  requireMayAssign(actor, [], roles);
  const [known] = await usersNamed(ports, tenant, userPrincipalName);
  if (known && known.addedBy !== request) throw new DeskError('user-exists');
  const created = await ports.partnerCenter.createPartnerUser(tenant, request, { displayName, userPrincipalName });
  const user: User = {
    id: created.id,
    name: displayName,
    userPrincipalName,
    roles: [...roles],
    language: actor.language,
    locale: actor.locale,
    languageChosen: false,
    muted: false,
    unreachable: false,
    addedBy: request,
  };
  const { body } = known ? { body: known } : await createUser(ports, actor, user);
  return { user: body, password: created.password };
}

async function createUser(ports: Ports, actor: Actor, body: User): Promise<Stored<User>> {
  const effects = [recording(ports, did(actor, 'user-added', aboutUser(body), { roles: body.roles }))];
  try {
    return await create(ports, Users, actor.tenantId, body.id, { body, effects });
  } catch (error) {
    throw error instanceof DocumentConflict ? new DeskError('user-exists') : error;
  }
}

const aboutUser = ({ id, name }: User) => ({ user: { id, name } });

/**
 * "Update": the user has the ticked roles, and hears of it.
 * @param shown the roles that the card showed
 * @throws InvalidInput; DeskError `changed-meanwhile`, `last-global-admin`, `role-missing`, `not-found`
 */
export async function updateUser(
  ports: Ports,
  actor: Actor,
  id: UserId,
  shown: string,
  answers: Answers,
): Promise<User> {
  const partner = requirePartner(actor, PERMISSIONS.manageUsers);
  const roles = assignedRoles(answers);
  const before = (await stored(ports, actor.tenantId, id)).body;
  requireShown(before, shown);
  requireMayAssign(actor, before.roles, roles);
  const happening = did(actor, 'roles-changed', aboutUser(before), { roles });
  const update = () =>
    change(ports, Users, actor.tenantId, id, user => {
      requireShown(user, shown);
      if (rolesKey(user.roles) === rolesKey(roles)) return undefined;
      const { companyName } = partner;
      const audience = { tenant: actor.tenantId, users: id === actor.userId ? [] : [id] };
      const notice = { kind: 'roles-changed', companyName, roles, by: actor.name } as const;
      return {
        body: { ...user, roles },
        effects: [
          notifying(ports.ids.next(), instant(ports.clock.now()), audience, notice),
          recording(ports, happening),
        ],
      };
    });
  const departs = isGlobalAdmin(before.roles) && !isGlobalAdmin(roles);
  const { body } = departs
    ? await orRefusal(ports, happening, shown, () => asOneOfSeveral(ports, actor.tenantId, id, update))
    : await update();
  return body;
}

const MOST_ATTEMPTS = 5;

/**
 * The user has no role any more and leaves the list. What Entra knows of them stays.
 * @param shown the roles that the card showed
 * @throws DeskError `changed-meanwhile`, `last-global-admin`, `role-missing`, `not-found`
 */
export async function removeUser(ports: Ports, actor: Actor, id: UserId, shown: string): Promise<User> {
  const user = await managedUser(ports, actor, id);
  requireMayAssign(actor, user.roles, []);
  const happening = did(actor, 'user-removed', aboutUser(user));
  const remove = () => carriedOut(ports, happening, () => removeAsShown(ports, actor.tenantId, id, shown));
  return isGlobalAdmin(user.roles)
    ? orRefusal(ports, happening, shown, () => asOneOfSeveral(ports, actor.tenantId, id, remove))
    : remove();
}

/** Somebody may write at the same time, which changes what is known of them but not their roles. */
async function removeAsShown(ports: Ports, tenant: TenantId, id: UserId, shown: string): Promise<User> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const found = await stored(ports, tenant, id);
    requireShown(found.body, shown);
    try {
      await ports.store.remove(Users, found);
      return found.body;
    } catch (error) {
      if (!(error instanceof DocumentConflict)) throw error;
    }
  }
  throw new DeskError('try-again');
}

/** Longer than taking a role away can last: what a process left behind when it died no longer counts then. */
const DEPARTURE = 5 * MINUTE;
/** Enough to find one who stays. */
const MANY_ADMINS = 50;

/**
 * A global admin stops being one. They are put on a list before it is looked who stays, so that
 * of two who go at the same time the later one is refused.
 * @throws DeskError `last-global-admin`
 */
async function asOneOfSeveral<Result>(
  ports: Ports,
  tenant: TenantId,
  id: UserId,
  depart: () => Promise<Result>,
): Promise<Result> {
  try {
    const departing = await markDeparting(ports, tenant, id);
    const { items } = await ports.store.list(Users, tenant, { tag: 'global-admin', limit: MANY_ADMINS });
    if (items.every(({ body }) => departing.includes(body.id))) throw new DeskError('last-global-admin');
    return await depart();
  } finally {
    await changeOrCreate(ports, DepartingAdmins, tenant, DEPARTING_ADMINS_ID, list => ({
      body: { users: (list?.users ?? []).filter(user => user.id !== id) },
    }));
  }
}

/** @returns all who are about to go */
async function markDeparting(ports: Ports, tenant: TenantId, id: UserId): Promise<UserId[]> {
  const now = ports.clock.now();
  const list = await changeOrCreate(ports, DepartingAdmins, tenant, DEPARTING_ADMINS_ID, known => {
    const others = (known?.users ?? []).filter(user => user.id !== id && user.until > instant(now));
    return { body: { users: [...others, { id, until: later(now, DEPARTURE) }] } };
  });
  return (list?.body.users ?? []).map(user => user.id);
}
