import { type Effect, effectOf } from '../../src/domain/effect';
import { TenantId, UserId } from '../../src/domain/ids';
import type { Outbox } from '../../src/outbox/outbox';
import { DONE, REPEATABLE } from '../../src/outbox/outcome';
import { ACCOUNT_ID, Accounts } from '../../src/store/documents';
import { change } from '../../src/workflows/commit';
import { aMoment, type Bench, gate, openBench, until } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const effectNamed = (id: string): Effect =>
  effectOf(id, bench.now(), { type: 'grant-roles', user: UserId.parse('robin'), roles: [] });

/** A use case of the same process commits effects. */
async function commit(outbox: Outbox, ids: readonly string[], tenant = 'contoso'): Promise<void> {
  const ports = { store: bench.plain, claimEffects: outbox.claim, effectsCommitted: outbox.take };
  const effects = ids.map(effectNamed);
  await change(ports, Accounts, TenantId.parse(tenant), ACCOUNT_ID, body => ({ body, effects }));
}

const isEmpty = async () => (await bench.effects('contoso')).length === 0;
const writes = () => bench.operations.map(({ name }) => name).filter(name => name !== 'due');

describe('what a process has committed', () => {
  beforeEach(() => bench.put('contoso', []));

  it('is claimed by the commit, and done without being looked for, read or claimed once more', async () => {
    const one = bench.outbox({ instance: 'one' });
    one.start();
    bench.outbox({ instance: 'two' }).start();
    const claims: (readonly Effect[])[] = [];
    bench.when('a', async () => {
      claims.push(await bench.effects('contoso'));
      return REPEATABLE;
    });
    await commit(one, ['a', 'b']);
    await until(isEmpty);
    const claim = { claimedBy: 'one', due: bench.in(10_000), attempts: 0 };
    expect(claims).toMatchObject([[claim, claim]]);
    expect(bench.performed).toEqual(['one contoso a', 'one contoso b']);
    expect(writes()).toEqual(['replace']);
  });

  it('is done by another process when it dies', async () => {
    const { opened, open } = gate();
    bench.when('a', async () => {
      await opened;
      return DONE;
    });
    const dead = bench.outbox({ instance: 'dead' });
    dead.start();
    await commit(dead, ['a', 'b']);
    await until(() => bench.performed.length === 1);
    bench.when('a', async () => DONE);
    const next = bench.outbox({ instance: 'next' });
    bench.wait(9_999);
    next.start();
    await aMoment();
    expect(bench.performed).toEqual(['dead contoso a']);
    bench.wait(1);
    next.wake();
    await until(isEmpty);
    expect(bench.performed).toEqual(['dead contoso a', 'next contoso a', 'next contoso b']);
    open();
  });

  it('is done once when more is committed into the same document meanwhile', async () => {
    const outbox = bench.outbox();
    outbox.start();
    const more = [['c'], ['d', 'e']];
    for (const id of ['a', 'b', 'c']) {
      bench.when(id, async () => {
        await commit(outbox, more.shift() ?? []);
        return id === 'b' ? DONE : REPEATABLE;
      });
    }
    await commit(outbox, ['a', 'b']);
    await until(isEmpty);
    await aMoment();
    expect(bench.performed).toEqual(['a', 'b', 'c', 'd', 'e'].map(id => `one contoso ${id}`));
  });

  it('right after the last write of those before is not left lying', async () => {
    let isFirst = true;
    const outbox = bench.outbox({
      store: {
        ...bench.plain,
        async replace(kind, document) {
          const written = await bench.plain.replace(kind, document);
          if (isFirst) {
            isFirst = false;
            await commit(outbox, ['b']);
          }
          return written;
        },
      },
    });
    outbox.start();
    await commit(outbox, ['a']);
    await until(isEmpty);
    await aMoment();
    expect(bench.performed).toEqual(['one contoso a', 'one contoso b']);
  });

  it('of one tenant waits for its turn when much of it is being done', async () => {
    const { opened, open } = gate();
    bench.when('slow', async () => {
      await opened;
      return DONE;
    });
    await bench.putMany('northwind', 20, ['slow']);
    const outbox = bench.outbox();
    outbox.start();
    await until(() => bench.performed.length === 16);
    await commit(outbox, ['late'], 'northwind');
    await commit(outbox, ['a']);
    await until(isEmpty);
    expect(bench.performed).toHaveLength(17);
    open();
    await until(async () => (await bench.effects('northwind')).length === 0);
  });

  it('by an outbox that has stopped is left to whoever starts next', async () => {
    const outbox = bench.outbox();
    outbox.start();
    await outbox.stop();
    await commit(outbox, ['a']);
    await aMoment();
    expect(bench.performed).toEqual([]);
    expect(await bench.effects('contoso')).toEqual([effectNamed('a')]);
  });
});
