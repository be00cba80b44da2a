import type { Effect } from '../domain/effect';
import { type Instant, later, type TenantId } from '../domain/ids';
import type { Clock } from '../workflows/ports';

/**
 * What became of an effect: it is done or has failed for good, or is to be done later, perhaps only the rest of it.
 * `isRepeatable`: nobody would notice if it were done again, so that nothing waits until it is written that it is done.
 */
export type Outcome =
  | { readonly done: true; readonly isRepeatable?: true; readonly failure?: unknown }
  | { readonly done: false; readonly effect: Effect; readonly due: Instant; readonly failure?: unknown };

export const DONE: Outcome = { done: true };
export const REPEATABLE: Outcome = { done: true, isRepeatable: true };

/**
 * Keeps how far an effect has come, in case this process ends before it is done.
 * @throws Error when another process has taken it over, or its time is over
 */
export type Keep = (change: (effect: Effect) => Effect) => Promise<void>;

/** How effects are done; each must bear being done again. */
export interface Performer {
  perform(effect: Effect, tenant: TenantId, keep: Keep): Promise<Outcome>;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 10 * 60_000;

/** How long to leave alone what has failed so often, in milliseconds. */
export const pauseAfter = (failures: number): number =>
  Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, failures - 1));

/**
 * When to do an effect again.
 * @param atLeast milliseconds that whoever refused it has asked for
 */
export const retryAt = (clock: Clock, effect: Effect, atLeast = 0): Instant =>
  later(clock.now(), Math.min(LONGEST_PAUSE, Math.max(atLeast, pauseAfter(effect.attempts))));
