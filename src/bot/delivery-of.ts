import { z } from 'zod';
import type { UnreachableReason } from '../domain/user';
import type { Delivery } from '../outbox/chat';
import { INCOMPLETE } from './connector-error';
import { TooManyMessages } from './pace';
import { retryAfter } from './retry-after';

/** What the connector throws. */
const ConnectorError = z.object({
  name: z.literal('ConnectorError'),
  statusCode: z.number().optional(),
  code: z.string().optional(),
  response: z
    .object({
      bodyAsText: z.string().nullish(),
      headers: z
        .custom<{ get(name: string): unknown }>(headers => typeof Object(headers).get === 'function')
        .optional(),
    })
    .optional(),
});

/** Never sent at all, or never whole: the connection could not be made, or was given up. */
const NOT_SENT = new Set([INCOMPLETE, 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * What an error of the connector means, when somebody was to see something new. 429 and 412 say that nothing was taken.
 * After 5xx, and where the connection broke before an answer came, the message may have been: botbuilder, which sends it
 * again by itself, was seen to show it up to four times. Other 4xx are for good: of the chat, or of this message.
 * @returns nothing for an error that is neither the connector's nor the pace's
 */
export function deliveryOf(error: unknown): Delivery | undefined {
  if (error instanceof TooManyMessages) {
    return { status: 'refused', retryAfterMilliseconds: error.retryAfterMilliseconds };
  }
  const parsed = ConnectorError.safeParse(error);
  if (!parsed.success) return undefined;
  const { statusCode, code = '', response } = parsed.data;
  if (statusCode === undefined) return { status: NOT_SENT.has(code) ? 'refused' : 'ambiguous' };
  if (statusCode === 408 || statusCode >= 500) return { status: 'ambiguous', statusCode };
  const reason = unreachableBecause(statusCode, `${code} ${response?.bodyAsText ?? ''}`);
  if (reason) return { status: 'unreachable', reason, statusCode };
  if (statusCode === 429 || statusCode === 412 || statusCode === 401) {
    return { status: 'refused', retryAfterMilliseconds: retryAfter(response?.headers?.get('retry-after'), Date.now()) };
  }
  return { status: 'rejected', statusCode };
}

/** The same of a change to what stands in the chat already: it may be repeated until it has happened for certain. */
export function deliveryOfUpdate(error: unknown): Delivery | undefined {
  const delivery = deliveryOf(error);
  return delivery?.status === 'ambiguous' ? { status: 'refused' } : delivery;
}

/**
 * Whether Teams takes nothing for this chat (msteams-docs, "Status codes from bot conversational APIs"). Its words differ
 * from case to case: a 403 without one that is known is a bot that was blocked or removed. A 401 without is of our
 * credentials, and of no chat.
 */
function unreachableBecause(statusCode: number, words: string): UnreachableReason | undefined {
  switch (statusCode) {
    case 401:
      return words.includes('BotNotRegistered') ? 'bot-not-registered' : undefined;
    case 403:
      if (words.includes('BotDisabledByAdmin')) return 'disabled';
      return words.includes('BotNotInConversationRoster') ? 'not-in-roster' : 'blocked';
    case 404:
    case 410:
      return 'conversation-gone';
    default:
      return undefined;
  }
}
