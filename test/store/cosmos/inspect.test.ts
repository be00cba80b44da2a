import { randomUUID } from 'node:crypto';
import { CosmosClient } from '@azure/cosmos';
import { openCosmosStore } from '../../../src/store/cosmos';
import { inspectContainer } from '../../../src/store/cosmos/container';
import { DEFINITION } from '../../../src/store/cosmos/definition';
import { StoreUnusable } from '../../../src/store/unusable';
import { startWireServer, type WireServer } from './wire-server';

describe('a look at the container', () => {
  let server: WireServer;
  let options: ReturnType<WireServer['options']>;
  beforeAll(async () => {
    server = await startWireServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    options = server.options(randomUUID());
  });

  /** Somebody makes it by hand. */
  async function make(definition: Partial<typeof DEFINITION>): Promise<void> {
    const { endpoint, key = '', agent } = options;
    const client = new CosmosClient({ endpoint, key, ...(agent && { agent }) });
    const { database } = await client.databases.create({ id: options.database });
    await database.containers.create({ ...DEFINITION, ...definition });
    client.dispose();
  }

  it('makes nothing', async () => {
    expect(await inspectContainer(options)).toBeUndefined();
    expect(await inspectContainer(options)).toBeUndefined();
  });

  it('finds nothing missing in one that the server has made', async () => {
    await (await openCosmosStore(options)).close();
    expect(await inspectContainer(options)).toEqual([]);
  });

  it('tells what the index of an older one lacks', async () => {
    const paths = (DEFINITION.indexingPolicy?.includedPaths ?? []).filter(({ path }) => path !== '/stalled/?');
    await make({ indexingPolicy: { ...DEFINITION.indexingPolicy, includedPaths: paths } });
    expect(await inspectContainer(options)).toEqual(['/stalled/?']);
  });

  it('tells what cannot be used', async () => {
    await make({ partitionKey: { paths: ['/kind'] } });
    await expect(inspectContainer(options)).rejects.toThrow(StoreUnusable);
    await expect(inspectContainer(options)).rejects.toThrow('is partitioned by /kind');
  });
});
