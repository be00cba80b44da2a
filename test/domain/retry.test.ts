import { pauseBeforeRetry } from '../../src/domain/retry';

/** Chance at its least, in the middle and at its most. */
const CHANCES = [0, 0.5, 1 - Number.EPSILON];

describe('the pause before Teams is asked again', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const pauses = (refusals: number, told?: number) =>
    CHANCES.map(chance => {
      jest.spyOn(Math, 'random').mockReturnValue(chance);
      return Math.round(pauseBeforeRetry(refusals, told));
    });

  it.each([
    [1, [1_600, 2_000, 2_400]],
    [2, [3_200, 4_000, 4_800]],
    [3, [6_400, 8_000, 9_600]],
    [4, [12_800, 16_000, 19_200]],
    [5, [16_000, 20_000, 24_000]],
    [1_000, [16_000, 20_000, 24_000]],
  ])('doubles up to twenty seconds, and a fifth more or less: refusal %d', (refusals, expected) => {
    expect(pauses(refusals)).toEqual(expected);
  });

  it.each([1, 7])('is never shorter than Teams has told, and up to a fifth longer: refusal %d', refusals => {
    expect(pauses(refusals, 60_000)).toEqual([60_000, 66_000, 72_000]);
  });
});
