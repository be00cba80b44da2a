import { z } from 'zod';

/** `local@domain`, at most 254 characters (RFC 5321). */
export const EmailAddress = z.email().max(254);

/**
 * Web mail that Partner Center refuses for a primary contact, with every country domain of each service
 * (yahoo.co.uk, outlook.de …); hotmail and live since the newer enrolment pages.
 */
const WEB_MAIL =
  /^(gmail|googlemail|yahoo|ymail|rocketmail|icloud|aol|outlook|hotmail|live)\.(com|[a-z]{2}|(com?|ne)\.[a-z]{2})$/;
const WEB_MAIL_DOMAINS = new Set(['me.com', 'mac.com', 'msn.com', 'aim.com']);

export function isWebMail(address: string): boolean {
  const domain = domainOf(address);
  return WEB_MAIL.test(domain) || WEB_MAIL_DOMAINS.has(domain);
}

/** What stands behind the @, in lower case. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** What somebody typed, without the words that hold an e-mail address. */
export const withoutAddresses = (typed: string): string =>
  typed
    .split(/\s+/)
    .filter(word => !/\S@\S/.test(word))
    .join(' ')
    .trim();
