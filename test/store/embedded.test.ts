import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { instant, TenantId } from '../../src/domain/ids';
import { DUE, openEmbeddedStore, STALLED } from '../../src/store/embedded';
import { openDatabase } from '../../src/store/embedded/database';
import type { Occupancy } from '../../src/store/embedded/lock';
import { pageQuery } from '../../src/store/embedded/page';
import { MIGRATIONS } from '../../src/store/embedded/schema';
import { DocumentConflict, type ListQuery, type Store } from '../../src/store/store';
import { StoreUnusable } from '../../src/store/unusable';
import { describeStore } from './contract';
import { at, effectDue, labelTerm, Notes, note } from './note';

const TENANT = TenantId.parse('fabrikam');

const newDirectory = () => mkdtemp(join(tmpdir(), 'partner-desk-store-'));

describeStore('the embedded store', async () => {
  const directory = await newDirectory();
  let store = openEmbeddedStore(directory);
  return {
    store,
    async reopen() {
      await store.close();
      store = openEmbeddedStore(directory);
      return store;
    },
    async dispose() {
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
});

describeStore('the embedded store of the only server', async () => {
  const directory = await newDirectory();
  let store = openEmbeddedStore(directory, undefined, 'alone');
  return {
    store,
    async reopen() {
      await store.close();
      store = openEmbeddedStore(directory, undefined, 'alone');
      return store;
    },
    async dispose() {
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
});

describe('the embedded database', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await newDirectory();
  });
  afterEach(() => rm(directory, { recursive: true }));

  const connect = () => new Libsql(join(directory, 'partner-desk.db'));
  const rowsOf = (sql: string): unknown[] => {
    const connection = connect();
    try {
      return connection.prepare(sql).raw().all();
    } finally {
      connection.close();
    }
  };

  it('makes a missing directory, both for nobody but its owner', async () => {
    const missing = join(directory, 'a', 'b');
    const store = openEmbeddedStore(missing);
    await store.create(Notes, { tenant: TENANT, id: '1', body: note('a') });

    expect((await stat(missing)).mode & 0o777).toBe(0o700);
    for (const file of ['partner-desk.db', 'partner-desk.db-wal']) {
      expect((await stat(join(missing, file))).mode & 0o777).toBe(0o600);
    }
    await store.close();
  });

  it('waits for each write to reach the disk', async () => {
    const database = openDatabase(directory);
    expect(database.rows('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(database.rows('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
    database.close();
  });

  it('leaves everything in the one file when it is closed, and may be closed twice', async () => {
    const store = openEmbeddedStore(directory);
    await store.create(Notes, { tenant: TENANT, id: '1', body: note('a') });
    await store.close();
    await store.close();
    expect((await stat(join(directory, 'partner-desk.db-wal'))).size).toBe(0);
  });

  it('refuses a database of a newer version, and leaves it alone', async () => {
    await openEmbeddedStore(directory).close();
    const connection = connect();
    connection.pragma('user_version = 99');
    connection.close();

    expect(() => openEmbeddedStore(directory)).toThrow(/partner-desk\.db has schema version 99.* knows \d+ at most/);
    expect(rowsOf('PRAGMA user_version')).toEqual([[99]]);
  });

  it('brings a database of the first version up to date, with what is in it', async () => {
    const connection = connect();
    connection.exec(MIGRATIONS[0] ?? '');
    connection.exec(`INSERT INTO documents (tenant, kind, id, etag, sort_order, body, effects)
      VALUES ('fabrikam', 'note', '1', 'e', 'a', '${JSON.stringify(note('a'))}', '[]')`);
    connection.pragma('user_version = 1');
    connection.close();

    const store = openEmbeddedStore(directory);
    const found = await store.read(Notes, TENANT, '1');
    expect(found).toMatchObject({ body: note('a') });
    const since = at('2020-01-01T00:00:00Z');
    if (found)
      await store.replace(Notes, {
        ...found,
        effects: [{ ...effectDue('2030-01-01T00:00:00Z'), failingSince: since }],
      });
    expect(await store.stalled(1)).toMatchObject([{ id: '1' }]);
    await store.close();
    expect(rowsOf('PRAGMA user_version')).toEqual([[MIGRATIONS.length]]);
  });

  it('refuses a database of something else, and leaves it alone', async () => {
    const connection = connect();
    connection.exec('CREATE TABLE documents (something)');
    connection.close();
    expect(() => openEmbeddedStore(directory)).toThrow('table documents already exists');
    expect(rowsOf('PRAGMA user_version')).toEqual([[0]]);
  });

  it('undoes work that fails, and goes on', async () => {
    const database = openDatabase(directory);
    const insert = `INSERT INTO documents (tenant, kind, id, etag, sort_order, body, effects)
      VALUES ('t', 'k', ?, 'e', '', ?, '')`;
    database.rows('PRAGMA max_page_count = 50');

    expect(() =>
      database.transaction(() => {
        database.run(insert, 'small', '');
        database.run(insert, 'large', 'x'.repeat(1_000_000));
      }),
    ).toThrow('database or disk is full');
    expect(database.rows('SELECT id FROM documents')).toEqual([]);

    database.transaction(() => database.run(insert, 'small', ''));
    expect(database.rows('SELECT id FROM documents')).toEqual([{ id: 'small' }]);
    database.close();
  });

  it('has one server, or several that know of each other', async () => {
    const opened = (occupancy: Occupancy) => openEmbeddedStore(directory, undefined, occupancy);
    const alone = opened('alone');
    for (const other of ['alone', 'together'] as const) expect(() => opened(other)).toThrow(StoreUnusable);
    await alone.close();

    const some = [opened('together'), opened('together')];
    expect(() => opened('alone')).toThrow('set DATA_SHARED=true for both');
    expect([alone, ...some].map(({ isShared }) => isShared)).toEqual([false, true, true]);
    for (const store of some) await store.close();
    await opened('alone').close();
  });

  it('is shared by two stores', async () => {
    const one = openEmbeddedStore(directory);
    const other = openEmbeddedStore(directory);
    const created = await one.create(Notes, { tenant: TENANT, id: '1', body: note('a') });
    expect(await other.read(Notes, TENANT, '1')).toEqual(created);

    const replaced = await other.replace(Notes, { ...created, body: note('b') });
    await expect(one.replace(Notes, created)).rejects.toThrow(DocumentConflict);
    expect(await one.read(Notes, TENANT, '1')).toEqual(replaced);
    await one.close();
    await other.close();
  });
});

describe('the embedded store in itself', () => {
  let directory: string;
  let store: Store;
  let now: Date;
  beforeEach(async () => {
    directory = await newDirectory();
    now = new Date('2026-01-01T12:00:00Z');
    store = openEmbeddedStore(directory, () => now);
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  it('lets documents expire by the given clock, at the very moment', async () => {
    const body = note('a', { expiresAt: at('2026-01-01T13:00:00Z') });
    await store.create(Notes, { tenant: TENANT, id: '1', body });
    now = new Date('2026-01-01T12:59:59.999Z');
    expect(await store.read(Notes, TENANT, '1')).toMatchObject({ body });
    now = new Date('2026-01-01T13:00:00.000Z');
    expect(await store.read(Notes, TENANT, '1')).toBeUndefined();
  });

  it('clears expired documents away with later writes, some at a time, their tags too', async () => {
    for (let number = 0; number < 50; number += 1) {
      const body = note(`${number}`, { labels: ['x', 'y'], expiresAt: at('2026-01-01T13:00:00Z') });
      await store.create(Notes, { tenant: TENANT, id: `${number}`, body });
    }
    now = new Date('2026-01-01T14:00:00Z');
    const database = openDatabase(directory);
    const left = () =>
      database.rows('SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM tags) AS tags');

    expect(left()).toEqual([{ documents: 50, tags: 200 }]);
    const created = await store.create(Notes, { tenant: TENANT, id: 'new', body: note('new') });
    expect(left()).toEqual([{ documents: 31, tags: 120 }]);
    const replaced = await store.replace(Notes, created);
    expect(left()).toEqual([{ documents: 11, tags: 40 }]);
    await store.remove(Notes, replaced);
    expect(left()).toEqual([{ documents: 0, tags: 0 }]);
    database.close();
  });

  it('sorts text by code points, and what sorts alike by id', async () => {
    const titles = ['', 'A', 'Z', 'a', 'b', 'ß', 'ä', '\ud7ff', '\ue000', 'ﬁ', '\uffee', '😀', '\u{10ffff}'];
    const sorted = titles.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    for (const title of [...sorted].reverse()) {
      for (const id of ['2', '10', '1']) {
        await store.create(Notes, { tenant: TENANT, id: `${title}/${id}`, body: note(title) });
      }
    }
    const { items } = await store.list(Notes, TENANT, { limit: 100 });
    expect(items.map(item => item.id)).toEqual(sorted.flatMap(title => ['1', '10', '2'].map(id => `${title}/${id}`)));
  });

  it.each([
    ['NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud83d'],
  ])('keeps %s in a body, and finds and pages by it', async (_, text) => {
    const body = note(text, { text, labels: [text, 'x'] });
    const created = await store.create(Notes, { tenant: TENANT, id: '1', body });
    await store.create(Notes, { tenant: TENANT, id: '2', body });
    expect(created.body).toEqual(body);

    for (const query of [{ tag: text }, { prefix: text }, { tag: 'x', prefix: 'a' }]) {
      const first = await store.list(Notes, TENANT, { ...query, limit: 1 });
      const second = await store.list(Notes, TENANT, { ...query, limit: 1, continuation: first.continuation });
      expect([...first.items, ...second.items].map(item => item.id)).toEqual(['1', '2']);
      expect(second.continuation).toBeUndefined();
    }
  });

  it.each(['a\0b', 'a\ud83d', '\udc00'])('knows no id or tenant like %j', async odd => {
    const body = note('a');
    await store.create(Notes, { tenant: TENANT, id: 'a\ufffd', body });
    await store.create(Notes, { tenant: TENANT, id: 'a', body });
    expect(await store.read(Notes, TENANT, odd)).toBeUndefined();
    await expect(store.create(Notes, { tenant: TENANT, id: odd, body })).rejects.toThrow(RangeError);
    expect(TenantId.safeParse(odd).success).toBe(false);
  });

  it('refuses a document that somebody spoilt in the file, without its content', async () => {
    const effects = [effectDue('2020-01-01T00:00:00Z')];
    await store.create(Notes, { tenant: TENANT, id: '1', body: note('a'), effects });
    const database = openDatabase(directory);
    for (const [column, text] of [
      ['body', '{"title": hunter2'],
      ['body', '{"title": "hunter2"}'],
      ['effects', '[{"type": "hunter2"}]'],
    ]) {
      database.run(`UPDATE documents SET ${column} = ?`, `${text}`);
      const told = await store.read(Notes, TENANT, '1').then(String, String);
      expect(told).toBe('DocumentMismatch: note 1 does not fit its schema');
    }
    database.close();
  });

  describe('reads from an index, and only the rows of the page', () => {
    const indexOf = (tagged: boolean) =>
      tagged ? 'SEARCH tags USING PRIMARY KEY' : 'SEARCH documents USING INDEX documents_in_order';
    const byKey = 'SEARCH documents USING PRIMARY KEY (tenant=? AND kind=? AND id=?)';

    const planOf = (sql: string, parameters: readonly unknown[]): string[] => {
      const connection = new Libsql(join(directory, 'partner-desk.db'));
      try {
        return connection
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all([...parameters])
          .map(row => String(Object(row).detail));
      } finally {
        connection.close();
      }
    };

    const cases = [undefined, 'x'].flatMap(tag =>
      ['', 'a'].flatMap(prefix =>
        [false, true].flatMap(descending => [false, true].map(later => ({ tag, prefix, descending, later }))),
      ),
    );

    it.each(cases)('for a list (%j)', async ({ tag, prefix, descending, later }) => {
      for (const id of ['a1', 'a2', 'a3']) {
        await store.create(Notes, { tenant: TENANT, id, body: note(id, { labels: ['x'] }) });
      }
      const query: ListQuery = { ...(tag === undefined ? {} : { tag }), prefix, descending, limit: 1 };
      const { continuation } = await store.list(Notes, TENANT, query);
      const { sql, parameters } = pageQuery('note', TENANT, later ? { ...query, continuation } : query, instant(now));

      const position = descending ? '(sort_order,id)<(?,?)' : '(sort_order,id)>(?,?)';
      const lower = later && !descending ? position : prefix && 'sort_order>?';
      const upper = later && descending ? position : prefix && 'sort_order<?';
      const range = ['tenant=?', 'kind=?', tag && 'tag=?', lower, upper].filter(Boolean).join(' AND ');
      expect(planOf(sql, parameters)).toEqual([`${indexOf(tag !== undefined)} (${range})`, ...(tag ? [byKey] : [])]);
    });

    it.each([false, true])('for a search (later: %j)', async later => {
      for (const id of ['a1', 'a2', 'a3']) {
        await store.create(Notes, { tenant: TENANT, id, body: note(id, { labels: ['x1', 'x2'] }) });
      }
      const query: ListQuery = { search: labelTerm('x'), limit: 1 };
      const { continuation } = await store.list(Notes, TENANT, query);
      const { sql, parameters } = pageQuery('note', TENANT, later ? { ...query, continuation } : query, instant(now));
      expect(planOf(sql, parameters)).toEqual([
        `SEARCH tags USING PRIMARY KEY (tenant=? AND kind=? AND ${later ? '(tag,sort_order,id)>(?,?,?)' : 'tag>?'} AND tag<?)`,
        'CORRELATED SCALAR SUBQUERY 1',
        'SEARCH earlier USING COVERING INDEX tags_of_document (tenant=? AND kind=? AND id=? AND tag>? AND tag<?)',
        byKey,
      ]);
    });

    it('for what is due', () => {
      expect(planOf(DUE, [instant(now), instant(now), '[]', 10])).toEqual([
        'SEARCH documents USING COVERING INDEX documents_due (due<?)',
        'LIST SUBQUERY 1',
        'SCAN json_each VIRTUAL TABLE INDEX 1:',
      ]);
    });

    it('for what has stalled', () => {
      expect(planOf(STALLED, [instant(now), 10])).toEqual([
        'SEARCH documents USING INDEX documents_stalled (stalled>?)',
      ]);
    });
  });
});
