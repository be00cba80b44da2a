import type { Language } from '../domain/user';
import { text, texts } from '../text/text';
import type { Entry } from './fields';
import { type Html, html } from './html';
import { SCRIPT } from './script';
import { STYLE } from './style';

/** What a page says; `layout` puts it into a document. */
export interface Page {
  /** Of the tab; the heading of the page is in its body. */
  readonly title: string;
  readonly body: Html;
  readonly withScript?: boolean;
}

/** The title is the first that a screen reader says about a page: a refused form says so there. */
export const refusedTitle = ({ language, problems }: Entry, title: string): string =>
  Object.keys(problems).length > 0 ? text(language, 'pages.common.titleOfRefused', { title }) : title;

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 22 22'%3E%3Crect width='22' height='22' rx='6' fill='%230f5fa8'/%3E%3Cpath d='M7 6v7a2.5 2.5 0 0 0 2.5 2.5h3A2.5 2.5 0 0 0 15 13V6' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E";

function policyLinks(language: Language): Html {
  const { privacy, terms, support } = texts(language, 'policies.links');
  return html`<a href="/privacy">${privacy}</a> · <a href="/terms">${terms}</a> · <a href="/support">${support}</a>`;
}

/** The whole document. Style and script stand in it exactly as the content security policy hashes them. */
export function layout(language: Language, { title, body, withScript }: Page): string {
  const name = text(language, 'pages.common.title');
  const { markup } = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title} – ${name}</title>
<link rel="icon" href="${ICON}">
<style>${{ markup: STYLE }}</style>
</head>
<body>
<header><span></span>${name}</header>
<main>
${body}
</main>
<footer><p>${text(language, 'pages.common.noPassword')}</p>
<p>${policyLinks(language)}</p></footer>
${withScript && html`<script>${{ markup: SCRIPT }}</script>`}
</body>
</html>
`;
  return markup;
}
