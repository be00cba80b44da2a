import type { z } from 'zod';
import type { Effect } from '../domain/effect';
import type { Instant, TenantId } from '../domain/ids';

/**
 * A kind of document: its name in the store, the schema every read is checked against, and what lists need.
 * `order` is the text a list is sorted by, `tags` are the words a list can be narrowed to, `terms` those that a search
 * finds.
 */
export interface DocumentKind<Body> {
  readonly kind: string;
  readonly schema: z.ZodType<Body>;
  readonly order?: (body: Body) => string;
  readonly tags?: (body: Body) => readonly string[];
  readonly terms?: (body: Body) => readonly Term[];
  /** After this moment the document may vanish; it must be read as absent by then. */
  readonly expires?: (body: Body) => Instant | undefined;
}

/** A text that a search finds by its beginning; it is searched among others of the same name only. */
export interface Term {
  readonly among: string;
  readonly text: string;
}

/** A document as it was read or written; `etag` changes with every write. */
export interface Stored<Body> {
  readonly tenant: TenantId;
  readonly id: string;
  readonly etag: string;
  readonly body: Body;
  /** Consequences of commits that have not happened yet. */
  readonly effects: readonly Effect[];
}

/** Which documents of a kind, and where in the list to go on: a continuation is opaque and of its own list. */
export interface ListQuery {
  readonly tag?: string;
  /** Only documents with a term that begins so, each once, sorted by the first of them; not together with the others. */
  readonly search?: Term;
  /** Only documents whose order begins with this. */
  readonly prefix?: string;
  readonly descending?: boolean;
  readonly limit: number;
  readonly continuation?: string | undefined;
}

export interface Page<Body> {
  readonly items: readonly Stored<Body>[];
  /** Absent on the last page. */
  readonly continuation?: string;
}

/** A document that has an effect to be done. */
export interface DueDocument {
  readonly kind: string;
  readonly tenant: TenantId;
  readonly id: string;
  readonly due: Instant;
}

/** A document with an effect that was tried in vain or is set aside. */
export interface StalledDocument {
  readonly kind: string;
  readonly tenant: TenantId;
  readonly id: string;
  /** All that it has, also those that simply wait. */
  readonly effects: readonly Effect[];
}

/** The document was written by somebody else since it was read, or exists already. Read again and decide anew. */
export class DocumentConflict extends Error {
  constructor(kind: string, id: string) {
    super(`${kind} ${id} was changed meanwhile`);
    this.name = 'DocumentConflict';
  }
}

export interface WriteOptions {
  /** Resolves as soon as the write outlives this process; a power failure it outlives with the next other write. */
  readonly isSwift?: boolean;
}

/** The store did not answer, or refuses all work for a while. What was under way may have happened or not. */
export class StoreUnavailable extends Error {
  /** @param reason nothing of what a document holds: it is logged */
  constructor(reason: string) {
    super(`The store is not available: ${reason}`);
    this.name = 'StoreUnavailable';
  }
}

/** A page cannot be gone on from: what names it is broken, or of another list. */
export class ContinuationRefused extends RangeError {
  constructor() {
    super('This is no continuation of the list');
    this.name = 'ContinuationRefused';
  }
}

/**
 * Documents in one partition a tenant. Every write is conditional, durable when the promise resolves, and of one
 * document; every read is of one document or of one ordered page in one partition, except `due` and `stalled`. All may throw
 * StoreUnavailable, and DocumentMismatch where a document does not fit its kind's schema.
 */
export interface Store {
  /** Whether other processes may write to it meanwhile. */
  readonly isShared: boolean;

  read<Body>(kind: DocumentKind<Body>, tenant: TenantId, id: string): Promise<Stored<Body> | undefined>;

  /**
   * @throws DocumentConflict when it exists
   * @throws RangeError for an id with a NUL or half of a surrogate pair
   */
  create<Body>(
    kind: DocumentKind<Body>,
    document: { tenant: TenantId; id: string; body: Body; effects?: readonly Effect[] },
  ): Promise<Stored<Body>>;

  /** Writes body and effects if the document still has this etag. @throws DocumentConflict otherwise, or when it is gone. */
  replace<Body>(kind: DocumentKind<Body>, document: Stored<Body>, options?: WriteOptions): Promise<Stored<Body>>;

  /** @throws DocumentConflict when it changed or is gone. */
  remove<Body>(kind: DocumentKind<Body>, document: Stored<Body>): Promise<void>;

  /**
   * @throws ContinuationRefused
   * @throws RangeError for a limit below 1
   */
  list<Body>(kind: DocumentKind<Body>, tenant: TenantId, query: ListQuery): Promise<Page<Body>>;

  /**
   * Documents of all tenants, except some, with an effect due by then, the longest due first.
   * @throws RangeError for a limit below 1
   */
  due(by: Instant, limit: number, except?: readonly TenantId[]): Promise<readonly DueDocument[]>;

  /**
   * Documents of all tenants with an effect that was tried in vain or is set aside, the longest so first.
   * @throws RangeError for a limit below 1
   */
  stalled(limit: number): Promise<readonly StalledDocument[]>;

  close(): Promise<void>;
}
