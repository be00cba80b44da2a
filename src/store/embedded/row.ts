import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Effect } from '../../domain/effect';
import type { Instant } from '../../domain/ids';
import { earliestDue, earliestStalled, type KeptDocument } from '../document';
import type { DocumentKind, Term } from '../store';
import { storable } from '../text';

/** What a read selects of a document. */
export const StoredRow = z.object({
  id: z.string(),
  etag: z.string(),
  sort_order: z.string(),
  body: z.string(),
  effects: z.string(),
  /** In a search: the term by which the document was found. */
  tag: z.string().optional(),
});
export type StoredRow = z.infer<typeof StoredRow>;

/** What a write keeps of a document. */
export interface WrittenRow extends StoredRow {
  readonly due: Instant | null;
  readonly stalled: Instant | null;
  readonly expires: Instant | null;
  readonly tags: readonly string[];
}

/** Terms are kept as tags. */
export const termTag = ({ among, text }: Term): string => `${among}:${text}`;

/** The next version of a document. */
export function rowOf<Body>(
  kind: DocumentKind<Body>,
  { id, body, effects = [] }: { id: string; body: Body; effects?: readonly Effect[] | undefined },
): WrittenRow {
  return {
    id,
    etag: randomUUID(),
    sort_order: storable(kind.order?.(body) ?? ''),
    due: earliestDue(effects) ?? null,
    stalled: earliestStalled(effects) ?? null,
    expires: kind.expires?.(body) ?? null,
    body: JSON.stringify(body),
    effects: JSON.stringify(effects),
    tags: [...new Set([...(kind.tags?.(body) ?? []), ...(kind.terms?.(body) ?? []).map(termTag)].map(storable))],
  };
}

export const keptIn = ({ id, etag, body, effects }: StoredRow): KeptDocument => ({
  id,
  etag,
  body: json(body),
  effects: json(effects),
});

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
