import { once } from 'node:events';
import { type Config, readConfig } from '../config';
import { instant, TenantId } from '../domain/ids';
import { KINDS } from '../kinds';
import { openArchive, openStore, requireStore } from '../store/open';
import {
  type Counts,
  deleteTenant,
  exportOfTenant,
  inventoryOfTenant,
  type TenantInventory,
} from '../store/tenant-data';
import { type Environment, run, say, table, UsageError } from './command-line';

const USAGE = `Usage: npm run tenant -- <command> <tenant id>

  export <id>         writes everything of the tenant to the standard output, one JSON object a line
  delete <id>         shows what would be deleted
  delete <id> --yes   deletes it for good; may be interrupted and run again

Every document of the store is read, also those of others: on Cosmos DB that costs request units. Before a tenant is
deleted, take it off ALLOWED_TENANTS, or have its people remove the app: what they do meanwhile is stored anew.`;

async function main([command, id, ...options]: readonly string[], environment: Environment): Promise<void> {
  if (command === '--help' || command === 'help') return say(USAGE);
  const isSure = options.length === 1 && options[0] === '--yes';
  if (command !== 'export' && command !== 'delete') throw new UsageError('Say what to do.', USAGE);
  if (options.length > 0 && !(command === 'delete' && isSure)) throw new UsageError('That option is unknown.', USAGE);
  const tenant = TenantId.safeParse(id);
  if (!tenant.success) throw new UsageError('Say which tenant.', USAGE);
  const config = readConfig(environment);
  await requireStore(config);
  if (command === 'export') return exported(config, tenant.data);
  return isSure ? deleted(config, tenant.data) : shown(config, tenant.data);
}

async function exported(config: Config, tenant: TenantId): Promise<void> {
  const archive = await openArchive(config);
  let count = 0;
  try {
    for await (const line of exportOfTenant(archive, tenant, instant(new Date()))) {
      count += 1;
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
    }
  } finally {
    await archive.close();
  }
  // Beside the lines, which are likely to go to a file.
  process.stderr.write(`${count} documents of ${tenant}\n`);
  if (count === 0) process.exitCode = 1;
}

async function shown(config: Config, tenant: TenantId): Promise<void> {
  const { own, elsewhere } = await inventoryOf(config, tenant);
  process.exitCode = 1;
  if (own.size === 0) return say(`There is nothing of ${tenant}.`);
  say(`This would be deleted of ${tenant}, for good:\n\n${counted(own)}\n`);
  sayElsewhere(elsewhere);
  say(`Nothing was deleted. To do so: npm run tenant -- delete ${tenant} --yes`);
}

async function deleted(config: Config, tenant: TenantId): Promise<void> {
  const archive = await openArchive(config);
  const store = await openStore(config);
  const counts = new Map<string, number>();
  try {
    const by = instant(new Date());
    await deleteTenant({ archive, store, kinds: KINDS, by }, tenant, kind => {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    });
  } finally {
    await Promise.all([archive.close(), store.close()]);
    say(counts.size > 0 ? `Deleted of ${tenant}:\n\n${counted(counts)}\n` : `There is nothing of ${tenant}.`);
  }
  const { own, elsewhere } = await inventoryOf(config, tenant);
  sayElsewhere(elsewhere);
  if (own.size === 0) return say(`Nothing of ${tenant} is left.`);
  process.exitCode = 1;
  say(`This was written meanwhile, so run it again:\n\n${counted(own)}`);
}

async function inventoryOf(config: Config, tenant: TenantId): Promise<TenantInventory> {
  const archive = await openArchive(config);
  try {
    return await inventoryOfTenant(archive, tenant, instant(new Date()));
  } finally {
    await archive.close();
  }
}

const counted = (counts: Counts): string =>
  table(
    ['kind', 'documents'],
    [...counts].sort().map(([kind, count]) => [kind, String(count)]),
  );

function sayElsewhere(elsewhere: TenantInventory['elsewhere']): void {
  if (elsewhere.size === 0) return;
  const rows = [...elsewhere].flatMap(([tenant, counts]) =>
    [...counts].sort().map(([kind, count]) => [tenant, kind, String(count)]),
  );
  say(`Others keep this about it. It belongs to them, and stays:\n\n${table(['tenant', 'kind', 'documents'], rows)}\n`);
}

run(main);
