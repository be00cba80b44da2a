import { AsyncLocalStorage } from 'node:async_hooks';

/** What an operation has cost so far: the request units that the database has charged for all its requests. */
interface Charge {
  requestUnits: number;
}

const charges = new AsyncLocalStorage<Charge>();

/** Adds to what the operation that runs here has cost; outside of one, nobody asks. */
export function addCharge(requestUnits: number): void {
  const charge = charges.getStore();
  if (charge) charge.requestUnits += requestUnits;
}

/** Runs an operation; what it costs is added up in `charge`. */
export const charging = <Result>(charge: Charge, operation: () => Result): Result => charges.run(charge, operation);
