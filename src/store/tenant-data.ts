import { z } from 'zod';
import type { Instant, TenantId } from '../domain/ids';
import type { Archive, ArchivedDocument, CopiedKind } from './copy';
import { Organizations, ProviderListings } from './documents';
import { DocumentConflict, type Store } from './store';

/** Kinds whose partition is shared by several tenants, and what tells whose a document is. */
const SHARED: Readonly<Record<string, (document: ArchivedDocument) => unknown>> = {
  [Organizations.kind]: ({ body }) => z.object({ tenant: z.string() }).safeParse(body).data?.tenant,
  [ProviderListings.kind]: ({ id }) => id,
};

type Key = Pick<ArchivedDocument, 'tenant' | 'id'>;

/** A document of the tenant itself, wherever it is kept, and not one that others keep about it. */
export const isOf = (tenant: TenantId, document: ArchivedDocument): boolean => {
  const owner = SHARED[document.kind];
  return (owner ? owner(document) : document.tenant) === tenant;
};

/** Whether a document of somebody else names the tenant. */
const isAbout = (tenant: TenantId, { id, body }: ArchivedDocument): boolean =>
  id === tenant || JSON.stringify(body).includes(JSON.stringify(tenant));

/** How many documents of each kind there are. */
export type Counts = ReadonlyMap<string, number>;

export interface TenantInventory {
  readonly own: Counts;
  /** What other tenants keep about it, by their id. */
  readonly elsewhere: ReadonlyMap<string, Counts>;
}

/** Everything of a tenant, and what others keep about it; to find that, all documents are read. */
export async function inventoryOfTenant(archive: Archive, tenant: TenantId, by: Instant): Promise<TenantInventory> {
  const own = new Map<string, number>();
  const elsewhere = new Map<string, Map<string, number>>();
  for await (const document of archive.documents(by)) {
    if (isOf(tenant, document)) add(own, document.kind);
    else if (isAbout(tenant, document)) add(of(elsewhere, document.tenant), document.kind);
  }
  return { own, elsewhere };
}

const add = (counts: Map<string, number>, kind: string): void => void counts.set(kind, (counts.get(kind) ?? 0) + 1);

function of(all: Map<string, Map<string, number>>, tenant: string): Map<string, number> {
  const counts = all.get(tenant) ?? new Map<string, number>();
  all.set(tenant, counts);
  return counts;
}

/** One line a document, without the hashes of links: they open nothing, but tell whether somebody has the right link. */
export async function* exportOfTenant(archive: Archive, tenant: TenantId, by: Instant): AsyncIterable<string> {
  for await (const document of archive.documents(by)) {
    if (!isOf(tenant, document)) continue;
    const { kind, id, body, effects } = document;
    const isWaiting = Array.isArray(effects) && effects.length > 0;
    yield JSON.stringify({ kind, id, body, ...(isWaiting && { effects }) }, (name, value) =>
      /hash(es)?$/i.test(name) ? undefined : value,
    );
  }
}

/**
 * Deletes every document of a tenant, each by itself: it may be interrupted and done again.
 * @param onDeleted is told of each
 * @throws Error for a document of a kind that is not among these, before anything is deleted
 */
export async function deleteTenant(
  { archive, store, kinds, by }: { archive: Archive; store: Store; kinds: readonly CopiedKind[]; by: Instant },
  tenant: TenantId,
  onDeleted: (kind: string) => void,
): Promise<void> {
  const found: [CopiedKind, Key][] = [];
  for await (const document of archive.documents(by)) {
    if (!isOf(tenant, document)) continue;
    const kind = kinds.find(each => each.kind === document.kind);
    if (!kind) throw new Error(`There is a ${document.kind}, a kind of document that this version does not know`);
    found.push([kind, { tenant: document.tenant, id: document.id }]);
  }
  // Only then: what is deleted while it is read would move the rest to other pages.
  for (const [kind, key] of found) {
    if (await isRemoved(kind, key, store)) onDeleted(kind.kind);
  }
}

/** @returns false when it is gone already */
async function isRemoved(kind: CopiedKind, key: Key, store: Store): Promise<boolean> {
  for (;;) {
    try {
      return await kind.remove(key, store);
    } catch (error) {
      if (!(error instanceof DocumentConflict)) throw error;
    }
  }
}
