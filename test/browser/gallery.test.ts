import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { pageOf, VIEWS } from '../gallery/files';
import { type Gallery, serveGallery } from '../gallery/server';
import { startChromium, visit } from './harness/browser';
import { keepContactSheets } from './harness/contact-sheets';

/** How long one page with every card may take on a slow machine. */
const PATIENCE = 120_000;

describe('the gallery of all cards', () => {
  let gallery: Gallery;
  let browser: Browser;

  beforeAll(async () => {
    gallery = await serveGallery(0);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await gallery?.close();
  });

  const open = (name: string): Promise<Page> =>
    visit(browser, new URL(name, gallery.address).href, {
      locale: name.startsWith('de') ? 'de-DE' : 'en-US',
      viewport: { width: 1_880, height: 900 },
      deviceScaleFactor: 0.75,
    });

  it.each(VIEWS.map(view => [pageOf(view)] as const))(
    'shows every card whole and legible on %s',
    async name => {
      const page = await open(name);
      const faults = await page.evaluate('faults()');
      await keepContactSheets(page, path.basename(name, '.html'));
      expect(faults).toEqual([]);
      await page.context().close();
    },
    PATIENCE,
  );

  it('finds cards by their names', async () => {
    const page = await open('en-light-desktop.html');
    await page.getByRole('searchbox', { name: 'Name' }).fill('account none');
    expect(await page.locator('figure:visible figcaption').allTextContents()).toEqual(['accountCard, none']);
    await page.context().close();
  });
});
