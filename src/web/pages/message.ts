import { html, type Part } from '../html';
import type { Page } from '../layout';

/** What happened and what to do next, where there is nothing to be done on the page itself. */
export interface Message {
  readonly title: string;
  readonly text: string;
  readonly next: string;
}

export const messagePage = ({ title, text, next }: Message, more?: Part): Page => ({
  title,
  body: html`<h1>${title}</h1>
<p>${text}</p>
<p>${next}</p>
${more}`,
});
