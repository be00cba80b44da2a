import { createHash } from 'node:crypto';
import type { Instant, TenantId } from '../domain/ids';
import { documentOf } from './document';
import { DocumentConflict, type DocumentKind, type Store, type Stored } from './store';

/** A document of whatever kind, as a store keeps it. */
export interface ArchivedDocument {
  readonly tenant: TenantId;
  readonly kind: string;
  readonly id: string;
  readonly body: unknown;
  readonly effects: unknown;
}

/** Everything in a store, for copying, counting and deleting; use cases know only the port Store. */
export interface Archive {
  /** All documents that have not expired by then, in any order. */
  documents(by: Instant): AsyncIterable<ArchivedDocument>;
  close(): Promise<void>;
}

/** What has to be known of a kind by who copies or deletes documents of all kinds. */
export interface CopiedKind {
  readonly kind: string;
  /** Writes a document as it is in the archive, whatever there was in its place. */
  write(document: ArchivedDocument, to: Store): Promise<void>;
  /**
   * @returns false when it is gone already
   * @throws DocumentConflict when it is written meanwhile
   */
  remove(document: Pick<ArchivedDocument, 'tenant' | 'id'>, from: Store): Promise<boolean>;
  /** The same for documents that say the same. */
  digest(document: ArchivedDocument): Buffer;
}

/** How much there is of a kind, and a checksum over all of it. */
export interface Inventory {
  readonly count: number;
  readonly checksum: string;
}

export function copied<Body>(kind: DocumentKind<Body>): CopiedKind {
  const parsed = ({ tenant, ...kept }: ArchivedDocument): Stored<Body> =>
    documentOf(kind, tenant, { ...kept, etag: '' });
  return {
    kind: kind.kind,
    async write(document, to) {
      const { tenant, id, body, effects } = parsed(document);
      try {
        await to.create(kind, { tenant, id, body, effects });
      } catch (error) {
        if (!(error instanceof DocumentConflict)) throw error;
        const found = await to.read(kind, tenant, id);
        if (!found) throw error;
        if (!digestOf(kind.kind, found).equals(this.digest(document)))
          await to.replace(kind, { ...found, body, effects });
      }
    },
    async remove({ tenant, id }, from) {
      const found = await from.read(kind, tenant, id);
      if (found) await from.remove(kind, found);
      return found !== undefined;
    },
    digest: document => digestOf(kind.kind, parsed(document)),
  };
}

const AT_ONCE = 8;

/**
 * Copies every document. It may be interrupted and run again: what is there already is left as it is, what differs is
 * written anew.
 * @param onProgress is told how many documents have been copied so far
 * @throws Error for a document of a kind that is not among these
 */
export async function copyAll(
  { from, to, kinds, by }: { from: Archive; to: Store; kinds: readonly CopiedKind[]; by: Instant },
  onProgress: (count: number) => void,
): Promise<void> {
  let count = 0;
  const underWay = new Set<Promise<void>>();
  const write = async (document: ArchivedDocument): Promise<void> => {
    await kindOf(kinds, document).write(document, to);
    count += 1;
    onProgress(count);
  };
  try {
    for await (const document of from.documents(by)) {
      // One that fails stays, so that whoever waits next hears of it.
      const writing: Promise<void> = write(document).then(() => void underWay.delete(writing));
      writing.catch(() => undefined);
      underWay.add(writing);
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  } finally {
    await Promise.allSettled(underWay);
  }
}

/** What there is of each kind. */
export async function inventoryOf(
  archive: Archive,
  kinds: readonly CopiedKind[],
  by: Instant,
): Promise<Map<string, Inventory>> {
  const sums = new Map<string, { count: number; sum: Buffer }>();
  for await (const document of archive.documents(by)) {
    const { kind, digest } = kindOf(kinds, document);
    const known = sums.get(kind) ?? { count: 0, sum: Buffer.alloc(DIGEST_LENGTH) };
    const added = digest(document);
    // Whatever the order of the documents.
    sums.set(kind, {
      count: known.count + 1,
      sum: Buffer.from(known.sum.map((byte, index) => byte ^ (added[index] ?? 0))),
    });
  }
  return new Map([...sums].map(([kind, { count, sum }]) => [kind, { count, checksum: sum.toString('hex') }]));
}

/** The kinds of which the two do not have the same. */
export function differences(one: ReadonlyMap<string, Inventory>, other: ReadonlyMap<string, Inventory>): string[] {
  const kinds = [...new Set([...one.keys(), ...other.keys()])];
  return kinds.filter(
    kind => one.get(kind)?.count !== other.get(kind)?.count || one.get(kind)?.checksum !== other.get(kind)?.checksum,
  );
}

function kindOf(kinds: readonly CopiedKind[], { kind }: ArchivedDocument): CopiedKind {
  const known = kinds.find(each => each.kind === kind);
  if (!known) throw new Error(`There is a ${kind}, a kind of document that this version does not know`);
  return known;
}

const DIGEST_LENGTH = 32;

const digestOf = <Body>(kind: string, { tenant, id, body, effects }: Stored<Body>): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(sorted([tenant, kind, id, body, effects])))
    .digest();

/** The same value with the names of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]));
}
