import { z } from 'zod';
import { Instant, instant, TenantId } from '../domain/ids';
import { openDatabase, type Parameter } from './embedded/database';
import { continuationAfter, pageQuery, requireLimit } from './embedded/page';
import { documentOf, rowOf, StoredRow, type WrittenRow } from './embedded/row';
import { isStorable } from './embedded/text';
import { DocumentConflict, type DocumentKind, type Store } from './store';

/** How many expired documents a write clears away, so that no write is slow. */
const CLEARED_PER_WRITE = 20;

const READ = `
  SELECT id, etag, sort_order, body, effects FROM documents
  WHERE tenant = ? AND kind = ? AND id = ? AND (expires IS NULL OR expires > ?)`;

/** An expired document gives way. */
const CREATE = `
  INSERT INTO documents (etag, sort_order, due, expires, body, effects, tenant, kind, id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (tenant, kind, id) DO UPDATE
  SET etag = excluded.etag, sort_order = excluded.sort_order, due = excluded.due, expires = excluded.expires,
    body = excluded.body, effects = excluded.effects
  WHERE documents.expires <= ?`;

const REPLACE = `
  UPDATE documents SET etag = ?, sort_order = ?, due = ?, expires = ?, body = ?, effects = ?
  WHERE tenant = ? AND kind = ? AND id = ? AND etag = ? AND (expires IS NULL OR expires > ?)`;

const REMOVE = `
  DELETE FROM documents
  WHERE tenant = ? AND kind = ? AND id = ? AND etag = ? AND (expires IS NULL OR expires > ?)`;

const REMOVE_TAGS = 'DELETE FROM tags WHERE tenant = ? AND kind = ? AND id = ?';

const ADD_TAG = 'INSERT INTO tags (tenant, kind, id, sort_order, tag) VALUES (?, ?, ?, ?, ?)';

const REMOVE_EXPIRED = `
  DELETE FROM documents WHERE (tenant, kind, id) IN (
    SELECT tenant, kind, id FROM documents WHERE expires <= ? ORDER BY expires LIMIT ${CLEARED_PER_WRITE}
  )`;

export const DUE = `
  SELECT tenant, kind, id, due FROM documents
  WHERE due <= ? AND (expires IS NULL OR expires > ?) ORDER BY due LIMIT ?`;

const DueRow = z.object({ tenant: TenantId, kind: z.string(), id: z.string(), due: Instant });

/**
 * The store in one SQLite file, which several processes may share; a write is on the disk when its promise resolves.
 * @param directory made if it is missing
 * @throws Error when a newer version of the program has written the file
 */
export function openEmbeddedStore(directory: string, now: () => Date = () => new Date()): Store {
  const database = openDatabase(directory);

  const write = (kind: string, id: string, sql: string, parameters: readonly Parameter[], then?: () => void): void =>
    database.transaction(() => {
      if (database.run(sql, ...parameters) === 0) throw new DocumentConflict(kind, id);
      then?.();
      database.run(REMOVE_EXPIRED, instant(now()));
    });

  const put = (sql: string, key: Key, row: WrittenRow, condition: readonly Parameter[]): void => {
    const content = [row.etag, row.sort_order, row.due, row.expires, row.body, row.effects];
    write(key[1], row.id, sql, [...content, ...key, ...condition], () => {
      database.run(REMOVE_TAGS, ...key);
      for (const tag of row.tags) database.run(ADD_TAG, ...key, row.sort_order, tag);
    });
  };

  return {
    async read(kind, tenant, id) {
      if (!isStorable(tenant) || !isStorable(id)) return undefined;
      const [row] = database.rows(READ, tenant, kind.kind, id, instant(now()));
      return row === undefined ? undefined : documentOf(kind, tenant, StoredRow.parse(row));
    },

    async create(kind, document) {
      const { tenant, id } = document;
      requireStorable(tenant, id);
      const row = rowOf(kind, document);
      const created = documentOf(kind, tenant, row);
      put(CREATE, [tenant, kind.kind, id], row, [instant(now())]);
      return created;
    },

    async replace(kind, document) {
      const { tenant, id, etag } = document;
      requireStorable(tenant, id);
      const row = rowOf(kind, document);
      const replaced = documentOf(kind, tenant, row);
      put(REPLACE, [tenant, kind.kind, id], row, [etag, instant(now())]);
      return replaced;
    },

    async remove(kind, { tenant, id, etag }) {
      write(kind.kind, id, REMOVE, [tenant, kind.kind, id, etag, instant(now())]);
    },

    async list(kind, tenant, query) {
      requireStorable(tenant);
      const { sql, parameters } = pageQuery(kind.kind, tenant, query, instant(now()));
      const rows = database.rows(sql, ...parameters).map(row => StoredRow.parse(row));
      const page = rows.slice(0, query.limit);
      const items = page.map(row => documentOf(kind, tenant, row));
      const last = rows.length > query.limit ? page.at(-1) : undefined;
      return last ? { items, continuation: continuationAfter(kind.kind, tenant, query, last) } : { items };
    },

    async due(by, limit) {
      requireLimit(limit);
      return database.rows(DUE, by, instant(now()), limit).map(row => DueRow.parse(row));
    },

    async close() {
      database.close();
    },
  };
}

type Key = readonly [tenant: TenantId, kind: string, id: string];

/** A key that the database changes could be taken for another. */
function requireStorable(...keys: readonly string[]): void {
  if (!keys.every(isStorable)) throw new RangeError('An id has no NUL and no half of a surrogate pair');
}
