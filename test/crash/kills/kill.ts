import fc from 'fast-check';

/** When a server dies: so long after a request was sent or answered, or as the world outside hears of something. */
export type Moment =
  | { readonly after: 'sending' | 'answer'; readonly milliseconds: number }
  | { readonly after: 'word'; readonly number: number; readonly isAcknowledged: boolean };

export interface Kill {
  /** How many requests it lets pass before. */
  readonly skipped: number;
  readonly moment: Moment;
  /** Teams sends again what was not answered, with the same id or another one. */
  readonly resentAs: 'same' | 'new';
}

const moments: fc.Arbitrary<Moment> = fc.oneof(
  fc.record({ after: fc.constant('sending' as const), milliseconds: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ after: fc.constant('answer' as const), milliseconds: fc.integer({ min: 0, max: 100 }) }),
  fc.record({
    after: fc.constant('word' as const),
    number: fc.integer({ min: 1, max: 3 }),
    isAcknowledged: fc.boolean(),
  }),
);

/** How many requests the story takes up to the end of its first order. */
const REQUESTS = 45;

/** As many kills as asked for, spread over the story; the same ones for the same seed. */
export function killsOf(seed: number, count: number): Kill[] {
  const kill: fc.Arbitrary<Kill> = fc.record({
    skipped: fc.integer({ min: 0, max: Math.floor((2 * REQUESTS) / count) }),
    moment: moments,
    resentAs: fc.constantFrom('same', 'new'),
  });
  return fc.sample(fc.noBias(kill), { seed, numRuns: count });
}
