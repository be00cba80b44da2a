import type { Actor } from '../../src/domain/actor';
import { type Effect, notifying, rearmed } from '../../src/domain/effect';
import type { NoticeGroup } from '../../src/domain/notification-settings';
import { sharedChatIdOf } from '../../src/domain/shared-chat';
import type { Chats, Delivery } from '../../src/outbox/chat';
import { notifyEverybody } from '../../src/outbox/notify-shared';
import { DONE, type Outcome } from '../../src/outbox/outcome';
import { chooseSharedNotices, sharedChatsOf } from '../../src/workflows/shared-chats';
import { openPorts, partner, type TestPorts } from '../workflows/ports';

type Notify = Extract<Effect, { type: 'notify' }>;

const admin = partner('contoso');
const TENANT = admin.tenantId;
const CHANNEL = sharedChatIdOf('19:channel@thread.tacv2;messageid=1');
const GROUP = sharedChatIdOf('19:group@thread.v2');
const delivered: Delivery = { status: 'delivered' };

let desk: TestPorts;
/** Everybody who was told, once for each time. */
let told: string[];
let answers: Map<string, Delivery[]>;
beforeEach(async () => {
  desk = await openPorts();
  await desk.putUser(admin);
  told = [];
  answers = new Map();
});
afterEach(() => desk.close());

async function take(name: string, mark: () => Promise<void>): Promise<Delivery> {
  const answer = answers.get(name)?.shift() ?? delivered;
  if (answer.status === 'refused') return answer;
  await mark();
  told.push(name);
  return answer;
}

const chats: Chats = {
  tell: (_tenant, { name }, _notice, mark) => take(name, mark),
  tellShared: (_tenant, { chat }, _notice, mark) => take(chat.conversationId, mark),
  updateInvitationCard: async () => delivered,
  updateAccountCard: async () => delivered,
  showSetupInfo: async () => delivered,
  showUserImport: async () => delivered,
  resume: async () => delivered,
};

const choose = (id: typeof CHANNEL, ...groups: NoticeGroup[]) =>
  chooseSharedNotices(
    desk.ports,
    admin,
    { conversationId: id, serviceUrl: 'https://smba.trafficmanager.net/', channelId: 'msteams', botId: 'bot' },
    groups,
  );

function notice({ users = [], roles = ['global-admin'] }: Partial<Pick<Notify, 'users' | 'roles'>> = {}): Notify {
  const about: Notify['notice'] = { kind: 'roles-changed', companyName: 'Contoso', roles: [], by: 'Robin' };
  const effect = notifying('id', desk.now(), { tenant: TENANT, users, roles }, about);
  if (effect.type !== 'notify') throw new Error('this is another effect');
  return { ...effect, attempts: 1 };
}

/** What is kept of it when the process ends in the middle. */
let kept: Effect;
async function round(effect: Notify): Promise<Outcome> {
  kept = effect;
  return notifyEverybody(desk.ports, chats, effect, async change => {
    kept = change(kept);
  });
}

async function again(outcome: Outcome): Promise<Outcome> {
  if (outcome.done || outcome.effect.type !== 'notify') throw new Error('there is nothing left');
  desk.wait(Date.parse(outcome.due) - desk.ports.clock.now().getTime());
  return round(outcome.effect);
}

const nameOf = ({ name }: Actor): string => name;

describe('a channel or group chat', () => {
  it('is told what was chosen for it, after the people', async () => {
    await choose(CHANNEL, 'enrollment');
    await choose(GROUP, 'customers', 'enrollment');
    expect(await round(notice())).toMatchObject(DONE);
    expect(told[0]).toBe(nameOf(admin));
    expect(told.slice(1).sort()).toEqual([CHANNEL, GROUP]);
  });

  it('is told nothing else, and nothing that was meant for somebody only', async () => {
    await choose(CHANNEL, 'customers', 'partnerships');
    await round(notice());
    await choose(CHANNEL, 'enrollment');
    await round(notice({ users: [admin.userId], roles: [] }));
    expect(told).toEqual([nameOf(admin), nameOf(admin)]);
  });

  it('that has refused for now is told again, and nobody else is', async () => {
    await choose(CHANNEL, 'enrollment');
    await choose(GROUP, 'enrollment');
    answers.set(CHANNEL, [{ status: 'refused', retryAfterMilliseconds: 3_000 }]);
    const refused = await round(notice());
    expect(refused.done).toBe(false);
    expect(told).toEqual([nameOf(admin), GROUP]);
    expect(await again(refused)).toMatchObject(DONE);
    expect(told).toEqual([nameOf(admin), GROUP, CHANNEL]);
  });

  it('waits for people who were refused, and nobody is told twice', async () => {
    await choose(CHANNEL, 'enrollment');
    answers.set(nameOf(admin), [{ status: 'refused', retryAfterMilliseconds: 3_000 }]);
    expect(await again(await round(notice()))).toMatchObject(DONE);
    expect(told).toEqual([nameOf(admin), CHANNEL]);
  });

  it('is not told twice by a process that goes on where another one has ended', async () => {
    await choose(CHANNEL, 'enrollment');
    await choose(GROUP, 'enrollment');
    answers.set(CHANNEL, [{ status: 'refused' }]);
    await round(notice());
    if (kept.type !== 'notify') throw new Error('this is another effect');
    expect(await round(kept)).toMatchObject(DONE);
    expect(told).toEqual([nameOf(admin), GROUP, CHANNEL]);
  });

  it('that may have been told is not told again, until the operator says so', async () => {
    await choose(CHANNEL, 'enrollment');
    await choose(GROUP, 'enrollment');
    answers.set(CHANNEL, [{ status: 'ambiguous', statusCode: 502 }]);
    const outcome = await round(notice());
    const stuck = { state: 'ambiguous', since: desk.now(), statusCode: 502 };
    expect(outcome).toMatchObject({ done: true, aside: [{ id: `id:${CHANNEL}`, shared: [CHANNEL], stuck }] });
    const [left] = outcome.aside ?? [];
    const again = left && rearmed(left, desk.now());
    told = [];
    if (again?.type === 'notify') expect(await round({ ...again, attempts: 1 })).toMatchObject(DONE);
    expect(told).toEqual([CHANNEL]);
  });

  it('that the bot may not write to any more is forgotten', async () => {
    await choose(CHANNEL, 'enrollment');
    answers.set(CHANNEL, [{ status: 'unreachable', reason: 'not-in-roster' }]);
    expect(await round(notice())).toMatchObject(DONE);
    expect(await sharedChatsOf(desk.ports, TENANT)).toEqual([]);
  });

  it('is left in peace when nothing is chosen', async () => {
    await choose(CHANNEL, 'enrollment');
    await choose(CHANNEL);
    await round(notice());
    expect(told).toEqual([nameOf(admin)]);
  });
});
