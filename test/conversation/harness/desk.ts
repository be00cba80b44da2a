import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { readConfig } from '../../../src/config';
import { startDesk } from '../../../src/desk';
import { openEmbeddedStore } from '../../../src/store/embedded';
import { FakeConnector } from './connector';
import { Member } from './member';
import { Website } from './website';

/** The whole server with its store on disk, its pages, a connector, and people who use it. */
export async function openTestDesk() {
  const directory = await mkdtemp(join(tmpdir(), 'partner-desk-'));
  const connector = new FakeConnector();
  await connector.listen();
  const log: string[] = [];
  const time = { offset: 0 };
  const clock = { now: () => new Date(Date.now() + time.offset) };
  const store = openEmbeddedStore(directory, clock.now);
  const config = readConfig({ PORT: '0', DATA_DIR: directory, SANDBOX_REVIEW_SECONDS: '0' });
  const desk = await startDesk(config, {
    store,
    clock,
    ids: {
      next: () => randomBytes(12).toString('base64url'),
      secret: () => randomBytes(24).toString('base64url'),
    },
    log: pino({ level: 'debug' }, { write: line => log.push(line) }),
  });
  const website = new Website(desk.url);
  return {
    url: desk.url,
    directory,
    store,
    connector,
    website,
    /** Everything logged so far. */
    log,
    /** Lets time pass for the server. */
    pass: (milliseconds: number) => {
      time.offset += milliseconds;
    },
    member: (tenantId: string, name: string, locale = 'en-US') =>
      new Member(
        { tenantId, userId: `${tenantId}-${name.toLowerCase().replaceAll(' ', '-')}`, name, locale },
        desk.url,
        connector,
      ),
    async close() {
      await desk.stop();
      await connector.close();
      await rm(directory, { recursive: true });
    },
  };
}

export type TestDesk = Awaited<ReturnType<typeof openTestDesk>>;

/** Waits until something that happens by itself has happened. */
export async function eventually<Result>(look: () => Result | Promise<Result>, within = 10_000): Promise<Result> {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
}
