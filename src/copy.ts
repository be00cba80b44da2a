import { parseArgs } from 'node:util';
import { type Config, ConfigError, readConfig } from './config';
import { instant } from './domain/ids';
import { KINDS } from './kinds';
import { type Archive, copyAll, differences, type Inventory, inventoryOf } from './store/copy';
import { openCosmosStore } from './store/cosmos';
import { openCosmosArchive } from './store/cosmos/archive';
import { openEmbeddedStore } from './store/embedded';
import { openEmbeddedArchive } from './store/embedded/archive';
import { type Store, StoreUnavailable } from './store/store';
import { StoreUnusable } from './store/unusable';

const USAGE = 'Usage: npm run store:copy -- --from embedded --to cosmos   (or the other way round)';
const EVERY = 500;

const STORES = ['embedded', 'cosmos'] as const;
type StoreName = (typeof STORES)[number];

/** Copies everything from one store to the other, and compares the two. The servers must not be running. */
async function main(): Promise<void> {
  const { from, to } = stores();
  const config = readConfig({ ...process.env, ...([from, to].includes('cosmos') && { STORE: 'cosmos' }) });
  const source = await openArchive(from, config);
  const target = await openArchive(to, config);
  const store = await openStore(to, config);
  try {
    const by = instant(new Date());
    say(`Copying from ${from} to ${to}. It may be interrupted and run again.`);
    await copyAll({ from: source, to: store, kinds: KINDS, by }, count => {
      if (count % EVERY === 0) say(`${count} documents …`);
    });
    report(await inventoryOf(source, KINDS, by), await inventoryOf(target, KINDS, by));
  } finally {
    await Promise.all([source, target, store].map(each => each.close()));
  }
}

function stores(): { from: StoreName; to: StoreName } {
  const options = { from: { type: 'string' }, to: { type: 'string' } } as const;
  const { from, to } = parseArgs({ options, strict: false }).values;
  const source = STORES.find(name => name === from);
  const target = STORES.find(name => name === to);
  if (!source || !target || source === target) throw new ConfigError([USAGE]);
  return { from: source, to: target };
}

const openArchive = async (name: StoreName, { cosmos, dataDirectory }: Config): Promise<Archive> =>
  name === 'cosmos' && cosmos ? openCosmosArchive(cosmos) : openEmbeddedArchive(dataDirectory);

const openStore = async (name: StoreName, { cosmos, dataDirectory }: Config): Promise<Store> =>
  name === 'cosmos' && cosmos ? openCosmosStore(cosmos) : openEmbeddedStore(dataDirectory);

/** One line a kind, and what to do where the two differ. */
function report(source: ReadonlyMap<string, Inventory>, target: ReadonlyMap<string, Inventory>): void {
  const different = differences(source, target);
  for (const kind of [...new Set([...source.keys(), ...target.keys()])].sort()) {
    const counts = `${source.get(kind)?.count ?? 0} and ${target.get(kind)?.count ?? 0}`;
    const verdict = different.includes(kind) ? 'DIFFERENT' : 'the same';
    say(`${verdict}  ${kind}: ${counts}, checksum ${source.get(kind)?.checksum.slice(0, 12) ?? 'none'}`);
  }
  if (different.length === 0) {
    say('Everything is there, and the same.');
    return;
  }
  process.exitCode = 1;
  say(
    'The two differ: stop every server that uses one of them, and run this again. What the target has beyond the source stays; an empty database has nothing beyond it.',
  );
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

main().catch((error: unknown) => {
  process.exitCode = 1;
  const isForeseen = [ConfigError, StoreUnusable, StoreUnavailable].some(each => error instanceof each);
  process.stderr.write(`${error instanceof Error ? (isForeseen ? error.message : error.stack) : String(error)}\n`);
});
