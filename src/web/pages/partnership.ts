import type { Invitation } from '../../domain/invitation';
import type { Language } from '../../domain/user';
import { texts } from '../../text/text';
import { copyButton } from '../fields';
import { html } from '../html';
import type { Page } from '../layout';
import { phrase } from '../phrase';
import { partnerCard, partnersOf } from './acceptance';

/**
 * A reseller that opens a provider's request in a browser is shown the way to the chat, where it is answered.
 * @param link the whole link, to be pasted there
 * @param chatAddress opens the chat with the link filled in
 */
export function partnershipPage(
  language: Language,
  invitation: Invitation,
  link: string,
  chatAddress: string | undefined,
): Page {
  const t = texts(language, 'pages.partnership');
  const [provider] = invitation.inviters;
  const names = { provider: partnersOf(invitation).names.partner };
  const body = html`<h1>${phrase(language, 'pages.partnership.heading', names)}</h1>
<p>${phrase(language, 'pages.partnership.intro', names)}</p>
${provider && partnerCard(language, provider)}
<h2>${t.what}</h2>
<h3>${t.orders}</h3>
<p>${phrase(language, 'pages.partnership.ordersText', names)}</p>
<h3>${t.access}</h3>
<p>${phrase(language, 'pages.partnership.accessText', names)}</p>
<h2>${t.how}</h2>
<ol>
<li>${t.open}</li>
<li>${phrase(language, 'pages.partnership.enroll')}</li>
<li>${t.paste}</li>
<li>${phrase(language, 'pages.partnership.confirm')}</li>
</ol>
<div class="field">
<label for="link">${t.link}</label>
<input id="link" type="text" value="${link}" readonly dir="ltr">
</div>
<div class="buttons">
${chatAddress !== undefined && html`<a class="button" href="${chatAddress}" rel="noreferrer">${t.teams}</a>`}
${copyButton(language, 'link', chatAddress === undefined ? '' : 'second')}
</div>
<p role="status" id="copy-status"></p>`;
  return { title: t.title, body, withScript: true };
}
