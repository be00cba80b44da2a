import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Effect } from '../../domain/effect';
import type { Instant, TenantId } from '../../domain/ids';
import type { DocumentKind, Stored } from '../store';
import { storable } from './text';

const Effects = z.array(Effect);

/** What a read selects of a document. */
export const StoredRow = z.object({
  id: z.string(),
  etag: z.string(),
  sort_order: z.string(),
  body: z.string(),
  effects: z.string(),
  /** In a search: the tag by which the document was found. */
  tag: z.string().optional(),
});
export type StoredRow = z.infer<typeof StoredRow>;

/** What a write keeps of a document. */
export interface WrittenRow extends StoredRow {
  readonly due: Instant | null;
  readonly expires: Instant | null;
  readonly tags: readonly string[];
}

/** A document and its kind's schema disagree. Says where, and nothing of what the document holds. */
export class DocumentMismatch extends Error {
  constructor(kind: string, id: string) {
    super(`${kind} ${id} does not fit its schema`);
    this.name = 'DocumentMismatch';
  }
}

/** The next version of a document. */
export function rowOf<Body>(
  kind: DocumentKind<Body>,
  { id, body, effects = [] }: { id: string; body: Body; effects?: readonly Effect[] | undefined },
): WrittenRow {
  return {
    id,
    etag: randomUUID(),
    sort_order: storable(kind.order?.(body) ?? ''),
    due: effects.map(effect => effect.due).sort()[0] ?? null,
    expires: kind.expires?.(body) ?? null,
    body: JSON.stringify(body),
    effects: JSON.stringify(effects),
    tags: [...new Set(kind.tags?.(body).map(storable))],
  };
}

/** @throws DocumentMismatch when body or effects do not fit their schemas */
export function documentOf<Body>(kind: DocumentKind<Body>, tenant: TenantId, row: StoredRow): Stored<Body> {
  const parsed = <Value>(schema: z.ZodType<Value>, text: string): Value => {
    const result = schema.safeParse(json(text));
    // The cause would carry what is in the document.
    if (!result.success) throw new DocumentMismatch(kind.kind, row.id);
    return result.data;
  };
  return {
    tenant,
    id: row.id,
    etag: row.etag,
    body: parsed(kind.schema, row.body),
    effects: parsed(Effects, row.effects),
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
