import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextMoment } from 'node:timers/promises';
import { TenantId } from '../../src/domain/ids';
import { openEmbeddedStore } from '../../src/store/embedded';
import { observed } from '../../src/store/observed';
import { recent } from '../../src/store/recent';
import { remembering } from '../../src/store/remembering';
import type { Store } from '../../src/store/store';
import { gate } from '../outbox/bench';
import { Notes, note } from './note';

const TENANT = TenantId.parse('fabrikam');

describe('a store that remembers', () => {
  let directory: string;
  let inner: Store;
  let store: Store;
  let asked: string[];
  let version: number;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-store-'));
    inner = openEmbeddedStore(directory);
    asked = [];
    version = 1;
    const watched = observed(inner, ({ name }) => asked.push(name));
    store = remembering(
      watched,
      () => version,
      () => new Date(),
    );
    await store.create(Notes, { tenant: TENANT, id: '1', body: note('a') });
    asked = [];
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  const read = () => store.read(Notes, TENANT, '1');

  it('reads once what nobody has written', async () => {
    const first = await read();
    expect(await read()).toBe(first);
    expect(asked).toEqual(['read']);
  });

  it('knows what was written by itself', async () => {
    const found = await read();
    const replaced = found && (await store.replace(Notes, { ...found, body: note('b') }));
    expect(await read()).toBe(replaced);
    if (replaced) await store.remove(Notes, replaced);
    expect(await read()).toBeUndefined();
  });

  it('asks again when somebody else has written', async () => {
    const found = await read();
    const replaced = found && (await inner.replace(Notes, { ...found, body: note('b') }));
    version = 2;
    await nextMoment();
    expect(await read()).toEqual(replaced);
  });

  it('asks again when a write was refused', async () => {
    const found = await read();
    const replaced = found && (await inner.replace(Notes, { ...found, body: note('b') }));
    await expect(found && store.replace(Notes, found)).rejects.toThrow('was changed meanwhile');
    expect(await read()).toEqual(replaced);
  });

  it('does not keep what it was reading while something was written', async () => {
    const [written, answered] = [gate(), gate()];
    const slow: Store = {
      ...inner,
      async read(...query) {
        const found = await inner.read(...query);
        await answered.opened;
        return found;
      },
      async replace(...document) {
        await written.opened;
        return inner.replace(...document);
      },
    };
    const remembered = remembering(
      slow,
      () => version,
      () => new Date(),
    );
    const before = await inner.read(Notes, TENANT, '1');
    const replacing = before && remembered.replace(Notes, { ...before, body: note('b') });
    const reading = remembered.read(Notes, TENANT, '1');
    await nextMoment();
    written.open();
    const replaced = await replacing;
    answered.open();
    await reading;
    expect(await remembered.read(Notes, TENANT, '1')).toEqual(replaced);
  });

  it('lets nobody change what many hold', async () => {
    const found = await read();
    expect(() => found?.body.labels.push('mine')).toThrow(TypeError);
  });
});

describe('what was used last', () => {
  it('is kept, and no more than there is room for', () => {
    const values = recent<number>(10);
    for (let number = 0; number < 100; number += 1) {
      values.set(String(number), number);
      values.get('0');
    }
    const kept = Array.from({ length: 100 }, (_, number) => number).filter(number => values.get(String(number)));
    expect(values.get('0')).toBe(0);
    expect(kept).toEqual(expect.arrayContaining([97, 98, 99]));
    expect(kept.length).toBeLessThan(10);
  });

  it('is gone when it is taken out', () => {
    const values = recent<number>(4);
    for (const number of [1, 2, 3, 4]) values.set(String(number), number);
    values.delete('1');
    values.delete('4');
    expect([1, 2, 3, 4].map(number => values.get(String(number)))).toEqual([undefined, 2, 3, undefined]);
    values.clear();
    expect(values.get('3')).toBeUndefined();
  });
});
