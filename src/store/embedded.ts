import { z } from 'zod';
import type { Effect } from '../domain/effect';
import { Instant, instant, TenantId } from '../domain/ids';
import { continuationAfter, requireLimit } from './continuation';
import { documentOf, Effects } from './document';
import { openDatabase } from './embedded/database';
import { groupCommit } from './embedded/group-commit';
import { lockDirectory, type Occupancy } from './embedded/lock';
import { pageQuery, positionIn } from './embedded/page';
import { keptIn, rowOf, StoredRow, type WrittenRow } from './embedded/row';
import { remembering } from './remembering';
import { DocumentConflict, type DocumentKind, type Store, type Stored } from './store';
import { isStorable, requireStorable } from './text';

/** How many expired documents a write clears away, so that no write is slow. */
const CLEARED_PER_WRITE = 20;

const READ = `
  SELECT id, etag, sort_order, body, effects FROM documents
  WHERE tenant = ? AND kind = ? AND id = ? AND (expires IS NULL OR expires > ?)`;

/** An expired document gives way. */
const CREATE = `
  INSERT INTO documents (etag, sort_order, due, stalled, expires, body, effects, tenant, kind, id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (tenant, kind, id) DO UPDATE
  SET etag = excluded.etag, sort_order = excluded.sort_order, due = excluded.due, stalled = excluded.stalled,
    expires = excluded.expires, body = excluded.body, effects = excluded.effects
  WHERE documents.expires <= ?`;

/** What no index holds. */
const REPLACE = `
  UPDATE documents SET etag = ?, body = ?, effects = ?
  WHERE tenant = ? AND kind = ? AND id = ? AND etag = ? AND (expires IS NULL OR expires > ?)`;

/** By what a document is found: most writes leave it as it is, and to look costs less than to move it in each index. */
const REFILE = `
  UPDATE documents SET sort_order = ?1, due = ?2, stalled = ?3, expires = ?4
  WHERE tenant = ?5 AND kind = ?6 AND id = ?7
    AND (sort_order IS NOT ?1 OR due IS NOT ?2 OR stalled IS NOT ?3 OR expires IS NOT ?4)`;

const REMOVE = `
  DELETE FROM documents
  WHERE tenant = ? AND kind = ? AND id = ? AND etag = ? AND (expires IS NULL OR expires > ?)`;

const TAGS = 'SELECT tag, sort_order FROM tags WHERE tenant = ? AND kind = ? AND id = ?';

const REMOVE_TAGS = 'DELETE FROM tags WHERE tenant = ? AND kind = ? AND id = ?';

const ADD_TAG = 'INSERT INTO tags (tenant, kind, id, sort_order, tag) VALUES (?, ?, ?, ?, ?)';

const REMOVE_EXPIRED = `
  DELETE FROM documents WHERE (tenant, kind, id) IN (
    SELECT tenant, kind, id FROM documents WHERE expires <= ? ORDER BY expires LIMIT ?
  )`;

export const DUE = `
  SELECT tenant, kind, id, due FROM documents
  WHERE due <= ? AND (expires IS NULL OR expires > ?) AND tenant NOT IN (SELECT value FROM json_each(?))
  ORDER BY due LIMIT ?`;

export const STALLED = `
  SELECT tenant, kind, id, effects FROM documents
  WHERE stalled IS NOT NULL AND (expires IS NULL OR expires > ?)
  ORDER BY stalled LIMIT ?`;

/** Changes when another connection has written. */
const VERSION = 'PRAGMA data_version';
const Version = z.object({ data_version: z.number() });

const DueRow = z.object({ tenant: TenantId, kind: z.string(), id: z.string(), due: Instant });

const StalledRow = z.object({
  tenant: TenantId,
  kind: z.string(),
  id: z.string(),
  effects: z
    .string()
    .transform(text => JSON.parse(text))
    .pipe(Effects),
});

/**
 * The store in one SQLite file, which several processes may share; a write is on the disk when its promise resolves.
 * @param directory made if it is missing
 * @param occupancy as a server; absent: beside whatever servers there are
 * @throws StoreUnusable when other servers do not allow it; Error when a newer version of the program has written the file
 */
export function openEmbeddedStore(directory: string, now: () => Date = () => new Date(), occupancy?: Occupancy): Store {
  const unlock = occupancy && lockDirectory(directory, occupancy);
  const database = openDatabase(directory);
  const { commit, flush } = groupCommit(database, writes => {
    database.run(REMOVE_EXPIRED, instant(now()), writes * CLEARED_PER_WRITE);
  });

  const put = async <Body>(
    kind: DocumentKind<Body>,
    document: { tenant: TenantId; id: string; body: Body; effects?: readonly Effect[] },
    write: (row: WrittenRow, key: readonly string[]) => number,
    isSwift?: boolean,
  ): Promise<Stored<Body>> => {
    const key = [document.tenant, kind.kind, document.id];
    requireStorable(...key);
    const row = rowOf(kind, document);
    // Before the write, so that a document that no read would return is refused.
    const stored = documentOf(kind, document.tenant, keptIn(row));
    await commit(() => {
      requireWritten(write(row, key), kind.kind, row.id);
      if (!(kind.tags || kind.terms) || isTagged(database.rows(TAGS, ...key), row)) return;
      database.run(REMOVE_TAGS, ...key);
      for (const tag of row.tags) database.run(ADD_TAG, ...key, row.sort_order, tag);
    }, isSwift);
    return stored;
  };

  const store: Store = {
    isShared: occupancy !== 'alone',

    async read(kind, tenant, id) {
      if (!isStorable(tenant) || !isStorable(id)) return undefined;
      const row = database.row(READ, tenant, kind.kind, id, instant(now()));
      return row === undefined ? undefined : documentOf(kind, tenant, keptIn(StoredRow.parse(row)));
    },

    async create(kind, document) {
      return put(kind, document, (row, key) => {
        const content = [row.etag, ...placeOf(row), row.body, row.effects];
        return database.run(CREATE, ...content, ...key, instant(now()));
      });
    },

    async replace(kind, document, { isSwift } = {}) {
      const write = (row: WrittenRow, key: readonly string[]) => {
        const rows = database.run(REPLACE, row.etag, row.body, row.effects, ...key, document.etag, instant(now()));
        if (rows > 0) database.run(REFILE, ...placeOf(row), ...key);
        return rows;
      };
      return put(kind, document, write, isSwift);
    },

    async remove(kind, { tenant, id, etag }) {
      await commit(() => {
        requireWritten(database.run(REMOVE, tenant, kind.kind, id, etag, instant(now())), kind.kind, id);
      });
    },

    async list(kind, tenant, query) {
      requireStorable(tenant);
      const { sql, parameters } = pageQuery(kind.kind, tenant, query, instant(now()));
      const rows = database.rows(sql, ...parameters).map(row => StoredRow.parse(row));
      const page = rows.slice(0, query.limit);
      const items = page.map(row => documentOf(kind, tenant, keptIn(row)));
      const last = rows.length > query.limit ? page.at(-1) : undefined;
      return last ? { items, continuation: continuationAfter(kind.kind, tenant, query, positionIn(last)) } : { items };
    },

    async due(by, limit, except = []) {
      requireLimit(limit);
      return database.rows(DUE, by, instant(now()), JSON.stringify(except), limit).map(row => DueRow.parse(row));
    },

    async stalled(limit) {
      requireLimit(limit);
      return database.rows(STALLED, instant(now()), limit).map(row => StalledRow.parse(row));
    },

    async close() {
      flush();
      database.close();
      unlock?.();
    },
  };
  // With several servers, what one has written the next one is asked for at once.
  return store.isShared ? store : remembering(store, () => Version.parse(database.row(VERSION)).data_version, now);
}

/** By what it is found, in the order of the statements. */
const placeOf = ({ sort_order: order, due, stalled, expires }: WrittenRow) => [order, due, stalled, expires];

function requireWritten(rows: number, kind: string, id: string): void {
  if (rows === 0) throw new DocumentConflict(kind, id);
}

const TagRow = z.object({ tag: z.string(), sort_order: z.string() });

/** Most writes leave the tags of their document as they are; to look costs less than to write them again. */
function isTagged(found: readonly unknown[], { tags, sort_order: order }: WrittenRow): boolean {
  const known = found.map(each => TagRow.parse(each));
  return known.length === tags.length && known.every(each => each.sort_order === order && tags.includes(each.tag));
}
