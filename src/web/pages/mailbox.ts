import type { Language } from '../../domain/user';
import type { SandboxMail } from '../../mail/sandbox-mailbox';
import { texts } from '../../text/text';
import { textField } from '../fields';
import { html, type Part } from '../html';
import type { Page } from '../layout';
import { phrase } from '../phrase';

/** The sandbox's letters, the newest first. */
export function mailboxPage(language: Language, locale: string, mails: readonly SandboxMail[], to: string): Page {
  const t = texts(language, 'pages.mailbox');
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const entry = { language, answers: { to }, problems: {} };
  const body = html`<h1>${t.title}</h1>
<p>${t.intro}</p>
<form method="get" class="search" role="search">
${textField(entry, { id: 'to', label: t.to, type: 'email' })}
<button class="second">${t.show}</button>
</form>
${mails.length === 0 && html`<p>${t.empty}</p>`}
${[...mails].reverse().map(
  mail => html`<article class="letter">
<h2 dir="auto">${mail.subject}</h2>
<p class="hint">${phrase(language, 'pages.mailbox.recipient', { to: mail.to })} · <time datetime="${mail.sentAt}">${when.format(new Date(mail.sentAt))}</time></p>
<div class="body" dir="auto">${withLinks(mail)}</div>
</article>`,
)}`;
  return { title: t.title, body };
}

/** The text with its links made clickable. */
function withLinks({ text, links }: Pick<SandboxMail, 'text' | 'links'>): readonly Part[] {
  const [link, ...rest] = links;
  if (link === undefined) return [text];
  const [before = '', ...after] = text.split(link);
  return [before, html`<a href="${link}">${link}</a>`, withLinks({ text: after.join(link), links: rest })];
}
