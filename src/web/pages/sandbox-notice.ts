import type { Language } from '../../domain/user';
import { type Html, html } from '../html';
import { phrase } from '../phrase';

/** Nobody may take a page of the sandbox for a sign-in of Microsoft's. */
export const sandboxNotice = (language: Language): Html =>
  html`<div class="notice"><p>${phrase(language, 'pages.sandbox.notice')}</p></div>`;
