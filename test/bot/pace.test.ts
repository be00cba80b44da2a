import { createPace, type Pace, TooManyMessages } from '../../src/bot/pace';

const PATIENCE = 5_000;

const sleep = (milliseconds: number) => new Promise<void>(over => setTimeout(over, milliseconds));

describe('the pace of messages', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Sends a message as soon as it may be sent. */
  async function send(pace: Pace, ...message: Parameters<Pace>): Promise<void> {
    const leave = await pace(...message);
    await leave.ready();
    leave.sent();
    leave.end();
  }

  /** Sends as many as wanted, all at once. @returns when each of them was sent, in milliseconds */
  async function sendAll(destinations: readonly (readonly [chat: string, tenant: string])[], patience = PATIENCE) {
    const start = performance.now();
    const pace = createPace();
    const sent: number[] = [];
    const all = destinations.map(([chat, tenant]) =>
      send(pace, chat, tenant, patience).then(() => sent.push(performance.now() - start)),
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
      const sending = send(pace, 'chat', undefined, 30_000);
      await jest.advanceTimersByTimeAsync(2_100);
      await sending;
    }
    const moments = Array.from({ length: 7 }, () => send(pace, 'chat', undefined, PATIENCE));
    await Promise.all(moments);
    const failure = await pace('chat', undefined, 500).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TooManyMessages);
    expect(failure).toMatchObject({ retryAfterMilliseconds: 1_010 });
  });

  it('counts from when a message goes out, however long that takes, and loses next to nothing by it', async () => {
    const pace = createPace();
    const start = performance.now();
    const sent: number[] = [];
    const queue = times(500, index => `chat ${index % 50}`);
    /** Now more, now less, from one message to the next. */
    const takes = (number: number, most: number) => (number * 37) % most;
    const worker = async () => {
      for (let message = queue.shift(); message; message = queue.shift()) {
        const number = queue.length;
        const leave = await pace(...message, PATIENCE);
        await sleep(takes(number, 90));
        await leave.ready();
        await sleep(takes(number, 4));
        leave.sent();
        sent.push(performance.now() - start);
        await sleep(takes(number, 60));
        leave.end();
      }
    };
    const working = Promise.all(Array.from({ length: 32 }, worker));
    await jest.advanceTimersByTimeAsync(20_000);
    await working;
    expect(mostWithin(sent, 1_000)).toBe(50);
    // 500 at 50 a second take 9 seconds at least.
    expect(Math.max(...sent) - Math.min(...sent)).toBeLessThan(9_000 / 0.95);
  });

  it('does not count what was never sent', async () => {
    const pace = createPace();
    const leaves = await Promise.all(Array.from({ length: 7 }, () => pace('chat', undefined, PATIENCE)));
    await expect(send(pace, 'chat', undefined, 0)).rejects.toThrow(TooManyMessages);
    for (const leave of leaves) leave.end();
    await send(pace, 'chat', undefined, 0);
  });
});
