import type { Locator, Page } from 'playwright-core';

/** An Adaptive Card as the person who fills it in sees it: inputs go by their label, buttons by their title. */
export interface Card {
  readonly locator: Locator;
  fill(label: string, value: string): Promise<void>;
  /** Picks choices of a drop-down list, radio buttons or check boxes by what they say. */
  choose(label: string, ...choices: string[]): Promise<void>;
  tick(label: string, ticked?: boolean): Promise<void>;
  press(title: string): Promise<void>;
  /** Presses a button that opens a page, and returns that page. */
  open(title: string): Promise<Page>;
  /** What stands in an input; of a drop-down list, the title of its choice. */
  value(label: string): Promise<string>;
  text(): Promise<string>;
  waitForText(text: string | RegExp): Promise<void>;
}

/** The card, or of several cards always the lowest that has what is asked for. */
export function card(page: Page, locator: Locator): Card {
  // The playground gives inputs no id that a card names, and puts an asterisk behind the label of a required one.
  const labelled = (label: string) => locator.getByLabel(new RegExp(`^${escaped(label)}( \\*)?$`));
  const field = (label: string) => labelled(label).and(page.locator('input, textarea, [role=radiogroup]')).last();
  const button = (title: string) => locator.getByRole('button', { name: title, exact: true }).last();
  const link = (title: string) => locator.getByRole('link', { name: title, exact: true }).last();

  async function choose(label: string, ...choices: string[]): Promise<void> {
    const input = field(label);
    if ((await input.getAttribute('role')) === 'combobox') return chooseFromList(input, choices);
    // Radio buttons stand in a group that has the label; of check boxes each one has it beside its own.
    const boxes = labelled(label).and(page.getByRole('checkbox')).locator('..');
    const group = labelled(label).and(page.getByRole('radiogroup')).or(boxes);
    for (const choice of choices) await group.getByText(choice, { exact: true }).last().check();
  }

  async function chooseFromList(input: Locator, choices: readonly string[]): Promise<void> {
    await input.click();
    for (const choice of choices) {
      const name = { name: choice, exact: true };
      await page.getByRole('option', name).or(page.getByRole('menuitemcheckbox', name)).click();
    }
    await input.press('Escape');
  }

  return {
    locator,
    fill: (label, value) => field(label).fill(value),
    choose,
    tick: (label, ticked = true) => field(label).setChecked(ticked),
    press: title => button(title).click(),
    open: async title => {
      const [opened] = await Promise.all([page.waitForEvent('popup'), link(title).click()]);
      await opened.waitForLoadState();
      return opened;
    },
    value: label => field(label).inputValue(),
    // biome-ignore lint/performance/useDomNodeTextContent: what people read, with its lines apart.
    text: () => locator.last().innerText(),
    waitForText: text => locator.filter({ hasText: text }).last().waitFor(),
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
