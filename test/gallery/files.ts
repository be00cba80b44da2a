import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SAMPLES, type Sample } from '../bot/cards/samples';
import dark from './teams-dark.json';
import light from './teams-light.json';

/** One page: every card in one language, one theme of Teams and one width. */
export interface View {
  readonly language: Sample['language'];
  readonly theme: keyof typeof THEMES;
  readonly width: (typeof WIDTHS)[number];
}

const THEMES = { light, dark };
const WIDTHS = ['desktop', 'phone'] as const;

export const VIEWS: readonly View[] = (['en', 'de'] as const).flatMap(language =>
  (['light', 'dark'] as const).flatMap(theme => WIDTHS.map(width => ({ language, theme, width }))),
);

export const pageOf = ({ language, theme, width }: View): string => `${language}-${theme}-${width}.html`;

export const INDEX = 'index.html';

/** All that the gallery consists of, by name; it needs nothing else, and no server. */
export function galleryFiles(): ReadonlyMap<string, string> {
  const pages = VIEWS.map(view => [pageOf(view), page(view)] as const);
  return new Map([
    ...pages,
    [INDEX, pages[0]?.[1] ?? ''],
    ['adaptivecards.js', readFileSync(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8')],
    ...['gallery.css', 'gallery.js', 'faults.js'].map(name => [name, asset(name)] as const),
  ]);
}

/** Not beside this file where it has been compiled. */
const asset = (name: string): string => readFileSync(path.join('test/gallery', name), 'utf8');

function page(view: View): string {
  const cards = SAMPLES.filter(({ language, wording }) => language === view.language && wording === 'typical').map(
    ({ builder, variant, card }) => ({ name: `${builder}, ${variant}`, card }),
  );
  // No sign of JSON text may end the element that holds it.
  const data = JSON.stringify({ hostConfig: THEMES[view.theme], cards }).replaceAll('<', '\\u003c');
  const links = VIEWS.map(each => {
    const name = `${each.language}, ${each.theme}, ${each.width}`;
    return pageOf(each) === pageOf(view) ? `<b>${name}</b>` : `<a href="${pageOf(each)}">${name}</a>`;
  });
  return `<!doctype html>
<html lang="${view.language}" class="${view.theme} ${view.width}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Cards (${view.language}, ${view.theme}, ${view.width})</title>
<link rel="stylesheet" href="gallery.css">
<header>
<nav>${links.join(' · ')}</nav>
<label>Name <input id="name" type="search" placeholder="invitation"></label>
<output id="count"></output>
</header>
<main></main>
<script id="data" type="application/json">${data}</script>
<script src="adaptivecards.js"></script>
<script src="gallery.js"></script>
<script src="faults.js"></script>
</html>
`;
}
