import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant, TenantId } from '../../../src/domain/ids';
import { type Archive, copied, copyAll, differences, inventoryOf } from '../../../src/store/copy';
import { openCosmosStore } from '../../../src/store/cosmos';
import { openCosmosArchive } from '../../../src/store/cosmos/archive';
import { openEmbeddedStore } from '../../../src/store/embedded';
import { openEmbeddedArchive } from '../../../src/store/embedded/archive';
import { type Operation, observed } from '../../../src/store/observed';
import type { Store } from '../../../src/store/store';
import { at, effectDue, labelTerm, Notes, note } from '../note';
import { startWireServer, type WireServer } from './wire-server';

const KINDS = [copied(Notes)];
const TENANTS = ['fabrikam', 'contoso'].map(name => TenantId.parse(name));
const HOW_MANY = 1_200;

let server: WireServer;
let directory: string;
let embedded: Store;
let cosmos: Store;
let archives: { embedded: Archive; cosmos: Archive };
beforeEach(async () => {
  server = await startWireServer();
  directory = await mkdtemp(join(tmpdir(), 'partner-desk-copy-'));
  embedded = openEmbeddedStore(directory);
  const options = server.options(randomUUID());
  cosmos = await openCosmosStore(options);
  archives = { embedded: openEmbeddedArchive(directory), cosmos: await openCosmosArchive(options) };
});
afterEach(async () => {
  await Promise.all([embedded, cosmos, archives.embedded, archives.cosmos].map(each => each.close()));
  await server.close();
  await rm(directory, { recursive: true });
});

const fill = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, number) =>
      embedded.create(Notes, {
        tenant: TENANTS[number % 2] ?? TENANTS[0] ?? TenantId.parse('x'),
        id: `id/${number}`,
        body: note(`Title ${number} ü😀`, { labels: [`label ${number % 3}`], text: '\u0000"' }),
        effects: number % 5 === 0 ? [effectDue('2030-01-01T00:00:00Z')] : [],
      }),
    ),
  );
const now = () => instant(new Date());
const compared = async () => {
  const by = now();
  const both = [
    await inventoryOf(archives.embedded, KINDS, by),
    await inventoryOf(archives.cosmos, KINDS, by),
  ] as const;
  return { counts: both.map(each => each.get('note')?.count ?? 0), differences: differences(...both) };
};
const copy = (to: Store = cosmos, onProgress: (count: number) => void = () => undefined) =>
  copyAll({ from: archives.embedded, to, kinds: KINDS, by: now() }, onProgress);

describe('a copy from the embedded store to Cosmos DB', () => {
  it('holds everything: documents, effects, lists, searches and what is due', async () => {
    await fill(30);
    const progress: number[] = [];
    await copy(cosmos, count => progress.push(count));

    expect(progress).toEqual(Array.from({ length: 30 }, (_, number) => number + 1));
    expect(await compared()).toEqual({ counts: [30, 30], differences: [] });
    for (const tenant of TENANTS) {
      for (const query of [{}, { tag: 'label 1' }, { prefix: 'Title 1' }, { search: labelTerm('label') }]) {
        const bodiesIn = async (store: Store) =>
          (await store.list(Notes, tenant, { ...query, limit: 50 })).items.map(({ id, body, effects }) => ({
            id,
            body,
            effects,
          }));
        expect(await bodiesIn(cosmos)).toEqual(await bodiesIn(embedded));
      }
    }
    expect(await cosmos.due(at('2031-01-01T00:00:00Z'), 50)).toHaveLength(6);
  });

  it('goes on where it was interrupted, and writes nothing twice', async () => {
    await fill(HOW_MANY);
    let written = 0;
    const failing: Store = {
      ...cosmos,
      create: (...document) => {
        written += 1;
        return written > HOW_MANY / 2 ? Promise.reject(new Error('the power failed')) : cosmos.create(...document);
      },
    };
    await expect(copy(failing)).rejects.toThrow('the power failed');
    expect((await compared()).differences).toEqual(['note']);

    const operations: Operation[] = [];
    await copy(observed(cosmos, operation => operations.push(operation)));
    expect(await compared()).toEqual({ counts: [HOW_MANY, HOW_MANY], differences: [] });
    expect(operations.filter(({ name, rows }) => name === 'create' && rows === 1)).toHaveLength(HOW_MANY / 2);
    expect(operations.filter(({ name }) => name === 'replace')).toEqual([]);
  });

  it('follows what has changed since, and notices what it cannot follow', async () => {
    const [first, second] = await fill(4);
    await copy();
    if (!first || !second) throw new Error('There is nothing');
    await embedded.replace(Notes, { ...first, body: note('Changed') });
    expect((await compared()).differences).toEqual(['note']);
    await copy();
    expect((await compared()).differences).toEqual([]);

    await embedded.remove(Notes, second);
    await copy();
    expect(await compared()).toEqual({ counts: [3, 4], differences: ['note'] });
  });

  it('leaves out what has expired', async () => {
    await fill(2);
    const [tenant] = TENANTS;
    if (!tenant) throw new Error('There is no tenant');
    await embedded.create(Notes, { tenant, id: 'x', body: note('x', { expiresAt: at('2020-01-01T00:00:00Z') }) });
    await copy();
    expect(await compared()).toEqual({ counts: [2, 2], differences: [] });
  });

  it('refuses a kind that it does not know', async () => {
    await fill(1);
    await expect(
      copyAll({ from: archives.embedded, to: cosmos, kinds: [], by: now() }, () => undefined),
    ).rejects.toThrow('There is a note, a kind of document that this version does not know');
  });

  it('leads back as well', async () => {
    await fill(10);
    await copy();
    const other = await mkdtemp(join(tmpdir(), 'partner-desk-copy-'));
    const back = openEmbeddedStore(other);
    const archive = openEmbeddedArchive(other);
    const by = now();
    await copyAll({ from: archives.cosmos, to: back, kinds: KINDS, by }, () => undefined);
    expect(differences(await inventoryOf(archives.embedded, KINDS, by), await inventoryOf(archive, KINDS, by))).toEqual(
      [],
    );
    await back.close();
    await archive.close();
    await rm(other, { recursive: true });
  });
});
