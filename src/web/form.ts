import type { Answers } from '../domain/form';
import type { Language } from '../domain/user';
import { text } from '../text/text';
import type { Entry, Problems } from './fields';
import { FORM_TOKEN } from './form-token';
import { type Html, html, type Part } from './html';
import type { Visit } from './visit';

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
