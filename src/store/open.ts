import type { Archive } from './copy';
import type { CosmosOptions } from './cosmos/container';
import { openEmbeddedStore } from './embedded';
import { openEmbeddedArchive } from './embedded/archive';
import { inspectDatabase } from './embedded/database';
import type { Occupancy } from './embedded/lock';
import type { Store } from './store';
import { StoreUnusable } from './unusable';

/** Which store is meant: the one in Cosmos DB, or the embedded one in the directory. */
export interface ChosenStore {
  readonly dataDirectory: string;
  readonly cosmos: CosmosOptions | undefined;
}

/**
 * The SDK of Cosmos DB takes longer to load than the rest of the program: only where it is needed.
 * @param occupancy of a server; a tool works beside whatever servers there are
 */
export async function openStore({ cosmos, dataDirectory }: ChosenStore, occupancy?: Occupancy): Promise<Store> {
  if (!cosmos) return openEmbeddedStore(dataDirectory, undefined, occupancy);
  const { openCosmosStore } = await import('./cosmos.js');
  return openCosmosStore(cosmos);
}

/** Everything in that store. */
export async function openArchive({ cosmos, dataDirectory }: ChosenStore): Promise<Archive> {
  if (!cosmos) return openEmbeddedArchive(dataDirectory);
  const { openCosmosArchive } = await import('./cosmos/archive.js');
  return openCosmosArchive(cosmos);
}

/** How both are looked at without being changed. */
export const inspections = {
  embedded: inspectDatabase,
  async cosmos(options: CosmosOptions): Promise<readonly string[] | undefined> {
    const { inspectContainer } = await import('./cosmos/container.js');
    return inspectContainer(options);
  },
};

/**
 * Keeps a tool from working on a store that it has just made because a setting leads elsewhere.
 * @throws StoreUnusable
 */
export async function requireStore({ cosmos, dataDirectory }: ChosenStore): Promise<void> {
  const isThere = cosmos
    ? (await inspections.cosmos(cosmos)) !== undefined
    : inspections.embedded(dataDirectory) !== 'absent';
  if (isThere) return;
  throw new StoreUnusable(
    cosmos
      ? `COSMOS_DATABASE: there is no container of Partner Desk in ${cosmos.database}`
      : `DATA_DIR: there is no database of Partner Desk in ${dataDirectory}`,
  );
}
