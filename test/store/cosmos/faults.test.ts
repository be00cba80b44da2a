import { randomUUID } from 'node:crypto';
import { TenantId } from '../../../src/domain/ids';
import { openCosmosStore } from '../../../src/store/cosmos';
import { observed } from '../../../src/store/observed';
import { DocumentConflict, type Store, StoreUnavailable } from '../../../src/store/store';
import { Notes, note } from '../note';
import { type Fault, type FaultProxy, startFaultProxy } from './fault-proxy';
import { startWireServer, type WireServer } from './wire-server';

const TENANT = TenantId.parse('fabrikam');

let server: WireServer;
let proxy: FaultProxy;
let store: Store;
/** The same database, reached without faults. */
let other: Store;
beforeAll(async () => {
  server = await startWireServer();
  proxy = await startFaultProxy(server);
});
afterAll(async () => {
  await proxy.close();
  await server.close();
});
beforeEach(async () => {
  const database = randomUUID();
  other = await openCosmosStore(server.options(database));
  store = await openCosmosStore(proxy.options(database));
});
afterEach(async () => {
  proxy.decide = () => undefined;
  await store.close();
  await other.close();
});

/** The next requests meet these faults, one after another, and those behind them none. */
const meet = (...faults: readonly Fault[]) => {
  const left = [...faults];
  proxy.decide = () => left.shift();
};

const create = (title = 'a') => store.create(Notes, { tenant: TENANT, id: '1', body: note(title) });

const passing: readonly Fault[] = [
  { status: 429, retryAfter: 20 },
  { status: 429 },
  { status: 449, retryAfter: 5 },
  { status: 503 },
  { status: 500 },
  { status: 408 },
  { status: 410 },
  { connection: 'cut' },
];
const done: readonly Fault[] = [
  { status: 503, isDone: true },
  { status: 408, isDone: true },
  { connection: 'cut', isDone: true },
  { connection: 'silent', isDone: true },
];
const lost: readonly Fault[] = [...passing, ...done];

describe('the Cosmos store, when an answer is lost,', () => {
  it.each(lost)('creates once (%j)', async fault => {
    meet(fault);
    const created = await create();
    expect(await store.read(Notes, TENANT, '1')).toEqual(created);
    expect(await store.replace(Notes, created)).toMatchObject({ body: created.body });
  });

  it.each(lost)('replaces once (%j)', async fault => {
    const created = await create();
    meet(fault);
    const replaced = await store.replace(Notes, { ...created, body: note('b') });
    expect(await store.read(Notes, TENANT, '1')).toEqual(replaced);
    expect(await store.replace(Notes, replaced)).toMatchObject({ body: replaced.body });
  });

  it.each(lost)('removes (%j)', async fault => {
    const created = await create();
    meet(fault);
    await store.remove(Notes, created);
    expect(await store.read(Notes, TENANT, '1')).toBeUndefined();
  });

  it.each(passing)('reads and lists again (%j)', async fault => {
    const created = await create();
    meet(fault);
    expect(await store.read(Notes, TENANT, '1')).toEqual(created);
    meet(fault);
    expect((await store.list(Notes, TENANT, { limit: 1 })).items).toEqual([created]);
  });

  it('does so again and again', async () => {
    meet({ connection: 'cut', isDone: true }, { status: 429, retryAfter: 1 }, { connection: 'cut' }, { status: 503 });
    const created = await create();
    expect(await other.read(Notes, TENANT, '1')).toEqual(created);
  });

  it('does not take somebody else’s document for its own', async () => {
    await other.create(Notes, { tenant: TENANT, id: '1', body: note('theirs') });
    meet({ connection: 'cut' });
    await expect(create()).rejects.toThrow(DocumentConflict);

    const read = await store.read(Notes, TENANT, '1');
    if (!read) throw new Error('It is gone');
    const theirs = await other.replace(Notes, read);
    meet({ connection: 'cut' });
    await expect(store.replace(Notes, { ...read, body: note('mine') })).rejects.toThrow(DocumentConflict);
    meet({ connection: 'cut' });
    await expect(store.remove(Notes, read)).rejects.toThrow(DocumentConflict);
    expect(await other.read(Notes, TENANT, '1')).toEqual(theirs);
  });

  it('knows its own write even when somebody has gone on from it', async () => {
    const created = await create();
    // Refused until somebody has gone on from what was written.
    let isOvertaken = false;
    meet({ connection: 'cut', isDone: true });
    const first = proxy.decide;
    proxy.decide = request => first(request) ?? (isOvertaken ? undefined : { status: 429, retryAfter: 1 });
    const replacing = store.replace(Notes, { ...created, body: note('mine') });
    let written = await other.read(Notes, TENANT, '1');
    while (written?.body.title !== 'mine') written = await other.read(Notes, TENANT, '1');
    await other.replace(Notes, { ...written, body: note('theirs') });
    isOvertaken = true;

    const mine = await replacing;
    expect(mine.body).toEqual(note('mine'));
    expect(await store.read(Notes, TENANT, '1')).toMatchObject({ body: { title: 'theirs' } });
    await expect(store.replace(Notes, mine)).rejects.toThrow(DocumentConflict);
  });
});

describe('the Cosmos store, when the database', () => {
  it.each<[what: string, fault: Fault]>([
    ['is too busy for long', { status: 429, retryAfter: 30_000 }],
    ['stays away', { connection: 'cut' }],
    ['no longer accepts the key', { status: 401 }],
    ['no longer lets it in', { status: 403 }],
  ])('%s, says so, and goes on when it is back', async (_, fault) => {
    const created = await create();
    proxy.decide = () => fault;
    await expect(store.read(Notes, TENANT, '1')).rejects.toThrow(StoreUnavailable);
    await expect(store.replace(Notes, created)).rejects.toThrow(StoreUnavailable);
    proxy.decide = () => undefined;
    expect(await store.read(Notes, TENANT, '1')).toEqual(created);
  });

  it('answers from a replica that lags behind, takes no document for absent', async () => {
    const created = await create();
    meet({ status: 404, substatus: 1002 });
    expect(await store.read(Notes, TENANT, '1')).toEqual(created);
  });

  it('refuses what it should not, tells the status and nothing of the document', async () => {
    meet({ status: 413 });
    const error: unknown = await create('hunter2').catch(reason => reason);
    if (!(error instanceof Error)) throw new Error('It was not refused');
    expect(error.message).toBe('Cosmos DB: to create a note, it answered 413/0');
    expect(JSON.stringify({ ...error }) + error.stack).not.toContain('hunter2');
  });
});

describe('what an operation costs', () => {
  it('is what all its requests cost, those that were refused and repeated as well', async () => {
    const charged: number[] = [];
    const watched = observed(store, ({ requestUnits }) => charged.push(requestUnits));
    const created = await watched.create(Notes, { tenant: TENANT, id: '1', body: note('a') });
    meet({ connection: 'cut', isDone: true });
    await watched.replace(Notes, created);
    await expect(watched.replace(Notes, created)).rejects.toThrow(DocumentConflict);
    await watched.read(Notes, TENANT, 'absent');
    // The server charges 1 for everything: the second write was refused, and what lies there was read.
    expect(charged).toEqual([1, 2, 1, 1]);
  });
});
