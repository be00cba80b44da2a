import type { Effect } from '../domain/effect';
import { type Instant, instant, later, MINUTE, type UserId } from '../domain/ids';
import type { Notice } from '../domain/notice';
import { groupOf, isResult, quietUntil } from '../domain/notification-settings';
import type { User } from '../domain/user';
import { Users } from '../store/documents';
import type { Ports } from '../workflows/ports';
import { markUnreachable, userOf } from '../workflows/users';
import type { Chats } from './chat';
import { DONE, type Keep, type Outcome, retryAt } from './outcome';

type Notify = Extract<Effect, { type: 'notify' }>;

/** How many people are told between two writes of who has been told. */
const AT_ONCE = 10;
const PAGE = 100;
/** Somebody may end their quiet hours earlier. */
const LOOK_AGAIN = 10 * MINUTE;

/**
 * Who is about to be told; in their quiet hours they wait. Each is recorded as told at the last moment before Teams
 * can have taken the message: should this process die before, they are told by the next one, and otherwise not a second
 * time, because Teams cannot say whether a message has arrived.
 */
export async function audienceOf(ports: Ports, effect: Notify): Promise<Notify> {
  const told = new Set(effect.told);
  const audience = new Set([...effect.users, ...(await withRoles(ports, effect))]);
  const telling: UserId[] = [];
  const ends: Instant[] = [];
  for (const id of refusedLast(
    [...audience].filter(user => !told.has(user)),
    effect,
  )) {
    if (telling.length === AT_ONCE) break;
    const until = await quietFor(ports, effect, id);
    if (until) ends.push(until);
    else telling.push(id);
  }
  const { quietUntil: _before, ...rest } = effect;
  const [earliest] = ends.sort();
  return { ...rest, told: [...told], telling, ...(earliest && { quietUntil: earliest }) };
}

/** Whose chat Teams always refuses keeps nobody else waiting. */
function refusedLast(users: readonly UserId[], { refused = [] }: Notify): UserId[] {
  return [...users.filter(user => !refused.includes(user)), ...users.filter(user => refused.includes(user))];
}

/** Until when somebody who would be told is not to be disturbed. */
async function quietFor(ports: Ports, { tenant, notice }: Notify, id: UserId): Promise<Instant | undefined> {
  const user = await userOf(ports, tenant, id);
  if (!user?.quietHours || !wants(user, notice)) return undefined;
  return quietUntil(user.quietHours, ports.clock.now());
}

async function withRoles(ports: Ports, { tenant, roles }: Notify): Promise<UserId[]> {
  const found: UserId[] = [];
  for (const tag of roles) {
    let continuation: string | undefined;
    do {
      const page = await ports.store.list(Users, tenant, { tag, limit: PAGE, continuation });
      found.push(...page.items.map(item => item.body.id));
      continuation = page.continuation;
    } while (continuation);
  }
  return found;
}

/** Tells them all, each for themselves: what goes wrong with one does not touch the others. */
export async function tellAudience(ports: Ports, chats: Chats, effect: Notify, keep: Keep): Promise<Outcome> {
  const recordTold = (user: UserId) =>
    keep(current => (current.type === 'notify' ? { ...current, told: [...current.told, user] } : current));
  const results = await Promise.all(
    effect.telling.map(user => tell(ports, chats, effect, user, () => recordTold(user))),
  );
  const refusals = results.filter(result => result !== undefined);
  const refused = refusals.map(({ user }) => user);
  const told = effect.telling.filter(user => !refused.includes(user));
  const rest = { ...effect, told: [...effect.told, ...told], telling: [] };
  if (refusals.length > 0) {
    const pause = Math.max(...refusals.map(({ retryAfterMilliseconds }) => retryAfterMilliseconds));
    // Only those who are refused again and again wait longer and longer.
    const attempts = told.length > 0 ? 0 : effect.attempts;
    const left = { ...rest, attempts, refused: [...new Set([...(effect.refused ?? []), ...refused])] };
    const failure = refusals.find(refusal => refusal.failure !== undefined)?.failure;
    return { done: false, effect: left, due: retryAt(ports.clock, left, pause), failure };
  }
  if (effect.telling.length === AT_ONCE) {
    return { done: false, effect: { ...rest, attempts: 0 }, due: instant(ports.clock.now()) };
  }
  if (!effect.quietUntil) return DONE;
  const nextLook = later(ports.clock.now(), LOOK_AGAIN);
  const [due = nextLook] = [effect.quietUntil, nextLook].sort();
  return { done: false, effect: { ...rest, attempts: 0 }, due };
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
  id: UserId,
  mark: () => Promise<void>,
): Promise<Refusal | undefined> {
  try {
    const user = await userOf(ports, tenant, id);
    if (!user || !wants(user, notice)) return undefined;
    const delivery = await chats.tell(tenant, user, notice, mark);
    if (delivery.status === 'unreachable') await markUnreachable(ports, tenant, id);
    return delivery.status === 'refused' ? { user: id, ...delivery } : undefined;
  } catch (failure) {
    return { user: id, retryAfterMilliseconds: 0, failure };
  }
}

const wants = (user: User, notice: Notice): boolean =>
  user.chat !== undefined &&
  !user.unreachable &&
  (isResult(notice) || (!user.muted && !user.declinedNotices?.includes(groupOf(notice))));
