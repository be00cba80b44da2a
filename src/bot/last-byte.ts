import { AsyncLocalStorage } from 'node:async_hooks';
import type { Writable } from 'node:stream';

/** What is used here of a request of @azure/core-rest-pipeline. */
export interface SentRequest {
  body?: unknown;
  abortSignal?: AbortSignal;
  readonly headers: { set(name: string, value: string): void };
}

const pending = new AsyncLocalStorage<() => Promise<void>>();

/**
 * Sends a message whose last byte waits for a mark: until the mark is written nobody can have taken the message, and
 * from then on only the network can keep it from arriving.
 * @param mark when it cannot be written, nothing is sent
 * @throws Error that is not the connector's when the message cannot have arrived
 */
export const beforeLastByte = <Result>(mark: () => Promise<void>, send: () => Promise<Result>): Promise<Result> =>
  pending.run(mark, send);

/** The part of it that sits in the connector's pipeline. */
export async function holdLastByte(
  request: SentRequest,
  next: (request: SentRequest) => Promise<unknown>,
): Promise<unknown> {
  const mark = pending.getStore();
  if (!mark || typeof request.body !== 'string') return next(request);
  const bytes = Buffer.from(request.body);
  const cancel = new AbortController();
  let isMarked = false;
  // All that the client does with a body that is a stream is to pipe it into its request.
  const pipe = (sent: Writable) => {
    const end = () => {
      isMarked = true;
      sent.end(bytes.subarray(-1));
    };
    sent.write(bytes.subarray(0, -1), error => {
      if (!error) void mark().then(end, failure => cancel.abort(failure));
    });
  };
  request.headers.set('content-length', String(bytes.length));
  request.abortSignal = AbortSignal.any([cancel.signal, ...(request.abortSignal ? [request.abortSignal] : [])]);
  request.body = { pipe, readable: false };
  try {
    return await next(request);
  } catch (error) {
    if (isMarked) throw error;
    throw new Error('The message was not sent.', { cause: cancel.signal.reason ?? error });
  }
}
