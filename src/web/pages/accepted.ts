import type { Invitation } from '../../domain/invitation';
import type { Language } from '../../domain/user';
import { texts } from '../../text/text';
import { html } from '../html';
import type { Page } from '../layout';
import { phrase } from '../phrase';
import { partnersOf } from './acceptance';

/** The customer has accepted: who has been told, and what happens now. */
export function acceptedPage(language: Language, invitation: Invitation): Page {
  const t = texts(language, 'pages.accepted');
  const { status } = invitation;
  const { together, names } = partnersOf(invitation);
  const done = `pages.accepted.${together ? 'doneTwo' : 'doneOne'}` as const;
  const body = html`<h1>${t.heading}</h1>
${
  status.state === 'accepted' &&
  html`<div class="notice good" role="status"><p>${phrase(language, done, {
    ...names,
    companyName: status.acceptance.companyName,
    domain: status.acceptance.domain,
  })}</p></div>`
}
<h2>${t.next}</h2>
<ul>
<li>${phrase(language, 'pages.accepted.contact', names)}</li>
<li>${phrase(language, 'pages.accepted.control')}</li>
</ul>
<p>${texts(language, 'pages.common').close}</p>`;
  return { title: t.title, body };
}
