import { text, texts } from '../../text/text';
import { copyButton, problemSummary, textArea, textField } from '../fields';
import { type FormEntry, postForm } from '../form';
import { html } from '../html';
import { type Page, refusedTitle } from '../layout';
import { addressPart, LONGEST_MAILTO, type Message, mailtoAddress } from '../mailto';
import { phrase } from '../phrase';

/**
 * The draft as a mail program, the clipboard or a file gets it. `mailto:` does not work from a Teams card, so the card
 * opens this page.
 * @param file where the form gets the file
 */
export function draftPage(entry: FormEntry, message: Message, link: string, file: string): Page {
  const { language } = entry;
  const t = texts(language, 'pages.draft');
  const address = mailtoAddress(message);
  const body = html`${problemSummary(entry, t)}
<h1>${t.heading}</h1>
<p>${t.intro}</p>
${postForm(
  entry,
  html`${message.recipient !== '' && html`<p><strong>${t.recipient}:</strong> <bdi>${message.recipient}</bdi></p>`}
${textField(entry, { id: 'subject', label: t.subject })}
${textArea(entry, { id: 'text', label: t.text, hint: t.changes })}
<div class="notice warn" role="alert" id="link-missing" hidden><p>${text(language, 'errors.draft-without-link')}</p></div>
<div class="field">
<label for="link">${t.link}</label>
<input id="link" type="text" value="${link}" readonly dir="ltr">
</div>
<div class="notice warn" id="too-long" role="status"${address.length <= LONGEST_MAILTO && html` hidden`}><p>${t.tooLong}</p></div>
<noscript><div class="notice warn"><p>${phrase(language, 'pages.draft.withoutScript')}</p></div></noscript>
<div class="buttons">
<a class="button" id="open-in-email" href="${address}">${text(language, 'buttons.openInEmail')}</a>
${copyButton(language, 'text', 'second')}
<button class="second">${t.file}</button>
</div>`,
  html` action="${file}" id="draft" data-link="${link}" data-longest="${LONGEST_MAILTO}"
 data-recipient="${addressPart(message.recipient)}"`,
)}
<p role="status" id="copy-status"></p>
<p class="quiet">${t.fileHint}</p>
<p>${phrase(language, 'pages.draft.next')}</p>`;
  return { title: refusedTitle(entry, t.title), body, withScript: true };
}
