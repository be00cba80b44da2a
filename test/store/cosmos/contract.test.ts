import { randomUUID } from 'node:crypto';
import { openCosmosStore } from '../../../src/store/cosmos';
import type { CosmosOptions } from '../../../src/store/cosmos/container';
import { describeStore } from '../contract';
import { emptied, startWireServer, type WireServer } from './wire-server';

let server: WireServer;
beforeAll(async () => {
  server = await startWireServer();
});
afterAll(() => server.close());

const openedAt = async (options: CosmosOptions) => {
  let store = await openCosmosStore(options);
  return {
    store,
    async reopen() {
      await store.close();
      store = await openCosmosStore(options);
      return store;
    },
    dispose: () => store.close(),
  };
};

describeStore('the Cosmos store over the wire', () => openedAt(server.options(randomUUID())));

const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = process.env;
if (endpoint) {
  // An emulator’s certificate is signed by itself: NODE_EXTRA_CA_CERTS makes it known.
  const options: CosmosOptions = { endpoint, key, database: 'partner-desk-test' };
  describeStore('the Cosmos store in the account COSMOS_ENDPOINT', async () => {
    const opened = await openedAt(options);
    await emptied(options);
    return opened;
  });
}
