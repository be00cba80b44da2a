import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TenantId } from '../../src/domain/ids';
import { correlated } from '../../src/store/correlated';
import { openEmbeddedStore } from '../../src/store/embedded';
import type { Store } from '../../src/store/store';
import { effectDue, Notes, note } from './note';

const TENANT = TenantId.parse('fabrikam');
const DUE = '2020-01-01T00:00:00Z';

describe('a correlated store', () => {
  let directory: string;
  let inner: Store;
  let store: Store;
  let current: string | undefined;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-correlated-'));
    inner = openEmbeddedStore(directory);
    store = correlated(inner, () => current);
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  const stored = async () =>
    (await inner.read(Notes, TENANT, '1'))?.effects.map(({ id, correlationId }) => [id, correlationId]);

  it('writes effects with the request that they follow from, and never with a later one', async () => {
    current = 'first';
    const created = await store.create(Notes, { tenant: TENANT, id: '1', body: note('a'), effects: [effectDue(DUE)] });
    expect(await stored()).toEqual([['review', 'first']]);
    current = 'second';
    const replaced = await store.replace(Notes, {
      ...created,
      effects: [...created.effects, effectDue(DUE, 'again')],
    });
    expect(await stored()).toEqual([
      ['review', 'first'],
      ['again', 'second'],
    ]);
    expect(replaced.effects.map(({ correlationId }) => correlationId)).toEqual(['first', 'second']);
  });

  it('leaves them as they are where no request is known', async () => {
    current = undefined;
    await store.create(Notes, { tenant: TENANT, id: '1', body: note('a'), effects: [effectDue(DUE)] });
    expect(await stored()).toEqual([['review', undefined]]);
  });
});
