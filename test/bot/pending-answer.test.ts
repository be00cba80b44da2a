import { answerInTime, type PendingAnswer } from '../../src/bot/pending-answer';
import type { InvokeAnswer } from '../../src/bot/teams-adapter';
import { gate } from '../outbox/bench';

const PATIENCE = 3_500;
const named = (name: string): InvokeAnswer => ({ status: 200, body: { name } });
const excuse = named('excuse');

describe('an answer that somebody waits for', () => {
  let excuses: number;
  beforeEach(() => {
    excuses = 0;
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const begin = (work: (answer: PendingAnswer) => Promise<void>) =>
    answerInTime(work, { patience: PATIENCE, excuse, onExcuse: () => (excuses += 1) });

  it('is that of the turn, once it is over', async () => {
    const { opened, open } = gate();
    const { answer } = begin(async pending => {
      expect(pending.offer(named('first'))).toBe(true);
      await opened;
      expect(pending.offer(named('last'))).toBe(true);
    });
    await jest.advanceTimersByTimeAsync(PATIENCE - 1);
    open();
    expect(await answer).toEqual(named('last'));
    await jest.advanceTimersByTimeAsync(PATIENCE);
    expect(excuses).toBe(0);
  });

  it('may be nothing at all', async () => {
    expect(await begin(async () => undefined).answer).toBeUndefined();
  });

  it('is an excuse when the turn takes too long, and then the turn has to speak for itself', async () => {
    const { opened, open } = gate();
    let isOffered: boolean | undefined;
    const { answer, ended } = begin(async pending => {
      await opened;
      isOffered = pending.offer(named('late'));
    });
    await jest.advanceTimersByTimeAsync(PATIENCE);
    expect(await answer).toEqual(excuse);
    expect([excuses, isOffered]).toEqual([1, undefined]);
    open();
    await ended;
    expect(isOffered).toBe(false);
  });

  it('is what was offered when the rest of the turn takes too long', async () => {
    const { opened, open } = gate();
    const { answer, ended } = begin(async pending => {
      pending.offer(named('offered'));
      await opened;
    });
    await jest.advanceTimersByTimeAsync(PATIENCE);
    expect(await answer).toEqual(named('offered'));
    expect(excuses).toBe(0);
    open();
    await ended;
  });

  it('fails as the turn does, unless the excuse was given', async () => {
    const failure = new Error('broken');
    await expect(begin(() => Promise.reject(failure)).answer).rejects.toBe(failure);
    const { opened, open } = gate();
    const { answer, ended } = begin(async () => {
      await opened;
      throw failure;
    });
    await jest.advanceTimersByTimeAsync(PATIENCE);
    expect(await answer).toEqual(excuse);
    open();
    await expect(ended).rejects.toBe(failure);
  });
});
