import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../src/store/embedded/database';
import { type GroupCommit, groupCommit } from '../../../src/store/embedded/group-commit';
import { DocumentConflict } from '../../../src/store/store';

describe('writes of the same moment', () => {
  let directory: string;
  let database: Database;
  let commits: GroupCommit;
  /** Of every transaction: whether it did not wait for the disk. */
  let transactions: boolean[];
  let cleared: number[];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-group-'));
    database = openDatabase(directory);
    database.run('CREATE TABLE words (word TEXT PRIMARY KEY)');
    transactions = [];
    cleared = [];
    const counted: Database = {
      ...database,
      transaction: (work, isSwift = false) => {
        transactions.push(isSwift);
        return database.transaction(work, isSwift);
      },
    };
    commits = groupCommit(counted, writes => cleared.push(writes));
  });
  afterEach(async () => {
    database.close();
    await rm(directory, { recursive: true });
  });

  const add = (word: string) => () => {
    database.run('INSERT INTO words (word) VALUES (?)', word);
  };
  const words = () => database.rows('SELECT word FROM words ORDER BY word').map(row => Object.values(Object(row))[0]);

  it('share one transaction', async () => {
    await Promise.all(['a', 'b', 'c'].map(word => commits.commit(add(word))));
    expect(words()).toEqual(['a', 'b', 'c']);
    expect(transactions).toEqual([false]);
    expect(cleared).toEqual([3]);
  });

  it('leave the swift ones alone, which are done at once and wait for nothing', async () => {
    const durable = commits.commit(add('a'));
    const swift = commits.commit(add('b'), true);
    expect(words()).toEqual(['b']);
    await Promise.all([durable, swift]);
    expect(transactions).toEqual([true, false]);
  });

  it('are not undone by one that meets a conflict', async () => {
    const conflict = () => {
      throw new DocumentConflict('word', 'b');
    };
    const settled = await Promise.allSettled([
      commits.commit(add('a')),
      commits.commit(conflict),
      commits.commit(add('c')),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(words()).toEqual(['a', 'c']);
    expect(transactions).toHaveLength(1);
  });

  it('are done alone when one of them fails half-way, and nothing is left of that one', async () => {
    const half = () => {
      add('half')();
      throw new Error('the disk is full');
    };
    const settled = await Promise.allSettled([
      commits.commit(add('a')),
      commits.commit(half),
      commits.commit(add('c')),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(words()).toEqual(['a', 'c']);
  });

  it('fail together when the transaction fails', async () => {
    const both = [commits.commit(add('a')), commits.commit(add('b'))];
    database.close();
    const settled = await Promise.allSettled(both);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(transactions).toHaveLength(1);
  });

  it('are done before the store closes', async () => {
    const written = commits.commit(add('a'));
    commits.flush();
    expect(words()).toEqual(['a']);
    await written;
  });
});
