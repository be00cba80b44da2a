import type { Container, ItemDefinition, SqlQuerySpec } from '@azure/cosmos';
import type { TenantId } from '../../domain/ids';
import { type Item, KeptItem } from './item';
import { itemId } from './name';
import { orStatus, Status } from './requests';

/** The requests that the store makes, each once; a write that the item's state forbids is answered by the status. */
export interface Items {
  read(tenant: TenantId, kind: string, id: string): Promise<KeptItem | undefined>;
  /** @returns the etag */
  create(item: Item): Promise<string | typeof Status.Conflict>;
  /** @returns the etag */
  replace(item: Item, etag: string): Promise<string | Gone>;
  remove(tenant: TenantId, kind: string, id: string, etag: string): Promise<'removed' | Gone>;
  /** @param tenant absent: in all partitions */
  query(query: SqlQuerySpec, tenant?: TenantId): Promise<readonly unknown[]>;
}

type Gone = typeof Status.NotFound | typeof Status.PreconditionFailed;
const GONE = [Status.NotFound, Status.PreconditionFailed] as const;

export function itemsIn(container: Container): Items {
  const ifMatch = (etag: string) => ({ accessCondition: { type: 'IfMatch', condition: etag } });
  return {
    async read(tenant, kind, id) {
      const { statusCode, resource } = await container.item(itemId(kind, id), tenant).read<ItemDefinition>();
      return statusCode === Status.NotFound ? undefined : KeptItem.parse(resource);
    },

    async create(item) {
      const created = await orStatus(container.items.create(item), [Status.Conflict]);
      return typeof created === 'number' ? created : created.etag;
    },

    async replace(item, etag) {
      const replacing = container.item(item.id, item.tenant).replace<ItemDefinition>(item, ifMatch(etag));
      const replaced = await orStatus(replacing, GONE);
      return typeof replaced === 'number' ? replaced : replaced.etag;
    },

    async remove(tenant, kind, id, etag) {
      const removed = await orStatus(container.item(itemId(kind, id), tenant).delete(ifMatch(etag)), GONE);
      return typeof removed === 'number' ? removed : 'removed';
    },

    async query(query, tenant) {
      const scope = tenant === undefined ? {} : { partitionKey: tenant };
      const { resources } = await container.items.query<unknown>(query, scope).fetchAll();
      return resources;
    },
  };
}
