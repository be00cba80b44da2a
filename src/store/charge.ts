import { AsyncLocalStorage } from 'node:async_hooks';

/** What an operation has cost so far: the request units that the database has charged for all its requests. */
export interface Charge {
  requestUnits: number;
}

const running = new AsyncLocalStorage<readonly Charge[]>();

/** Adds to what the operation that runs here has cost; outside of one, nobody asks. */
export function addCharge(requestUnits: number): void {
  for (const charge of running.getStore() ?? []) charge.requestUnits += requestUnits;
}

/** Runs an operation; what it costs is added up in `charge`, and in those of operations that it is part of. */
export const charging = <Result>(charge: Charge, operation: () => Result): Result =>
  running.run([...(running.getStore() ?? []), charge], operation);
