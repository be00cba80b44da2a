import type { Language } from '../../domain/user';
import { texts } from '../../text/text';
import { type Html, html } from '../html';
import type { Page } from '../layout';
import { phrase } from '../phrase';

/** What somebody can read about an installation before they use it, and whom they can ask. */
export type Policy = 'privacy' | 'terms' | 'support';

/**
 * @param contact an email address or a web page; absent: whoever made the bot available
 */
export function policyPage(language: Language, policy: Policy, contact: string | undefined): Page {
  const { title, body } = pages[policy](language);
  const whom = contact
    ? phrase(language, 'policies.contact.named', { contact: linkTo(contact) })
    : phrase(language, 'policies.contact.unnamed');
  return { title, body: html`<h1>${title}</h1>\n${body}\n<p>${whom}</p>` };
}

const linkTo = (contact: string): Html =>
  html`<a href="${contact.includes('://') ? contact : `mailto:${contact}`}">${contact}</a>`;

const pages: Readonly<Record<Policy, (language: Language) => Page>> = {
  privacy: language => {
    const t = texts(language, 'policies.privacy');
    const items = (...names: readonly (keyof typeof t)[]) =>
      list(names.map(name => phrase(language, `policies.privacy.${name}`)));
    const body = html`<p>${t.intro}</p>
<h2>${t.stored}</h2>
${items('people', 'organization', 'business', 'answers', 'history')}
<h2>${t.notStored}</h2>
${items('messages', 'secrets', 'tracking')}
<h2>${t.purpose}</h2>
<p>${t.purposeText}</p>
<h2>${t.period}</h2>
${items('conversation', 'entries', 'files', 'documents', 'logs')}
<h2>${t.rights}</h2>
<p>${t.rightsText}</p>`;
    return { title: t.title, body };
  },
  terms: language => {
    const t = texts(language, 'policies.terms');
    const body = html`<p>${t.intro}</p>
<h2>${t.who}</h2>
<p>${t.whoText}</p>
<h2>${t.duties}</h2>
<p>${t.dutiesText}</p>
<h2>${t.others}</h2>
<p>${t.othersText}</p>
<h2>${t.service}</h2>
<p>${t.serviceText}</p>
<h2>${t.end}</h2>
<p>${t.endText}</p>`;
    return { title: t.title, body };
  },
  support: language => {
    const t = texts(language, 'policies.support');
    const body = html`<p>${phrase(language, 'policies.support.intro')}</p>
<h2>${t.first}</h2>
${list([phrase(language, 'policies.support.signIn'), html`${t.reference}`, html`${t.secrets}`])}
<h2>${t.ask}</h2>`;
    return { title: t.title, body };
  },
};

const list = (items: readonly Html[]): Html => html`<ul>${items.map(item => html`<li>${item}</li>`)}</ul>`;
