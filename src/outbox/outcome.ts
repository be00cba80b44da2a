import { type Effect, setAside } from '../domain/effect';
import { type Instant, instant, later, type TenantId } from '../domain/ids';
import { pauseBeforeRetry } from '../domain/retry';
import type { Clock } from '../workflows/ports';
import type { Delivery } from './chat';

/**
 * What became of an effect: it is done or has failed for good, or is to be done later, perhaps only the rest of it.
 * `isRepeatable`: nobody would notice if it were done again, so that nothing waits until it is written that it is done.
 * `aside` is what of it is left for the operator.
 */
export type Outcome = { readonly failure?: unknown; readonly aside?: readonly Effect[] } & (
  | { readonly done: true; readonly isRepeatable?: true }
  | { readonly done: false; readonly effect: Effect; readonly due: Instant }
);

export const DONE: Outcome = { done: true };
export const REPEATABLE: Outcome = { done: true, isRepeatable: true };

/**
 * Keeps how far an effect has come, in case this process ends before it is done.
 * @throws Error when another process has taken it over, or its time is over
 */
export type Keep = (change: (effect: Effect) => Effect) => Promise<void>;

/** How effects are done; each must bear being done again. */
export interface Performer {
  /** @param body of the document that the effect lies in, as it was last seen */
  perform(effect: Effect, tenant: TenantId, keep: Keep, body?: unknown): Promise<Outcome>;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 10 * 60_000;

/** How long to leave alone what has failed so often, in milliseconds. */
export const pauseAfter = (failures: number): number =>
  Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, failures - 1));

/** When to do an effect again that has failed. */
export const retryAt = (clock: Clock, { attempts }: Effect): Instant => later(clock.now(), pauseAfter(attempts));

/**
 * When to do an effect again that Teams has refused for now.
 * @param told how long it has asked for, in milliseconds
 */
export const sentAgainAt = (clock: Clock, { attempts }: Effect, told: number | undefined): Instant =>
  later(clock.now(), pauseBeforeRetry(Math.max(1, attempts), told));

/** An effect that may have happened, or never will as it is: the operator decides what becomes of it. */
export function asideFor(
  clock: Clock,
  effect: Effect,
  { status, statusCode }: Extract<Delivery, { status: 'ambiguous' | 'rejected' }>,
): Effect {
  const common = { since: instant(clock.now()), ...(statusCode !== undefined && { statusCode }) };
  return setAside(
    effect,
    status === 'ambiguous'
      ? { state: 'ambiguous', ...common }
      : { state: 'undeliverable', reason: 'refused', ...common },
  );
}
