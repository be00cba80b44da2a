import { parseArgs } from 'node:util';
import { type Config, readConfig } from './config';
import { instant } from './domain/ids';
import { KINDS } from './kinds';
import { copyAll, differences, type Inventory, inventoryOf } from './store/copy';
import { openArchive, openStore } from './store/open';
import { type Environment, run, say, UsageError } from './tools/command-line';

const USAGE = 'Usage: npm run store:copy -- --from embedded --to cosmos   (or the other way round)';
const EVERY = 500;

const STORES = ['embedded', 'cosmos'] as const;
type StoreName = (typeof STORES)[number];

/** Copies everything from one store to the other, and compares the two. The servers must not be running. */
async function main(args: readonly string[], environment: Environment): Promise<void> {
  const { from, to } = stores(args);
  const config = readConfig({ ...environment, ...([from, to].includes('cosmos') && { STORE: 'cosmos' }) });
  const source = await openArchive(chosen(from, config));
  const target = await openArchive(chosen(to, config));
  const store = await openStore(chosen(to, config));
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

function stores(args: readonly string[]): { from: StoreName; to: StoreName } {
  const options = { from: { type: 'string' }, to: { type: 'string' } } as const;
  const { from, to } = parseArgs({ args: [...args], options, strict: false }).values;
  const source = STORES.find(name => name === from);
  const target = STORES.find(name => name === to);
  if (!source || !target || source === target) throw new UsageError('Say from where to where.', USAGE);
  return { from: source, to: target };
}

const chosen = (name: StoreName, { cosmos, dataDirectory }: Config) => ({
  dataDirectory,
  cosmos: name === 'cosmos' ? cosmos : undefined,
});

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

run(main);
