import { randomFillSync } from 'node:crypto';

/** How many are drawn at once: to ask the system is most of what a single one costs. */
const DRAWN = 128;

/** Random ids of so many bytes, in base64url. Not for secrets: the next ones lie in memory. */
export function randomIds(bytes: number): () => string {
  const drawn = Buffer.alloc(bytes * DRAWN);
  let next = drawn.length;
  return () => {
    if (next === drawn.length) {
      randomFillSync(drawn);
      next = 0;
    }
    const start = next;
    next += bytes;
    return drawn.toString('base64url', start, next);
  };
}
