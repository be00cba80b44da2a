import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../domain/actor';
import type { TenantId, UserId } from '../domain/ids';
import type { Role } from '../domain/role';
import { type Chat, type Language, languageOf, type User } from '../domain/user';
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

/** What the client says of who writes; some activities come without a name or a locale. */
export interface Met {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly name: string;
  readonly locale: string | undefined;
  readonly chat: Chat;
}

/** Keeps what is known of a user, and where they can be reached, up to date. */
export async function meet(ports: Ports, met: Met): Promise<User> {
  const { name, chat } = met;
  const seen = (known: User): User => {
    const followsClient = met.locale !== undefined && !known.languageChosen;
    const spoken = followsClient ? { language: languageOf(met.locale), locale: met.locale } : {};
    return { ...known, ...spoken, name: name || known.name, chat, unreachable: false };
  };
  const stored = await changeOrCreate(ports, Users, met.tenantId, met.userId, known => {
    const user = seen(known ?? newUser(met));
    return known && isDeepStrictEqual(user, known) ? undefined : { body: user };
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
