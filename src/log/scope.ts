import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';

/** A request or an effect that is being dealt with: what it is known by in the log, and what it has cost so far. */
export interface Scope {
  /** The same for a request and for every effect that follows from it. */
  readonly correlationId: string | undefined;
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  /** What else its line in the log tells. */
  readonly details: Record<string, string | undefined>;
  operations: number;
  requestUnits: number;
}

/** What a request was and how it ended; the route in place of the path, which holds a secret. */
export interface RequestEnd {
  readonly method: string | undefined;
  readonly route: string | undefined;
  readonly status: number;
}

const scopes = new AsyncLocalStorage<Scope | undefined>();

export const newScope = (correlationId: string | undefined): Scope => ({
  correlationId,
  startedAt: Date.now(),
  details: {},
  operations: 0,
  requestUnits: 0,
});

/** Whatever the work does, and waits for, belongs to the scope. */
export const inScope = <Result>(scope: Scope, work: () => Result): Result => scopes.run(scope, work);

/** Begins work that goes on beyond the scope, and is no part of it. */
export const outOfScope = <Result>(work: () => Result): Result => scopes.run(undefined, work);

export const currentScope = (): Scope | undefined => scopes.getStore();

export const currentCorrelationId = (): string | undefined => currentScope()?.correlationId;

/** Adds to what the line in the log tells of the work that runs here. */
export function describeScope(details: Readonly<Scope['details']>): void {
  const scope = scopes.getStore();
  if (scope) Object.assign(scope.details, details);
}

/** Counts an operation of the store for the work that it belongs to. */
export function countOperation({ requestUnits }: { readonly requestUnits: number }): void {
  const scope = scopes.getStore();
  if (!scope) return;
  scope.operations += 1;
  scope.requestUnits += requestUnits;
}

/** What it has come to, for its line in the log. What is copied comes last: V8 takes thirty times as long otherwise. */
export const logged = ({ details, correlationId, operations, requestUnits }: Scope) => ({
  correlationId,
  operations,
  requestUnits: Number(requestUnits.toFixed(2)),
  ...details,
});

/** Of this process, among those of a year. */
const PROCESS = randomInt(36 ** 5)
  .toString(36)
  .padStart(5, '0');
let count = 0;

/** Short enough to be read out, and made without asking the system for random bytes each time. */
export function nextCorrelationId(): string {
  count += 1;
  return `${PROCESS}${count.toString(36).padStart(3, '0')}`;
}
