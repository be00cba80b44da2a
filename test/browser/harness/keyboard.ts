import type { Page } from 'playwright-core';

/** No page of ours has this many things to tab to. */
const mostStops = 40;

/** Presses Tab until the field or button of this name has the focus, as people without a mouse do. */
export async function tabTo(page: Page, role: 'textbox' | 'checkbox' | 'button', name: string | RegExp): Promise<void> {
  const focused = page.getByRole(role, { name }).and(page.locator(':focus'));
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) === 1) return;
  }
  throw new Error(`The keyboard does not lead to ${name}.`);
}

/** Goes to a field by keyboard and types. */
export async function typeInto(page: Page, label: string, typed: string): Promise<void> {
  await tabTo(page, 'textbox', label);
  await page.keyboard.type(typed);
}
