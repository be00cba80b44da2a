import { z } from 'zod';
import type { Delivery } from '../outbox/chat';
import { TooManyMessages } from './pace';

/** What the connector throws. */
const ConnectorError = z.object({
  name: z.literal('ConnectorError'),
  statusCode: z.number().optional(),
  code: z.string().optional(),
});

/** Never sent at all: the connection could not be made. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const PAUSE = 2_000;

/**
 * What an error of the connector means. 429, 412 and 5xx are to be sent again, as Teams documents
 * (msteams-docs, "Rate limiting": 412, 429, 502, 504); other 4xx are for good: blocked, uninstalled, gone. Where the
 * connection broke before an answer came, the message may have arrived, and it is not sent twice.
 * @returns nothing for an error that is neither the connector's nor the pace's
 */
export function deliveryOf(error: unknown): Delivery | undefined {
  if (error instanceof TooManyMessages) {
    return { status: 'refused', retryAfterMilliseconds: error.retryAfterMilliseconds };
  }
  const parsed = ConnectorError.safeParse(error);
  if (!parsed.success) return undefined;
  const { statusCode, code } = parsed.data;
  if (statusCode === undefined) {
    return code !== undefined && NOT_SENT.has(code)
      ? { status: 'refused', retryAfterMilliseconds: PAUSE }
      : { status: 'unknown' };
  }
  if (statusCode === 429 || statusCode === 412 || statusCode >= 500) {
    return { status: 'refused', retryAfterMilliseconds: retryAfter(error) ?? PAUSE };
  }
  return { status: 'unreachable' };
}

function retryAfter(error: unknown): number | undefined {
  const headers = (error as { response?: { headers?: { get?(name: string): unknown } } }).response?.headers;
  const seconds = Number(headers?.get?.('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined;
}
