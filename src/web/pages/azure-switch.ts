import type { AzureSwitch } from '../../domain/azure-switch';
import type { Language } from '../../domain/user';
import { texts } from '../../text/text';
import { checkBox, problemSummary } from '../fields';
import { type FormEntry, postForm } from '../form';
import { html } from '../html';
import { type Page, refusedTitle } from '../layout';
import { phrase } from '../phrase';
import { partnerCard } from './acceptance';

const namesIn = ({ from, to, customerName, subscriptionName }: AzureSwitch) => ({
  from: from.companyName,
  to: to.companyName,
  customer: customerName,
  subscription: subscriptionName,
});

/** The billing owner reads what would change, and confirms; `locale` decides how the date is written. */
export function azureSwitchPage(entry: FormEntry, azureSwitch: AzureSwitch, locale: string): Page {
  const { language } = entry;
  const t = texts(language, 'azureSwitch.page');
  const names = namesIn(azureSwitch);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(azureSwitch.expiresAt));
  const body = html`${problemSummary(entry)}
<h1>${phrase(language, 'azureSwitch.page.heading', names)}</h1>
<p>${phrase(language, 'azureSwitch.page.intro', names)}</p>
<h2>${t.what}</h2>
<p>${phrase(language, 'azureSwitch.page.subscription', names)}</p>
<p>${phrase(language, 'azureSwitch.page.billing', names)}</p>
<p>${t.stays}</p>
<h2>${t.who}</h2>
${partnerCard(language, azureSwitch.from, t.from)}
${partnerCard(language, azureSwitch.to, t.to)}
${postForm(
  entry,
  html`${checkBox(entry, { id: 'accept', label: phrase(language, 'azureSwitch.page.accept', names) })}
<div class="buttons"><button>${t.submit}</button></div>`,
)}
<p class="quiet">${t.decline} ${phrase(language, 'azureSwitch.page.until', { date: html`${date}` })}</p>`;
  return { title: refusedTitle(entry, t.title), body };
}

export function switchConfirmedPage(language: Language, azureSwitch: AzureSwitch): Page {
  const { title } = texts(language, 'azureSwitch.confirmed');
  const body = html`<h1>${title}</h1>
<div class="notice good" role="status"><p>${phrase(language, 'azureSwitch.confirmed.text', namesIn(azureSwitch))}</p></div>
<p>${texts(language, 'pages.common').close}</p>`;
  return { title, body };
}
