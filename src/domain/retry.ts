/** As the rate limits of Teams advise (learn.microsoft.com/microsoftteams, "Rate limiting"): in milliseconds. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 20_000;
/** Those who were refused together come back apart. */
const JITTER = 0.2;

/**
 * How long to wait before Teams is asked again, in milliseconds: as long as it says and a little longer, otherwise
 * twice as long from time to time.
 * @param refusals how often it has refused in a row, at least once
 * @param told what it said, in milliseconds
 */
export function pauseBeforeRetry(refusals: number, told: number | undefined): number {
  if (told !== undefined) return told * (1 + Math.random() * JITTER);
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (refusals - 1));
  return pause * (1 - JITTER + Math.random() * 2 * JITTER);
}
