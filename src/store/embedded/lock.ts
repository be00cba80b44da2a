import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { StoreUnusable } from '../unusable';

const FILE = 'partner-desk.lock';

const READ_LOCK = 'BEGIN; SELECT * FROM sqlite_master';

/** Whether a server has the data directory for itself, or shares it with others of this machine. */
export type Occupancy = 'alone' | 'together';

/**
 * Keeps servers out that do not go with this one, as long as the process lives: the system lets go of a lock of SQLite
 * when the process ends, however it ends.
 * @returns lets go
 * @throws StoreUnusable when another server has come first
 */
export function lockDirectory(directory: string, occupancy: Occupancy): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, FILE);
  closeSync(openSync(file, 'a', 0o600));
  const lock = new Libsql(file, { timeout: 0 });
  try {
    lock.exec(occupancy === 'alone' ? 'BEGIN EXCLUSIVE' : READ_LOCK);
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new StoreUnusable(
      `another server has its data in ${directory}: stop it, choose another DATA_DIR, or set DATA_SHARED=true for both`,
    );
  }
  return () => lock.close();
}

const isBusy = (error: unknown): boolean => error instanceof Libsql.SqliteError && error.code.startsWith('SQLITE_BUSY');

/** Whether a server has the directory for itself right now. */
export function isOccupied(directory: string): boolean {
  const file = join(directory, FILE);
  if (!existsSync(file)) return false;
  const lock = new Libsql(file, { timeout: 0 });
  try {
    lock.exec(READ_LOCK);
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    lock.close();
  }
}
