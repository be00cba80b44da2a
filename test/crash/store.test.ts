import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Libsql from 'libsql';
import { z } from 'zod';
import { instant, TenantId } from '../../src/domain/ids';
import { openEmbeddedStore } from '../../src/store/embedded';
import type { DocumentKind, Store, Stored } from '../../src/store/store';

const TENANT = TenantId.parse('fabrikam');
const ROUNDS = 8;
const REMOVED = 3;

const Entry = z.object({ version: z.number(), text: z.string() });
type Entry = z.infer<typeof Entry>;
const Entries: DocumentKind<Entry> = { kind: 'entry', schema: Entry };
const Counters: DocumentKind<number> = { kind: 'counter', schema: z.number() };

/** A child process, and what it has said so far. */
function started(script: string, ...parameters: readonly string[]) {
  const child = spawn(process.execPath, [join(__dirname, script), ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', text => {
    said.output += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    said.errors += text;
  });
  const closed = once(child, 'close');
  return { child, said, closed };
}

/** One write of `store-writer.cjs`; version 3 is the removal. */
interface Step {
  readonly id: string;
  readonly version: number;
}

/** Lets a writer write, kills it at a random moment, and returns what it acknowledged. */
async function killedWriter(directory: string, name: string): Promise<Step[]> {
  const { child, said, closed } = started('store-writer.cjs', directory, name);
  await Promise.race([once(child.stdout, 'data'), closed]);
  await sleep(Math.random() * 150);
  child.kill('SIGKILL');
  await closed;
  if (child.signalCode !== 'SIGKILL') throw new Error(`The writer ended by itself: ${said.errors}`);
  const lines = said.output.split('\n').slice(0, -1);
  return lines.map(line => {
    const [id = '', version] = line.split(' ');
    return { id, version: Number(version) };
  });
}

/** What the writer does next; it may have done so and died before it said it. */
function stepAfter({ id, version }: Step): Step {
  const [name, number] = id.split('-');
  const last = Number(number) % 3 === 0 ? REMOVED : 2;
  return version < last ? { id, version: version + 1 } : { id: `${name}-${Number(number) + 1}`, version: 1 };
}

async function everything(store: Store, tag?: string): Promise<Stored<Entry>[]> {
  const documents: Stored<Entry>[] = [];
  let continuation: string | undefined;
  do {
    const page = await store.list(Entries, TENANT, { limit: 500, continuation, ...(tag === undefined ? {} : { tag }) });
    documents.push(...page.items);
    continuation = page.continuation;
  } while (continuation !== undefined);
  return documents;
}

const idsOf = (documents: readonly { id: string }[]): string[] => documents.map(({ id }) => id).sort();

describe('the embedded store', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-crash-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('keeps every acknowledged write, whole, however often its writers are killed', async () => {
    const written = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const reports = await Promise.all([`${round}a`, `${round}b`].map(name => killedWriter(directory, name)));
      const store = openEmbeddedStore(directory);
      const documents = await everything(store);
      const versions = new Map(documents.map(({ id, body }) => [id, body.version]));

      for (const steps of reports) {
        for (const { id, version } of steps) written.set(id, version);
        const unsaid = steps.slice(-1).map(stepAfter);
        for (const { id, version } of unsaid) {
          if ((versions.get(id) ?? REMOVED) === version) written.set(id, version);
        }
      }
      expect(versions).toEqual(new Map([...written].filter(([, version]) => version !== REMOVED)));

      for (const { id, body, effects } of documents) {
        expect(body.text).toBe(`${id} version ${body.version} `.repeat(100));
        expect(effects).toMatchObject([{ id: `${id} ${body.version}` }]);
      }
      expect(idsOf(await everything(store, 'all'))).toEqual(idsOf(documents));
      for (const version of [1, 2]) {
        const expected = documents.filter(({ body }) => body.version === version);
        expect(idsOf(await everything(store, `version ${version}`))).toEqual(idsOf(expected));
      }
      expect(idsOf(await store.due(instant(new Date()), 1_000_000))).toEqual(idsOf(documents));
      await store.close();

      const connection = new Libsql(join(directory, 'partner-desk.db'));
      expect(connection.prepare('PRAGMA integrity_check').raw().all()).toEqual([['ok']]);
      expect(connection.prepare('PRAGMA foreign_key_check').raw().all()).toEqual([]);
      connection.close();
    }
    expect(written.size).toBeGreaterThan(2 * ROUNDS);
  });

  it('is made and shared by several processes, and loses no write of any', async () => {
    const counters = [1, 2, 3].map(() => started('store-counter.cjs', directory, '200'));
    await Promise.all(counters.map(({ closed }) => closed));
    expect(counters.map(({ said }) => said.errors)).toEqual(['', '', '']);

    const store = openEmbeddedStore(directory);
    expect((await store.read(Counters, TENANT, 'counter'))?.body).toBe(600);
    await store.close();
  });
});
