import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { z } from 'zod';
import { isOccupied } from './lock';
import { MIGRATIONS } from './schema';

const FILE = 'partner-desk.db';

/** How long a write waits for another process to finish its own, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/** Pages of 4 KB: many writes change the same pages, which are moved into the database once for all of them. */
const CHECKPOINT_EVERY = 4_000;

export type Parameter = string | number | null;

/** A connection; a statement is prepared when its text is first used, and kept. */
export interface Database {
  /** @returns how many rows were written */
  run(sql: string, ...parameters: readonly Parameter[]): number;
  /** The first row, or nothing. */
  row(sql: string, ...parameters: readonly Parameter[]): unknown;
  rows(sql: string, ...parameters: readonly Parameter[]): readonly unknown[];
  /**
   * All of the work, durable, or nothing of it; no other process writes meanwhile.
   * @param isSwift does not wait for the disk
   */
  transaction<Result>(work: () => Result, isSwift?: boolean): Result;
  close(): void;
}

/**
 * Opens the database in the directory, and makes both if they are missing, readable by their owner only.
 * @throws Error when a newer version of the program has written it
 */
export function openDatabase(directory: string): Database {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, FILE);
  closeSync(openSync(file, 'a', 0o600));
  const connection = new Libsql(file, { timeout: BUSY_TIMEOUT });
  const database = databaseOn(connection);
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_EVERY}`);
    database.transaction(() => migrate(connection, file));
  } catch (error) {
    connection.close();
    throw error;
  }
  return database;
}

/** What lies in a directory: nothing yet, or a database, which a server may have for itself. */
export type Presence = 'absent' | 'free' | 'occupied';

/**
 * Looks at the database in the directory without changing it.
 * @throws Error when it cannot be read or written, or a newer version of the program has written it
 */
export function inspectDatabase(directory: string): Presence {
  const file = join(directory, FILE);
  if (!existsSync(file)) return 'absent';
  const connection = new Libsql(file, { timeout: BUSY_TIMEOUT });
  try {
    requireKnown(versionOf(connection), file);
    connection.exec('BEGIN IMMEDIATE');
    connection.exec('ROLLBACK');
    return isOccupied(directory) ? 'occupied' : 'free';
  } finally {
    connection.close();
  }
}

function databaseOn(connection: Libsql.Database): Database {
  const statements = new Map<string, Libsql.Statement>();
  let open = true;

  const prepared = (sql: string): Libsql.Statement => {
    if (!open) throw new Error('The store is closed');
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };

  return {
    run: (sql, ...parameters) => prepared(sql).run(parameters).changes,
    row: (sql, ...parameters) => prepared(sql).get(parameters),
    rows: (sql, ...parameters) => prepared(sql).all(parameters),
    transaction(work, isSwift = false) {
      if (isSwift) return swiftly(connection, () => this.transaction(work));
      prepared('BEGIN IMMEDIATE').run();
      try {
        const result = work();
        prepared('COMMIT').run();
        return result;
      } catch (error) {
        // A full disk, for one, has ended the transaction already.
        if (connection.inTransaction) prepared('ROLLBACK').run();
        throw error;
      }
    },
    close() {
      if (!open) return;
      open = false;
      // A closed libsql connection goes on running the statements it has prepared (0.5.29).
      statements.clear();
      connection.pragma('wal_checkpoint(TRUNCATE)');
      connection.close();
    },
  };
}

/** In WAL mode NORMAL leaves out nothing but to wait for the disk; the next FULL commit waits for all before it. */
function swiftly<Result>(connection: Libsql.Database, work: () => Result): Result {
  connection.exec('PRAGMA synchronous = NORMAL');
  try {
    return work();
  } finally {
    connection.exec('PRAGMA synchronous = FULL');
  }
}

const Version = z.tuple([z.object({ user_version: z.number().int() })]);

const versionOf = (connection: Libsql.Database): number =>
  Version.parse(connection.pragma('user_version'))[0].user_version;

function requireKnown(version: number, file: string): void {
  if (version > MIGRATIONS.length) {
    throw new Error(
      `${file} has schema version ${version}, and this version of Partner Desk knows ${MIGRATIONS.length} at most: ` +
        'it was written by a newer one',
    );
  }
}

function migrate(connection: Libsql.Database, file: string): void {
  const version = versionOf(connection);
  requireKnown(version, file);
  for (const migration of MIGRATIONS.slice(version)) connection.exec(migration);
  if (version < MIGRATIONS.length) connection.pragma(`user_version = ${MIGRATIONS.length}`);
}
