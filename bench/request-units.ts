import { itemOf } from '../src/store/cosmos/item';
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
/** The marks of the last writes that an item keeps. */
const WRITES = Array.from({ length: 5 }, () => 'x'.repeat(11));

const sizeOf = <Body>(
  kind: DocumentKind<Body>,
  { tenant, id, body, effects = [] }: Pick<Stored<Body>, 'tenant' | 'id' | 'body'> & Partial<Stored<Body>>,
): number => {
  const item = itemOf(kind, { tenant, id, body, effects }, WRITES, new Date());
  return Buffer.byteLength(JSON.stringify(item)) + SYSTEM_PROPERTIES;
};

/** What calls cost. */
export interface Charged {
  requestUnits: number;
  /**
   * Of these, what replaces something. A newer page (learn.microsoft.com/azure/cosmos-db/optimize-cost-reads-writes)
   * has it at twice what an insert costs.
   */
  ofReplacing: number;
}

/** The same store, adding up what each call would cost on Cosmos DB; a call that is refused costs as much. */
export function priced(store: Store, charged: Charged): Store {
  const onCharge = (requestUnits: number) => {
    charged.requestUnits += requestUnits;
  };
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
      const charge = writeCharge(sizeOf(kind, document));
      onCharge(charge);
      charged.ofReplacing += charge;
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
    // The outbox looks once a second, whether there was a command or not, and an operator asks for what is stuck.
    due: (...query) => store.due(...query),
    stalled: limit => store.stalled(limit),
    close: () => store.close(),
  };
}
