import { AsyncLocalStorage } from 'node:async_hooks';
import type { Operation } from '../store/observed';

/** What one request has asked of the store so far. */
export interface Tally {
  operations: number;
  requestUnits: number;
}

const tallies = new AsyncLocalStorage<Tally>();

export const newTally = (): Tally => ({ operations: 0, requestUnits: 0 });

/** Does the work of a request; what it asks of the store is added up in its tally. */
export const tallying = <Result>(tally: Tally, work: () => Result): Result => tallies.run(tally, work);

/** Counts an operation for the request that it belongs to; those of the outbox belong to none. */
export function countOperation({ requestUnits }: Operation): void {
  const tally = tallies.getStore();
  if (!tally) return;
  tally.operations += 1;
  tally.requestUnits += requestUnits;
}
