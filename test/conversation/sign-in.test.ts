import { AuthenticationConstants } from 'botframework-connector';
import { z } from 'zod';
import { MINUTE } from '../../src/domain/ids';
import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import { FakeDirectory } from './harness/directory';
import type { Member } from './harness/member';
import { longEnrolled } from './harness/story';

const GLOBAL_ADMIN = '62e90394-69f5-4237-9190-012177145e10';

const OAuthCard = z.object({
  contentType: z.literal('application/vnd.microsoft.card.oauth'),
  content: z.object({
    text: z.string(),
    connectionName: z.string(),
    buttons: z.tuple([z.object({ type: z.literal('signin'), title: z.string(), value: z.url() })]),
    tokenExchangeResource: z.object({ id: z.string(), uri: z.string() }),
  }),
});

describe.each([
  { locale: 'en-US', language: 'en', signIn: 'sign in', signOut: 'sign out', customers: 'customers', help: 'help' },
  { locale: 'de-DE', language: 'de', signIn: 'anmelden', signOut: 'abmelden', customers: 'kunden', help: 'hilfe' },
] as const)('signing in, in $locale', ({ locale, language, signIn, signOut, customers, help }) => {
  const say = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  const customerList = say('cards.customers.heading');
  const refusal = say('cards.message.problem');
  let directory: FakeDirectory;
  let desk: TestDesk;
  let counter = 0;

  beforeAll(async () => {
    directory = new FakeDirectory();
    await directory.listen();
    const constants: { OAuthUrl: string } = AuthenticationConstants;
    jest.replaceProperty(constants, 'OAuthUrl', directory.url);
    desk = await openTestDesk({ signIn: { connection: 'entra', graphUrl: directory.url } });
    const admin = desk.member('contoso', 'Alex Wilber', locale);
    const companyName = 'Contoso';
    await longEnrolled(desk, admin, { partnerKind: 'indirect-reseller', companyName, domain: 'contoso.example' });
  });
  beforeEach(() => {
    directory.misbehave = () => undefined;
    directory.hasConsent = true;
    // The pause after a question in vain is over.
    desk.pass(MINUTE);
  });
  afterAll(async () => {
    const traces = JSON.stringify([
      desk.log,
      await desk.disk(),
      [...desk.connector.chats.values()],
      desk.connector.calls,
    ]);
    const failures = desk.log.filter(line => line.includes('turn failed'));
    await desk.close();
    await directory.close();
    expect(directory.tokens.length).toBeGreaterThan(10);
    expect(directory.tokens.filter(token => traces.includes(token))).toEqual([]);
    expect(failures).toEqual([]);
  });

  /** A colleague without a role of their own, whom the directory knows so. */
  async function colleague(
    entry: Partial<Parameters<FakeDirectory['entries']['set']>[1]> = { groups: ['AdminAgents'] },
  ) {
    counter += 1;
    const name = `Lee ${'abcdefghijklmnopqrstuvwxyz'.charAt(counter)}`;
    const lee = desk.member('contoso', name, locale);
    await lee.install();
    directory.entries.set(name, { id: lee.person.userId, ...entry });
    return lee;
  }

  const cardIn = (lee: Member, message = lee.messages.at(-1)) =>
    OAuthCard.parse(message?.activity.attachments?.[0]).content;

  const invoke = (lee: Member, name: string, value: object) =>
    lee.send(lee.activityWith({ type: 'invoke', name, value }));

  /** What one of somebody's Teams clients offers when it has seen the card. */
  const offer = (lee: Member, id: string, account = lee.person.name) =>
    invoke(lee, 'signin/tokenExchange', { id, connectionName: 'entra', token: directory.clientToken(account) });

  /** What Teams sends when somebody has signed in, in the window that the card has opened. */
  const fromWindow = (lee: Member, code = directory.signInWindow(lee.person.name)) =>
    invoke(lee, 'signin/verifyState', { state: code });

  async function signedIn(entry?: Parameters<typeof colleague>[0]): Promise<Member> {
    const lee = await colleague(entry);
    await lee.say(signIn);
    await offer(lee, cardIn(lee).tokenExchangeResource.id);
    expect(lee.lastCard.heading).toBe(say('signIn.signedIn'));
    return lee;
  }

  const asked = (path: string) => directory.asked.filter(question => question.endsWith(path)).length;
  const seesCustomers = async (lee: Member) => (await lee.say(customers)).heading === customerList;

  it('begins with a card that says why, and with which Teams can do it without asking', async () => {
    const lee = await colleague();
    await lee.say(signIn);
    const { connectionName, buttons, tokenExchangeResource, text: why } = cardIn(lee);
    expect(connectionName).toBe('entra');
    expect(why).toBe(say('signIn.why'));
    expect(buttons[0]).toMatchObject({ title: say('signIn.title'), value: `${directory.url}/sign-in-window` });
    expect(tokenExchangeResource.uri).toBe('api://botid-1');
  });

  it('takes the roles from the directory, and is answered once, however many clients offer it', async () => {
    const lee = await colleague();
    expect((await lee.say(customers)).heading).toBe(refusal);
    await lee.say(signIn);
    const { id } = cardIn(lee).tokenExchangeResource;
    const before = lee.messages.length;
    const answers = await Promise.all([offer(lee, id), offer(lee, id), offer(lee, id)]);
    answers.push(await offer(lee, id));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.map(({ body }) => JSON.parse(body)).filter(body => body.id === id)).toHaveLength(1);
    expect(lee.messages).toHaveLength(before + 1);
    expect(lee.lastCard.heading).toBe(say('signIn.signedIn'));
    expect(lee.lastCard.text).toContain(say('roles.admin-agent'));
    expect(await seesCustomers(lee)).toBe(true);
  });

  it('asks nothing of a turn but the first', async () => {
    const lee = await signedIn();
    const before = directory.asked.length;
    desk.pass(14 * MINUTE);
    for (let turn = 0; turn < 3; turn += 1) expect(await seesCustomers(lee)).toBe(true);
    expect(directory.asked).toHaveLength(before);
  });

  it('is known again without the card while the token service knows it', async () => {
    const lee = await signedIn();
    expect((await lee.say(signIn)).heading).toBe(say('signIn.signedIn'));
  });

  it('shows the button of the card where nobody has consented, and takes the code of the window', async () => {
    directory.hasConsent = false;
    const lee = await colleague({ roleTemplates: [GLOBAL_ADMIN] });
    await lee.say(signIn);
    const { id } = cardIn(lee).tokenExchangeResource;
    const before = lee.messages.length;
    expect([await offer(lee, id), await offer(lee, id)].map(({ status }) => status)).toEqual([412, 412]);
    expect(lee.messages).toHaveLength(before);

    expect((await fromWindow(lee)).status).toBe(200);
    expect(lee.lastCard.text).toContain(say('roles.global-admin'));
    expect(await seesCustomers(lee)).toBe(true);
  });

  it('says so when the code has expired, and the card can be had again', async () => {
    const lee = await colleague();
    await lee.say(signIn);
    const { status } = await fromWindow(lee, '999999');
    expect(status).toBe(404);
    expect(lee.lastCard.text).toContain(say('signIn.reasons.expired'));
    await lee.press(say('signIn.title'));
    expect(cardIn(lee).connectionName).toBe('entra');
    await fromWindow(lee);
    expect(lee.lastCard.heading).toBe(say('signIn.signedIn'));
  });

  it.each([
    ['the offer of a client', (lee: Member) => offer(lee, 'another-account', 'mallory')],
    ['the window', (lee: Member) => fromWindow(lee, directory.signInWindow('mallory'))],
  ])('makes nobody somebody else, by %s', async (_how, signInAs) => {
    directory.entries.set('mallory', { id: 'mallory-id', roleTemplates: [GLOBAL_ADMIN] });
    const lee = await colleague();
    await lee.say(signIn);
    await signInAs(lee);
    expect(lee.lastCard.text).toContain(say('signIn.reasons.other-account'));
    expect(await seesCustomers(lee)).toBe(false);
    // The token of the other one is not kept for the next time.
    await lee.say(signIn);
    expect(cardIn(lee).connectionName).toBe('entra');
  });

  it('says who has to consent when the directory lets nothing be read', async () => {
    const lee = await colleague({ others: [{ '@odata.type': '#microsoft.graph.group', displayName: null }] });
    await lee.say(signIn);
    const { id } = cardIn(lee).tokenExchangeResource;
    const before = lee.messages.length;
    await offer(lee, id);
    await offer(lee, id);
    expect(lee.messages).toHaveLength(before + 1);
    expect(lee.lastCard.text).toContain(say('signIn.reasons.consent-missing'));
  });

  // How long nobody answers matters in no language.
  const silence = language === 'en' ? 'never' : 503;
  it.each([
    ['a token service that fails', '/GetToken', 400],
    ['a token service without an answer', '/GetSignInResource', silence],
    ['a directory that fails', '/me', 503],
    ['a directory without an answer', '/memberOf', silence],
  ] as const)('meets %s with a kind word, and changes nothing', async (_what, path, misbehaviour) => {
    const lee = await colleague();
    directory.misbehave = question => (question.endsWith(path) ? misbehaviour : undefined);
    await lee.say(signIn);
    if (!path.startsWith('/Get')) await offer(lee, cardIn(lee).tokenExchangeResource.id);
    expect(lee.lastCard.text).toContain(say('signIn.reasons.unavailable'));
    expect(await seesCustomers(lee)).toBe(false);

    directory.misbehave = () => undefined;
    await lee.press(say('signIn.title'));
    if (lee.lastCard.heading !== say('signIn.signedIn')) await fromWindow(lee);
    expect(await seesCustomers(lee)).toBe(true);
  });

  it('meets a token service that fails while it is answered', async () => {
    const lee = await colleague();
    await lee.say(signIn);
    const { id } = cardIn(lee).tokenExchangeResource;
    directory.misbehave = question => (question.endsWith('/exchange') ? silence : undefined);
    expect((await offer(lee, id)).status).toBe(412);
    directory.misbehave = question => (question.endsWith('/GetToken') ? 400 : undefined);
    expect((await fromWindow(lee)).status).toBeGreaterThanOrEqual(400);
    expect(lee.lastCard.heading).toBe(say('signIn.failed'));
  });

  it('takes a role away, or gives one, as soon as the answer is a quarter of an hour old', async () => {
    const lee = await signedIn();
    const { name, userId } = lee.person;
    directory.entries.set(name, { id: userId });
    expect(await seesCustomers(lee)).toBe(true);
    desk.pass(16 * MINUTE);
    expect(await seesCustomers(lee)).toBe(false);
    directory.entries.set(name, { id: userId, groups: ['SalesAgents'] });
    desk.pass(16 * MINUTE);
    expect(await seesCustomers(lee)).toBe(true);
  });

  it('counts on for an hour while the directory does not answer, and costs one question in half a minute', async () => {
    const lee = await signedIn();
    directory.misbehave = question => (question.startsWith('GET /v1.0') ? 503 : undefined);
    desk.pass(16 * MINUTE);
    const before = asked('/me');
    for (let turn = 0; turn < 3; turn += 1) expect(await seesCustomers(lee)).toBe(true);
    expect(asked('/me')).toBe(before + 1);
    desk.pass(45 * MINUTE);
    expect(await seesCustomers(lee)).toBe(false);
    directory.misbehave = () => undefined;
    desk.pass(MINUTE);
    expect(await seesCustomers(lee)).toBe(true);
  });

  it('ends when the token service knows nothing of it any more', async () => {
    const lee = await signedIn();
    await fetch(`${directory.url}/api/usertoken/SignOut?userId=${encodeURIComponent(`29:${lee.person.userId}`)}`, {
      method: 'DELETE',
    });
    desk.pass(16 * MINUTE);
    expect(await seesCustomers(lee)).toBe(false);
    expect((await lee.say(help)).text).toContain(say('commands.sign-in.about'));
  });

  it('ends with the command, and the roles of user management count again', async () => {
    const lee = await signedIn({ roleTemplates: [GLOBAL_ADMIN] });
    await desk.giveRoles(lee, ['helpdesk-agent']);
    expect((await lee.say(help)).text).toContain(say('commands.sign-out.about'));
    const card = await lee.say(signOut);
    expect([card.heading, card.text]).toEqual([
      say('signIn.signedOut'),
      expect.stringContaining(say('signIn.signedOutText')),
    ]);
    expect(asked('/SignOut')).toBeGreaterThan(0);
    const verified = await lee.say(language === 'de' ? 'überprüfen' : 'verify');
    expect(verified.text).toContain(say('roles.helpdesk-agent'));
    expect((await lee.say(signOut)).text).toContain(say('signIn.notSignedIn'));
    await lee.say(signIn);
    expect(cardIn(lee).connectionName).toBe('entra');
  });

  it('stays as it was when signing out does not work', async () => {
    const lee = await signedIn();
    directory.misbehave = question => (question.endsWith('/SignOut') ? 400 : undefined);
    expect((await lee.say(signOut)).heading).toBe(say('signIn.signOutFailed'));
    expect(await seesCustomers(lee)).toBe(true);
  });

  it('goes on in the own chat when it was asked for in a channel', async () => {
    const lee = await colleague();
    const conversation = { id: '19:desk@thread.tacv2', tenantId: 'contoso', conversationType: 'channel' };
    for (const [words, button] of [
      [signIn, say('commands.sign-in.title')],
      [signOut, say('commands.sign-out.title')],
    ] as const) {
      await lee.post({ type: 'message', text: words, conversation });
      expect(lee.lastCard.text).toContain(say('signIn.here'));
      await lee.press(button);
    }
    expect(lee.lastCard.heading).toBe(say('signIn.signedOut'));
    expect(cardIn(lee, lee.messages.at(-3)).connectionName).toBe('entra');
  });

  it('interrupts no flow', async () => {
    const lee = await signedIn();
    const asks = await lee.say(
      language === 'de' ? 'vertriebspartnerschaft beantragen' : 'request a reseller relationship',
    );
    await lee.say(signOut);
    await lee.say(signIn);
    await offer(lee, cardIn(lee).tokenExchangeResource.id);
    const { card } = await lee.click(asks, say('buttons.done'), { recipient: 'Northwind' });
    expect(card?.text).toContain('Northwind');
  });

  it('outlives the process', async () => {
    const lee = await colleague();
    await lee.say(signIn);
    await desk.restart();
    await fromWindow(lee);
    expect(lee.lastCard.heading).toBe(say('signIn.signedIn'));
    await desk.restart();
    expect(await seesCustomers(lee)).toBe(true);
  });

  it('shows colleagues both kinds of roles', async () => {
    const lee = await signedIn({ groups: ['SalesAgents'] });
    const list = await lee.say(language === 'de' ? 'benutzerverwaltung' : 'user management');
    expect(list.text).toContain(say('signIn.directoryRoles'));
  });
});
