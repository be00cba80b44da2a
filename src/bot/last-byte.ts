import { AsyncLocalStorage } from 'node:async_hooks';
import type { ClientRequest } from 'node:http';

/** What happens around the last byte of a message. */
interface LastByte {
  /** Resolves when it may go out. */
  readonly ready?: () => Promise<void>;
  readonly mark?: () => Promise<void>;
  readonly sent?: () => void;
}

const pending = new AsyncLocalStorage<LastByte>();

/**
 * Sends a message whose last byte waits for a mark: until the mark is written nobody can have taken the message, and
 * from then on only the network can keep it from arriving.
 * @param mark when it cannot be written, nothing is sent
 * @throws Error that is not the connector's when the message cannot have arrived
 */
export const beforeLastByte = <Result>(mark: () => Promise<void>, send: () => Promise<Result>): Promise<Result> =>
  pending.run({ ...pending.getStore(), mark }, send);

/** Sends a message whose last byte waits until it may go out, and tells when it has. */
export const atItsTime = <Result>(
  { ready, sent }: Required<Pick<LastByte, 'ready' | 'sent'>>,
  send: () => Promise<Result>,
): Promise<Result> => pending.run({ ...pending.getStore(), ready, sent }, send);

/** What was answered, and whether the service had the whole request by then. */
export interface Answered<Answer> {
  readonly answer: Answer;
  readonly isWhole: boolean;
}

/** The part of them that sits in the connector: sends the body of a request, and waits for the answer. */
export async function endWith<Answer>(
  outgoing: ClientRequest,
  body: Buffer,
  answer: Promise<Answer>,
): Promise<Answered<Answer>> {
  const { ready, mark, sent } = pending.getStore() ?? {};
  if (!ready && !mark) {
    outgoing.end(body);
    return { answer: await answer, isWhole: outgoing.writableFinished };
  }
  const beforeEnd = async () => {
    await ready?.();
    if (isOver) throw new Error('the request is over');
    await mark?.();
  };
  let isMarked = false;
  let isOver = false;
  let failure: unknown;
  const end = () => {
    if (isOver) return;
    isMarked = true;
    outgoing.end(body.subarray(-1));
    sent?.();
  };
  const cancel = (cause: unknown) => {
    failure = cause;
    outgoing.destroy(new Error('cancelled'));
  };
  outgoing.write(body.subarray(0, -1), error => {
    if (!error) void beforeEnd().then(end, cancel);
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
