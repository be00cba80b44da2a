import { text, texts } from '../../text/text';
import { problemSummary, textField } from '../fields';
import { type FormEntry, postForm } from '../form';
import { html } from '../html';
import { type Page, refusedTitle } from '../layout';
import { phrase } from '../phrase';
import { sandboxNotice } from './sandbox-notice';

/** Stands in for the sign-in to the account that holds the partner id. */
export function partnerAccountPage(entry: FormEntry): Page {
  const { language } = entry;
  const t = texts(language, 'pages.partnerAccount');
  const hint = phrase(language, 'pages.partnerAccount.userNameHint');
  const body = html`${problemSummary(entry, t)}
<h1>${t.title}</h1>
${sandboxNotice(language)}
<p>${t.intro}</p>
${postForm(
  entry,
  html`${textField(entry, { id: 'userName', label: t.userName, hint })}
<div class="buttons"><button>${text(language, 'buttons.signIn')}</button></div>`,
)}`;
  return { title: refusedTitle(entry, t.title), body };
}
