import type { Language } from '../../domain/user';
import { texts } from '../../text/text';
import { problemSummary } from '../fields';
import { type FormEntry, postForm } from '../form';
import { html } from '../html';
import { type Page, refusedTitle } from '../layout';
import { phrase } from '../phrase';

/** The address to be confirmed, and for whom. */
export interface Verification {
  readonly companyName: string;
  readonly email: string;
}

/** The primary contact is asked; opening the page confirms nothing. */
export function verificationPage(entry: FormEntry, values: Verification): Page {
  const { language } = entry;
  const t = texts(language, 'pages.verification');
  const body = html`${problemSummary(entry)}
<h1>${t.title}</h1>
<p>${phrase(language, 'pages.verification.intro', { ...values })}</p>
<p>${t.why}</p>
${postForm(entry, html`<div class="buttons"><button>${t.submit}</button></div>`)}
<p class="quiet">${t.decline}</p>`;
  return { title: refusedTitle(entry, t.title), body };
}

export function verifiedPage(language: Language, values: Verification): Page {
  const t = texts(language, 'pages.verified');
  const body = html`<h1>${t.title}</h1>
<div class="notice good" role="status"><p>${phrase(language, 'pages.verified.text', { ...values })}</p></div>
<p>${texts(language, 'pages.common').close}</p>`;
  return { title: t.title, body };
}
