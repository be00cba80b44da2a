import { charging } from './charge';
import type { Store } from './store';

/** One call of a store; `rows` is how many documents it gave or wrote, none when it was refused. */
export interface Operation {
  readonly name: Exclude<keyof Store, 'close'>;
  /** Absent for those about all kinds. */
  readonly kind: string | undefined;
  readonly rows: number;
  /** What the database charged for it, refused and repeated requests included; nothing where the store is embedded. */
  readonly requestUnits: number;
}

/** The same store, telling of every operation when it is over: what a use case costs can be counted. */
export function observed(store: Store, onOperation: (operation: Operation) => void): Store {
  const observe = async <Result>(
    name: Operation['name'],
    kind: string | undefined,
    operation: () => Promise<Result>,
    rowsOf: (result: Result) => number,
  ): Promise<Result> => {
    const charge = { requestUnits: 0 };
    let rows = 0;
    try {
      const settled = await charging(charge, operation);
      rows = rowsOf(settled);
      return settled;
    } finally {
      onOperation({ name, kind, rows, requestUnits: charge.requestUnits });
    }
  };

  return {
    isShared: store.isShared,
    read: (kind, tenant, id) =>
      observe(
        'read',
        kind.kind,
        () => store.read(kind, tenant, id),
        found => (found === undefined ? 0 : 1),
      ),
    create: (kind, document) =>
      observe(
        'create',
        kind.kind,
        () => store.create(kind, document),
        () => 1,
      ),
    replace: (kind, document, options) =>
      observe(
        'replace',
        kind.kind,
        () => store.replace(kind, document, options),
        () => 1,
      ),
    remove: (kind, document) =>
      observe(
        'remove',
        kind.kind,
        () => store.remove(kind, document),
        () => 1,
      ),
    list: (kind, tenant, query) =>
      observe(
        'list',
        kind.kind,
        () => store.list(kind, tenant, query),
        page => page.items.length,
      ),
    due: (by, limit, except) =>
      observe(
        'due',
        undefined,
        () => store.due(by, limit, except),
        documents => documents.length,
      ),
    stalled: limit =>
      observe(
        'stalled',
        undefined,
        () => store.stalled(limit),
        documents => documents.length,
      ),
    close: () => store.close(),
  };
}
