import { pino } from 'pino';
import type { Actor } from '../../src/domain/actor';
import { type Effect, effectOf, notifying } from '../../src/domain/effect';
import type { UserId } from '../../src/domain/ids';
import type { Role } from '../../src/domain/role';
import type { User } from '../../src/domain/user';
import type { Chats, Delivery } from '../../src/outbox/chat';
import { notify as tell } from '../../src/outbox/notify';
import { createOutbox } from '../../src/outbox/outbox';
import { type Outcome, REPEATABLE } from '../../src/outbox/outcome';
import { createPerformer } from '../../src/outbox/performer';
import { Accounts, Users } from '../../src/store/documents';
import { existing, openPorts, person, type TestPorts } from '../workflows/ports';
import { gate, until } from './bench';

type Notify = Extract<Effect, { type: 'notify' }>;

const notice: Notify['notice'] = { kind: 'roles-changed', companyName: 'Contoso', roles: [], by: 'Robin' };
const robin = person('contoso');
const TENANT = robin.tenantId;
const delivered: Delivery = { status: 'delivered' };
const refused = (retryAfterMilliseconds: number): Delivery => ({ status: 'refused', retryAfterMilliseconds });

let desk: TestPorts;
/** Everybody who was told, once for each time. */
let told: string[];
let answers: Map<string, () => Promise<Delivery>>;
beforeEach(async () => {
  desk = await openPorts();
  told = [];
  answers = new Map();
});
afterEach(() => desk.close());

const chats: Chats = {
  async tell(tenant, user, _notice, mark) {
    expect(tenant).toBe(TENANT);
    await mark();
    const answer = (await answers.get(user.name)?.()) ?? delivered;
    if (answer.status !== 'refused') told.push(user.name);
    return answer;
  },
  updateInvitationCard: async () => delivered,
  updateAccountCard: async () => delivered,
  showSetupInfo: async () => delivered,
  showUserImport: async () => delivered,
  resume: async () => delivered,
};

const named = (name: string, roles: readonly Role[] = []): Actor => person('contoso', roles, name);
const put = (name: string, roles: readonly Role[] = ['admin-agent']) => desk.putUser(named(name, roles));
const idsOf = (...names: readonly string[]): UserId[] => names.map(name => named(name).userId);
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `Admin ${String(index).padStart(2, '0')}`);

function notify(names: readonly string[] = [], roles: readonly Role[] = ['admin-agent']): Notify {
  const effect = notifying('id', desk.now(), { tenant: TENANT, users: idsOf(...names), roles }, notice);
  if (effect.type !== 'notify') throw new Error('this is another effect');
  return { ...effect, attempts: 1 };
}

const isNotify = (effect: Effect): effect is Notify => effect.type === 'notify';

/** One round, as the outbox does it. */
async function round(effect: Notify): Promise<Outcome> {
  return tell(desk.ports, chats, effect, async () => undefined);
}

/** All rounds until it is done; between two of them the clock is moved. @returns how long it took, in milliseconds */
async function rounds(effect: Notify, most = 20): Promise<number> {
  let next = effect;
  let passed = 0;
  for (let number = 0; number < most; number += 1) {
    const outcome = await round(next);
    if (outcome.done) return passed;
    const pause = Date.parse(outcome.due) - desk.ports.clock.now().getTime();
    passed += pause;
    desk.wait(pause);
    if (!isNotify(outcome.effect)) throw new Error('this is another effect');
    next = { ...outcome.effect, attempts: outcome.effect.attempts + 1 };
  }
  throw new Error('this never ends');
}

describe('the audience', () => {
  it('are those named and all with one of the roles, each once', async () => {
    await put('Anna', ['admin-agent', 'global-admin']);
    await put('Bob', ['sales-agent']);
    await put('Carla', ['global-admin']);
    await round(notify(['Anna', 'Bob'], ['admin-agent', 'global-admin']));
    expect(told.sort()).toEqual(['Anna', 'Bob', 'Carla']);
  });

  it('are nobody of another tenant', async () => {
    await desk.putUser(person('fabrikam', ['admin-agent']));
    expect(await round(notify())).toEqual(REPEATABLE);
    expect(told).toEqual([]);
  });

  it('are at most ten at a time', async () => {
    for (const name of numbered(11)) await put(name);
    await round(notify());
    expect(told).toHaveLength(10);
  });

  it('are not those who have been told', async () => {
    for (const name of ['Anna', 'Bob', 'Carla']) await put(name);
    await round({ ...notify(), told: idsOf('Anna') });
    expect(told.sort()).toEqual(['Bob', 'Carla']);
  });

  it('is read at once, and each named one once who is not in it', async () => {
    await put('Anna');
    await put('Bob', []);
    const cost = await desk.costOf(() => round(notify(['Anna', 'Bob'])));
    expect(cost).toEqual(['list user 1', 'read user 1']);
  });

  it('is read from many pages', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `Admin ${String(index).padStart(3, '0')}`);
    for (const name of names) await put(name);
    await rounds(notify());
    expect([...told].sort()).toEqual(names);
  });
});

describe('people', () => {
  it.each([1, 9, 10, 11, 20, 25])('are each told exactly once when there are %d', async count => {
    for (const name of numbered(count)) await put(name);
    expect(await rounds(notify())).toBe(0);
    expect([...told].sort()).toEqual(numbered(count));
  });

  it.each<[string, (user: User) => User]>([
    ['muted', user => ({ ...user, muted: true })],
    ['unreachable', user => ({ ...user, unreachable: true })],
    ['without a chat', ({ chat: _chat, ...user }) => user],
  ])('who are %s are left out, and nobody waits for them', async (_, changed) => {
    await put('Anna');
    await put('Bob');
    const bob = existing(await desk.plain.read(Users, TENANT, named('Bob').userId));
    await desk.plain.replace(Users, { ...bob, body: changed(bob.body) });
    expect(await round(notify())).toEqual(REPEATABLE);
    expect(told).toEqual(['Anna']);
  });

  it('whom nobody knows are left out', async () => {
    await put('Anna');
    expect(await round(notify(['Nobody', 'Anna'], []))).toEqual(REPEATABLE);
    expect(told).toEqual(['Anna']);
  });

  it('whose chat is gone are marked so, and not told again', async () => {
    await put('Anna');
    answers.set('Anna', async () => ({ status: 'unreachable' }));
    expect(await round(notify())).toEqual(REPEATABLE);
    expect((await desk.user(named('Anna'))).unreachable).toBe(true);
    await round(notify());
    expect(told).toEqual(['Anna']);
  });

  it('who may have been told are not told again', async () => {
    await put('Anna');
    answers.set('Anna', async () => ({ status: 'unknown' }));
    expect(await round(notify())).toEqual(REPEATABLE);
  });
});

describe('a refusal of Teams', () => {
  /** Refuses so often, then takes it. */
  const refuses = (name: string, times: number, delivery: Delivery = refused(3_000)) => {
    let left = times;
    answers.set(name, async () => {
      left -= 1;
      return left >= 0 ? delivery : delivered;
    });
  };

  it('is waited for as long as Teams wants, and only who was refused is told again', async () => {
    for (const name of ['Anna', 'Bob', 'Carla']) await put(name);
    refuses('Bob', 1);
    const outcome = await round(notify());
    expect(outcome).toMatchObject({
      done: false,
      due: '2026-03-02T10:00:03.000Z',
      effect: { told: idsOf('Anna', 'Carla'), telling: [], refused: idsOf('Bob') },
    });
    expect(told.sort()).toEqual(['Anna', 'Carla']);
  });

  it.each([10, 15, 25])('of some of %d admins leaves each told exactly once', async count => {
    for (const name of numbered(count)) await put(name);
    for (const [index, name] of numbered(count).entries()) if (index % 3 === 0) refuses(name, 1 + (index % 2));
    await rounds(notify());
    expect([...told].sort()).toEqual(numbered(count));
  });

  it('of ten for ever keeps nobody else waiting', async () => {
    for (const name of numbered(25)) await put(name);
    for (const name of numbered(10)) refuses(name, Number.POSITIVE_INFINITY);
    await expect(rounds(notify())).rejects.toThrow('this never ends');
    expect([...told].sort()).toEqual(numbered(25).slice(10));
  });

  it('for ever is met with longer and longer pauses', async () => {
    await put('Anna');
    refuses('Anna', Number.POSITIVE_INFINITY, refused(2_000));
    const pauses: number[] = [];
    let effect = notify();
    for (let number = 0; number < 12; number += 1) {
      const outcome = await round(effect);
      if (outcome.done || !isNotify(outcome.effect)) throw new Error('this is over');
      pauses.push((Date.parse(outcome.due) - desk.ports.clock.now().getTime()) / 1_000);
      effect = { ...outcome.effect, attempts: outcome.effect.attempts + 1 };
    }
    expect(pauses).toEqual([2, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]);
  });

  it('for longer than anybody can wait is asked again after ten minutes', async () => {
    await put('Anna');
    refuses('Anna', 1, refused(Number.MAX_SAFE_INTEGER));
    expect(await round(notify())).toMatchObject({ done: false, due: '2026-03-02T10:10:00.000Z' });
  });

  it('does not make later ones wait after others have been told', async () => {
    for (const name of numbered(40)) await put(name);
    refuses(numbered(40)[39] ?? '', 1, refused(1_000));
    expect(await rounds(notify())).toBe(1_000);
  });
});

describe('what goes wrong with one', () => {
  it('does not touch the others, and the one is told later', async () => {
    for (const name of ['Anna', 'Bob', 'Carla']) await put(name);
    let isBroken = true;
    answers.set('Anna', async () => {
      if (isBroken) throw new Error('the card cannot be made');
      return delivered;
    });
    answers.set('Bob', async () => (isBroken ? refused(2_000) : delivered));
    const outcome = await round(notify());
    expect(outcome).toMatchObject({ done: false, failure: new Error('the card cannot be made') });
    expect(outcome).toMatchObject({ effect: { told: idsOf('Carla'), telling: [] } });
    isBroken = false;
    if (!outcome.done && isNotify(outcome.effect)) await rounds(outcome.effect);
    expect([...told].sort()).toEqual(['Anna', 'Bob', 'Carla']);
  });
});

describe('a process that dies', () => {
  /** As many outboxes as processes, one after another, on the same store. */
  const process = (instance: string) => {
    const performer = createPerformer(desk.ports, { mail: { send: async () => undefined }, chats });
    const log = pino({ level: 'silent' });
    return createOutbox({ store: desk.plain, clock: desk.ports.clock, log, performer, instance });
  };
  const commit = async (effects: readonly Effect[]) => {
    await desk.putAccount(robin, { state: 'draft', partnerKind: 'indirect-reseller', signInLinks: [] });
    await desk.plain.replace(Accounts, { ...(await desk.account(robin)), effects });
  };
  const isEmpty = async () => (await desk.account(robin)).effects.length === 0;

  it('before it tells anybody loses nobody', async () => {
    await put('Anna');
    await put('Carla', []);
    const { opened, open } = gate();
    answers.set('Carla', async () => {
      await opened;
      return delivered;
    });
    // The first process has claimed both and hangs at Carla, who comes first.
    await commit([{ ...notify(['Carla'], []), id: 'first' }, notify()]);
    const dead = process('dead');
    dead.start();
    await until(async () => (await desk.account(robin)).effects.every(effect => effect.claimedBy === 'dead'));
    desk.wait(10_000);
    const next = process('next');
    next.start();
    await until(isEmpty);
    expect(told).toEqual(['Anna']);
    await next.stop();
    open();
    await dead.stop();
    expect(told).toEqual(['Anna', 'Carla']);
  });

  it('while it tells ten tells none of them again, and all the others', async () => {
    for (const name of numbered(12)) await put(name);
    const { opened, open } = gate();
    const [first = ''] = numbered(12);
    answers.set(first, async () => {
      await opened;
      return delivered;
    });
    await commit([
      effectOf('roles', desk.now(), { type: 'list-organization', domain: 'x.example', companyName: 'X' }),
      notify(),
    ]);
    const dead = process('dead');
    dead.start();
    await until(() => told.length === 9);
    desk.wait(10_000);
    const next = process('next');
    next.start();
    await until(isEmpty);
    await next.stop();
    open();
    await dead.stop();
    expect([...told].sort()).toEqual(numbered(12));
  });
});
