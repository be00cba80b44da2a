import type { Response } from 'restify';
import type { Language } from '../domain/user';
import { layout, type Page } from './layout';
import { contentSecurityPolicy } from './security-headers';

/** An answer to a request, ready to be sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export const pageReply = (language: Language, status: number, page: Page): Reply => ({
  status,
  headers: {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': language,
    Vary: 'Accept-Language',
    'Content-Security-Policy': contentSecurityPolicy(page.withScript ?? false),
  },
  body: layout(language, page),
});

export const jsonReply = (status: number, value: unknown): Reply => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

/** HEAD gets the same headers and no body. */
export function send(response: Response, { status, headers, body }: Reply): void {
  if (response.headersSent) return;
  response.sendRaw(status, body, { ...headers, 'Content-Length': String(Buffer.byteLength(body)) });
}
