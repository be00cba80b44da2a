import type { Invitation, Inviter } from '../../domain/invitation';
import type { Language } from '../../domain/user';
import { text, texts } from '../../text/text';
import { countryName } from '../countries';
import { checkBox, problemSummary, textField } from '../fields';
import { type FormEntry, postForm } from '../form';
import { type Html, html } from '../html';
import { type Page, refusedTitle } from '../layout';
import { phrase } from '../phrase';

/** Who an invitation of one or two partners is from, as the sentences name them. */
export function partnersOf({ inviters }: Invitation) {
  const [first, second] = inviters;
  const name = first?.companyName ?? '';
  return {
    together: second !== undefined,
    names: { partner: name, reseller: name, provider: second?.companyName ?? '' },
  };
}

/** The customer reads who asks for what, and accepts; `locale` decides how the date is written. */
export function acceptancePage(entry: FormEntry, invitation: Invitation, locale: string): Page {
  const { language } = entry;
  const t = texts(language, 'pages.acceptance');
  const { together, names } = partnersOf(invitation);
  const choose = (one: keyof typeof t, two: keyof typeof t) =>
    phrase(language, `pages.acceptance.${together ? two : one}`, names);
  const roles = [t.reseller, t.provider];
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(invitation.expiresAt));
  const body = html`${problemSummary(entry, t)}
<h1>${choose('headingOne', 'headingTwo')}</h1>
<p>${phrase(language, 'pages.acceptance.intro')}</p>
<h2>${t.who}</h2>
${invitation.inviters.map((partner, index) => partnerCard(language, partner, together ? roles[index] : undefined))}
<h2>${t.what}</h2>
<h3>${t.orders}</h3>
<p>${choose('ordersOne', 'ordersTwo')}</p>
<h3>${t.privileges}</h3>
<p>${phrase(language, 'pages.acceptance.privilegesText', names)}</p>
<h3>${t.control}</h3>
<p>${phrase(language, 'pages.acceptance.controlText')}</p>
<h2>${t.form}</h2>
${postForm(
  entry,
  html`${textField(entry, { id: 'companyName', label: t.companyName, autocomplete: 'organization' })}
${textField(entry, { id: 'domain', label: t.domain, hint: t.domainHint })}
${textField(entry, { id: 'displayName', label: t.displayName, autocomplete: 'name', isOptional: true })}
${textField(entry, { id: 'email', label: t.email, hint: t.emailHint, type: 'email', autocomplete: 'email' })}
${checkBox(entry, { id: 'accept', label: choose('acceptOne', 'acceptTwo') })}
<div class="buttons"><button>${t.submit}</button></div>`,
)}
<p class="quiet">${t.decline} ${phrase(language, 'pages.acceptance.until', { date: html`${date}` })}</p>`;
  return { title: refusedTitle(entry, t.title), body };
}

/** A partner that asks; `role` is what it does where there are two. */
export const partnerCard = (language: Language, { companyName, mpnId, country }: Inviter, role?: string): Html =>
  html`<div class="partner">
<p dir="auto">${companyName}</p>
${role !== undefined && html`<p>${role}</p>`}
<p class="quiet">${text(language, 'pages.acceptance.partnerId')}: <bdi>${mpnId}</bdi> · ${countryName(language, country)}</p>
</div>`;
