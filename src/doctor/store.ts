import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Config } from '../config';
import { StoreUnusable } from '../store/unusable';
import { type Finding, note, ok, problem } from './finding';

const MEGABYTE = 1024 * 1024;
const TOO_LITTLE = 100 * MEGABYTE;
const LITTLE = 1024 * MEGABYTE;

/** How the store is looked at without being changed; both say what is wrong by a message. */
export interface Inspections {
  embedded(directory: string): 'absent' | 'free' | 'occupied';
  /** @returns what its index lacks; nothing where there is no container yet */
  cosmos(options: NonNullable<Config['cosmos']>): Promise<readonly string[] | undefined>;
}

/** Whether the store can be reached and written to. */
export const checkStore = ({ cosmos, dataDirectory }: Config, inspections: Inspections): Promise<Finding[]> =>
  cosmos ? checkCosmos(cosmos, inspections) : checkEmbedded(dataDirectory, inspections);

async function checkEmbedded(directory: string, { embedded }: Inspections): Promise<Finding[]> {
  const place = resolve(directory);
  const existing = await nearest(place);
  try {
    await access(existing, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [problem('DATA_DIR', `${existing} cannot be written to`, { mend: 'give it to the user of the server' })];
  }
  const { bavail, bsize } = await statfs(existing);
  return [...space(existing, bavail * bsize), ...database(place, existing === place, embedded)];
}

/** The directory itself or, where it is yet to be made, where it will lie. */
async function nearest(place: string): Promise<string> {
  const found = await stat(place).catch(() => undefined);
  return found || dirname(place) === place ? place : nearest(dirname(place));
}

function space(place: string, free: number): Finding[] {
  const what = `${Math.floor(free / MEGABYTE)} MB are free at ${place}`;
  if (free < TOO_LITTLE) {
    return [problem('DATA_DIR', what, { why: 'on a full disk nothing can be stored', mend: 'make room, or move it' })];
  }
  return free < LITTLE ? [note('DATA_DIR', what, { mend: 'make room soon' })] : [ok('DATA_DIR', what)];
}

function database(place: string, isThere: boolean, inspect: Inspections['embedded']): Finding[] {
  try {
    const presence = isThere ? inspect(place) : 'absent';
    if (presence === 'absent') return [ok('store', 'the embedded database is made when the server starts')];
    const works = ok('store', 'the embedded database answers, and can be written to');
    if (presence === 'free') return [works];
    const why = 'a second one does not start there, unless both have DATA_SHARED=true';
    return [works, note('store', 'a server is running on it', { why })];
  } catch (error) {
    return [
      problem('store', error instanceof Error ? error.message : String(error), {
        why: 'the server needs it from its first turn on',
        mend: 'end the process that holds it, or restore it from a backup',
      }),
    ];
  }
}

async function checkCosmos(options: NonNullable<Config['cosmos']>, { cosmos }: Inspections): Promise<Finding[]> {
  try {
    const lacking = await cosmos(options);
    if (!lacking) {
      return [
        note('store', 'Cosmos DB answers; the container is not there yet', {
          why: 'the server makes it when it starts, if its identity may',
        }),
      ];
    }
    const fits = ok('store', 'Cosmos DB answers; partition key and expiry are right');
    if (lacking.length === 0) return [fits];
    const mend = 'add these paths to the indexing policy of the container';
    return [fits, note('store', `its index lacks ${lacking.join(', ')}`, { why: 'some queries cost more', mend })];
  } catch (error) {
    if (!(error instanceof StoreUnusable)) throw error;
    return [problem('store', error.problem, { why: 'the server does not start' })];
  }
}
