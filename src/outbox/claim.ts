import type { Effect } from '../domain/effect';
import { type Instant, instant, later } from '../domain/ids';
import type { Clock } from '../workflows/ports';

/** What a process needs to claim effects. */
export interface Claimant {
  /** Names this process among those that share the store. */
  readonly instance: string;
  /** How long a claim keeps others away after this process has died, in milliseconds; while it lives, it is renewed. */
  readonly claim: number;
  readonly clock: Clock;
}

export const claimed = ({ instance, clock, claim }: Claimant, effect: Effect): Effect => ({
  ...effect,
  claimedBy: instance,
  due: later(clock.now(), claim),
});

export function released({ claimedBy: _claim, ...effect }: Effect, due: Instant): Effect {
  return { ...effect, due };
}

export const isHeld = ({ instance }: Claimant, { claimedBy }: Effect): boolean => claimedBy === instance;

/** What this process has claimed, and what is due: also what another one had claimed that has not renewed its claim. */
export const isMine = (claimant: Claimant, effect: Effect): boolean =>
  effect.due <= instant(claimant.clock.now()) || isHeld(claimant, effect);

/** Whether this process has claimed it and keeps others away from it for a good while still. */
export const isSafelyHeld = (claimant: Claimant, effect: Effect): boolean =>
  isHeld(claimant, effect) && effect.due > later(claimant.clock.now(), claimant.claim / 2);
