import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { rendersPictures } from './screenshots';

/** What one step in a page may take: a slow machine's time, not a user's. */
const stepTimeout = 15_000;

/** Starts the Chromium of `CHROMIUM_PATH`, or the one that Debian installs. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Opens an address as a person with a browser of their own would: no cookies shared, nothing but this machine reached. */
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ deviceScaleFactor: rendersPictures ? 1.5 : 1, ...options });
  context.setDefaultTimeout(stepTimeout);
  await context.route(
    url => !['127.0.0.1', 'localhost'].includes(url.hostname),
    route => route.abort(),
  );
  const page = await context.newPage();
  await page.goto(address);
  return page;
}
