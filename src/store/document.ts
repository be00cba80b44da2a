import { z } from 'zod';
import { Effect, stalledSince } from '../domain/effect';
import type { Instant, TenantId } from '../domain/ids';
import type { DocumentKind, Stored } from './store';

export const Effects = z.array(Effect);

/** A document and its kind's schema disagree. Says where, and nothing of what the document holds. */
export class DocumentMismatch extends Error {
  constructor(kind: string, id: string) {
    super(`${kind} ${id} does not fit its schema`);
    this.name = 'DocumentMismatch';
  }
}

/** A document as a store keeps it: nothing in it is known to fit. */
export interface KeptDocument {
  readonly id: string;
  readonly etag: string;
  readonly body: unknown;
  readonly effects: unknown;
}

/** @throws DocumentMismatch when body or effects do not fit their schemas */
export function documentOf<Body>(kind: DocumentKind<Body>, tenant: TenantId, kept: KeptDocument): Stored<Body> {
  const { id, etag } = kept;
  const parsed = <Value>(schema: z.ZodType<Value>, value: unknown): Value => {
    const result = schema.safeParse(value);
    // The cause would carry what is in the document.
    if (!result.success) throw new DocumentMismatch(kind.kind, id);
    return result.data;
  };
  return { tenant, id, etag, body: parsed(kind.schema, kept.body), effects: parsed(Effects, kept.effects) };
}

/** When the outbox has to look at a document with these effects. */
export const earliestDue = (effects: readonly Effect[]): Instant | undefined =>
  effects.map(effect => effect.due).sort()[0];

/** Since when the first of these effects has not been done although it should have been. */
export const earliestStalled = (effects: readonly Effect[]): Instant | undefined =>
  effects.flatMap(effect => stalledSince(effect) ?? []).sort()[0];
