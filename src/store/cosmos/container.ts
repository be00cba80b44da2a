import type { Agent } from 'node:https';
import {
  type Container,
  type ContainerDefinition,
  CosmosClient,
  type CosmosClientOptions,
  type PluginConfig,
} from '@azure/cosmos';
import { StoreUnavailable } from '../store';
import { StoreUnusable } from '../unusable';
import { CONTAINER, creationCommands, DEFINITION, INDEXING_POLICY, PARTITION_KEY } from './definition';
import { observeRequest, orStatus, patiently, REQUEST_TIMEOUT, Status } from './requests';

export interface CosmosOptions {
  /** Of the account, such as https://contoso.documents.azure.com. */
  readonly endpoint: string;
  /** Absent: the process signs in with Entra ID, as the identity that its surroundings give it. */
  readonly key: string | undefined;
  readonly database: string;
  /** For an account with a certificate that nobody has signed. */
  readonly agent?: Agent;
}

/**
 * Connects to the container; makes it, and its database, where they are missing and that is allowed.
 * @throws StoreUnusable with what to do about it
 */
export async function openContainer(options: CosmosOptions): Promise<{ client: CosmosClient; container: Container }> {
  const client = new CosmosClient(await clientOptions(options));
  try {
    const found = (await read(client, options)) ?? (await create(client, options));
    requireFit(found);
    return { client, container: client.database(options.database).container(CONTAINER) };
  } catch (error) {
    client.dispose();
    if (error instanceof StoreUnavailable) throw unreachable(options, error);
    throw error;
  }
}

/**
 * Looks at the container, and makes nothing.
 * @returns which paths its index lacks; nothing where there is no container
 * @throws StoreUnusable with what to do about it
 */
export async function inspectContainer(options: CosmosOptions): Promise<readonly string[] | undefined> {
  const client = new CosmosClient(await clientOptions(options));
  try {
    const found = await read(client, options);
    if (!found) return undefined;
    requireFit(found);
    const indexed = (found.indexingPolicy?.includedPaths ?? []).map(({ path }) => path);
    const wanted = (INDEXING_POLICY.includedPaths ?? []).flatMap(({ path }) => path ?? []);
    return indexed.includes('/*') ? [] : wanted.filter(path => !indexed.includes(path));
  } catch (error) {
    if (error instanceof StoreUnavailable) throw unreachable(options, error);
    throw error;
  } finally {
    client.dispose();
  }
}

async function clientOptions({ endpoint, key, agent }: CosmosOptions): Promise<CosmosClientOptions> {
  const options: CosmosClientOptions & { plugins: PluginConfig[] } = {
    endpoint,
    ...(key === undefined ? { aadCredentials: await entraCredential() } : { key }),
    ...(agent && { agent }),
    // The address of the account leads to the region that is written to, also after a failover.
    connectionPolicy: {
      enableEndpointDiscovery: false,
      requestTimeout: REQUEST_TIMEOUT,
      retryOptions: { maxRetryAttemptCount: 0, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 0 },
    },
    plugins: [{ on: 'request', plugin: observeRequest }],
  };
  return options;
}

/** Takes a third of a second to load, so only where it is needed. */
async function entraCredential() {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential();
}

async function read(client: CosmosClient, { database }: CosmosOptions): Promise<ContainerDefinition | undefined> {
  const found = await patiently('to open the container', () =>
    orStatus(client.database(database).container(CONTAINER).read(), [Status.NotFound]),
  );
  return typeof found === 'number' ? undefined : found.resource;
}

/** Another instance may do the same at the same time. */
async function create(client: CosmosClient, options: CosmosOptions): Promise<ContainerDefinition | undefined> {
  const { database } = options;
  const outcomes = [Status.Conflict, Status.Forbidden];
  const madeDatabase = await patiently('to make the database', () =>
    orStatus(client.databases.create({ id: database }), outcomes),
  );
  const madeContainer =
    madeDatabase === Status.Forbidden
      ? madeDatabase
      : await patiently('to make the container', () =>
          orStatus(client.database(database).containers.create(DEFINITION), outcomes),
        );
  if (madeContainer !== Status.Forbidden) return read(client, options);
  throw new StoreUnusable(
    `COSMOS_DATABASE: it has no container ${CONTAINER}, and this identity may not make one. ` +
      `Somebody who may, for example the account's owner, runs:\n${creationCommands(database)}`,
  );
}

/** A container that somebody has made by hand may lose what expires too late, or never find what belongs together. */
function requireFit(definition: ContainerDefinition | undefined): void {
  const paths = definition?.partitionKey?.paths ?? [];
  if (paths.length !== 1 || paths[0] !== PARTITION_KEY) {
    throw new StoreUnusable(
      `COSMOS_DATABASE: its container ${CONTAINER} is partitioned by ${paths.join(', ') || 'nothing'}, not by ` +
        `${PARTITION_KEY}; that cannot be changed, so choose another database`,
    );
  }
  if (definition?.defaultTtl === undefined) {
    throw new StoreUnusable(
      `COSMOS_DATABASE: nothing expires in its container ${CONTAINER}; switch Time to Live to “On (no default)” there`,
    );
  }
}

function unreachable({ key }: CosmosOptions, { message }: StoreUnavailable): StoreUnusable {
  const signIn =
    key === undefined
      ? 'Without COSMOS_KEY the process signs in with Entra ID: its identity needs the role “Cosmos DB Built-in Data ' +
        'Contributor” of the account (az cosmosdb sql role assignment create)'
      : 'COSMOS_KEY has to be a read-write key of that account';
  return new StoreUnusable(`COSMOS_ENDPOINT: ${message}. ${signIn}; the account's firewall has to let this machine in`);
}
