import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { type Launched, launch } from '../../../scripts/playground/launch.cjs';
import { startChromium } from './browser';
import { openPlayground, type Playground } from './playground';
import { freePorts } from './ports';

/** Partner Desk as `npm run playground` starts it, on free ports and with data of its own, and a browser to use it. */
export interface Desk {
  /** The address of the bot, without a slash at the end. */
  readonly bot: string;
  readonly browser: Browser;
  /** Megan Bowen's chat at Fabrikam, the indirect provider. */
  readonly fabrikam: Playground;
  /** Alex Wilber's chat at Contoso, the indirect reseller. */
  readonly contoso: Playground;
  /** Every warning and error that the bot has logged. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/**
 * @param locale of the browser, which decides the language of some pages; the chats begin in English
 * @param prepare writes what is there before the first start
 */
export async function openDesk(
  env: Readonly<Record<string, string>> = {},
  locale = 'en-US',
  prepare: (dataDirectory: string) => Promise<void> = async () => undefined,
): Promise<Desk> {
  const warnings: string[] = [];
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'partner-desk-'));
  const closing: (() => Promise<unknown>)[] = [() => rm(dataDirectory, { recursive: true, force: true })];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    await prepare(dataDirectory);
    const running = await launchOnFreePorts(dataDirectory, env, text => warnings.push(text));
    closing.push(running.stop);
    const browser = await startChromium();
    closing.push(() => browser.close());
    const [fabrikam, contoso] = await Promise.all([
      openPlayground(browser, running.fabrikam, 'Megan Bowen', locale),
      openPlayground(browser, running.contoso, 'Alex Wilber', locale),
    ]);
    return { bot: running.bot, browser, fabrikam, contoso, warnings, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function launchOnFreePorts(
  dataDirectory: string,
  env: Readonly<Record<string, string>>,
  warn: (text: string) => void,
): Promise<Launched> {
  const [port = 0, fabrikamPort = 0, contosoPort = 0] = await freePorts(3);
  return launch({
    ...{ port, fabrikamPort, contosoPort, dataDirectory, warn },
    env: { SANDBOX_REVIEW_SECONDS: '1', ...env },
  });
}
