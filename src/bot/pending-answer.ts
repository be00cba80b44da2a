import type { InvokeAnswer } from './teams-adapter';

/** What the sender of an activity waits for. It is given once: at the end of the turn, or when nobody waits longer. */
export interface PendingAnswer {
  /**
   * Says what the answer is to be.
   * @returns false when an excuse was given instead: what there is to say has to be said in the chat
   */
  offer(answer: InvokeAnswer | undefined): boolean;
}

export interface Waiting {
  /** How long the sender waits, in milliseconds. */
  readonly patience: number;
  /** What the sender gets when the turn has nothing to offer by then. */
  readonly excuse: InvokeAnswer | undefined;
  /** Hears that the excuse was given. */
  readonly onExcuse: () => void;
}

/**
 * Runs a turn that may take longer than its sender waits; then it goes on by itself.
 * @returns the answer in time; `ended` when the turn is over
 */
export function answerInTime(
  work: (answer: PendingAnswer) => Promise<void>,
  { patience, excuse, onExcuse }: Waiting,
): { readonly answer: Promise<InvokeAnswer | undefined>; readonly ended: Promise<void> } {
  let offered: { readonly answer: InvokeAnswer | undefined } | undefined;
  let isExcused = false;
  const pending: PendingAnswer = {
    offer(answer) {
      if (!isExcused) offered = { answer };
      return !isExcused;
    },
  };
  const ended = work(pending);
  const answer = new Promise<InvokeAnswer | undefined>((resolve, reject) => {
    const timer = setTimeout(() => {
      isExcused = offered === undefined;
      if (isExcused) onExcuse();
      resolve(offered ? offered.answer : excuse);
    }, patience);
    ended.then(() => resolve(offered?.answer), reject).finally(() => clearTimeout(timer));
  });
  return { answer, ended };
}
