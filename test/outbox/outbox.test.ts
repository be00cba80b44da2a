import { setImmediate as turn } from 'node:timers/promises';
import type { Effect } from '../../src/domain/effect';
import { UserId } from '../../src/domain/ids';
import { DONE, REPEATABLE } from '../../src/outbox/outcome';
import { DocumentConflict, type Store } from '../../src/store/store';
import { Notes, note } from '../store/note';
import { aMoment, type Bench, gate, openBench, until } from './bench';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const isEmpty = (tenant: string) => async () => (await bench.effects(tenant)).length === 0;
const idsOf = async (tenant: string) => (await bench.effects(tenant)).map(({ id }) => id);
const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `tenant-${String(index).padStart(3, '0')}`);
const done = () => bench.performed.map(each => each.split(' ').slice(1).join(' '));

describe('the effects of a document', () => {
  it('are done in their order, once, and cleared', async () => {
    await bench.put('contoso', ['a', 'b', 'c']);
    bench.outbox().start();
    await until(isEmpty('contoso'));
    await aMoment();
    expect(done()).toEqual(['contoso a', 'contoso b', 'contoso c']);
  });

  it('leave everything else of the document as it is', async () => {
    await bench.put('contoso', ['a']);
    const { body } = await bench.stored('contoso');
    bench.outbox().start();
    await until(isEmpty('contoso'));
    expect((await bench.stored('contoso')).body).toEqual(body);
  });

  it('are done when they are due, and not before', async () => {
    await bench.put('contoso', ['later'], { due: bench.in(5_000) });
    const outbox = bench.outbox();
    outbox.start();
    await aMoment();
    bench.wait(4_999);
    outbox.wake();
    await aMoment();
    expect(done()).toEqual([]);
    bench.wait(1);
    outbox.wake();
    await until(isEmpty('contoso'));
    expect(done()).toEqual(['contoso later']);
  });

  it('are found without being woken', async () => {
    bench.outbox().start();
    await aMoment();
    await bench.put('contoso', ['a']);
    await until(isEmpty('contoso'));
  });

  it('that are added while others are done are done as well', async () => {
    const { opened, open } = gate();
    bench.when('a', async () => {
      await opened;
      return { done: true };
    });
    await bench.put('contoso', ['a']);
    bench.outbox().start();
    await until(() => bench.performed.length === 1);
    await bench.add('contoso', 'b');
    open();
    await until(isEmpty('contoso'));
    expect(done()).toEqual(['contoso a', 'contoso b']);
  });

  it('survive that the document is written by others at every moment', async () => {
    const others = ['x', 'y', 'z'];
    for (const id of ['a', 'b', 'c']) {
      bench.when(id, async () => {
        await bench.add('contoso', others.shift() ?? '');
        return { done: true };
      });
    }
    await bench.put('contoso', ['a', 'b', 'c']);
    bench.outbox().start();
    await until(isEmpty('contoso'));
    expect(done()).toEqual(['a', 'b', 'c', 'x', 'y', 'z'].map(id => `contoso ${id}`));
  });

  it('go on where a part of one is left', async () => {
    let left = 3;
    bench.when('a', async effect => {
      left -= 1;
      return left > 0 ? { done: false, effect, due: bench.now() } : { done: true };
    });
    await bench.put('contoso', ['a', 'b']);
    bench.outbox().start();
    await until(isEmpty('contoso'));
    expect(done()).toEqual(['contoso a', 'contoso a', 'contoso a', 'contoso b']);
  });

  it('wait as long as one of them wants', async () => {
    let isAsked = false;
    bench.when('review', async effect => {
      if (isAsked) return { done: true };
      isAsked = true;
      return { done: false, effect, due: bench.in(10_000) };
    });
    await bench.put('contoso', ['review']);
    const outbox = bench.outbox();
    outbox.start();
    await until(() => isAsked);
    await until(async () => (await bench.effects('contoso'))[0]?.claimedBy === undefined);
    expect(await bench.effects('contoso')).toMatchObject([{ id: 'review', due: bench.in(10_000) }]);
    bench.wait(10_000);
    outbox.wake();
    await until(isEmpty('contoso'));
    expect(done()).toEqual(['contoso review', 'contoso review']);
  });

  it('are each on disk as done before the next one begins', async () => {
    const left: string[][] = [];
    for (const id of ['a', 'b', 'c']) {
      bench.when(id, async () => {
        left.push(await idsOf('contoso'));
        return { done: true };
      });
    }
    await bench.put('contoso', ['a', 'b', 'c']);
    bench.outbox().start();
    await until(isEmpty('contoso'));
    expect(left).toEqual([['a', 'b', 'c'], ['b', 'c'], ['c']]);
  });

  it('that may be repeated are cleared together, by the write that follows', async () => {
    const left: string[][] = [];
    for (const id of ['a', 'b', 'c', 'd']) {
      bench.when(id, async () => {
        left.push(await idsOf('contoso'));
        return id === 'c' ? DONE : REPEATABLE;
      });
    }
    await bench.put('contoso', ['a', 'b', 'c', 'd']);
    bench.outbox().start();
    await until(isEmpty('contoso'));
    const all = ['a', 'b', 'c', 'd'];
    expect(left).toEqual([all, all, all, ['d']]);
    const writes = bench.operations.filter(({ name }) => name === 'replace');
    expect(writes).toHaveLength(3);
  });

  it('are cleared by what the next one keeps, too', async () => {
    bench.when('a', async () => REPEATABLE);
    bench.when('b', async (_effect, _tenant, keep) => {
      await keep(effect => effect);
      expect(await idsOf('contoso')).toEqual(['b']);
      return DONE;
    });
    await bench.put('contoso', ['a', 'b']);
    bench.outbox().start();
    await until(isEmpty('contoso'));
    expect(bench.log()).not.toContain('failed');
  });

  it('that keep something at the same moment share a write', async () => {
    const kept = Array.from({ length: 10 }, (_, index) => UserId.parse(`user-${index}`));
    bench.when('a', async (_effect, _tenant, keep) => {
      await Promise.all(
        kept.map(user =>
          keep(effect =>
            effect.type === 'grant-roles' ? { ...effect, user: UserId.parse(`${effect.user} ${user}`) } : effect,
          ),
        ),
      );
      expect(await bench.effects('contoso')).toMatchObject([{ user: ['robin', ...kept].join(' ') }]);
      return DONE;
    });
    await bench.put('contoso', ['a']);
    bench.outbox().start();
    await until(isEmpty('contoso'));
    expect(bench.log()).not.toContain('failed');
    // The claim, the first one, all others, and what became of it.
    expect(bench.operations.filter(({ name }) => name === 'replace')).toHaveLength(4);
  });

  it('cost one write each and one more, and the document is read once', async () => {
    await bench.put('contoso', ['a', 'b', 'c']);
    bench.outbox().start();
    await until(isEmpty('contoso'));
    const ofDocuments = bench.operations.filter(({ kind }) => kind === 'account').map(({ name }) => name);
    expect(ofDocuments).toEqual(['read', 'replace', 'replace', 'replace', 'replace']);
  });
});

describe('an effect that fails', () => {
  const failing = (id: string, times = Number.POSITIVE_INFINITY) => {
    let left = times;
    bench.when(id, async () => {
      left -= 1;
      if (left >= 0) throw new Error('Teams is down');
      return { done: true };
    });
  };

  it('blocks no other, of its own document or of any', async () => {
    failing('a');
    await bench.put('contoso', ['a', 'b']);
    await bench.put('fabrikam', ['c']);
    bench.outbox().start();
    await until(async () => (await idsOf('contoso')).join() === 'a' && (await isEmpty('fabrikam')()));
  });

  it('is tried again after a pause that doubles, up to ten minutes, and never given up', async () => {
    failing('a');
    await bench.put('contoso', ['a']);
    const outbox = bench.outbox();
    outbox.start();
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 13; attempt += 1) {
      await until(async () => {
        const [effect] = await bench.effects('contoso');
        return effect?.attempts === attempt && effect.claimedBy === undefined;
      });
      const [effect] = await bench.effects('contoso');
      const pause = Date.parse(effect?.due ?? '') - bench.clock.now().getTime();
      pauses.push(pause / 1_000);
      bench.wait(pause);
      outbox.wake();
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600]);
  });

  it('says since when it has failed, until it is done or goes on', async () => {
    failing('a');
    await bench.put('contoso', ['a']);
    const since = bench.now();
    const outbox = bench.outbox();
    outbox.start();
    const tried = (attempts: number) =>
      until(async () => {
        const [effect] = await bench.effects('contoso');
        return effect?.attempts === attempts && effect.claimedBy === undefined;
      });
    for (const attempts of [1, 2, 3]) {
      await tried(attempts);
      expect(await bench.effects('contoso')).toMatchObject([{ failingSince: since }]);
      bench.wait(60_000);
      if (attempts === 3) {
        bench.when('a', async effect => ({ done: false, effect: { ...effect, attempts: 0 }, due: bench.in(1_000) }));
      }
      outbox.wake();
    }
    await tried(0);
    expect((await bench.effects('contoso'))[0]).not.toHaveProperty('failingSince');
  });

  it('is done when what failed works again', async () => {
    failing('a', 2);
    await bench.put('contoso', ['a']);
    const outbox = bench.outbox();
    outbox.start();
    await until(async () => {
      bench.wait(1_000);
      outbox.wake();
      return isEmpty('contoso')();
    });
    expect(done()).toEqual(['contoso a', 'contoso a', 'contoso a']);
    expect(bench.log()).toContain('Teams is down');
  });
});

describe('a document that cannot be read or written', () => {
  it.each(['read contoso', 'replace contoso'])('rests and blocks no other, when it fails to %s', async fault => {
    bench.fail(fault);
    await bench.put('contoso', ['a']);
    await bench.put('fabrikam', ['b']);
    const outbox = bench.outbox();
    outbox.start();
    await until(isEmpty('fabrikam'));
    const before = bench.operations.length;
    for (let number = 0; number < 20; number += 1) {
      outbox.wake();
      await turn();
    }
    await aMoment();
    // Each time it was woken it looked what is due, and touched nothing.
    expect(bench.operations.slice(before).filter(({ name }) => name !== 'due')).toEqual([]);
    expect(done()).toEqual(['fabrikam b']);

    bench.heal();
    bench.wait(1_000);
    outbox.wake();
    await until(isEmpty('contoso'));
  });

  it('rests longer from time to time', async () => {
    bench.fail('read contoso');
    await bench.put('contoso', ['a']);
    const outbox = bench.outbox();
    outbox.start();
    const failures = () => (bench.log().match(/the disk is full/g)?.length ?? 0) / 2;
    await until(() => failures() === 1);
    for (const [pause, count] of [
      [1_000, 2],
      [2_000, 3],
      [4_000, 4],
    ] as const) {
      bench.wait(pause - 1);
      outbox.wake();
      await aMoment();
      expect(failures()).toBe(count - 1);
      bench.wait(1);
      outbox.wake();
      await until(() => failures() === count);
    }
  });

  it('does not crowd out those behind it, however many there are', async () => {
    const broken = names(60);
    for (const tenant of broken) {
      bench.fail(`read ${tenant}`);
      await bench.put(tenant, ['a'], { due: bench.in(-60_000) });
    }
    await bench.put('fabrikam', ['b']);
    bench.outbox().start();
    await until(isEmpty('fabrikam'));
  });

  it('keeps nobody busy, and the process breathes', async () => {
    bench.fail('read contoso');
    await bench.put('contoso', ['a']);
    bench.outbox().start();
    await aMoment();
    expect(bench.operations.filter(({ name }) => name === 'due').length).toBeLessThan(5);
  });
});

describe('a store that fails', () => {
  it('is asked again a second later', async () => {
    bench.fail('due');
    await bench.put('contoso', ['a']);
    bench.outbox().start();
    await aMoment();
    expect(bench.log()).toContain('the disk is full');
    bench.heal();
    await until(isEmpty('contoso'));
  });

  it('when an effect was done has it done again, because nobody knows', async () => {
    let times = 0;
    bench.when('a', async () => {
      times += 1;
      if (times === 1) bench.fail('replace contoso');
      return { done: true };
    });
    await bench.put('contoso', ['a']);
    const outbox = bench.outbox();
    outbox.start();
    await until(() => bench.log().includes('the disk is full'));
    bench.heal();
    bench.wait(30_000);
    outbox.wake();
    await until(isEmpty('contoso'));
    expect(times).toBe(2);
  });
});

describe('many documents', () => {
  it('are all done, the longest due first', async () => {
    const tenants = names(130);
    for (const [index, tenant] of tenants.entries()) await bench.put(tenant, ['a'], { due: bench.in(index - 200) });
    bench.outbox().start();
    await until(() => bench.performed.length === tenants.length);
    expect([...done()].sort()).toEqual(tenants.map(tenant => `${tenant} a`));
    // Many at once, and nobody is done much before those who have waited longer.
    for (const [place, each] of done().entries()) {
      expect(Math.abs(place - tenants.indexOf(each.split(' ')[0] ?? ''))).toBeLessThan(16);
    }
  });

  it('are done sixteen of a tenant at once', async () => {
    const { opened, open } = gate();
    bench.when('a', async () => {
      await opened;
      return { done: true };
    });
    await bench.putMany('contoso', 20, ['a']);
    bench.outbox().start();
    await until(() => bench.performed.length === 16);
    await aMoment();
    expect(bench.performed).toHaveLength(16);
    open();
    await until(() => bench.performed.length === 20);
  });

  it('are done two hundred and fifty-six at once', async () => {
    const { opened, open } = gate();
    bench.when('a', async () => {
      await opened;
      return { done: true };
    });
    for (const tenant of names(260)) await bench.put(tenant, ['a']);
    bench.outbox().start();
    await until(() => bench.performed.length === 256);
    await aMoment();
    expect(bench.performed).toHaveLength(256);
    open();
    await until(() => bench.performed.length === 260);
  });

  it('of one tenant keep nobody else waiting, however many there are', async () => {
    const { opened, open } = gate();
    bench.when('slow', async () => {
      await opened;
      return { done: true };
    });
    for (const tenant of ['contoso', 'fabrikam']) {
      await bench.putMany(tenant, 120, ['slow'], { due: bench.in(-60_000) });
    }
    for (const tenant of ['northwind', 'wingtip']) await bench.put(tenant, ['a']);
    bench.outbox().start();
    await until(isEmpty('northwind'));
    await until(isEmpty('wingtip'));
    expect(bench.performed).toHaveLength(16 + 16 + 2);
    open();
  });

  it('do not wait for a slow one', async () => {
    const { opened, open } = gate();
    bench.when('slow', async () => {
      await opened;
      return { done: true };
    });
    await bench.put('slow', ['slow'], { due: bench.in(-60_000) });
    const tenants = names(100);
    for (const tenant of tenants) await bench.put(tenant, ['a']);
    bench.outbox().start();
    await until(() => bench.performed.length === 101);
    for (const tenant of tenants) await until(isEmpty(tenant));
    open();
    await until(isEmpty('slow'));
  });

  it('let the rest of the process go on meanwhile', async () => {
    await bench.putMany('contoso', 60, ['a', 'b']);
    // Straight on the store, which answers without ever waiting.
    bench.outbox({ store: bench.plain }).start();
    let turns = 0;
    while (bench.performed.length < 120) {
      await turn();
      turns += 1;
    }
    expect(turns).toBeGreaterThan(10);
  });
});

describe('the claim of a process that is gone', () => {
  const claimed = (changes = {}) =>
    bench.put('contoso', ['a', 'b'], { claimedBy: 'gone', due: bench.in(10_000), attempts: 1, ...changes });

  it('is taken over by another when it has run out', async () => {
    await claimed();
    const outbox = bench.outbox();
    outbox.start();
    await aMoment();
    bench.wait(9_999);
    outbox.wake();
    await aMoment();
    expect(done()).toEqual([]);
    bench.wait(1);
    outbox.wake();
    await until(isEmpty('contoso'));
    expect(done()).toEqual(['contoso a', 'contoso b']);
  });

  it('is taken over by one of many, however many documents it has left', async () => {
    const tenants = names(120);
    for (const tenant of tenants) await bench.put(tenant, ['a'], { claimedBy: 'gone', due: bench.in(10_000) });
    for (const instance of ['one', 'two', 'three']) bench.outbox({ instance }).start();
    bench.wait(10_000);
    await until(() => bench.performed.length >= tenants.length);
    for (const tenant of tenants) await until(isEmpty(tenant));
    expect([...done()].sort()).toEqual(tenants.map(tenant => `${tenant} a`));
  });
});

describe('an effect that hangs', () => {
  const TIME_LIMIT = 200;
  const hang = (id: string) => {
    const { opened, open } = gate();
    bench.when(id, async () => {
      await opened;
      return { done: true };
    });
    return open;
  };

  it('has failed when its time is over, and is tried again', async () => {
    const open = hang('a');
    await bench.put('contoso', ['a', 'b']);
    const outbox = bench.outbox({ timeLimit: TIME_LIMIT });
    outbox.start();
    await until(async () => (await idsOf('contoso')).join() === 'a' && bench.log().includes('not done within'));
    await until(async () => (await bench.effects('contoso'))[0]?.claimedBy === undefined);
    expect(await bench.effects('contoso')).toMatchObject([{ id: 'a', due: bench.in(1_000), attempts: 1 }]);
    open();
    bench.wait(1_000);
    outbox.wake();
    await until(isEmpty('contoso'));
    expect(done()).toEqual(['contoso a', 'contoso b', 'contoso a']);
  });

  it('does not keep the outbox from doing others, however many hang', async () => {
    const open = hang('a');
    for (const tenant of names(20)) await bench.put(tenant, ['a'], { due: bench.in(-60_000) });
    await bench.put('fabrikam', ['b']);
    bench.outbox({ timeLimit: TIME_LIMIT }).start();
    await until(isEmpty('fabrikam'));
    open();
  });

  it('keeps what it has come to in its time, and nothing afterwards', async () => {
    const { opened, open } = gate();
    let late: Promise<void> | undefined;
    const count = (effect: Effect) => ({ ...effect, attempts: effect.attempts + 10 });
    bench.when('a', async (_effect, _tenant, keep) => {
      await keep(count);
      late = opened.then(() => keep(count));
      await late;
      return { done: true };
    });
    await bench.put('contoso', ['a']);
    bench.outbox({ timeLimit: TIME_LIMIT }).start();
    await until(async () => bench.log().includes('not done within'));
    await until(async () => (await bench.effects('contoso'))[0]?.claimedBy === undefined);
    open();
    await expect(late).rejects.toThrow('the time of the effect is over');
    expect(await bench.effects('contoso')).toMatchObject([{ id: 'a', attempts: 11 }]);
  });

  it('has its claim renewed as long as its process lives', async () => {
    const claim = 150;
    const open = hang('a');
    await bench.put('contoso', ['a', 'b']);
    const one = bench.outbox({ instance: 'one', claim });
    one.start();
    await until(() => bench.performed.length === 1);
    const two = bench.outbox({ instance: 'two', claim });
    two.start();
    for (let round = 0; round < 5; round += 1) {
      bench.wait(claim - 1);
      await until(async () => (await bench.effects('contoso')).every(({ due }) => due === bench.in(claim)));
      two.wake();
      await turn();
    }
    expect(bench.performed).toEqual(['one contoso a']);
    open();
    await until(isEmpty('contoso'));
    expect(bench.performed).toEqual(['one contoso a', 'one contoso b']);
  });
});

it('an effect that has failed for good is reported and not tried again', async () => {
  bench.when('a', async () => ({ done: true, failure: new Error('there is no such address') }));
  await bench.put('contoso', ['a', 'b']);
  bench.outbox().start();
  await until(isEmpty('contoso'));
  expect(done()).toEqual(['contoso a', 'contoso b']);
  expect(bench.log()).toContain('there is no such address');
});

describe('two processes on one store', () => {
  it('never do an effect twice', async () => {
    const tenants = names(30);
    for (const tenant of tenants) await bench.put(tenant, ['a', 'b', 'c']);
    for (const instance of ['one', 'two']) bench.outbox({ instance }).start();
    await until(() => bench.performed.length >= 90);
    for (const tenant of tenants) await until(isEmpty(tenant));
    expect([...done()].sort()).toEqual(tenants.flatMap(tenant => ['a', 'b', 'c'].map(id => `${tenant} ${id}`)));
  });

  it('keep the order of a document, and leave it to the one that has begun', async () => {
    const { opened, open } = gate();
    bench.when('a', async () => {
      await opened;
      return { done: true };
    });
    await bench.put('contoso', ['a', 'b']);
    const [one, two] = [bench.outbox({ instance: 'one' }), bench.outbox({ instance: 'two' })];
    one.start();
    await until(() => bench.performed.length === 1);
    two.start();
    bench.wait(9_999);
    two.wake();
    await aMoment();
    expect(bench.performed).toEqual(['one contoso a']);
    open();
    await until(isEmpty('contoso'));
    expect(bench.performed).toEqual(['one contoso a', 'one contoso b']);
  });

  it('have time anew for each effect of a long document', async () => {
    const ids = ['a', 'b', 'c', 'd'];
    const two = bench.outbox({ instance: 'two' });
    for (const id of ids) {
      bench.when(id, async () => {
        bench.wait(9_999);
        two.wake();
        await aMoment();
        return { done: true };
      });
    }
    await bench.put('contoso', ids);
    bench.outbox({ instance: 'one' }).start();
    await until(() => bench.performed.length === 1);
    two.start();
    await until(isEmpty('contoso'));
    expect(bench.performed).toEqual(ids.map(id => `one contoso ${id}`));
  });

  it('do not write over what the other has taken over', async () => {
    const { opened, open } = gate();
    let times = 0;
    bench.when('a', async effect => {
      times += 1;
      if (times > 1) return { done: false, effect, due: bench.in(60_000) };
      await opened;
      return { done: false, effect, due: bench.now() };
    });
    await bench.put('contoso', ['a']);
    const one = bench.outbox({ instance: 'one' });
    one.start();
    await until(() => bench.performed.length === 1);
    // The first hangs for longer than its claim, and the second has taken over.
    bench.wait(10_000);
    const two = bench.outbox({ instance: 'two' });
    two.start();
    await until(async () => (await bench.effects('contoso'))[0]?.due === bench.in(60_000));
    const before = await bench.effects('contoso');
    open();
    await one.stop();
    expect(await bench.effects('contoso')).toEqual(before);
  });

  it('lose nothing when both write at the same moment', async () => {
    await bench.put('contoso', ['a']);
    let isFirst = true;
    const store: Store = {
      ...bench.plain,
      async replace(kind, document) {
        if (!isFirst) return bench.plain.replace(kind, document);
        isFirst = false;
        await bench.add('contoso', 'b');
        throw new DocumentConflict('account', 'account');
      },
    };
    bench.outbox({ store }).start();
    await until(isEmpty('contoso'));
    expect(done()).toEqual(['contoso a', 'contoso b']);
  });
});

describe('an outbox that stops', () => {
  it('ends what it has begun, and leaves the rest to whoever starts next', async () => {
    const { opened, open } = gate();
    bench.when('a', async () => {
      await opened;
      return { done: true };
    });
    await bench.put('contoso', ['a', 'b']);
    const one = bench.outbox({ instance: 'one' });
    one.start();
    await until(() => bench.performed.length === 1);
    let hasStopped = false;
    const stopping = one.stop().then(() => {
      hasStopped = true;
    });
    await aMoment();
    expect(hasStopped).toBe(false);
    open();
    await stopping;
    expect(done()).toEqual(['contoso a']);
    expect(await bench.effects('contoso')).toMatchObject([{ id: 'b', due: bench.now(), attempts: 0 }]);
    expect((await bench.effects('contoso'))[0]).not.toHaveProperty('claimedBy');

    bench.outbox({ instance: 'two' }).start();
    await until(isEmpty('contoso'));
    expect(done()).toEqual(['contoso a', 'contoso b']);
  });

  it('begins no further document', async () => {
    const { opened, open } = gate();
    bench.when('a', async () => {
      await opened;
      return { done: true };
    });
    await bench.putMany('contoso', 20, ['a']);
    const outbox = bench.outbox();
    outbox.start();
    await until(() => bench.performed.length === 16);
    const stopping = outbox.stop();
    open();
    await stopping;
    expect(bench.performed).toHaveLength(16);
  });

  it('does nothing more, not even when it is woken', async () => {
    const outbox = bench.outbox();
    outbox.start();
    await outbox.stop();
    await bench.put('contoso', ['a']);
    outbox.wake();
    await aMoment();
    expect(bench.performed).toEqual([]);
  });

  it('does nothing before it is started', async () => {
    await bench.put('contoso', ['a']);
    bench.outbox().wake();
    await aMoment();
    expect(bench.performed).toEqual([]);
  });
});

it('a document of a kind that this version does not know is reported and left alone', async () => {
  await bench.put('contoso', ['a']);
  const { tenant, effects } = await bench.stored('contoso');
  await bench.plain.create(Notes, { tenant, id: 'note', body: note('x'), effects });
  bench.outbox().start();
  await until(isEmpty('contoso'));
  await aMoment();
  expect(bench.operations.filter(({ name }) => name === 'due').length).toBeLessThan(6);
  expect(bench.log()).toContain('There are no effects of a note');
  expect(done()).toEqual(['contoso a']);
});
