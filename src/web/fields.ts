import type { FieldProblems } from '../domain/errors';
import type { Answers } from '../domain/form';
import type { Language } from '../domain/user';
import { text } from '../text/text';
import { FORM_TOKEN } from './form-token';
import { type Html, html, type Part } from './html';

/** Why fields were refused, in the reader's words, by input id. */
export type Problems = Readonly<Record<string, string>>;

export const problemTexts = (language: Language, problems: FieldProblems): Problems =>
  Object.fromEntries(
    Object.entries(problems).map(([id, { code, ...values }]) => [id, text(language, `fields.${code}`, { ...values })]),
  );

/** A form as it is shown: what was typed, and what is wrong with it. */
export interface Entry {
  readonly language: Language;
  readonly answers: Answers;
  readonly problems: Problems;
}

/**
 * At the top of a refused form: it takes the focus, and leads to each field, by its name where it has a short one. What
 * is wrong with the form as a whole leads nowhere.
 */
export const problemSummary = ({ language, problems }: Entry, names: Readonly<Record<string, string>> = {}): Part =>
  Object.keys(problems).length > 0 &&
  html`<div class="problems" role="alert" tabindex="-1" autofocus>
<h2>${text(language, 'pages.common.checkAnswers')}</h2>
<ul>${Object.entries(problems).map(([id, problem]) => html`<li>${id === FORM_TOKEN ? problem : html`<a href="#${id}">${names[id] !== undefined && `${names[id]}: `}${problem}</a>`}</li>`)}</ul>
</div>`;

/** What surrounds every field: its label, a hint, and why it was refused. */
export interface Label {
  readonly id: string;
  readonly label: Part;
  readonly hint?: Part;
}

export interface TextField extends Label {
  readonly type?: 'text' | 'email';
  /** What a browser may fill in by itself: WCAG 2.2, section 7. */
  readonly autocomplete?: string;
  readonly isOptional?: boolean;
}

export function textField(entry: Entry, field: TextField): Html {
  const { id, type = 'text', autocomplete = 'off', isOptional = false } = field;
  const label = isOptional ? html`${field.label} ${text(entry.language, 'pages.common.optional')}` : field.label;
  return framed(
    entry,
    { ...field, label },
    html`<input id="${id}" name="${id}" type="${type}" value="${entry.answers[id] ?? ''}" autocomplete="${autocomplete}"
 autocapitalize="${autocomplete === 'name' || autocomplete === 'organization' ? 'words' : 'none'}" spellcheck="false"
 dir="auto"${!isOptional && html` required`}${describedBy(entry, field)}>`,
  );
}

/** A line break right after the tag is not part of the text, so one is given away. */
export const textArea = (entry: Entry, field: Label): Html =>
  framed(
    entry,
    field,
    html`<textarea id="${field.id}" name="${field.id}" dir="auto" required${describedBy(entry, field)}>
${entry.answers[field.id] ?? ''}</textarea>`,
  );

/** Copies what stands in another field; without script it is not there. */
export const copyButton = (language: Language, from: string, style: string): Html =>
  html`<button type="button" class="${style}" hidden data-copy="${from}" data-status="copy-status"
 data-copied="${text(language, 'pages.common.copied')}" data-failed="${text(language, 'pages.common.notCopied')}">${text(
   language,
   'buttons.copy',
 )}</button>`;

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export const selectField = (entry: Entry, field: Label, options: readonly Option[]): Html =>
  framed(
    entry,
    field,
    html`<select id="${field.id}" name="${field.id}"${describedBy(entry, field)}>
${options.map(
  ({ value, label }) =>
    html`<option value="${value}"${value === entry.answers[field.id] && html` selected`}>${label}</option>`,
)}
</select>`,
  );

/** The first choice carries the field's id, so that the summary's link leads to it. */
export function choiceField(entry: Entry, field: Label, options: readonly Option[]): Html {
  const { id } = field;
  const idOf = (index: number) => (index === 0 ? id : `${id}-${index}`);
  return html`<fieldset role="radiogroup" class="field${refused(entry, field)}"${describedBy(entry, field)}>
<legend>${field.label}</legend>
${remarks(entry, field)}
${options.map(
  ({ value, label, hint }, index) => html`<div class="choice">
<input type="radio" id="${idOf(index)}" name="${id}" value="${value}"${value === entry.answers[id] && html` checked`}>
<label for="${idOf(index)}">${label}${hint !== undefined && html`<span class="hint">${hint}</span>`}</label>
</div>`,
)}
</fieldset>`;
}

/** A box whose tick sends the value `true`. */
export const checkBox = (entry: Entry, field: Label): Html => html`<div class="field${refused(entry, field)}">
${problemOf(entry, field)}
<div class="choice">
<input type="checkbox" id="${field.id}" name="${field.id}" value="true"${
  entry.answers[field.id] === 'true' && html` checked`
}${describedBy(entry, field)}>
<label for="${field.id}">${field.label}${
  field.hint !== undefined && html`<span class="hint" id="${field.id}-hint">${field.hint}</span>`
}</label>
</div>
</div>`;

const framed = (entry: Entry, field: Label, input: Html): Html => html`<div class="field${refused(entry, field)}">
<label for="${field.id}">${field.label}</label>
${remarks(entry, field)}
${input}
</div>`;

const remarks = (entry: Entry, field: Label): Part => [
  field.hint !== undefined && html`<p class="hint" id="${field.id}-hint">${field.hint}</p>`,
  problemOf(entry, field),
];

const problemOf = ({ problems }: Entry, { id }: Label): Part =>
  problems[id] !== undefined && html`<p class="problem" id="${id}-problem">${problems[id]}</p>`;

const refused = ({ problems }: Entry, { id }: Label): Part => problems[id] !== undefined && ' refused';

function describedBy({ problems }: Entry, { id, hint }: Label): Part {
  const isRefused = problems[id] !== undefined;
  const ids = [hint !== undefined && `${id}-hint`, isRefused && `${id}-problem`].filter(each => each !== false);
  return [ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`, isRefused && html` aria-invalid="true"`];
}
