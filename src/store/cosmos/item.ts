import { z } from 'zod';
import type { Effect } from '../../domain/effect';
import { Instant, type TenantId } from '../../domain/ids';
import { earliestDue, earliestStalled } from '../document';
import type { DocumentKind } from '../store';
import { indexKey, sortable } from './index-key';
import { encodedName, itemId } from './name';

/** How many of its last writes an item knows; a write that is repeated finds itself among them. */
const WRITES_KEPT = 5;

/** A document as it lies in the container. What a list is sorted by has a property of its own for each list. */
export interface Item {
  readonly id: string;
  /** The partition key. */
  readonly tenant: TenantId;
  readonly kind: string;
  /** The document's id. */
  readonly name: string;
  readonly body: unknown;
  readonly effects: unknown;
  readonly due?: Instant;
  readonly stalled?: Instant;
  readonly expires?: Instant;
  /** Seconds after the write until the database may remove the item. */
  readonly ttl?: number;
  /** The last writes, the newest first. */
  readonly writes: readonly string[];
  /** Index keys by list: that of the kind, and one a tag. */
  readonly lists: Readonly<Record<string, string>>;
  /** Index keys by the place of a term among those of its name. */
  readonly terms?: Readonly<Record<string, string>>;
  /** Index keys by the name of terms, ending in how many of them there are. */
  readonly depths?: Readonly<Record<string, string>>;
}

/** What a read or query gives of an item. */
export const KeptItem = z.object({
  name: z.string(),
  body: z.unknown(),
  effects: z.unknown(),
  expires: Instant.optional(),
  writes: z.array(z.string()),
  _etag: z.string(),
});
export type KeptItem = z.infer<typeof KeptItem>;

export const listName = (kind: string, tag?: string): string =>
  tag === undefined ? kind : `${kind}.${encodedName(tag)}`;

/** @param place of the term among its document's terms of this name, from 0 in their order */
export const termName = (kind: string, among: string, place: number): string => `${depthName(kind, among)}.${place}`;

export const depthName = (kind: string, among: string): string => `${kind}.${encodedName(among)}`;

const DEPTH_DIGITS = 6;
const LONGEST_TTL = 2 ** 31 - 1;

/** The next version of a document, after these writes, the newest first. */
export function itemOf<Body>(
  kind: DocumentKind<Body>,
  { tenant, id, body, effects }: { tenant: TenantId; id: string; body: Body; effects: readonly Effect[] },
  writes: readonly string[],
  now: Date,
): Item {
  const order = kind.order?.(body) ?? '';
  const due = earliestDue(effects);
  const stalled = earliestStalled(effects);
  const expires = kind.expires?.(body);
  const lists: Record<string, string> = {};
  for (const tag of [undefined, ...(kind.tags?.(body) ?? [])])
    lists[listName(kind.kind, tag)] = indexKey(tenant, order, id);
  const terms: Record<string, string> = {};
  const depths: Record<string, string> = {};
  for (const [among, texts] of termsOf(kind, body)) {
    texts.forEach((text, place) => {
      terms[termName(kind.kind, among, place)] = indexKey(tenant, text, order, id);
    });
    depths[depthName(kind.kind, among)] = indexKey(tenant, String(texts.length).padStart(DEPTH_DIGITS, '0'));
  }
  return {
    id: itemId(kind.kind, id),
    tenant,
    kind: kind.kind,
    name: id,
    body,
    effects,
    ...(due !== undefined && { due }),
    ...(stalled !== undefined && { stalled }),
    ...(expires !== undefined && { expires, ttl: secondsUntil(expires, now) }),
    writes: writes.slice(0, WRITES_KEPT),
    lists,
    ...(Object.keys(terms).length > 0 && { terms, depths }),
  };
}

/** How many terms the index key of a depth counts. */
export const depthIn = (sorted: string): number => Number(sorted.slice(-DEPTH_DIGITS));

/** The terms by their name, each once and in order. */
function termsOf<Body>(kind: DocumentKind<Body>, body: Body): Map<string, string[]> {
  const terms = new Map<string, Set<string>>();
  for (const { among, text } of kind.terms?.(body) ?? []) terms.set(among, (terms.get(among) ?? new Set()).add(text));
  return new Map([...terms].map(([among, texts]) => [among, [...texts].sort(byKey)]));
}

const byKey = (one: string, other: string): number => (sortable(one) < sortable(other) ? -1 : 1);

/** A minute more than there is, so that nothing vanishes before its time; within what the database takes. */
function secondsUntil(expires: Instant, now: Date): number {
  const seconds = Math.ceil((Date.parse(expires) - now.getTime()) / 1000);
  return Math.min(Math.max(seconds, 0) + 60, LONGEST_TTL);
}
