/** So many at once, and so many a minute in the long run. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

/** How often each may do something. @returns in how many seconds to try again, or nothing when it may be done now */
export type RateLimit = (key: string, now: Date) => number | undefined;

/** Those who have not been seen for longest are forgotten: an attacker with many names must not fill the memory. */
const MOST_KEYS = 50_000;

/** A token bucket for each key, in this process. */
export function rateLimit({ burst, perMinute }: Rate): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return (key, now) => {
    const at = now.getTime();
    const before = buckets.get(key) ?? { left: burst, at };
    const left = Math.min(burst, before.left + (Math.max(0, at - before.at) * perMinute) / 60_000);
    buckets.delete(key);
    const [oldest] = buckets.size < MOST_KEYS ? [] : buckets.keys();
    if (oldest !== undefined) buckets.delete(oldest);
    buckets.set(key, { left: left < 1 ? left : left - 1, at });
    return left < 1 ? Math.ceil(((1 - left) * 60) / perMinute) : undefined;
  };
}
