import { type Effect, notifying } from '../../src/domain/effect';
import { CustomerId, instant } from '../../src/domain/ids';
import type { NoticeGroup, QuietHours } from '../../src/domain/notification-settings';
import type { Chats } from '../../src/outbox/chat';
import { notify as tell } from '../../src/outbox/notify';
import { chooseNotifications, setMuted } from '../../src/workflows/users';
import { openPorts, person, START, type TestPorts } from '../workflows/ports';

type Notify = Extract<Effect, { type: 'notify' }>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const { tenantId: TENANT } = person('contoso');
const named = (name: string) => person('contoso', ['admin-agent'], name);
const clock = (hours: number) => new Date(START.getTime() + hours * HOUR).toISOString().slice(11, 16);
const quiet = (hours: number): QuietHours => ({ from: clock(-1), to: clock(hours), timeZone: 'UTC' });

let desk: TestPorts;
let told: string[];
beforeEach(async () => {
  desk = await openPorts();
  told = [];
});
afterEach(() => desk.close());

const chats: Pick<Chats, 'tell'> = {
  async tell(_tenant, user) {
    told.push(user.name);
    return { status: 'delivered' };
  },
};

const put = (name: string, settings: { quietHours?: QuietHours; declinedNotices?: NoticeGroup[] } = {}) =>
  desk.putUser(named(name), settings);

const rolesChanged: Notify['notice'] = { kind: 'roles-changed', companyName: 'Contoso', roles: [], by: 'Robin' };

function notify(notice: Notify['notice'] = rolesChanged): Notify {
  const effect = notifying('id', instant(START), { tenant: TENANT, roles: ['admin-agent'] }, notice);
  if (effect.type !== 'notify') throw new Error('this is another effect');
  return effect;
}

/** One round as the outbox does it. @returns what is left, and in how many minutes */
async function round(effect: Notify): Promise<{ effect: Notify; minutes: number } | undefined> {
  const outcome = await tell(desk.ports, chats as Chats, effect, async () => undefined);
  if (outcome.done) return undefined;
  if (outcome.effect.type !== 'notify') throw new Error('this is another effect');
  return { effect: outcome.effect, minutes: (Date.parse(outcome.due) - desk.ports.clock.now().getTime()) / MINUTE };
}

/** Until everybody is told. @returns after how many minutes */
async function rounds(effect: Notify): Promise<number> {
  let left = await round(effect);
  let minutes = 0;
  while (left) {
    expect(left.minutes).toBeGreaterThanOrEqual(0);
    minutes += left.minutes;
    desk.wait(left.minutes * MINUTE);
    left = await round(left.effect);
  }
  return minutes;
}

describe('in quiet hours', () => {
  it('somebody is told when they end, and nobody else has to wait', async () => {
    await put('Anna', { quietHours: quiet(2) });
    await put('Bob');
    const left = await round(notify());
    expect(told).toEqual(['Bob']);
    expect(left?.minutes).toBe(10);
    expect(await rounds(left?.effect ?? notify())).toBe(120);
    expect(told).toEqual(['Bob', 'Anna']);
  });

  it('each waits for the end of their own', async () => {
    await put('Anna', { quietHours: quiet(3) });
    await put('Bob', { quietHours: quiet(0.05) });
    expect((await round(notify()))?.minutes).toBe(3);
    expect(await rounds(notify())).toBe(180);
    expect(told).toEqual(['Bob', 'Anna']);
  });

  it('many who wait keep nobody from hearing it', async () => {
    for (let number = 10; number < 25; number += 1) await put(`Quiet ${number}`, { quietHours: quiet(2) });
    for (let number = 10; number < 25; number += 1) await put(`Zealous ${number}`);
    const first = await round(notify());
    const second = await round(first?.effect ?? notify());
    expect([first?.minutes, second?.minutes]).toEqual([0, 10]);
    expect(told).toHaveLength(15);
    await rounds(second?.effect ?? notify());
    expect(new Set(told).size).toBe(30);
    expect(told).toHaveLength(30);
  });

  it('somebody who ends them is told soon', async () => {
    const anna = named('Anna');
    await put('Anna', { quietHours: quiet(9) });
    const left = await round(notify());
    await chooseNotifications(desk.ports, anna, { declined: [], quietHours: undefined });
    expect(await rounds(left?.effect ?? notify())).toBe(0);
    expect(told).toEqual(['Anna']);
  });

  it('somebody who mutes everything, or this kind, is not told', async () => {
    await put('Anna', { quietHours: quiet(1) });
    await put('Bob', { quietHours: quiet(1) });
    const left = await round(notify());
    await setMuted(desk.ports, named('Anna'), true);
    await chooseNotifications(desk.ports, named('Bob'), { declined: ['enrollment'], quietHours: quiet(1) });
    await rounds(left?.effect ?? notify());
    expect(told).toEqual([]);
  });
});

it('a kind that somebody has declined does not reach them, and others do', async () => {
  await put('Anna', { declinedNotices: ['enrollment'] });
  await put('Bob', { declinedNotices: ['customers', 'partnerships'] });
  expect(await round(notify())).toBeUndefined();
  expect(told).toEqual(['Bob']);
});

it('what somebody has asked for themselves reaches them, whatever they have muted', async () => {
  await put('Anna', { declinedNotices: ['enrollment'] });
  await put('Bob');
  await setMuted(desk.ports, named('Bob'), true);
  for (const kind of ['enrollment-under-review', 'customer-set-up'] as const) {
    const customer = CustomerId.parse('northwind');
    expect(await round(notify({ kind, companyName: 'Contoso', customer }))).toBeUndefined();
  }
  expect(told.sort()).toEqual(['Anna', 'Anna', 'Bob', 'Bob']);
});
