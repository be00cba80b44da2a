import { rateLimit } from '../../src/domain/rate-limit';

const after = (seconds: number) => new Date(1_000_000 + seconds * 1_000);

describe('a rate', () => {
  it('lets so many through at once and then so many a minute, each for themselves', () => {
    const limit = rateLimit({ burst: 3, perMinute: 60 });
    expect([0, 0, 0, 0].map(second => limit('anna', after(second)))).toEqual([undefined, undefined, undefined, 1]);
    expect(limit('bernd', after(0))).toBeUndefined();
    expect(limit('anna', after(0.5))).toBe(1);
    expect(limit('anna', after(1))).toBeUndefined();
    expect(limit('anna', after(1))).toBe(1);
  });

  it('says how long to wait, and saves up no more than it lets through at once', () => {
    const limit = rateLimit({ burst: 2, perMinute: 6 });
    expect([0, 0, 0].map(second => limit('anna', after(second)))).toEqual([undefined, undefined, 10]);
    expect([999, 999, 999].map(second => limit('anna', after(second)))).toEqual([undefined, undefined, 10]);
  });

  it('is not gained by a clock that is put back', () => {
    const limit = rateLimit({ burst: 1, perMinute: 60 });
    expect(limit('anna', after(100))).toBeUndefined();
    expect(limit('anna', after(0))).toBe(1);
    expect(limit('anna', after(0.5))).toBe(1);
  });

  it('forgets who has not been seen for longest, and nobody else', () => {
    const limit = rateLimit({ burst: 1, perMinute: 1 });
    limit('first', after(0));
    limit('second', after(0));
    for (let number = 2; number < 50_001; number += 1) limit(`${number}`, after(0));
    expect(limit('second', after(0))).toBe(60);
    expect(limit('first', after(0))).toBeUndefined();
  });
});
