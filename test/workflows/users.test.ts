import { instant, TenantId } from '../../src/domain/ids';
import {
  chooseLanguage,
  grantRoles,
  type Met,
  markWelcomed,
  meet,
  setMuted,
  userOf,
  usersPage,
} from '../../src/workflows/users';
import { openPorts, partner, person, type TestPorts } from './ports';

const robin = person('contoso');
const chat = { conversationId: 'chat', serviceUrl: 'https://teams.example', channelId: 'msteams', botId: 'bot' };
const { tenantId, userId } = robin;
const met = (changes: Partial<Met> = {}): Met => ({
  tenantId,
  userId,
  name: 'Robin Counts',
  locale: 'en-US',
  timeZone: undefined,
  chat,
  ...changes,
});
const nobodyKnows = async () => undefined;
const writes = (changes: Partial<Met> = {}) => meet(desk.ports, met(changes), nobodyKnows);

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
});
afterEach(() => desk.close());

const stored = () => userOf(desk.ports, tenantId, userId);

describe('somebody who writes', () => {
  it('is known from then on', async () => {
    const cost = await desk.costOf(() => writes());
    expect(cost).toEqual(['read user 0', 'read user 0', 'create user 1']);
    expect(await stored()).toEqual({
      id: userId,
      name: 'Robin Counts',
      roles: [],
      language: 'en',
      locale: 'en-US',
      languageChosen: false,
      chat,
      muted: false,
      unreachable: false,
    });
  });

  it('costs one read when nothing is new', async () => {
    await writes();
    expect(await desk.costOf(() => writes())).toEqual(['read user 1']);
  });

  it.each<[string, Partial<Met>, object]>([
    ['another name', { name: 'Robin C.' }, { name: 'Robin C.' }],
    ['no name', { name: '' }, { name: 'Robin Counts' }],
    ['another locale', { locale: 'de-AT' }, { language: 'de', locale: 'de-AT' }],
    ['no locale', { locale: undefined }, { language: 'en', locale: 'en-US' }],
    ['another chat', { chat: { ...chat, conversationId: 'new' } }, { chat: { ...chat, conversationId: 'new' } }],
  ])('with %s is known so', async (_, changes, expected) => {
    await writes();
    expect(await writes(changes)).toMatchObject(expected);
    expect(await stored()).toMatchObject(expected);
  });

  it('without a locale at first speaks English', async () => {
    expect(await writes({ locale: undefined })).toMatchObject({ language: 'en', locale: 'en-US' });
  });

  it('can be reached again, and keeps roles and settings', async () => {
    const unreachable = { unreachable: true, unreachableBecause: 'blocked' } as const;
    await desk.putUser({ ...robin, roles: ['admin-agent'] }, { ...unreachable, muted: true });
    expect(await writes()).toMatchObject({ unreachable: false, muted: true, roles: ['admin-agent'] });
    expect(await stored()).not.toHaveProperty('unreachableBecause');
  });

  it('is made once by two messages at once', async () => {
    const users = await Promise.all([writes(), writes(), writes({ locale: 'de-DE' })]);
    expect(users.map(({ id }) => id)).toEqual([userId, userId, userId]);
  });

  it('is another in another tenant', async () => {
    await writes();
    expect(await userOf(desk.ports, TenantId.parse('fabrikam'), userId)).toBeUndefined();
  });
});

describe('the language', () => {
  it.each([
    ['de', 'en-US', 'de', 'de-DE'],
    ['de', 'de-AT', 'de', 'de-AT'],
    ['en', 'de-AT', 'en', 'en-US'],
    ['en', 'en-GB', 'en', 'en-GB'],
  ] as const)('%s chosen at %s is %s, %s', async (chosen, locale, language, kept) => {
    await desk.putUser(robin);
    await chooseLanguage(desk.ports, { ...robin, locale }, chosen);
    expect(await stored()).toMatchObject({ language, locale: kept, languageChosen: true });
  });

  it("that was chosen stays, whatever the client's is", async () => {
    await writes();
    await chooseLanguage(desk.ports, robin, 'de');
    expect(await writes({ locale: 'en-US' })).toMatchObject({ language: 'de', locale: 'de-DE' });
  });
});

describe('notifications', () => {
  it('are switched off and on, and written only then', async () => {
    await desk.putUser(robin);
    await setMuted(desk.ports, robin, true);
    expect(await stored()).toMatchObject({ muted: true });
    expect(await desk.costOf(() => setMuted(desk.ports, robin, true))).toEqual(['read user 1']);
    await setMuted(desk.ports, robin, false);
    expect(await stored()).toMatchObject({ muted: false });
  });
});

describe('the welcome', () => {
  it('is the first once, also of many at once', async () => {
    await desk.putUser(robin);
    const at = instant(desk.ports.clock.now());
    const firsts = await Promise.all([1, 2, 3, 4, 5].map(() => markWelcomed(desk.ports, tenantId, userId, at)));
    expect(firsts.filter(isFirst => isFirst)).toHaveLength(1);
    expect(await stored()).toMatchObject({ welcomedAt: at });
    expect(await markWelcomed(desk.ports, tenantId, userId, at)).toBe(false);
  });
});

describe('roles', () => {
  it('are added to those there are, once', async () => {
    await desk.putUser({ ...robin, roles: ['sales-agent'] });
    const grant = () => grantRoles(desk.ports, tenantId, userId, ['global-admin', 'sales-agent']);
    expect(await desk.costOf(grant)).toEqual(['read user 1', 'replace user 1']);
    expect(await stored()).toMatchObject({ roles: ['sales-agent', 'global-admin'] });
    expect(await desk.costOf(grant)).toEqual(['read user 1']);
  });

  it('survive the mute of the same moment', async () => {
    await desk.putUser(robin);
    await Promise.all([
      grantRoles(desk.ports, tenantId, userId, ['admin-agent']),
      setMuted(desk.ports, robin, true),
      chooseLanguage(desk.ports, robin, 'de'),
    ]);
    expect(await stored()).toMatchObject({ roles: ['admin-agent'], muted: true, language: 'de' });
  });
});

it('the people of a tenant are listed by name, each page for one read', async () => {
  const names = ['Zoë', 'Änne', 'bob', 'Anna', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];
  for (const name of names) await desk.putUser(person('contoso', [], name));
  await desk.putUser(person('fabrikam', [], 'Stranger'));
  const pages: string[][] = [];
  const cost = await desk.costOf(async () => {
    let continuation: string | undefined;
    do {
      const page = await usersPage(desk.ports, partner('contoso'), continuation);
      pages.push(page.items.map(({ body }) => body.name));
      continuation = page.continuation;
    } while (continuation !== undefined);
  });
  expect(pages.flat()).toEqual(['Anna', 'Änne', 'bob', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'Zoë']);
  expect(cost).toEqual(pages.map(page => `list user ${page.length}`));
  expect(pages.length).toBeGreaterThan(1);
});
