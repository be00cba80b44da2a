import type { SqlQuerySpec } from '@azure/cosmos';
import type { Instant, TenantId } from '../../domain/ids';
import type { ListQuery, Term } from '../store';
import { indexRange } from './index-key';
import { depthName, listName, termName } from './item';

/**
 * Part of a list. Its documents have a property of their own for this list, which begins with the tenant: the query is
 * one range of one index, however many documents, lists and tenants there are.
 */
interface Range {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  /** Only what comes behind this. */
  readonly after?: string | undefined;
  readonly descending?: boolean | undefined;
  readonly limit: number;
  /** Documents of this kind expire. */
  readonly expires: boolean;
  readonly now: Instant;
}

/** What every list needs to know of its kind, and when it is. */
export interface ListContext {
  readonly kind: string;
  readonly tenant: TenantId;
  readonly expires: boolean;
  readonly now: Instant;
}

const ALIVE = '(NOT IS_DEFINED(c.expires) OR c.expires > @now)';

/** One page, and one document more, which tells whether another page follows. */
export function listQuery(
  { kind, tenant, ...context }: ListContext,
  { tag, prefix = '', descending, limit }: ListQuery,
  after: string | undefined,
): SqlQuerySpec {
  const path = pathOf('lists', listName(kind, tag));
  return rangeQuery({ path, ...indexRange(tenant, prefix), after, descending, limit: limit + 1, ...context });
}

/** How many terms of this name a document has at most. */
export function depthQuery({ kind, tenant, now }: ListContext, { among }: Term): SqlQuerySpec {
  const path = pathOf('depths', depthName(kind, among));
  return rangeQuery({ path, ...indexRange(tenant, ''), descending: true, limit: 1, expires: false, now });
}

/**
 * What a search finds by the terms at one place of their documents. A document whose term at the place before is found
 * as well is left to the query for that place.
 */
export function searchQuery(
  { kind, tenant, ...context }: ListContext,
  { among, text }: Term,
  place: number,
  limit: number,
  after: string | undefined,
): SqlQuerySpec {
  const path = pathOf('terms', termName(kind, among, place));
  const range = { path, ...indexRange(tenant, text), after, limit: limit + 1, ...context };
  return place === 0
    ? rangeQuery(range)
    : rangeQuery(range, `${pathOf('terms', termName(kind, among, place - 1))} < @from`);
}

/** Documents of all partitions by when they are due. */
export const dueQuery = (by: Instant, limit: number, except: readonly TenantId[], now: Instant): SqlQuerySpec => ({
  query:
    `SELECT TOP ${limit} c.kind, c.tenant, c.name, c.due FROM c WHERE c.due <= @by AND ${ALIVE}` +
    `${except.length > 0 ? ' AND NOT ARRAY_CONTAINS(@except, c.tenant)' : ''} ORDER BY c.due`,
  parameters: [
    { name: '@by', value: by },
    { name: '@now', value: now },
    ...(except.length > 0 ? [{ name: '@except', value: [...except] }] : []),
  ],
});

/** Documents of all partitions by since when one of their effects is not done. */
export const stalledQuery = (limit: number, now: Instant): SqlQuerySpec => ({
  query:
    `SELECT TOP ${limit} c.kind, c.tenant, c.name, c.effects FROM c WHERE c.stalled >= @first AND ${ALIVE} ` +
    'ORDER BY c.stalled',
  parameters: [
    { name: '@first', value: '' },
    { name: '@now', value: now },
  ],
});

function rangeQuery(
  { path, from, to, after, descending, limit, expires, now }: Range,
  condition?: string,
): SqlQuerySpec {
  const conditions = [
    `${path} ${after !== undefined && !descending ? '> @after' : '>= @from'}`,
    `${path} < ${after !== undefined && descending ? '@after' : '@to'}`,
    ...(condition === undefined ? [] : [condition]),
    ...(expires ? [ALIVE] : []),
  ];
  return {
    query: `SELECT TOP ${limit} c.name, c.body, c.effects, c.expires, c.writes, c._etag, ${path} AS position
      FROM c WHERE ${conditions.join(' AND ')} ORDER BY ${path} ${descending ? 'DESC' : 'ASC'}`,
    parameters: [
      { name: '@from', value: from },
      { name: '@to', value: to },
      { name: '@after', value: after ?? from },
      { name: '@now', value: now },
    ],
  };
}

/** A name is quoted without escapes: it holds letters, digits and - _ . ~ only. */
const pathOf = (property: 'lists' | 'terms' | 'depths', name: string): string => `c.${property}["${name}"]`;
