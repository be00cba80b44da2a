import type { Effect } from '../domain/effect';
import { type Instant, instant, later, MINUTE, type TenantId, type UserId } from '../domain/ids';
import type { Notice } from '../domain/notice';
import { groupOf, isResult, quietUntil } from '../domain/notification-settings';
import type { Role } from '../domain/role';
import type { User } from '../domain/user';
import { Users } from '../store/documents';
import type { Ports } from '../workflows/ports';
import { keepUndelivered } from '../workflows/undelivered';
import { userOf } from '../workflows/users';
import type { Chats } from './chat';
import { asideFor, type Keep, type Outcome, REPEATABLE, retryAt, sentAgainAt } from './outcome';

type Notify = Extract<Effect, { type: 'notify' }>;

/** How many people are told in the time that an effect may take. */
const AT_ONCE = 10;
const PAGE = 100;
/** Somebody may end their quiet hours earlier. */
const LOOK_AGAIN = 10 * MINUTE;

/**
 * Tells people, each for themselves: what goes wrong with one does not touch the others. Each is recorded as told at
 * the last moment before Teams can have taken the message: should this process die before, they are told by the next
 * one, and otherwise not a second time, because Teams cannot say whether a message has arrived: the operator can.
 */
export async function notify(ports: Ports, chats: Chats, effect: Notify, keep: Keep): Promise<Outcome> {
  const audience = await audienceOf(ports, effect);
  const recordTold = (user: UserId) =>
    keep(current =>
      current.type === 'notify'
        ? { ...current, told: [...current.told, user], telling: [...current.telling, user] }
        : current,
    );
  const results = await Promise.all(
    audience.now.map(user => tell(ports, chats, effect, user, () => recordTold(user.id))),
  );
  const refusals = results.filter(result => result !== undefined && 'user' in result);
  const refused = refusals.map(({ user }) => user);
  const told = audience.now.map(({ id }) => id).filter(id => !refused.includes(id));
  const aside = [
    // They were about to be told when another process died.
    ...effect.telling.map(user => asideFor(ports.clock, forOne(effect, user), { status: 'ambiguous' })),
    ...results.filter(result => result !== undefined && 'due' in result),
  ];
  const rest = { ...effect, told: [...effect.told, ...told], telling: [] };
  const outcome = refusals.length > 0 ? afterRefusals(ports, rest, refusals, told) : afterAll(ports, rest, audience);
  return { ...outcome, ...(aside.length > 0 && { aside }) };
}

function afterAll({ clock }: Ports, rest: Notify, { isMoreLeft, quietUntil }: Audience): Outcome {
  if (isMoreLeft) return { done: false, effect: { ...rest, attempts: 0 }, due: instant(clock.now()) };
  if (!quietUntil) return REPEATABLE;
  const nextLook = later(clock.now(), LOOK_AGAIN);
  const [due = nextLook] = [quietUntil, nextLook].sort();
  return { done: false, effect: { ...rest, attempts: 0 }, due };
}

function afterRefusals({ clock }: Ports, rest: Notify, refusals: readonly Refusal[], told: readonly UserId[]): Outcome {
  // Only those who are refused again and again wait longer and longer.
  const attempts = told.length > 0 ? 0 : rest.attempts;
  const refused = [...new Set([...(rest.refused ?? []), ...refusals.map(({ user }) => user)])];
  const left = { ...rest, attempts, refused };
  const dues = refusals.map(({ failure, retryAfterMilliseconds }) =>
    failure === undefined ? sentAgainAt(clock, left, retryAfterMilliseconds) : retryAt(clock, left),
  );
  const due = dues.sort().at(-1) ?? instant(clock.now());
  return { done: false, effect: left, due, failure: refusals.find(({ failure }) => failure !== undefined)?.failure };
}

interface Audience {
  readonly now: readonly User[];
  /** More than can be told at once. */
  readonly isMoreLeft: boolean;
  /** When the first of those who wait can be told: it is in the middle of their quiet hours. */
  readonly quietUntil: Instant | undefined;
}

/** Who is to be told and has not been; in their quiet hours people wait. */
async function audienceOf(ports: Ports, effect: Notify): Promise<Audience> {
  const { notice, told } = effect;
  const now: User[] = [];
  const ends: Instant[] = [];
  for (const user of refusedLast(await usersOf(ports, effect), effect)) {
    if (told.includes(user.id) || !wants(user, notice)) continue;
    const until = user.quietHours && quietUntil(user.quietHours, ports.clock.now());
    if (until) ends.push(until);
    else now.push(user);
  }
  const [earliest] = ends.sort();
  return { now: now.slice(0, AT_ONCE), isMoreLeft: now.length > AT_ONCE, quietUntil: earliest };
}

/** Whose chat Teams always refuses keeps nobody else waiting. */
function refusedLast(users: readonly User[], { refused = [] }: Notify): User[] {
  const isRefused = ({ id }: User) => refused.includes(id);
  return [...users.filter(user => !isRefused(user)), ...users.filter(isRefused)];
}

/** Those who are named and those with one of the roles, each once. */
async function usersOf(ports: Ports, { tenant, users: named, roles }: Notify): Promise<User[]> {
  const found = new Map<UserId, User>();
  for (const user of await withRoles(ports, tenant, roles)) found.set(user.id, user);
  for (const id of named) {
    const user = found.has(id) ? undefined : await userOf(ports, tenant, id);
    if (user) found.set(id, user);
  }
  return [...found.values()];
}

async function withRoles(ports: Ports, tenant: TenantId, roles: readonly Role[]): Promise<User[]> {
  const found: User[] = [];
  for (const tag of roles) {
    let continuation: string | undefined;
    do {
      const page = await ports.store.list(Users, tenant, { tag, limit: PAGE, continuation });
      found.push(...page.items.map(item => item.body));
      continuation = page.continuation;
    } while (continuation);
  }
  return found;
}

/** Somebody who was not told, and how long to wait before trying again. */
interface Refusal {
  readonly user: UserId;
  readonly retryAfterMilliseconds?: number | undefined;
  readonly failure?: unknown;
}

/** @returns nothing once they need not be told any more, or what the operator has to decide */
async function tell(
  ports: Ports,
  chats: Chats,
  effect: Notify,
  user: User,
  mark: () => Promise<void>,
): Promise<Refusal | Effect | undefined> {
  const { tenant, notice } = effect;
  const { id } = user;
  try {
    const delivery = mayReach(user, effect) ? await chats.tell(tenant, user, notice, mark) : unreachable(user);
    switch (delivery.status) {
      case 'delivered':
        return undefined;
      case 'refused':
        return { user: id, ...delivery };
      case 'unreachable':
        await keepUndelivered(ports, tenant, id, { ...forOne(effect, id), refused: [id] }, delivery);
        return undefined;
      default:
        return asideFor(ports.clock, forOne(effect, id), delivery);
    }
  } catch (failure) {
    return { user: id, failure };
  }
}

/** Whose chat has taken nothing is tried again only when it was their notice that was refused, and is rearmed. */
const mayReach = ({ id, unreachable }: User, { refused = [] }: Notify): boolean => !unreachable || refused.includes(id);

const unreachable = ({ unreachableBecause: reason = 'conversation-gone' }: User) =>
  ({ status: 'unreachable', reason }) as const;

/** What is left of a notice when it is one person's only. */
function forOne(effect: Notify, user: UserId): Notify {
  const isAlone = effect.users.length === 1 && effect.roles.length === 0;
  const id = isAlone ? effect.id : `${effect.id}:${user}`;
  return { ...effect, id, users: [user], roles: [], told: [], telling: [] };
}

const wants = (user: User, notice: Notice): boolean =>
  user.chat !== undefined && (isResult(notice) || (!user.muted && !user.declinedNotices?.includes(groupOf(notice))));
