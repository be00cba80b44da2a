import type { ContainerDefinition, IndexingPolicy } from '@azure/cosmos';

export const CONTAINER = 'documents';
export const PARTITION_KEY = '/tenant';

/** Nothing is indexed but what lists, searches and the outbox go by. */
export const INDEXING_POLICY: IndexingPolicy = {
  indexingMode: 'consistent',
  automatic: true,
  includedPaths: ['/lists/*', '/terms/*', '/depths/*', '/due/?', '/stalled/?'].map(path => ({ path })),
  excludedPaths: [{ path: '/*' }],
};

/** Items expire, but only those that say when. */
export const NO_DEFAULT_EXPIRY = -1;

export const DEFINITION: ContainerDefinition = {
  id: CONTAINER,
  partitionKey: { paths: [PARTITION_KEY], version: 2 },
  indexingPolicy: INDEXING_POLICY,
  defaultTtl: NO_DEFAULT_EXPIRY,
};

/** How somebody who may do so makes what is missing. */
export const creationCommands = (database: string): string =>
  [
    `az cosmosdb sql database create --account-name <account> --resource-group <group> --name ${database}`,
    `az cosmosdb sql container create --account-name <account> --resource-group <group> --database-name ${database} ` +
      `--name ${CONTAINER} --partition-key-path ${PARTITION_KEY} --partition-key-version 2 --ttl ${NO_DEFAULT_EXPIRY} ` +
      `--idx '${JSON.stringify(INDEXING_POLICY)}'`,
  ]
    .map(command => `      ${command}`)
    .join('\n');
