import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TenantId } from '../domain/ids';
import { ContinuationRefused, type ListQuery } from './store';

const Continuation = z.object({ list: z.string(), position: z.unknown() });

/** What a page's query names, to go on behind this position of its list. */
export const continuationAfter = (kind: string, tenant: TenantId, query: ListQuery, position: unknown): string =>
  Buffer.from(JSON.stringify({ list: listOf(kind, tenant, query), position })).toString('base64url');

/**
 * The position to go on behind, absent at the beginning of the list.
 * @throws ContinuationRefused
 */
export function positionOf<Position>(
  kind: string,
  tenant: TenantId,
  query: ListQuery,
  schema: z.ZodType<Position>,
): Position | undefined {
  if (query.continuation === undefined) return undefined;
  const continuation = Continuation.safeParse(decoded(query.continuation)).data;
  const position = schema.safeParse(continuation?.position);
  if (continuation?.list !== listOf(kind, tenant, query) || !position.success) throw new ContinuationRefused();
  return position.data;
}

/** @throws RangeError below 1: to SQLite, a negative limit is none */
export function requireLimit(limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError(`A limit is a whole number from 1, not ${limit}`);
}

function listOf(kind: string, tenant: TenantId, query: ListQuery): string {
  const { tag = null, search = null, prefix = '', descending = false } = query;
  const list = JSON.stringify([tenant, kind, tag, search, prefix, descending]);
  return createHash('sha256').update(list).digest('base64url').slice(0, 16);
}

function decoded(continuation: string): unknown {
  try {
    return JSON.parse(Buffer.from(continuation, 'base64url').toString());
  } catch {
    return undefined;
  }
}
