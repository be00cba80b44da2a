import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCosmosStore } from '../../../src/store/cosmos';
import { describeInstances } from '../../crash/instances';
import { startWireServer } from './wire-server';

// The server in between answers some hundred requests a second: fewer clicks than on the embedded store.
describeInstances(
  'two servers on one database in Cosmos DB',
  async () => {
    const wire = await startWireServer();
    const options = wire.options(randomUUID());
    const store = await openCosmosStore(options);
    // Nothing comes into it.
    const dataDirectory = await mkdtemp(join(tmpdir(), 'partner-desk-cosmos-'));
    return {
      store,
      dataDirectory,
      environment: {
        STORE: 'cosmos',
        COSMOS_ENDPOINT: options.endpoint,
        COSMOS_KEY: options.key ?? '',
        COSMOS_DATABASE: options.database,
        // The server has signed its certificate itself.
        NODE_TLS_REJECT_UNAUTHORIZED: '0',
      },
      async dispose() {
        await store.close();
        await wire.close();
        await rm(dataDirectory, { recursive: true });
      },
    };
  },
  10,
);
