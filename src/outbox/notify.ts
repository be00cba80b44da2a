import type { Effect } from '../domain/effect';
import { type Instant, instant, later, MINUTE, type TenantId, type UserId } from '../domain/ids';
import type { Notice } from '../domain/notice';
import { groupOf, isResult, quietUntil } from '../domain/notification-settings';
import type { Role } from '../domain/role';
import type { User } from '../domain/user';
import { Users } from '../store/documents';
import type { Ports } from '../workflows/ports';
import { markUnreachable, userOf } from '../workflows/users';
import type { Chats } from './chat';
import { type Keep, type Outcome, REPEATABLE, retryAt } from './outcome';

type Notify = Extract<Effect, { type: 'notify' }>;

/** How many people are told in the time that an effect may take. */
const AT_ONCE = 10;
const PAGE = 100;
/** Somebody may end their quiet hours earlier. */
const LOOK_AGAIN = 10 * MINUTE;

/**
 * Tells people, each for themselves: what goes wrong with one does not touch the others. Each is recorded as told at
 * the last moment before Teams can have taken the message: should this process die before, they are told by the next
 * one, and otherwise not a second time, because Teams cannot say whether a message has arrived.
 */
export async function notify(ports: Ports, chats: Chats, effect: Notify, keep: Keep): Promise<Outcome> {
  const { now, quietUntil, isMoreLeft } = await audienceOf(ports, effect);
  const recordTold = (user: UserId) =>
    keep(current =>
      current.type === 'notify'
        ? { ...current, told: [...current.told, user], telling: [...current.telling, user] }
        : current,
    );
  const results = await Promise.all(now.map(user => tell(ports, chats, effect, user, () => recordTold(user.id))));
  const refusals = results.filter(result => result !== undefined);
  const refused = refusals.map(({ user }) => user);
  const told = now.map(({ id }) => id).filter(id => !refused.includes(id));
  const rest = { ...effect, told: [...effect.told, ...told], telling: [] };
  if (refusals.length > 0) {
    const pause = Math.max(...refusals.map(({ retryAfterMilliseconds }) => retryAfterMilliseconds));
    // Only those who are refused again and again wait longer and longer.
    const attempts = told.length > 0 ? 0 : effect.attempts;
    const left = { ...rest, attempts, refused: [...new Set([...(effect.refused ?? []), ...refused])] };
    const failure = refusals.find(refusal => refusal.failure !== undefined)?.failure;
    return { done: false, effect: left, due: retryAt(ports.clock, left, pause), failure };
  }
  if (isMoreLeft) return { done: false, effect: { ...rest, attempts: 0 }, due: instant(ports.clock.now()) };
  if (!quietUntil) return REPEATABLE;
  const nextLook = later(ports.clock.now(), LOOK_AGAIN);
  const [due = nextLook] = [quietUntil, nextLook].sort();
  return { done: false, effect: { ...rest, attempts: 0 }, due };
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

/** Somebody who was not told, and when to try again. */
interface Refusal {
  readonly user: UserId;
  readonly retryAfterMilliseconds: number;
  readonly failure?: unknown;
}

/** @returns nothing once they need not be told any more */
async function tell(
  ports: Ports,
  chats: Chats,
  { tenant, notice }: Notify,
  user: User,
  mark: () => Promise<void>,
): Promise<Refusal | undefined> {
  try {
    const delivery = await chats.tell(tenant, user, notice, mark);
    if (delivery.status === 'unreachable') await markUnreachable(ports, tenant, user.id);
    return delivery.status === 'refused' ? { user: user.id, ...delivery } : undefined;
  } catch (failure) {
    return { user: user.id, retryAfterMilliseconds: 0, failure };
  }
}

const wants = (user: User, notice: Notice): boolean =>
  user.chat !== undefined &&
  !user.unreachable &&
  (isResult(notice) || (!user.muted && !user.declinedNotices?.includes(groupOf(notice))));
