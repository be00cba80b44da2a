import { AsyncLocalStorage } from 'node:async_hooks';
import type { Writable } from 'node:stream';

/** What is used here of a request of @azure/core-rest-pipeline. */
export interface SentRequest {
  timeout: number;
  body?: unknown;
  readonly headers: { set(name: string, value: string): void };
}

const pending = new AsyncLocalStorage<() => Promise<void>>();

/**
 * Sends a message and marks it as sent the moment that it leaves: its last byte is held back until all before it is on
 * its way, so that nothing but that byte lies between "nobody can have taken it" and the mark.
 */
export const markedWhenSent = <Result>(mark: () => Promise<void>, send: () => Promise<Result>): Promise<Result> =>
  pending.run(mark, send);

/** The part of it that sits in the connector's pipeline. */
export function holdLastByte(request: SentRequest, next: (request: SentRequest) => unknown): unknown {
  const mark = pending.getStore();
  if (!mark || typeof request.body !== 'string') return next(request);
  const bytes = Buffer.from(request.body);
  // All that the client does with a body that is a stream is to pipe it into its request.
  const pipe = (sent: Writable) => {
    sent.write(bytes.subarray(0, -1), error => {
      if (error) return;
      sent.end(bytes.subarray(-1));
      // Without the mark, what became of the message is still written as soon as Teams has answered.
      mark().catch(() => undefined);
    });
  };
  request.headers.set('content-length', String(bytes.length));
  request.body = { pipe, readable: false };
  return next(request);
}
