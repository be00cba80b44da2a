import { randomIds } from '../../src/random-ids';

describe('random ids', () => {
  it('are all different, and safe in an address', () => {
    const next = randomIds(12);
    const ids = Array.from({ length: 1_000 }, next);
    expect(new Set(ids).size).toBe(1_000);
    for (const id of ids) expect(id).toMatch(/^[\w-]{16}$/);
  });

  it('are different in every process', () => {
    expect(randomIds(12)()).not.toBe(randomIds(12)());
  });
});
