import { type Effect, setAside } from '../../src/domain/effect';
import { drop, EffectUnderWay, retry, stalledEffects } from '../../src/outbox/stalled';
import { Accounts } from '../../src/store/documents';
import { type Bench, openBench } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const HOUR = 3_600_000;
const list = () => stalledEffects(bench.plain, bench.clock);

/** Changes an effect of a tenant in the store, as its server would. */
async function become(tenant: string, id: string, change: (effect: Effect) => Effect): Promise<void> {
  const found = await bench.stored(tenant);
  const effects = found.effects.map(effect => (effect.id === id ? change(effect) : effect));
  await bench.plain.replace(Accounts, { ...found, effects });
}

const ambiguous = (effect: Effect) =>
  setAside({ ...effect, attempts: 3 }, { state: 'ambiguous', since: bench.in(-2 * HOUR), statusCode: 502 });
const failing = (effect: Effect): Effect => ({
  ...effect,
  attempts: 7,
  due: bench.in(HOUR),
  failingSince: bench.in(-HOUR),
  correlationId: 'request',
});

describe('what the outbox has not done', () => {
  it('is nothing while everything waits for its time or is about to be done', async () => {
    await bench.put('contoso', ['a'], { due: bench.in(HOUR) });
    await bench.put('fabrikam', ['b'], { due: bench.in(-1_000) });
    expect(await list()).toEqual([]);
  });

  it('is listed over all tenants, the oldest first, with why, and nothing of what it is about', async () => {
    await bench.put('contoso', ['late', 'blocked', 'waiting'], { due: bench.in(HOUR) });
    await become('contoso', 'late', effect => ({ ...effect, due: bench.in(-HOUR / 2) }));
    await become('contoso', 'blocked', effect =>
      setAside(effect, { state: 'undeliverable', since: bench.in(-3 * HOUR), reason: 'blocked', statusCode: 403 }),
    );
    await bench.put('fabrikam', ['unclear']);
    await become('fabrikam', 'unclear', ambiguous);
    await bench.put('wingtip', ['failing']);
    await become('wingtip', 'failing', failing);
    await bench.put('litware', ['forgotten'], { due: bench.in(-HOUR / 4) });

    const id = expect.stringMatching(/^[0-9a-f]{8}$/);
    const type = 'grant-roles';
    const days = 24 * HOUR;
    expect(await list()).toEqual([
      {
        ...{ id, tenant: 'contoso', type, state: 'undeliverable', since: bench.in(-3 * HOUR), attempts: 0 },
        ...{ next: bench.in(14 * days - 3 * HOUR), why: 'blocked (403)', correlationId: undefined },
      },
      {
        ...{ id, tenant: 'fabrikam', type, state: 'ambiguous', since: bench.in(-2 * HOUR), attempts: 3 },
        ...{ next: bench.in(14 * days - 2 * HOUR), why: 'it may have arrived (502)', correlationId: undefined },
      },
      {
        ...{ id, tenant: 'wingtip', type, state: 'failing', since: bench.in(-HOUR), attempts: 7 },
        ...{ next: bench.in(HOUR), why: 'see the log', correlationId: 'request' },
      },
      {
        ...{ id, tenant: 'contoso', type, state: 'overdue', since: bench.in(-HOUR / 2), attempts: 0 },
        ...{ next: bench.in(-HOUR / 2), why: 'no server has begun it', correlationId: undefined },
      },
      {
        ...{ id, tenant: 'litware', type, state: 'overdue', since: bench.in(-HOUR / 4), attempts: 0 },
        ...{ next: bench.in(-HOUR / 4), why: 'no server has begun it', correlationId: undefined },
      },
    ]);
  });
});

describe('an effect in the list', () => {
  let id: string;
  beforeEach(async () => {
    await bench.put('contoso', ['other', 'stuck'], { due: bench.in(HOUR) });
    await become('contoso', 'stuck', ambiguous);
    id = (await list())[0]?.id ?? '';
  });

  it('is done when it is tried again', async () => {
    expect(await retry(bench.plain, bench.clock, id)).toMatchObject({ id, tenant: 'contoso', state: 'ambiguous' });
    const [other, stuck] = await bench.effects('contoso');
    expect(other).toMatchObject({ id: 'other', due: bench.in(HOUR) });
    expect(stuck).toMatchObject({ id: 'stuck', due: bench.now(), attempts: 0 });
    expect(stuck).not.toHaveProperty('stuck');
    expect(await list()).toEqual([]);
  });

  it('is gone when it is dropped, and nothing else', async () => {
    const { body } = await bench.stored('contoso');
    expect(await drop(bench.plain, bench.clock, id)).toMatchObject({ id });
    expect(await bench.stored('contoso')).toMatchObject({ body, effects: [{ id: 'other' }] });
    expect(await drop(bench.plain, bench.clock, id)).toBeUndefined();
    expect(await retry(bench.plain, bench.clock, 'unknown')).toBeUndefined();
  });

  it('is left to the server that is doing it', async () => {
    await become('contoso', 'stuck', effect => ({ ...failing(effect), claimedBy: 'one' }));
    for (const change of [retry, drop]) {
      await expect(change(bench.plain, bench.clock, id)).rejects.toThrow(EffectUnderWay);
    }
    expect(await bench.effects('contoso')).toMatchObject([{ id: 'other' }, { id: 'stuck', claimedBy: 'one' }]);
  });

  it('is changed as it is by then, whoever writes the document meanwhile', async () => {
    const store = { ...bench.plain };
    let isWritten = false;
    store.replace = async (kind, document, options) => {
      if (!isWritten) {
        isWritten = true;
        await bench.add('contoso', 'new');
      }
      return bench.plain.replace(kind, document, options);
    };
    await drop(store, bench.clock, id);
    expect((await bench.effects('contoso')).map(effect => effect.id)).toEqual(['other', 'new']);
  });
});
