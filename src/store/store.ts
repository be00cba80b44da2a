import type { z } from 'zod';
import type { Effect } from '../domain/effect';
import type { Instant, TenantId } from '../domain/ids';

/**
 * A kind of document: its name in the store, the schema every read is checked against, and what lists need.
 * `order` is the text a list is sorted by, `tags` are the words a list can be narrowed to.
 */
export interface DocumentKind<Body> {
  readonly kind: string;
  readonly schema: z.ZodType<Body>;
  readonly order?: (body: Body) => string;
  readonly tags?: (body: Body) => readonly string[];
  /** After this moment the document may vanish; it must be read as absent by then. */
  readonly expires?: (body: Body) => Instant | undefined;
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
  /** Only documents with a tag that begins with this, each once, sorted by that tag; not together with `tag` or `prefix`. */
  readonly tagPrefix?: string;
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

/**
 * Documents in one partition a tenant. Every write is conditional, durable when the promise resolves, and of one
 * document; every read is of one document or of one ordered page in one partition, except `due`.
 */
export interface Store {
  read<Body>(kind: DocumentKind<Body>, tenant: TenantId, id: string): Promise<Stored<Body> | undefined>;

  /** @throws DocumentConflict when it exists. */
  create<Body>(
    kind: DocumentKind<Body>,
    document: { tenant: TenantId; id: string; body: Body; effects?: readonly Effect[] },
  ): Promise<Stored<Body>>;

  /** Writes body and effects if the document still has this etag. @throws DocumentConflict otherwise, or when it is gone. */
  replace<Body>(kind: DocumentKind<Body>, document: Stored<Body>, options?: WriteOptions): Promise<Stored<Body>>;

  /** @throws DocumentConflict when it changed or is gone. */
  remove<Body>(kind: DocumentKind<Body>, document: Stored<Body>): Promise<void>;

  list<Body>(kind: DocumentKind<Body>, tenant: TenantId, query: ListQuery): Promise<Page<Body>>;

  /** Documents of all tenants with an effect due by then, the longest due first. */
  due(by: Instant, limit: number): Promise<readonly DueDocument[]>;

  close(): Promise<void>;
}
