import type { Page } from 'playwright-core';
import { keepPicture } from './screenshots';

/** What one sheet shows: three cards of Teams' width beside each other, or five of a phone's. */
const TALLEST_SHEET = 3_600;

/** Keeps all cards of a page of the gallery as test-results/screenshots/cards-<name>-<number>.jpeg. */
export async function keepContactSheets(page: Page, name: string): Promise<void> {
  const columns = name.endsWith('phone') ? 5 : 3;
  const heights = await page
    .locator('figure')
    .evaluateAll(figures => figures.map(figure => figure.getBoundingClientRect().height + 20));
  const sheets: number[][] = [[]];
  let filled = 0;
  for (const [index, height] of heights.entries()) {
    if (filled + height > TALLEST_SHEET * columns) {
      sheets.push([]);
      filled = 0;
    }
    sheets.at(-1)?.push(index);
    filled += height;
  }
  for (const [number, sheet] of sheets.entries()) {
    await page.locator('figure').evaluateAll((figures, shown) => {
      for (const [index, figure] of figures.entries()) figure.toggleAttribute('hidden', !shown.includes(index));
    }, sheet);
    await keepPicture(page, `cards-${name}-${String(number + 1).padStart(2, '0')}.jpeg`);
  }
}
