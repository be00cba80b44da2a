import type { DocumentKind, Store, Stored } from '../src/store/store';

const KILOBYTE = 1024;
/** What Cosmos DB adds to a document: `_rid`, `_self`, `_etag`, `_attachments`, `_ts`. */
const SYSTEM_PROPERTIES = 250;

/**
 * Along the straight line through what is documented for two sizes (learn.microsoft.com/azure/cosmos-db/request-units
 * and …/key-value-store-cost): a point read of 1 KB costs 1 RU and of 100 KB 10 RU, a write 5 RU and 50 RU.
 */
const perSize = (ofOne: number, ofHundred: number) => (bytes: number) =>
  ofOne + (Math.max(0, bytes / KILOBYTE - 1) * (ofHundred - ofOne)) / 99;
const readCharge = perSize(1, 10);
const writeCharge = perSize(5, 50);
/** Of a query in one partition that its index answers, before what its documents cost to be read. */
const QUERY = 2.3;

const sizeOf = <Body>(
  kind: DocumentKind<Body>,
  { tenant, id, body, effects = [] }: Pick<Stored<Body>, 'tenant' | 'id' | 'body'> & Partial<Stored<Body>>,
): number => {
  const lists = { order: kind.order?.(body), tags: kind.tags?.(body), terms: kind.terms?.(body) };
  const document = { tenant, kind: kind.kind, id, ...lists, body, effects };
  return Buffer.byteLength(JSON.stringify(document)) + SYSTEM_PROPERTIES;
};

/** The same store, telling what each call would cost on Cosmos DB; a call that is refused costs as much. */
export function priced(store: Store, onCharge: (requestUnits: number) => void): Store {
  return {
    isShared: true,
    async read(kind, tenant, id) {
      const found = await store.read(kind, tenant, id);
      onCharge(readCharge(found ? sizeOf(kind, found) : 0));
      return found;
    },
    async create(kind, document) {
      onCharge(writeCharge(sizeOf(kind, document)));
      return store.create(kind, document);
    },
    async replace(kind, document, options) {
      onCharge(writeCharge(sizeOf(kind, document)));
      return store.replace(kind, document, options);
    },
    async remove(kind, document) {
      onCharge(writeCharge(sizeOf(kind, document)));
      return store.remove(kind, document);
    },
    async list(kind, tenant, query) {
      const page = await store.list(kind, tenant, query);
      onCharge(page.items.reduce((sum, item) => sum + readCharge(sizeOf(kind, item)), QUERY));
      return page;
    },
    async due(by, limit) {
      const due = await store.due(by, limit);
      // The outbox looks once a second, whether there was a command or not: what finds nothing is nobody's cost.
      if (due.length > 0) onCharge(QUERY);
      return due;
    },
    // An operator asks, not a command.
    stalled: limit => store.stalled(limit),
    close: () => store.close(),
  };
}
