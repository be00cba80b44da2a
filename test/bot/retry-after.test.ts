import { retryAfter } from '../../src/bot/retry-after';

const NOW = Date.parse('2026-10-21T07:28:00Z');

describe('how long Teams asks to wait', () => {
  it.each([
    ['17', 17_000],
    ['0.5', 500],
    [' 3 ', 3_000],
    ['Wed, 21 Oct 2026 07:28:30 GMT', 30_000],
    ['3600', 3_600_000],
    ['999999999', 3_600_000],
    ['Thu, 21 Oct 2027 07:28:00 GMT', 3_600_000],
  ])('is read from %j', (header, milliseconds) => {
    expect(retryAfter(header, NOW)).toBe(milliseconds);
  });

  it.each(['', ' ', '0', '-1', 'soon', 'Wed, 21 Oct 2026 07:27:59 GMT', undefined, null, 5, {}])(
    'is not said by %j',
    header => {
      expect(retryAfter(header, NOW)).toBeUndefined();
    },
  );
});
