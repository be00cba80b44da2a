import { STYLE } from '../../src/web/style';

/** Text and what it stands on; the number is the least contrast of WCAG 2.2 AA (1.4.3 and 1.4.11). */
const PAIRS: readonly [string, string, number][] = [
  ['text', 'page', 4.5],
  ['text', 'card', 4.5],
  ['quiet', 'page', 4.5],
  ['quiet', 'card', 4.5],
  ['brand', 'card', 4.5],
  ['brand-over', 'card', 4.5],
  ['on-brand', 'brand', 4.5],
  ['on-brand', 'brand-over', 4.5],
  ['text', 'note', 4.5],
  ['text', 'good', 4.5],
  ['text', 'warn', 4.5],
  ['text', 'bad', 4.5],
  ['bad-text', 'bad', 4.5],
  ['bad-text', 'card', 4.5],
  ['field', 'card', 3],
  ['field', 'page', 3],
  ['bad-line', 'card', 3],
];

const [light = '', dark = ''] = STYLE.match(/:root \{[^}]+\}/g) ?? [];

describe.each([
  ['light', light],
  ['dark', dark],
])('in %s colours', (_, rules) => {
  const colors = new Map([...rules.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name = '', color = '']) => [name, color]));

  it.each(PAIRS)('%s on %s can be read', (text, ground, least) => {
    const [one, other] = [luminance(colors.get(text)), luminance(colors.get(ground))];
    expect((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)).toBeGreaterThanOrEqual(least);
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color = ''): number {
  const digits =
    color.length === 4 ? [...color.slice(1)].map(digit => digit + digit) : (color.slice(1).match(/../g) ?? []);
  const [red = NaN, green = NaN, blue = NaN] = digits
    .map(pair => Number.parseInt(pair, 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
