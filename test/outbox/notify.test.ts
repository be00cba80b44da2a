import { pino } from 'pino';
import type { Actor } from '../../src/domain/actor';
import { type Effect, effectOf, notifying, rearmed } from '../../src/domain/effect';
import type { UserId } from '../../src/domain/ids';
import type { Role } from '../../src/domain/role';
import type { UnreachableReason, User } from '../../src/domain/user';
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
  // As long as Teams asks for, and not longer.
  jest.spyOn(Math, 'random').mockReturnValue(0);
  desk = await openPorts();
  told = [];
  answers = new Map();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await desk.close();
});

const chats: Chats = {
  async tell(tenant, user, _notice, mark) {
    expect(tenant).toBe(TENANT);
    await mark();
    const answer = (await answers.get(user.name)?.()) ?? delivered;
    if (answer.status !== 'refused') told.push(user.name);
    return answer;
  },
  tellShared: async () => delivered,
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

const missed = async (name: string) => existing(await desk.plain.read(Users, TENANT, named(name).userId));

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

  it.each<UnreachableReason>(['blocked', 'not-in-roster', 'disabled', 'conversation-gone'])(
    'whose chat takes nothing, %s, are marked so, and what they miss is kept with them',
    async reason => {
      await put('Anna');
      answers.set('Anna', async () => ({ status: 'unreachable', reason, statusCode: 403 }));
      expect(await round(notify())).toEqual(REPEATABLE);
      const { body, effects } = await missed('Anna');
      expect(body).toMatchObject({ unreachable: true, unreachableBecause: reason });
      const stuck = { state: 'undeliverable', since: desk.now(), reason, statusCode: 403 };
      expect(effects).toMatchObject([{ type: 'notify', users: idsOf('Anna'), roles: [], told: [], notice, stuck }]);

      // Teams is not asked again for the next one.
      expect(await round({ ...notify(), id: 'next' })).toEqual(REPEATABLE);
      expect(told).toEqual(['Anna']);
      expect((await missed('Anna')).effects.map(({ stuck: why }) => why)).toMatchObject([stuck, { reason }]);
    },
  );

  it('keep the last ten of what they miss, and none of it twice', async () => {
    await put('Anna');
    answers.set('Anna', async () => ({ status: 'unreachable', reason: 'blocked' }));
    for (let number = 1; number <= 12; number += 1) {
      for (const _ of ['once', 'again']) await round({ ...notify(), id: String(number) });
    }
    const ids = (await missed('Anna')).effects.map(({ id }) => id.split(':')[0]);
    expect(ids).toEqual(['3', '4', '5', '6', '7', '8', '9', '10', '11', '12']);
  });

  it('miss nothing that they do not want', async () => {
    await desk.putUser(named('Anna', ['admin-agent']), { muted: true, unreachable: true });
    expect(await round(notify())).toEqual(REPEATABLE);
    expect((await missed('Anna')).effects).toEqual([]);
  });

  it('are tried again with what was kept for them once it is rearmed, whatever their mark says', async () => {
    await put('Anna');
    answers.set('Anna', async () => ({ status: 'unreachable', reason: 'blocked' }));
    await round(notify());
    const [kept] = (await missed('Anna')).effects;
    const again = kept && rearmed(kept, desk.now());
    if (!again || !isNotify(again)) throw new Error('nothing was kept');
    answers.clear();
    told = [];
    await rounds({ ...again, attempts: 1 });
    expect(told).toEqual(['Anna']);
  });

  it('are tried with the next notice when it is the bot that Teams does not know', async () => {
    await put('Anna');
    answers.set('Anna', async () => ({ status: 'unreachable', reason: 'bot-not-registered', statusCode: 401 }));
    await round(notify());
    const { body, effects } = await missed('Anna');
    expect([body.unreachable, effects.length]).toEqual([false, 1]);
    answers.clear();
    told = [];
    await round({ ...notify(), id: 'next' });
    expect(told).toEqual(['Anna']);
  });

  it('who may have been told are not told again, and the operator sees it', async () => {
    await put('Anna');
    await put('Bob');
    answers.set('Anna', async () => ({ status: 'ambiguous', statusCode: 502 }));
    const stuck = { state: 'ambiguous', since: desk.now(), statusCode: 502 };
    const aside = { id: `id:${named('Anna').userId}`, users: idsOf('Anna'), roles: [], told: [], telling: [], stuck };
    expect(await round(notify())).toMatchObject({ done: true, aside: [{ ...aside, notice }] });
    expect(told.sort()).toEqual(['Anna', 'Bob']);
  });

  it('whose message is refused as it is keep their chat, and the operator sees it', async () => {
    await put('Anna');
    answers.set('Anna', async () => ({ status: 'rejected', statusCode: 413 }));
    const stuck = { state: 'undeliverable', reason: 'refused', since: desk.now(), statusCode: 413 };
    expect(await round(notify())).toMatchObject({ done: true, aside: [{ users: idsOf('Anna'), stuck }] });
    const { body, effects } = await missed('Anna');
    expect([body.unreachable, effects]).toEqual([false, []]);
  });

  it('whom a process was telling when it died may have been told', async () => {
    for (const name of ['Anna', 'Bob']) await put(name);
    const before = { ...notify(), told: idsOf('Anna'), telling: idsOf('Anna') };
    const stuck = { state: 'ambiguous', since: desk.now() };
    expect(await round(before)).toMatchObject({ done: true, aside: [{ users: idsOf('Anna'), stuck }] });
    expect(told).toEqual(['Bob']);
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

  it('for ever, without a word of how long, is met with longer and longer pauses', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    await put('Anna');
    refuses('Anna', Number.POSITIVE_INFINITY, { status: 'refused' });
    const pauses: number[] = [];
    let effect = notify();
    for (let number = 0; number < 6; number += 1) {
      const outcome = await round(effect);
      if (outcome.done || !isNotify(outcome.effect)) throw new Error('this is over');
      pauses.push((Date.parse(outcome.due) - desk.ports.clock.now().getTime()) / 1_000);
      effect = { ...outcome.effect, attempts: outcome.effect.attempts + 1 };
    }
    expect(pauses).toEqual([2, 4, 8, 16, 20, 20]);
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
  const left = async () => (await desk.account(robin)).effects;
  /** Nothing waits any more. */
  const isOver = async () => (await left()).every(({ stuck }) => stuck !== undefined);

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
    await until(isOver);
    expect(told).toEqual(['Anna']);
    // She was being told when the first process was given up: nobody can know how that ended.
    expect(await left()).toMatchObject([{ users: idsOf('Carla'), stuck: { state: 'ambiguous' } }]);
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
    await until(isOver);
    await next.stop();
    open();
    await dead.stop();
    expect([...told].sort()).toEqual(numbered(12));
  });
});
