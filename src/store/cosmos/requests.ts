import { setTimeout } from 'node:timers/promises';
import type { Plugin } from '@azure/cosmos';
import { addCharge } from '../charge';
import { StoreUnavailable } from '../store';

/** How long one request may take, in milliseconds. */
export const REQUEST_TIMEOUT = 3_000;

/** How long an operation is begun again; Teams waits 15 s for the answer to a click. */
const PATIENCE = 8_000;
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1_000;

/** Answers that have a meaning of their own. */
export const Status = {
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  Conflict: 409,
  PreconditionFailed: 412,
} as const;

/** After these the same request may succeed; only the first two are sure that nothing was done. */
const REFUSED_FOR_NOW = new Set([429, 449]);
const FAILED_FOR_NOW = new Set([408, 410, 500, 502, 503, 504]);

/** Of NotFound: the replica has not caught up with what this client has seen. */
const SESSION_NOT_AVAILABLE = 1002;

/** A request that may succeed when it is repeated. */
class PassingFailure extends Error {
  constructor(
    reason: string,
    readonly mayBeDone: boolean,
    readonly retryAfter?: number | undefined,
  ) {
    super(reason);
    this.name = 'PassingFailure';
  }
}

/**
 * Stands between the SDK and each of its requests: adds up what they cost, and takes failures that pass out of the
 * SDK's hands. Its own patience differs from status to status, up to two minutes; it repeats writes without asking
 * whether they were done, and takes a replica that lags behind for an absent document (4.9.3).
 */
export const observeRequest: Plugin<unknown> = async (context, _diagnostics, next) => {
  try {
    const response = await next(context);
    addCharge(chargeIn(response.headers));
    return response;
  } catch (error) {
    const { status, substatus, retryAfter, headers } = answerIn(error);
    addCharge(chargeIn(headers));
    const answer = `it answered ${status}/${substatus}`;
    if (status === undefined) throw new PassingFailure(error instanceof Error ? error.name : 'no answer', true);
    if (REFUSED_FOR_NOW.has(status)) throw new PassingFailure(answer, false, retryAfter);
    if (FAILED_FOR_NOW.has(status)) throw new PassingFailure(answer, true, retryAfter);
    if (status === Status.NotFound && substatus === SESSION_NOT_AVAILABLE) throw new PassingFailure(answer, false);
    throw error;
  }
};

/**
 * Repeats what fails for a passing reason, as soon as the database allows, for a few seconds.
 * @param what is done, for the log: nothing of what a document holds
 * @param work is told whether an earlier attempt got no clear answer, so that what it was to write may be written
 * @throws StoreUnavailable when it goes on failing
 */
export async function patiently<Result>(what: string, work: (mayBeDone: boolean) => Promise<Result>): Promise<Result> {
  const end = performance.now() + PATIENCE;
  let mayBeDone = false;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work(mayBeDone);
    } catch (error) {
      if (!(error instanceof PassingFailure)) throw withoutContent(what, error);
      mayBeDone ||= error.mayBeDone;
      const pause = error.retryAfter ?? pauseAfter(attempt);
      if (performance.now() + pause >= end) throw new StoreUnavailable(`${what}, ${error.message}`);
      await setTimeout(pause);
    }
  }
}

/** What the database answers, or one of these statuses if it refuses with it. */
export async function orStatus<Result, Refusal extends number>(
  request: Promise<Result>,
  statuses: readonly Refusal[],
): Promise<Result | Refusal> {
  try {
    return await request;
  } catch (error) {
    const { status } = answerIn(error);
    const expected = statuses.find(each => each === status);
    if (expected === undefined) throw error;
    return expected;
  }
}

/** Those who were refused together would come back together. */
const pauseAfter = (attempt: number): number =>
  Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt) * (0.5 + Math.random() / 2);

interface Answer {
  /** Absent where the database has not answered. */
  readonly status: number | undefined;
  readonly substatus: number;
  readonly retryAfter: number | undefined;
  readonly headers: unknown;
}

/** What the SDK's error tells of the database's answer. */
function answerIn(error: unknown): Answer {
  const { code, substatus, retryAfterInMs, headers }: Record<string, unknown> =
    error instanceof Error ? { ...error } : {};
  return {
    status: typeof code === 'number' ? code : undefined,
    substatus: typeof substatus === 'number' ? substatus : 0,
    retryAfter: typeof retryAfterInMs === 'number' ? retryAfterInMs : undefined,
    headers,
  };
}

function chargeIn(headers: unknown): number {
  const charge = typeof headers === 'object' && headers !== null ? Reflect.get(headers, 'x-ms-request-charge') : 0;
  return Number(charge) || 0;
}

/** The SDK's own error carries the request and the answer. */
function withoutContent(what: string, error: unknown): unknown {
  const { status, substatus } = answerIn(error);
  if (status === undefined) return error;
  const reason = `${what}, it answered ${status}/${substatus}`;
  const isShutOut = status === Status.Unauthorized || status === Status.Forbidden;
  return isShutOut ? new StoreUnavailable(reason) : new Error(`Cosmos DB: ${reason}`);
}
