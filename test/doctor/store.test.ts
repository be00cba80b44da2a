import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { readConfig } from '../../src/config';
import { checkStore } from '../../src/doctor/store';
import { openEmbeddedStore } from '../../src/store/embedded';
import { inspections } from '../../src/store/open';
import { StoreUnusable } from '../../src/store/unusable';

describe('the embedded store', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-doctor-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  const check = (place = directory) => checkStore(readConfig({ DATA_DIR: place }), inspections);
  const told = async (place?: string) => (await check(place)).map(({ level, what }) => `${level} ${what}`);
  const database = () => join(directory, 'partner-desk.db');

  it('is made when the server starts, and not by looking for it', async () => {
    const missing = join(directory, 'a', 'b');
    expect(await told(missing)).toEqual([
      expect.stringMatching(/^ok \d+ MB are free at /),
      'ok the embedded database is made when the server starts',
    ]);
    expect(await told()).toHaveLength(2);
    await expect(rm(missing)).rejects.toThrow('ENOENT');
    await expect(rm(database())).rejects.toThrow('ENOENT');
  });

  it('can be written to, also while a server has it', async () => {
    const works = 'ok the embedded database answers, and can be written to';
    const store = openEmbeddedStore(directory, undefined, 'alone');
    expect((await told()).slice(1)).toEqual([works, 'note a server is running on it']);
    await store.close();
    expect((await told()).slice(1)).toEqual([works]);
  });

  it('is not usable while another process writes without end', async () => {
    await openEmbeddedStore(directory).close();
    const other = new Libsql(database());
    other.exec('BEGIN IMMEDIATE');
    const findings = await check();
    other.exec('ROLLBACK');
    other.close();
    expect(findings).toContainEqual(
      expect.objectContaining({ level: 'problem', about: 'store', what: expect.stringMatching(/locked/) }),
    );
  });

  it('is not usable when something else lies there, or a newer version has written it', async () => {
    await writeFile(database(), 'x'.repeat(5_000));
    expect(await told()).toContainEqual(expect.stringMatching(/^problem .*not a database/));
    await rm(database());
    const newer = new Libsql(database());
    newer.pragma('user_version = 99');
    newer.close();
    expect(await told()).toContainEqual(expect.stringMatching(/^problem .* was written by a newer one/));
  });

  it('needs a directory', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    expect(await told(join(file, 'inside'))).toEqual([expect.stringMatching(/^problem .* cannot be written to$/)]);
  });
});

describe('the store in Cosmos DB', () => {
  const config = readConfig({ STORE: 'cosmos', COSMOS_ENDPOINT: 'https://contoso.documents.azure.com' });
  const told = async (cosmos: () => Promise<readonly string[] | undefined>) =>
    (await checkStore(config, { ...inspections, cosmos })).map(({ level, what }) => `${level} ${what}`);

  it('answers, is yet to be made, or lacks something', async () => {
    const fits = 'ok Cosmos DB answers; partition key and expiry are right';
    expect(await told(async () => [])).toEqual([fits]);
    expect(await told(async () => ['/stalled/?'])).toEqual([fits, 'note its index lacks /stalled/?']);
    expect(await told(async () => undefined)).toEqual(['note Cosmos DB answers; the container is not there yet']);
    expect(await told(() => Promise.reject(new StoreUnusable('COSMOS_KEY: wrong')))).toEqual([
      'problem COSMOS_KEY: wrong',
    ]);
  });
});
