import { createHash } from 'node:crypto';
import { SCRIPT } from './script';
import { STYLE } from './style';

const hashOf = (source: string): string => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(STYLE)}`,
  'img-src data:',
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

/** What a browser may do with a page; the script only where there is one. */
export const contentSecurityPolicy = (withScript: boolean): string =>
  [...POLICY, ...(withScript ? [`script-src ${hashOf(SCRIPT)}`] : [])].join('; ');

/** On every answer. A page's address holds a secret: it must not be cached, indexed or passed on as a referrer. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy(false),
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
