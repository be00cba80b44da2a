import type { IncomingMessage } from 'node:http';
import { RequestRefused } from './refusal';

/**
 * A form must come from a page of ours. The browser says so in Sec-Fetch-Site; an older one in Origin, which reads
 * "null" because our pages send no referrer (Fetch standard, "append a request Origin header"), so that null says
 * nothing. A program that sends neither needs the secret in the address anyway.
 * @throws RequestRefused 403
 */
export function requireSameOrigin({ headers }: IncomingMessage, publicUrl: string): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw new RequestRefused(403);
    return;
  }
  const { origin } = headers;
  if (origin === undefined || origin === 'null') return;
  if (!URL.canParse(origin)) throw new RequestRefused(403);
  const { host } = new URL(origin);
  if (host !== headers.host && host !== new URL(publicUrl).host) throw new RequestRefused(403);
}
