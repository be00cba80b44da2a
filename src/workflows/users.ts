import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../domain/actor';
import { type Effect, effectOf } from '../domain/effect';
import { instant, type TenantId, type UserId } from '../domain/ids';
import type { NotificationSettings } from '../domain/notification-settings';
import type { Role } from '../domain/role';
import { type Chat, type Language, languageOf, type User } from '../domain/user';
import { signInTag, Users } from '../store/documents';
import type { Page } from '../store/store';
import { change, changeOrCreate } from './commit';
import type { Ports } from './ports';
import { isMissed, retold } from './undelivered';

const PAGE = 8;

export async function userOf(ports: Ports, tenant: TenantId, user: UserId): Promise<User | undefined> {
  return (await ports.store.read(Users, tenant, user))?.body;
}

/** The tenant's own people and their roles, by name. */
export const usersPage = (ports: Ports, actor: Actor, continuation?: string): Promise<Page<User>> =>
  ports.store.list(Users, actor.tenantId, { limit: PAGE, continuation });

const changeUser = (ports: Ports, tenant: TenantId, user: UserId, decide: (user: User) => User | undefined) =>
  change(ports, Users, tenant, user, found => {
    const body = decide(found);
    return body && { body };
  });

/** What the client says of who writes; some activities come without a name or a locale. */
export interface Met {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly name: string;
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
  readonly chat: Chat;
}

/** Asks Teams by which name somebody signs in: empty where it does not say, nothing where it cannot be asked now. */
export type Introduce = () => Promise<string | undefined>;

/**
 * Keeps what is known of a user, and where they can be reached, up to date; what they have missed is told now. Whom Teams was not yet asked about may
 * have been added by a colleague: then they have the roles that their sign-in name was given.
 */
export async function meet(ports: Ports, met: Met, introduce: Introduce): Promise<User> {
  const { tenantId, userId } = met;
  const found = await ports.store.read(Users, tenantId, userId);
  const before = found?.body;
  const userPrincipalName = before?.userPrincipalName ?? (await introduce());
  const isIntroduced = userPrincipalName && before?.userPrincipalName === undefined;
  const namesakes = isIntroduced ? await usersNamed(ports, tenantId, userPrincipalName) : [];
  const added = namesakes.find(user => !user.chat && user.id !== userId);
  const seen = ({ unreachableBecause: _before, ...known }: User): User => ({
    ...known,
    ...(met.locale !== undefined && !known.languageChosen && { language: languageOf(met.locale), locale: met.locale }),
    ...(met.timeZone !== undefined && { timeZone: met.timeZone }),
    ...(userPrincipalName !== undefined && { userPrincipalName }),
    ...(added && { roles: rolesTogether(known.roles, added.roles) }),
    name: met.name || known.name || added?.name || '',
    chat: met.chat,
    unreachable: false,
  });
  if (before && !found.effects.some(isMissed) && isDeepStrictEqual(seen(before), before)) return before;
  const now = instant(ports.clock.now());
  const stored = await changeOrCreate(ports, Users, tenantId, userId, (known, effects) => {
    const { effects: missed = [], dropped = [] } = retold(effects, now);
    const replaced = added ? [replacing(ports, added, userId)] : [];
    return { body: seen(known ?? newUser(met)), effects: [...missed, ...replaced], dropped };
  });
  return stored?.body ?? seen(newUser(met));
}

const newUser = ({ userId, name, locale = 'en-US', chat }: Met): User => ({
  id: userId,
  name,
  roles: [],
  language: languageOf(locale),
  locale,
  languageChosen: false,
  chat,
  muted: false,
  unreachable: false,
});

const rolesTogether = (some: readonly Role[], others: readonly Role[]): Role[] => [...new Set([...some, ...others])];

const replacing = (ports: Ports, added: User, user: UserId): Effect =>
  effectOf(ports.ids.next(), instant(ports.clock.now()), {
    type: 'replace-added-user',
    added: added.id,
    user,
    roles: added.roles,
  });

/**
 * What was kept for somebody who was added goes, now that they have come.
 * @param roles what they have got from it; roles that were changed since are theirs, too
 */
export async function replaceAddedUser(
  ports: Ports,
  tenant: TenantId,
  { added, user, roles }: { added: UserId; user: UserId; roles: readonly Role[] },
): Promise<void> {
  const found = await ports.store.read(Users, tenant, added);
  if (!found) return;
  if (!isDeepStrictEqual(found.body.roles, roles)) {
    await changeUser(ports, tenant, user, known => ({ ...known, roles: found.body.roles }));
  }
  await ports.store.remove(Users, found);
}

/** By the name they sign in with, whether they have written or not. */
export async function usersNamed(ports: Ports, tenant: TenantId, userPrincipalName: string): Promise<User[]> {
  const { items } = await ports.store.list(Users, tenant, { tag: signInTag(userPrincipalName), limit: PAGE });
  return items.map(({ body }) => body);
}

export async function chooseLanguage(ports: Ports, actor: Actor, language: Language): Promise<void> {
  const locale = actor.locale.startsWith(language) ? actor.locale : { en: 'en-US', de: 'de-DE' }[language];
  await changeUser(ports, actor.tenantId, actor.userId, user => ({ ...user, language, locale, languageChosen: true }));
}

export async function chooseNotifications(
  ports: Ports,
  actor: Actor,
  { declined, quietHours }: NotificationSettings,
): Promise<User> {
  const { body } = await change(ports, Users, actor.tenantId, actor.userId, ({ quietHours: _before, ...user }) => ({
    body: { ...user, declinedNotices: [...declined], ...(quietHours && { quietHours }) },
  }));
  return body;
}

export async function setMuted(ports: Ports, actor: Actor, muted: boolean): Promise<void> {
  await changeUser(ports, actor.tenantId, actor.userId, user =>
    user.muted === muted ? undefined : { ...user, muted },
  );
}

/** @returns whether this is the first welcome: of several instances or resent activities, one is told so */
export async function markWelcomed(
  ports: Ports,
  tenant: TenantId,
  user: UserId,
  at: User['welcomedAt'],
): Promise<boolean> {
  let isFirst = false;
  await changeUser(ports, tenant, user, known => {
    isFirst = known.welcomedAt === undefined;
    return isFirst ? { ...known, welcomedAt: at } : undefined;
  });
  return isFirst;
}

export async function grantRoles(ports: Ports, tenant: TenantId, user: UserId, roles: readonly Role[]): Promise<void> {
  await changeUser(ports, tenant, user, known =>
    roles.every(role => known.roles.includes(role))
      ? undefined
      : { ...known, roles: rolesTogether(known.roles, roles) },
  );
}
