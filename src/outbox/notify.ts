import type { Effect } from '../domain/effect';
import { later, type UserId } from '../domain/ids';
import type { User } from '../domain/user';
import { Users } from '../store/documents';
import type { Ports } from '../workflows/ports';
import { markUnreachable, userOf } from '../workflows/users';
import type { Chats } from './chat';
import { DONE, type Outcome } from './outbox';

type Notify = Extract<Effect, { type: 'notify' }>;

/** How many people are told between two writes of who has been told. */
const AT_ONCE = 10;
const PAGE = 100;

/**
 * Who is about to be told. The claim records them before anything is sent: should this process die in between, they
 * are not told a second time, because Teams cannot say whether a message has arrived.
 */
export async function audienceOf(ports: Ports, effect: Notify): Promise<Notify> {
  const told = new Set([...effect.told, ...effect.telling]);
  const audience = new Set([...effect.users, ...(await withRoles(ports, effect))]);
  const telling = [...audience].filter(user => !told.has(user)).slice(0, AT_ONCE);
  return { ...effect, told: [...told], telling };
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

export async function tellAudience(ports: Ports, chats: Chats, effect: Notify): Promise<Outcome> {
  const refusals = await Promise.all(effect.telling.map(user => tell(ports, chats, effect, user)));
  const refused = refusals.filter(refusal => refusal !== undefined);
  const told = [...effect.told, ...effect.telling.filter(user => !refused.some(refusal => refusal.user === user))];
  const isMore = effect.telling.length === AT_ONCE;
  if (refused.length === 0 && !isMore) return DONE;
  const pause = Math.max(0, ...refused.map(refusal => refusal.retryAfterMilliseconds));
  return { done: false, effect: { ...effect, told, telling: [] }, due: later(ports.clock.now(), pause) };
}

/** @returns the user and when to try again, when Teams refused for now */
async function tell(ports: Ports, chats: Chats, { tenant, notice }: Notify, id: UserId) {
  const user = await userOf(ports, tenant, id);
  if (!user || !wants(user)) return undefined;
  const delivery = await chats.tell(tenant, user, notice);
  if (delivery.status === 'unreachable') await markUnreachable(ports, tenant, id);
  return delivery.status === 'refused' ? { user: id, ...delivery } : undefined;
}

const wants = (user: User): boolean => user.chat !== undefined && !user.muted && !user.unreachable;
