import { AsyncLocalStorage } from 'node:async_hooks';
import type { Operation } from '../store/observed';

/** What one request has asked of the store so far. */
export interface Tally {
  operations: number;
  requestUnits: number;
}

const tallies = new AsyncLocalStorage<Tally | undefined>();

export const newTally = (): Tally => ({ operations: 0, requestUnits: 0 });

/** Does the work of a request; what it asks of the store is added up in its tally. */
export const tallying = <Result>(tally: Tally, work: () => Result): Result => tallies.run(tally, work);

/** Begins work that goes on beyond the request, and is no part of it. */
export const untallied = <Result>(work: () => Result): Result => tallies.run(undefined, work);

/** Counts an operation for the request that it belongs to. */
export function countOperation({ requestUnits }: Operation): void {
  const tally = tallies.getStore();
  if (!tally) return;
  tally.operations += 1;
  tally.requestUnits += requestUnits;
}
