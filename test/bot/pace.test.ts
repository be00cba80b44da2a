import { createPace, TooManyMessages } from '../../src/bot/pace';

const PATIENCE = 5_000;

describe('the pace of messages', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Sends as many as wanted, all at once. @returns when each of them was let go, in milliseconds */
  async function sendAll(destinations: readonly (readonly [chat: string, tenant: string])[], patience = PATIENCE) {
    const start = performance.now();
    const pace = createPace();
    const sent: number[] = [];
    const all = destinations.map(([chat, tenant]) =>
      pace(chat, tenant, patience).then(() => sent.push(performance.now() - start)),
    );
    await jest.advanceTimersByTimeAsync(patience);
    await Promise.all(all);
    return sent;
  }

  const times = (count: number, chat: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => [chat(index), 'contoso'] as const);

  const mostWithin = (sent: readonly number[], milliseconds: number) =>
    Math.max(...sent.map(from => sent.filter(at => at >= from && at < from + milliseconds).length));

  it('lets seven a second and eight in two seconds into a chat', async () => {
    const sent = await sendAll(times(16, () => 'chat'));
    expect(sent.filter(at => at === 0)).toHaveLength(7);
    expect(mostWithin(sent, 1_000)).toBe(7);
    expect(mostWithin(sent, 2_000)).toBe(8);
    expect(sent).toHaveLength(16);
  });

  it('lets fifty a second into a tenant, and uses all of them', async () => {
    const sent = await sendAll(times(200, index => `chat ${index}`));
    expect(mostWithin(sent, 1_000)).toBe(50);
    expect(Math.max(...sent)).toBeLessThan(3_300);
  });

  it('keeps no other tenant waiting', async () => {
    const sent = await sendAll([...times(50, index => `chat ${index}`), ['other', 'fabrikam']], 0);
    expect(sent).toEqual(Array.from({ length: 51 }, () => 0));
  });

  it('says how long it would be when somebody cannot wait so long', async () => {
    const pace = createPace();
    for (let number = 0; number < 60; number += 1) {
      const sending = pace('chat', undefined, 30_000);
      await jest.advanceTimersByTimeAsync(2_100);
      await sending;
    }
    const moments = Array.from({ length: 7 }, () => pace('chat', undefined, PATIENCE));
    await Promise.all(moments);
    const failure = await pace('chat', undefined, 500).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TooManyMessages);
    expect(failure).toMatchObject({ retryAfterMilliseconds: 1_020 });
  });
});
