import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

const TALLER_THAN_ANY_CARD = 2_000;

const project = path.resolve(__dirname, '../../..');

/** Keeps a page, or what shows of it, as test-results/screenshots/<name>.png. */
export async function keepScreenshot(page: Page, name: string, fullPage: boolean): Promise<void> {
  const file = path.join(project, 'test-results/screenshots', `${name}.png`);
  await moveMouseAway(page);
  await page.screenshot({ path: file, animations: 'disabled', fullPage });
}

/** Keeps a whole page as test-results/screenshots/<file>, small enough to keep many. */
export async function keepPicture(page: Page, file: string): Promise<void> {
  await page.screenshot({
    path: path.join(project, 'test-results/screenshots', file),
    ...{ type: 'jpeg', quality: 75, fullPage: true },
  });
}

/** `README_PICTURES=1 npm run test:browser` renews the pictures of the README. */
export const rendersPictures = process.env['README_PICTURES'] === '1';

/** Renews docs/pictures/<name>.png, when that is asked for, with what shows of a page or with a part of it alone. */
export async function renewPicture(name: string, page: Page, part: Locator | Page = page): Promise<void> {
  if (!rendersPictures) return;
  await moveMouseAway(page);
  const viewport = page.viewportSize();
  if (viewport && part !== page) await page.setViewportSize({ ...viewport, height: TALLER_THAN_ANY_CARD });
  await part.screenshot({ path: path.join(project, 'docs/pictures', `${name}.png`), animations: 'disabled' });
  if (viewport) await page.setViewportSize(viewport);
}

/** Nothing looks as if it were pointed at. */
const moveMouseAway = (page: Page): Promise<void> => page.mouse.move(0, 0);
