import { AsyncLocalStorage } from 'node:async_hooks';

/** A request or an effect that is being dealt with: what it is known by in the log, and what it has cost so far. */
export interface Scope {
  /** The same for a request and for every effect that follows from it. */
  readonly correlationId: string | undefined;
  /** What else its line in the log tells. */
  details: Readonly<Record<string, string | undefined>>;
  operations: number;
  requestUnits: number;
}

const scopes = new AsyncLocalStorage<Scope | undefined>();

export const newScope = (correlationId: string | undefined): Scope => ({
  correlationId,
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
export function describeScope(details: Scope['details']): void {
  const scope = scopes.getStore();
  if (scope) scope.details = { ...scope.details, ...details };
}

/** Counts an operation of the store for the work that it belongs to. */
export function countOperation({ requestUnits }: { readonly requestUnits: number }): void {
  const scope = scopes.getStore();
  if (!scope) return;
  scope.operations += 1;
  scope.requestUnits += requestUnits;
}

/** What it has come to, for its line in the log. */
export const logged = ({ details, correlationId, operations, requestUnits }: Scope) => ({
  ...details,
  correlationId,
  operations,
  requestUnits: Number(requestUnits.toFixed(2)),
});

/** Short enough to be read out; of a million requests, two hardly ever have the same. */
export const correlationIdFrom = ({ next }: { next(): string }): string => next().slice(0, 8);
