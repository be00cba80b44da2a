import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Answers } from '../domain/form';
import type { Language } from '../domain/user';
import { text } from '../text/text';
import type { Entry, Problems } from './fields';
import { type Html, html, type Part } from './html';
import type { LinkKind } from './link-problem';
import type { Visit } from './visit';

/** The hidden field of every form that changes something. */
export const FORM_TOKEN = 'formToken';

/**
 * What a form carries to show that it comes from its own page. It is made of the link, which only that page and its
 * reader know: every instance can check it, also after a restart, and nothing has to be stored.
 */
export const formTokenOf = (kind: LinkKind, linkToken: string): string =>
  createHmac('sha256', linkToken).update(`form ${kind}`).digest('base64url');

/** Compared in constant time. */
export function isOwnForm({ formToken }: Visit, { [FORM_TOKEN]: given = '' }: Answers): boolean {
  const [presented, expected] = [Buffer.from(given), Buffer.from(formToken)];
  return presented.length === expected.length && timingSafeEqual(presented, expected);
}

/** A form as it is shown, with what makes it ours. */
export interface FormEntry extends Entry {
  readonly formToken: string;
}

/** A form that was sent, and is shown again as it was filled in. */
export type RefusedForm =
  | { readonly status: 422; readonly answers: Answers; readonly problems: Problems }
  /** Nobody knows from where it was sent; who really means it sends it again. */
  | { readonly status: 403; readonly answers: Answers };

/** @param first what stands in the form before anybody has typed */
export const formEntry = (
  { language, formToken }: Visit,
  refused: RefusedForm | undefined,
  first: Answers = {},
): FormEntry => ({
  language,
  formToken,
  answers: refused?.answers ?? first,
  problems: problemsOf(language, refused),
});

const problemsOf = (language: Language, refused: RefusedForm | undefined): Problems =>
  refused?.status === 403 ? { [FORM_TOKEN]: text(language, 'pages.common.foreignForm') } : (refused?.problems ?? {});

/** A form that is answered where its page is, unless the attributes name another address. */
export const postForm = ({ formToken }: FormEntry, content: Html, attributes?: Part): Html =>
  html`<form method="post" novalidate${attributes}>
<input type="hidden" name="${FORM_TOKEN}" value="${formToken}">
${content}
</form>`;
