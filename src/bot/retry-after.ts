/** Longer than Teams ever asks for: somebody's clock is wrong. */
const LONGEST = 3_600_000;

/**
 * Reads a `Retry-After` header (RFC 9110, 10.2.3): seconds, or a date.
 * @returns milliseconds from now; nothing for what says nothing
 */
export function retryAfter(header: unknown, now: number): number | undefined {
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  const seconds = Number(header);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1_000;
  return milliseconds > 0 ? Math.min(LONGEST, milliseconds) : undefined;
}
