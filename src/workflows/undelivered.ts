import { isDeepStrictEqual } from 'node:util';
import { type Effect, rearmed, type Stuck, setAside } from '../domain/effect';
import { type Instant, instant, type TenantId, type UserId } from '../domain/ids';
import type { Chat, UnreachableReason, User } from '../domain/user';
import { Users } from '../store/documents';
import { change, type Decision } from './commit';
import type { Ports } from './ports';

/** Whoever comes back reads no more than so many messages at once; the lists show the rest. */
const MOST_KEPT = 10;

/** Why somebody's chat takes nothing. */
export interface Refusal {
  readonly reason: UnreachableReason;
  readonly statusCode?: number | undefined;
}

/**
 * Keeps with a user what could not be said in their chat. From now on nothing is tried there until they are met again,
 * unless it is the bot that Teams does not know: then it may take the next message of anybody.
 */
export async function keepUndelivered(
  ports: Ports,
  tenant: TenantId,
  user: UserId,
  effect: Effect,
  { reason, statusCode }: Refusal,
): Promise<void> {
  const since = instant(ports.clock.now());
  const stuck: Stuck = { state: 'undeliverable', since, reason, ...(statusCode !== undefined && { statusCode }) };
  await change(ports, Users, tenant, user, (known, effects) => {
    const others = effects.filter(each => isMissed(each) && each.id !== effect.id);
    const surplus = others.slice(0, Math.max(0, others.length - MOST_KEPT + 1));
    return {
      body: reason === 'bot-not-registered' ? known : { ...known, unreachable: true, unreachableBecause: reason },
      effects: [setAside(effect, stuck)],
      dropped: [effect.id, ...surplus.map(({ id }) => id)],
    };
  });
}

/** What somebody has missed because their chat took nothing. */
export const isMissed = ({ stuck }: Effect): boolean => stuck?.state === 'undeliverable' && stuck.reason !== 'refused';

/** Lets what somebody has missed be told now. */
export function retold(effects: readonly Effect[], now: Instant): Pick<Decision<User>, 'effects' | 'dropped'> {
  const missed = effects.filter(isMissed);
  return { effects: missed.map(effect => rearmed(effect, now)), dropped: missed.map(({ id }) => id) };
}

/** Teams has opened another chat with somebody, unless they have written from yet another one meanwhile. */
export async function moveChat(ports: Ports, tenant: TenantId, user: UserId, from: Chat, to: Chat): Promise<void> {
  await change(ports, Users, tenant, user, known =>
    isDeepStrictEqual(known.chat, from) ? { body: { ...known, chat: to } } : undefined,
  );
}
