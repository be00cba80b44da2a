import type { Request } from 'restify';
import { z } from 'zod';
import type { Language } from '../domain/user';
import { languageFor, localeFor, localesOf } from './accept-language';
import { formTokenOf } from './form-token';
import type { LinkKind } from './link-problem';

/** A request as a page's handler sees it. */
export interface Visit {
  /** The secret part of the address; empty where there is none. */
  readonly token: string;
  /** What the page's form has to carry; empty where there is none. */
  readonly formToken: string;
  readonly query: URLSearchParams;
  /** What the reader reads, best first. */
  readonly locales: readonly string[];
  readonly language: Language;
  /** For dates. */
  readonly locale: string;
}

const Parameters = z.object({ token: z.string().default('') });

export const languageOf = ({ headers }: Request): Language => languageFor(localesOf(headers['accept-language']));

/** @param kind of the link, where the page is behind one */
export function visitOf(request: Request, kind?: LinkKind): Visit {
  const locales = localesOf(request.headers['accept-language']);
  const language = languageFor(locales);
  const { token } = Parameters.parse(request.params);
  return {
    token,
    formToken: kind ? formTokenOf(kind, token) : '',
    query: new URLSearchParams(request.getQuery()),
    locales,
    language,
    locale: localeFor(language, locales),
  };
}
