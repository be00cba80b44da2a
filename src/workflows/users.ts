import type { Actor } from '../domain/actor';
import type { TenantId, UserId } from '../domain/ids';
import type { Role } from '../domain/role';
import type { Language, User } from '../domain/user';
import { Users } from '../store/documents';
import type { Page } from '../store/store';
import { change, changeOrCreate } from './commit';
import type { Ports } from './ports';

const PAGE = 10;

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

/** What the client says of a user who writes: keeps where they can be reached, and their locale, up to date. */
export async function meet(ports: Ports, tenant: TenantId, met: User): Promise<User> {
  const stored = await changeOrCreate(ports, Users, tenant, met.id, known => {
    if (!known) return { body: met };
    const language = known.languageChosen ? known.language : met.language;
    const locale = known.languageChosen ? known.locale : met.locale;
    const seen: User = { ...known, name: met.name, chat: met.chat, language, locale, unreachable: false };
    return JSON.stringify(seen) === JSON.stringify(known) ? undefined : { body: seen };
  });
  return stored?.body ?? met;
}

export async function chooseLanguage(ports: Ports, actor: Actor, language: Language): Promise<void> {
  const locale = actor.locale.startsWith(language) ? actor.locale : { en: 'en-US', de: 'de-DE' }[language];
  await changeUser(ports, actor.tenantId, actor.userId, user => ({ ...user, language, locale, languageChosen: true }));
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

/** Teams refused for good: nothing more is sent until they write again. */
export async function markUnreachable(ports: Ports, tenant: TenantId, user: UserId): Promise<void> {
  await changeUser(ports, tenant, user, known => (known.unreachable ? undefined : { ...known, unreachable: true }));
}

export async function grantRoles(ports: Ports, tenant: TenantId, user: UserId, roles: readonly Role[]): Promise<void> {
  await changeUser(ports, tenant, user, known =>
    roles.every(role => known.roles.includes(role))
      ? undefined
      : { ...known, roles: [...new Set([...known.roles, ...roles])] },
  );
}
