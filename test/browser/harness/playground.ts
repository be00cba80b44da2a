import type { Browser, Page } from 'playwright-core';
import { visit } from './browser';
import { type Card, card } from './card';
import { keepScreenshot } from './screenshots';

const viewport = { width: 1200, height: 900 };

/** What the page shows above and below the chat. */
const frameHeight = 210;

/** One person's chat with the bot. Filling in and pressing happen on the lowest card that has the input or button. */
export interface Playground extends Pick<Card, 'fill' | 'choose' | 'tick' | 'press' | 'open' | 'value'> {
  readonly page: Page;
  say(text: string): Promise<void>;
  /** The lowest card of the chat, looked up anew at each use. */
  lastCard(): Card;
  /** The lowest card that shows this text, looked up anew at each use. */
  cardWith(text: string | RegExp): Card;
  /** Everything the bot has said, from the top. */
  messages(): Promise<string[]>;
  /** Waits until one of the bot's messages or cards shows the text, in whatever letter case. */
  waitForText(text: string | RegExp): Promise<void>;
  /** Keeps what the chat shows from its lowest card on as test-results/screenshots/<name>.png. */
  screenshot(name: string): Promise<void>;
}

/** Opens a playground's personal chat, which installs the bot there, and waits until its person is known. */
export async function openPlayground(
  browser: Browser,
  address: string,
  person: string,
  locale: string,
): Promise<Playground> {
  const page = await visit(browser, address, { viewport, locale });
  await page.getByText(person, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Hide log panel' }).click();
  const compose = page.locator('[data-lexical-editor]');
  const messages = page.locator('.fai-OutputCard');
  const cards = page.locator('.ac-adaptiveCard');
  const { fill, choose, tick, press, open, value } = card(page, cards);

  async function screenshot(name: string): Promise<void> {
    const top = (await cards.count()) > 0 ? cards.last() : messages.last();
    const [from, to] = [await top.boundingBox(), await messages.last().boundingBox()];
    const shown = from && to ? Math.ceil(to.y + to.height - from.y) : 0;
    await page.setViewportSize({ ...viewport, height: Math.max(viewport.height, shown + frameHeight) });
    await messages.last().evaluate(message => message.scrollIntoView({ block: 'end' }));
    await keepScreenshot(page, name, false);
    await page.setViewportSize(viewport);
  }

  return {
    ...{ page, fill, choose, tick, press, open, value, screenshot },
    say: async text => {
      await compose.fill(text);
      await compose.press('Enter');
    },
    lastCard: () => card(page, cards.last()),
    cardWith: text => card(page, cards.filter({ hasText: text }).last()),
    messages: () => messages.allInnerTexts(),
    waitForText: text => messages.filter({ hasText: text }).last().waitFor(),
  };
}
