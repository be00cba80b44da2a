import { AsyncLocalStorage } from 'node:async_hooks';
import type { ClientRequest } from 'node:http';

const pending = new AsyncLocalStorage<() => Promise<void>>();

/**
 * Sends a message whose last byte waits for a mark: until the mark is written nobody can have taken the message, and
 * from then on only the network can keep it from arriving.
 * @param mark when it cannot be written, nothing is sent
 * @throws Error that is not the connector's when the message cannot have arrived
 */
export const beforeLastByte = <Result>(mark: () => Promise<void>, send: () => Promise<Result>): Promise<Result> =>
  pending.run(mark, send);

/** What was answered, and whether the service had the whole request by then. */
export interface Answered<Answer> {
  readonly answer: Answer;
  readonly isWhole: boolean;
}

/** The part of it that sits in the connector: sends the body of a request, and waits for the answer. */
export async function endWith<Answer>(
  outgoing: ClientRequest,
  body: Buffer,
  answer: Promise<Answer>,
): Promise<Answered<Answer>> {
  const mark = pending.getStore();
  if (!mark) {
    outgoing.end(body);
    return { answer: await answer, isWhole: outgoing.writableFinished };
  }
  let isMarked = false;
  let isOver = false;
  let failure: unknown;
  const end = () => {
    if (isOver) return;
    isMarked = true;
    outgoing.end(body.subarray(-1));
  };
  const cancel = (cause: unknown) => {
    failure = cause;
    outgoing.destroy(new Error('cancelled'));
  };
  outgoing.write(body.subarray(0, -1), error => {
    if (!error) void mark().then(end, cancel);
  });
  try {
    return { answer: await answer, isWhole: isMarked };
  } catch (error) {
    if (isMarked) throw error;
    throw new Error('The message was not sent.', { cause: failure ?? error });
  } finally {
    isOver = true;
    if (!isMarked) outgoing.destroy();
  }
}
