import type { IncomingMessage } from 'node:http';
import { DeskError } from '../domain/errors';
import { rateLimit } from '../domain/rate-limit';
import type { Clock } from '../workflows/ports';
import { RequestRefused } from './refusal';

/** Somebody whose link was cut off tries a few times; nobody tries so often. */
const RATE = { burst: 100, perMinute: 100 };

/**
 * Counts links that lead nowhere, by where they are tried from. Behind a proxy that is everybody together, so a link
 * that is whole always works.
 * @returns to be told of each error; it throws RequestRefused 429 for one too many
 */
export function limitGuesses(clock: Clock): (request: IncomingMessage, error: unknown) => void {
  const limit = rateLimit(RATE);
  return ({ socket }, error) => {
    const isGuess = error instanceof DeskError && (error.code === 'link-invalid' || error.code === 'not-found');
    if (isGuess && limit(socket.remoteAddress ?? '', clock.now()) !== undefined) throw new RequestRefused(429);
  };
}
