import { randomUUID } from 'node:crypto';
import { openCosmosStore } from '../../src/store/cosmos';
import { describeStore } from './contract';
import { startWireServer, type WireServer } from './cosmos/wire-server';

let server: WireServer;
beforeAll(async () => {
  server = await startWireServer();
});
afterAll(() => server.close());

describeStore('the Cosmos store over the wire', async () => {
  const options = server.options(randomUUID());
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
});
