import { z } from 'zod';
import type { Instant, TenantId } from '../../domain/ids';
import { positionOf, requireLimit } from '../continuation';
import type { ListQuery } from '../store';
import { endOfPrefix, storable } from '../text';
import type { Parameter } from './database';
import { type StoredRow, termTag } from './row';

/** Where a document is in its list; in a search, by which term. */
const Position = z.object({ order: z.string(), id: z.string(), tag: z.string().optional() });
type Position = z.infer<typeof Position>;

/** Behind every text: the last code point there is. */
const LAST = '\u{10ffff}';

/**
 * The statement for one page and for one row more, which tells whether another page follows. Each side of the range
 * has one bound at most, so that the index serves both and only rows of the page are read.
 * @throws RangeError for a limit below 1, and for a continuation that is broken or of another list
 */
export function pageQuery(
  kind: string,
  tenant: TenantId,
  query: ListQuery,
  now: Instant,
): { sql: string; parameters: readonly Parameter[] } {
  const { tag, limit, descending = false } = query;
  requireLimit(limit);
  if (query.search) return searchQuery(kind, tenant, termTag(query.search), query, now);
  const prefix = storable(query.prefix ?? '');
  const end = endOfPrefix(prefix);
  const after = positionOf(kind, tenant, query, Position);

  const listed = tag === undefined ? 'documents' : 'tags';
  const conditions: string[] = [];
  const parameters: Parameter[] = [];
  const where = (condition: string, ...values: readonly Parameter[]) => {
    conditions.push(condition);
    parameters.push(...values);
  };
  where(`${listed}.tenant = ? AND ${listed}.kind = ?`, tenant, kind);
  if (tag !== undefined) where('tags.tag = ?', storable(tag));
  if (after) where(`(${listed}.sort_order, ${listed}.id) ${descending ? '<' : '>'} (?, ?)`, after.order, after.id);
  if (prefix !== '' && (descending || !after)) where(`${listed}.sort_order >= ?`, prefix);
  if (end !== undefined && !(descending && after)) where(`${listed}.sort_order < ?`, end);
  where('(documents.expires IS NULL OR documents.expires > ?)', now);

  const direction = descending ? 'DESC' : 'ASC';
  // CROSS JOIN keeps SQLite from starting at the documents.
  const sql = `
    SELECT documents.id, documents.etag, documents.sort_order, documents.body, documents.effects
    FROM ${tag === undefined ? 'documents' : 'tags CROSS JOIN documents USING (tenant, kind, id)'}
    WHERE ${conditions.join(' AND ')}
    ORDER BY ${listed}.sort_order ${direction}, ${listed}.id ${direction}
    LIMIT ?`;
  return { sql, parameters: [...parameters, limit + 1] };
}

/** A document that has several such terms is listed by the first of them. */
function searchQuery(
  kind: string,
  tenant: TenantId,
  tagPrefix: string,
  query: ListQuery,
  now: Instant,
): { sql: string; parameters: readonly Parameter[] } {
  const start = storable(tagPrefix);
  const end = endOfPrefix(start) ?? LAST;
  const after = positionOf(kind, tenant, query, Position);
  const from = after
    ? {
        condition: '(tags.tag, tags.sort_order, tags.id) > (?, ?, ?)',
        values: [after.tag ?? '', after.order, after.id],
      }
    : { condition: 'tags.tag >= ?', values: [start] };
  const sql = `
    SELECT documents.id, documents.etag, documents.sort_order, documents.body, documents.effects, tags.tag
    FROM tags CROSS JOIN documents USING (tenant, kind, id)
    WHERE tags.tenant = ? AND tags.kind = ? AND ${from.condition} AND tags.tag < ?
      AND (documents.expires IS NULL OR documents.expires > ?)
      AND NOT EXISTS (
        SELECT 1 FROM tags AS earlier
        WHERE earlier.tenant = tags.tenant AND earlier.kind = tags.kind AND earlier.id = tags.id
          AND earlier.tag >= ? AND earlier.tag < tags.tag
      )
    ORDER BY tags.tag, tags.sort_order, tags.id
    LIMIT ?`;
  return { sql, parameters: [tenant, kind, ...from.values, end, now, start, query.limit + 1] };
}

export const positionIn = ({ sort_order: order, id, tag }: StoredRow): Position => ({
  order,
  id,
  ...(tag !== undefined && { tag }),
});
