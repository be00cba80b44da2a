import { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Container, CosmosClient, type Items } from '@azure/cosmos';
import { createHttpsServer } from '@vercel/cosmosdb-server';
import type { CosmosOptions } from '../../../src/store/cosmos/container';
import { CONTAINER } from '../../../src/store/cosmos/definition';

/** Its certificate is signed by itself. */
const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });

export interface WireServer {
  readonly port: number;
  /** How a store reaches a database on it. */
  options(database: string): CosmosOptions;
  close(): Promise<void>;
}

/**
 * A server that speaks the protocol of Cosmos DB and keeps everything in memory. Unlike the real service it removes
 * nothing that has expired, charges 1 RU for everything, and has never enough load to refuse work.
 */
export async function startWireServer(): Promise<WireServer> {
  const server = createHttpsServer({ keepAlive: true });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    options: database => cosmosAt(port, database),
    async close() {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

export const cosmosAt = (port: number, database: string): CosmosOptions => ({
  endpoint: `https://127.0.0.1:${port}`,
  key: Buffer.from('any key does').toString('base64'),
  database,
  agent,
});

/** All items, as the database keeps them. */
export const everythingIn = (options: CosmosOptions): Promise<readonly Record<string, unknown>[]> =>
  withItems(
    options,
    async items => (await items.query<Record<string, unknown>>('SELECT * FROM c').fetchAll()).resources,
  );

/** Removes all items. */
export const emptied = (options: CosmosOptions): Promise<void> =>
  withItems(options, async (items, container) => {
    const { resources } = await items.query<{ id: string; tenant: string }>('SELECT c.id, c.tenant FROM c').fetchAll();
    for (const { id, tenant } of resources) await container.item(id, tenant).delete();
  });

async function withItems<Result>(
  { database, key = '', ...account }: CosmosOptions,
  work: (items: Items, container: Container) => Promise<Result>,
): Promise<Result> {
  const client = new CosmosClient({ ...account, key, connectionPolicy: { enableEndpointDiscovery: false } });
  try {
    const container = client.database(database).container(CONTAINER);
    return await work(container.items, container);
  } finally {
    client.dispose();
  }
}
