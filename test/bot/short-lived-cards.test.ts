import { pino } from 'pino';
import { messageCard } from '../../src/bot/cards/message';
import { createShortLivedCards } from '../../src/bot/short-lived-cards';

const MINUTE = 60_000;
const chat = { conversationId: 'chat', serviceUrl: 'https://teams.example', channelId: 'msteams', botId: 'bot' };
const afterwards = messageCard('en', 'Over', 'The secret is gone.');

describe('a card with a secret', () => {
  let replaced: string[];
  let lines: string[];
  let replace: (id: string) => Promise<void>;

  beforeEach(() => {
    jest.useFakeTimers();
    replaced = [];
    lines = [];
    replace = async id => {
      replaced.push(id);
    };
  });
  afterEach(() => jest.useRealTimers());

  const cards = () =>
    createShortLivedCards(
      (_chat, id, card) => {
        expect(card).toBe(afterwards);
        return replace(id);
      },
      pino({ level: 'trace' }, { write: line => lines.push(line) }),
    );

  it('is replaced after ten minutes, once', async () => {
    cards().shown(chat, 'message', afterwards);
    await jest.advanceTimersByTimeAsync(10 * MINUTE - 1);
    expect(replaced).toEqual([]);
    await jest.advanceTimersByTimeAsync(60 * MINUTE);
    expect(replaced).toEqual(['message']);
  });

  it('is left alone when another card has taken its place', async () => {
    const secrets = cards();
    secrets.shown(chat, 'message', afterwards);
    secrets.replaced('message');
    await jest.advanceTimersByTimeAsync(60 * MINUTE);
    expect(replaced).toEqual([]);
  });

  it('that is shown again lasts for ten minutes from then', async () => {
    const secrets = cards();
    secrets.shown(chat, 'message', afterwards);
    await jest.advanceTimersByTimeAsync(9 * MINUTE);
    secrets.shown(chat, 'message', afterwards);
    await jest.advanceTimersByTimeAsync(9 * MINUTE);
    expect(replaced).toEqual([]);
    await jest.advanceTimersByTimeAsync(MINUTE);
    expect(replaced).toEqual(['message']);
  });

  it('does not outlive the process', async () => {
    const secrets = cards();
    secrets.shown(chat, 'one', afterwards);
    secrets.shown(chat, 'two', afterwards);
    await secrets.stop();
    expect(replaced.sort()).toEqual(['one', 'two']);
    await jest.advanceTimersByTimeAsync(60 * MINUTE);
    expect(replaced).toHaveLength(2);
  });

  it('that cannot be replaced is only noted', async () => {
    replace = async () => {
      throw new Error('Teams is away');
    };
    cards().shown(chat, 'message', afterwards);
    await jest.advanceTimersByTimeAsync(10 * MINUTE);
    expect(lines.join()).toContain('Teams is away');
  });
});
