import { z } from 'zod';
import { TenantId } from '../../domain/ids';
import type { Archive } from '../copy';
import { type CosmosOptions, openContainer } from './container';
import { patiently } from './requests';

const PAGE = 500;

const ALL = `SELECT c.tenant, c.kind, c.name, c.body, c.effects FROM c
  WHERE NOT IS_DEFINED(c.expires) OR c.expires > @by`;

const ArchivedItem = z.object({
  tenant: TenantId,
  kind: z.string(),
  name: z.string(),
  body: z.unknown(),
  effects: z.unknown(),
});

/** Everything in a store in Cosmos DB. */
export async function openCosmosArchive(options: CosmosOptions): Promise<Archive> {
  const { client, container } = await openContainer(options);
  return {
    async *documents(by) {
      const query = { query: ALL, parameters: [{ name: '@by', value: by }] };
      let continuationToken: string | undefined;
      do {
        const scope = { maxItemCount: PAGE, ...(continuationToken !== undefined && { continuationToken }) };
        const page = await patiently('to read everything', () =>
          container.items.query<unknown>(query, scope).fetchNext(),
        );
        for (const item of page.resources) {
          const { name: id, body, effects, tenant, kind } = ArchivedItem.parse(item);
          yield { tenant, kind, id, body, effects };
        }
        continuationToken = page.continuationToken;
      } while (continuationToken !== undefined);
    },

    async close() {
      client.dispose();
    },
  };
}
