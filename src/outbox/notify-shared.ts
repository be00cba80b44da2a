import type { Effect } from '../domain/effect';
import type { SharedChatId } from '../domain/ids';
import { groupOf } from '../domain/notification-settings';
import { sharedChatOf } from '../domain/shared-chat';
import type { Ports } from '../workflows/ports';
import { forgetSharedChat, sharedChatsOf } from '../workflows/shared-chats';
import type { Chats, Delivery } from './chat';
import { notify } from './notify';
import { asideFor, DONE, type Keep, type Outcome, sentAgainAt } from './outcome';

type Notify = Extract<Effect, { type: 'notify' }>;

/** Tells people first, and then the channels and group chats that want to know what concerns the organization. */
export async function notifyEverybody(ports: Ports, chats: Chats, effect: Notify, keep: Keep): Promise<Outcome> {
  if (effect.shared) return notifyShared(ports, chats, effect, effect.shared, keep);
  const outcome = await notify(ports, chats, effect, keep);
  if (!outcome.done || effect.roles.length === 0) return outcome;
  const group = groupOf(effect.notice);
  const shared = (await sharedChatsOf(ports, effect.tenant)).filter(({ groups }) => groups.includes(group));
  if (shared.length === 0) return outcome;
  const ids = shared.map(({ chat }) => chat.conversationId);
  const rest = { ...effect, users: [], roles: [], attempts: 1 };
  const after = await notifyShared(ports, chats, rest, ids, keep);
  return { ...outcome, ...after, aside: [...(outcome.aside ?? []), ...(after.aside ?? [])] };
}

/** One after the other; where it cannot be said whether one was told, it is not told again. */
async function notifyShared(
  ports: Ports,
  chats: Chats,
  effect: Notify,
  ids: readonly SharedChatId[],
  keep: Keep,
): Promise<Outcome> {
  const refusals: (number | undefined)[] = [];
  const aside: Effect[] = [];
  let left = [...ids];
  for (const id of ids) {
    const others = left.filter(each => each !== id);
    const mark = () => keep(() => ({ ...effect, shared: others }));
    const delivery = await tell(ports, chats, effect, id, mark);
    if (delivery?.status === 'refused') refusals.push(delivery.retryAfterMilliseconds);
    else left = others;
    if (delivery?.status === 'ambiguous' || delivery?.status === 'rejected') {
      aside.push(asideFor(ports.clock, { ...effect, id: `${effect.id}:${id}`, shared: [id] }, delivery));
    }
  }
  const outcome = outcomeOf(ports, effect, left, refusals);
  return { ...outcome, ...(aside.length > 0 && { aside }) };
}

function outcomeOf(ports: Ports, effect: Notify, left: SharedChatId[], refusals: (number | undefined)[]): Outcome {
  if (left.length === 0) return DONE;
  const dues = refusals.map(pause => sentAgainAt(ports.clock, effect, pause));
  const [due = effect.due] = dues.sort().reverse();
  return { done: false, effect: { ...effect, shared: left }, due };
}

/** @returns nothing where it is no longer wanted */
async function tell(
  ports: Ports,
  chats: Chats,
  { tenant, notice }: Notify,
  id: SharedChatId,
  mark: () => Promise<void>,
): Promise<Delivery | undefined> {
  const shared = sharedChatOf(await sharedChatsOf(ports, tenant), id);
  if (!shared) return undefined;
  const delivery = await chats.tellShared(tenant, shared, notice, mark);
  if (delivery.status === 'unreachable') await forgetSharedChat(ports, tenant, id);
  return delivery;
}
