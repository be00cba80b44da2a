import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TenantId } from '../../src/domain/ids';
import { openEmbeddedStore } from '../../src/store/embedded';
import { type Operation, observed } from '../../src/store/observed';
import { DocumentConflict, type Store } from '../../src/store/store';
import { at, effectDue, Notes, note } from './note';

const TENANT = TenantId.parse('fabrikam');

describe('an observed store', () => {
  let directory: string;
  let inner: Store;
  let store: Store;
  let operations: Operation[];
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-observed-'));
    operations = [];
    inner = openEmbeddedStore(directory);
    store = observed(inner, operation => operations.push(operation));
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  it('tells of each operation and its rows, and does what the store does', async () => {
    const effects = [effectDue('2020-01-01T00:00:00Z')];
    const created = await store.create(Notes, { tenant: TENANT, id: '1', body: note('a'), effects });
    const replaced = await store.replace(Notes, created);
    await store.create(Notes, { tenant: TENANT, id: '2', body: note('b') });
    expect(await store.read(Notes, TENANT, '1')).toEqual(replaced);
    expect(await store.read(Notes, TENANT, '3')).toBeUndefined();
    expect((await store.list(Notes, TENANT, { limit: 5 })).items).toHaveLength(2);
    expect(await store.due(at('2021-01-01T00:00:00Z'), 5)).toHaveLength(1);
    await store.remove(Notes, replaced);
    expect(await inner.read(Notes, TENANT, '1')).toBeUndefined();

    expect(operations).toEqual([
      { name: 'create', kind: 'note', rows: 1, requestUnits: 0 },
      { name: 'replace', kind: 'note', rows: 1, requestUnits: 0 },
      { name: 'create', kind: 'note', rows: 1, requestUnits: 0 },
      { name: 'read', kind: 'note', rows: 1, requestUnits: 0 },
      { name: 'read', kind: 'note', rows: 0, requestUnits: 0 },
      { name: 'list', kind: 'note', rows: 2, requestUnits: 0 },
      { name: 'due', kind: undefined, rows: 1, requestUnits: 0 },
      { name: 'remove', kind: 'note', rows: 1, requestUnits: 0 },
    ]);
  });

  it('tells of a refused operation as well', async () => {
    const created = await store.create(Notes, { tenant: TENANT, id: '1', body: note('a') });
    await store.remove(Notes, created);
    operations.length = 0;

    await expect(store.replace(Notes, created)).rejects.toThrow(DocumentConflict);
    expect(operations).toEqual([{ name: 'replace', kind: 'note', rows: 0, requestUnits: 0 }]);
  });

  it('closes the store', async () => {
    await store.close();
    await expect(inner.read(Notes, TENANT, '1')).rejects.toThrow('The store is closed');
  });
});
