import { z } from 'zod';
import { TenantId } from '../../domain/ids';
import type { Archive } from '../copy';
import { openDatabase } from './database';
import { keptIn, StoredRow } from './row';

const PAGE = 500;

const BEHIND = `
  SELECT tenant, kind, id, etag, sort_order, body, effects FROM documents
  WHERE (tenant, kind, id) > (?, ?, ?) AND (expires IS NULL OR expires > ?)
  ORDER BY tenant, kind, id LIMIT ${PAGE}`;

const ArchivedRow = StoredRow.extend({ tenant: TenantId, kind: z.string() });

/** Everything in an embedded store. */
export function openEmbeddedArchive(directory: string): Archive {
  const database = openDatabase(directory);
  return {
    async *documents(by) {
      let last = ['', '', ''];
      for (;;) {
        const rows = database.rows(BEHIND, ...last, by).map(row => ArchivedRow.parse(row));
        for (const row of rows) yield { tenant: row.tenant, kind: row.kind, ...keptIn(row) };
        const end = rows.at(-1);
        if (!end) return;
        last = [end.tenant, end.kind, end.id];
      }
    },

    async close() {
      database.close();
    },
  };
}
