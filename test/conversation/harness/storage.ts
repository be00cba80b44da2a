import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCosmosStore } from '../../../src/store/cosmos';
import { openEmbeddedStore } from '../../../src/store/embedded';
import type { Store } from '../../../src/store/store';
import { type FaultProxy, startFaultProxy } from '../../store/cosmos/fault-proxy';
import { everythingIn, startWireServer } from '../../store/cosmos/wire-server';

/** Where a server keeps everything, and what outlives the server. */
export interface Storage {
  /** @param isAlone whether no other server has it open */
  open(now: () => Date, isAlone?: boolean): Promise<Store>;
  /** Every byte that is kept. */
  contents(): Promise<string>;
  dispose(): Promise<void>;
}

/** TEST_STORE=cosmos runs the same conversations on Cosmos DB's protocol. */
export const newStorage = (): Promise<Storage> =>
  process.env['TEST_STORE'] === 'cosmos' ? cosmosStorage() : embeddedStorage();

async function embeddedStorage(): Promise<Storage> {
  const directory = await mkdtemp(join(tmpdir(), 'partner-desk-'));
  return {
    open: async (now, isAlone) => openEmbeddedStore(directory, now, isAlone ? 'alone' : 'together'),
    async contents() {
      const files = await readdir(directory);
      return (await Promise.all(files.map(file => readFile(join(directory, file), 'latin1')))).join('\n');
    },
    dispose: () => rm(directory, { recursive: true }),
  };
}

/** The protocol of Cosmos DB with a proxy in between, which makes what faults it is told to. */
export async function faultyStorage(): Promise<{ storage: Storage; proxy: FaultProxy }> {
  const server = await startWireServer();
  const proxy = await startFaultProxy(server);
  const database = randomUUID();
  const storage: Storage = {
    open: now => openCosmosStore(proxy.options(database), now),
    contents: async () => JSON.stringify(await everythingIn(server.options(database))),
    async dispose() {
      await proxy.close();
      await server.close();
    },
  };
  return { storage, proxy };
}

async function cosmosStorage(): Promise<Storage> {
  const server = await startWireServer();
  const options = server.options(randomUUID());
  return {
    open: now => openCosmosStore(options, now),
    contents: async () => JSON.stringify(await everythingIn(options)),
    dispose: () => server.close(),
  };
}
