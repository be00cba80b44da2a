import { readConfig } from '../config';
import { drop, EffectUnderWay, retry, type StalledEffect, stalledEffects } from '../outbox/stalled';
import { openStore, requireStore } from '../store/open';
import type { Store } from '../store/store';
import { type Environment, run, say, table, UsageError } from './command-line';

const USAGE = `Usage: npm run outbox -- <command>

  list           what was not done in time, of all tenants: who waits for what, since when and why
  retry <id> …   have it done now; what may have arrived already may arrive twice
  drop <id> …    never do it

The servers may go on running. The same settings lead to the store as those of the server.`;

const clock = { now: () => new Date() };

async function main([command, ...ids]: readonly string[], environment: Environment): Promise<void> {
  if (command === '--help' || command === 'help') return say(USAGE);
  const work = workOf(command, ids);
  const config = readConfig(environment);
  await requireStore(config);
  const store = await openStore(config);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

function workOf(command: string | undefined, ids: readonly string[]): (store: Store) => Promise<void> {
  if (command === 'list' && ids.length === 0) return list;
  if (command !== 'retry' && command !== 'drop') throw new UsageError('Say what to do.', USAGE);
  if (ids.length === 0) throw new UsageError(`Say what to ${command}: the ids are in the list.`, USAGE);
  return store => change(store, command, ids);
}

async function list(store: Store): Promise<void> {
  const stalled = await stalledEffects(store, clock);
  if (stalled.length === 0) return say('Nothing is late, and nothing is set aside.');
  say(table(['id', 'tenant', 'effect', 'state', 'since', 'attempts', 'next', 'request', 'why'], stalled.map(rowOf)));
  say('');
  say('next: when it is tried again or, if it is set aside, given up. request: correlationId in the log.');
}

const rowOf = ({ id, tenant, type, state, since, attempts, next, correlationId = '', why }: StalledEffect) => [
  id,
  tenant,
  type,
  state,
  since,
  String(attempts),
  next,
  correlationId,
  why,
];

async function change(store: Store, command: 'retry' | 'drop', ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const outcome = await (command === 'retry' ? retry : drop)(store, clock, id).catch((error: unknown) => {
      if (error instanceof EffectUnderWay) return error.message;
      throw error;
    });
    if (typeof outcome === 'object') {
      say(`${id}: ${outcome.type} of ${outcome.tenant} ${command === 'retry' ? 'is done now' : 'is dropped'}.`);
    } else {
      process.exitCode = 1;
      say(`${id}: ${outcome ?? 'there is nothing with this id; it may have been done meanwhile.'}`);
    }
  }
}

run(main);
