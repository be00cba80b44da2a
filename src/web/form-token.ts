import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Answers } from '../domain/form';

/** The hidden field of every form that changes something. */
export const FORM_TOKEN = 'formToken';

/**
 * What a form carries to show that it comes from its own page. It is made of the link, which only that page and its
 * reader know: every instance can check it, also after a restart, and nothing has to be stored.
 * @param page what the link is for: some open two pages
 */
export const formTokenOf = (page: string, linkToken: string): string =>
  createHmac('sha256', linkToken).update(`form ${page}`).digest('base64url');

/** Compared in constant time. */
export function isOwnForm(formToken: string, { [FORM_TOKEN]: given = '' }: Answers): boolean {
  const [presented, expected] = [Buffer.from(given), Buffer.from(formToken)];
  return presented.length === expected.length && timingSafeEqual(presented, expected);
}
