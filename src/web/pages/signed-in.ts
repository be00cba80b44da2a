import type { Language } from '../../domain/user';
import { texts } from '../../text/text';
import { html } from '../html';
import type { Page } from '../layout';

/** Back to the chat, which has gone on by itself. */
export function signedInPage(language: Language, created: boolean): Page {
  const t = texts(language, 'pages.signedIn');
  const title = created ? t.created : t.title;
  const body = html`<h1>${title}</h1>
<div class="notice good" role="status"><p>${t.text}</p></div>
<p>${texts(language, 'pages.common').close}</p>`;
  return { title, body };
}
