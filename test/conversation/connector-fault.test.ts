import type { Stuck } from '../../src/domain/effect';
import { text } from '../../src/text/text';
import { type Call, type Failure, FakeConnector, type Fault } from './harness/connector';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { acceptance, invited, linkOn, signInWithWorkAccount, title, twoPartners } from './harness/story';

/** Teams did not take the message and says so. */
const REFUSALS: Readonly<Record<string, Fault>> = {
  'too many requests, with a time to wait': { status: 429, retryAfter: 1 },
  'too many requests': { status: 429 },
  'a precondition that is not met': { status: 412 },
};
/** Whether it has arrived nobody can know. */
const AMBIGUOUS: Readonly<Record<string, Failure>> = {
  'an internal error': { status: 500 },
  'a bad gateway': { status: 502 },
  'a service that is away': { status: 503, retryAfter: 1 },
  'a gateway that waited too long': { status: 504 },
  'a bad gateway behind which it was taken': { status: 502, isTaken: true },
};
const GONE: Readonly<Record<string, Failure>> = {
  'a bot that is blocked': { status: 403, code: 'ConversationBlockedByUser' },
  'a bot that was removed': { status: 403, code: 'BotNotInConversationRoster' },
  'a bot that is switched off': { status: 403, code: 'BotDisabledByAdmin' },
  'a chat that is gone': { status: 404, code: 'ConversationNotFound' },
};
const REASONS = ['blocked', 'not-in-roster', 'disabled', 'conversation-gone'];
/** What Teams takes from nobody. */
const REJECTED: Readonly<Record<string, Failure>> = {
  'a message that is not understood': { status: 400 },
  'a message that is too large': { status: 413, code: 'MessageSizeTooBig' },
};
const CUT: Readonly<Record<string, Fault>> = {
  'a connection cut before the message was taken': 'cut-before',
  'a connection cut after the message was taken': 'cut-after',
};

/** Each chat has one fault, the first time something is sent there. */
function onceInEach(faults: ReadonlyMap<string, Fault>): (call: Call) => Fault | undefined {
  const had = new Set<string>();
  return ({ conversationId }) => {
    if (had.has(conversationId)) return undefined;
    had.add(conversationId);
    return faults.get(conversationId);
  };
}

describe('a notification that Teams does not take', () => {
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  beforeEach(async () => {
    desk = await openTestDesk();
    ({ megan, alex } = await twoPartners(desk));
  });
  afterEach(async () => desk.close());

  const told = (member: Member, companyName: string) => {
    const words = text('en', 'cards.notices.customer-accepted', { companyName });
    return member.cards.filter(card => card.heading === words).length;
  };

  async function accepted(companyName: string): Promise<void> {
    const link = await invited(alex, companyName);
    expect((await desk.website.send(link, acceptance(companyName))).status).toBe(200);
  }

  /** Colleagues of Alex who are told, too, by their names. */
  async function colleagues(names: readonly string[]): Promise<Map<string, Member>> {
    const members = names.map(name => [name, desk.member('contoso', name)] as const);
    for (const [, member] of members) {
      await member.install();
      await desk.giveRoles(member, ['admin-agent']);
    }
    return new Map(members);
  }

  /** Lets each of some colleagues have their fault, the first time something is sent to them. */
  async function faulty(faults: Readonly<Record<string, Fault>>): Promise<(name: string) => Member> {
    const members = await colleagues(Object.keys(faults));
    desk.connector.fault = onceInEach(
      new Map(Object.entries(faults).map(([name, fault]) => [members.get(name)?.conversationId ?? '', fault])),
    );
    return name => members.get(name) ?? alex;
  }

  const attemptsAt = ({ conversationId }: Member) =>
    desk.connector.attempts.filter(attempt => attempt.method === 'POST' && attempt.conversationId === conversationId);

  /** What the documents of Contoso have been left with, by whom it is for. */
  async function stuck(): Promise<Record<string, Stuck | undefined>> {
    const { invitations, users } = await desk.documents('contoso');
    const name = (id: string | undefined) => users.find(user => user.id === id)?.body.name ?? '';
    const effects = [...invitations, ...users].flatMap(document => document.effects);
    const notices = effects.filter(effect => effect.type === 'notify' && effect.stuck !== undefined);
    return Object.fromEntries(
      notices.map(effect => [name(effect.type === 'notify' ? effect.users[0] : undefined), effect.stuck]),
    );
  }

  it('is sent again to those it was refused for, and to nobody twice', async () => {
    const member = await faulty({ ...REFUSALS, ...AMBIGUOUS, ...CUT, ...REJECTED });
    const before = new Map(Object.keys({ ...AMBIGUOUS, ...CUT }).map(name => [name, attemptsAt(member(name)).length]));
    await accepted('Northwind');
    await desk.settled();

    const copies = (names: object) => Object.keys(names).map(name => told(member(name), 'Northwind'));
    expect([told(alex, 'Northwind'), told(megan, 'Northwind')]).toEqual([1, 1]);
    expect(copies(REFUSALS)).toEqual([1, 1, 1]);
    expect(copies(AMBIGUOUS)).toEqual([0, 0, 0, 0, 1]);
    expect(copies(CUT)).toEqual([0, 1]);
    expect(copies(REJECTED)).toEqual([0, 0]);
    expect((await alex.say('customers')).text).toContain('Northwind');

    // Whatever may have arrived was sent once, and the operator can see it.
    for (const [name, count] of before) expect(attemptsAt(member(name))).toHaveLength(count + 1);
    const left = await stuck();
    expect(Object.keys(left).sort()).toEqual(Object.keys({ ...AMBIGUOUS, ...CUT, ...REJECTED }).sort());
    for (const [name, { status }] of Object.entries(AMBIGUOUS)) {
      expect(left[name]).toMatchObject({ state: 'ambiguous', statusCode: status });
    }
    for (const name of Object.keys(CUT)) expect(left[name]).toMatchObject({ state: 'ambiguous' });
    for (const [name, { status }] of Object.entries(REJECTED)) {
      expect(left[name]).toMatchObject({ state: 'undeliverable', reason: 'refused', statusCode: status });
    }
    const unreachable = (await desk.documents('contoso')).users.filter(({ body }) => body.unreachable);
    expect(unreachable).toEqual([]);
  });

  it('waits with those who cannot be reached, and is told once they can be', async () => {
    const member = await faulty(GONE);
    const names = Object.keys(GONE);
    await accepted('Northwind');
    await desk.settled();
    const tried = names.map(name => attemptsAt(member(name)).length);
    const { users } = await desk.documents('contoso');
    const reasons = users.flatMap(({ body }) => (body.unreachable ? [[body.name, body.unreachableBecause]] : []));
    expect(Object.fromEntries(reasons)).toEqual(Object.fromEntries(names.map((name, index) => [name, REASONS[index]])));

    await accepted('Wingtip');
    await desk.settled();
    expect(names.map(name => attemptsAt(member(name)).length)).toEqual(tried);
    expect(Object.values(await stuck()).map(each => each?.state)).toEqual(names.map(() => 'undeliverable'));

    // One writes, one presses a button, one installs the app again, and one does so in a chat that is a new one.
    const [blocked, removed, disabled, gone] = names.map(member);
    await blocked?.say('hello');
    await removed?.press('Language');
    await disabled?.install();
    gone?.moveTo('a:new');
    await gone?.install();
    await desk.settled();
    for (const name of names) {
      expect([name, told(member(name), 'Northwind'), told(member(name), 'Wingtip')]).toEqual([name, 1, 1]);
    }
    expect(await stuck()).toEqual({});
    await accepted('Adatum');
    await desk.settled();
    for (const name of names) expect(told(member(name), 'Adatum')).toBe(1);
  });

  it('goes to the chat that Teams opens anew where the known one is gone, and so does the next', async () => {
    const link = await invited(alex, 'Northwind');
    const gone = alex.conversationId;
    desk.connector.fault = ({ conversationId }) => (conversationId === gone ? { status: 404 } : undefined);
    desk.connector.chatOf = userId => (userId === alex.person.userId ? 'a:anew' : undefined);
    await desk.website.send(link, acceptance());
    await desk.settled();
    alex.moveTo('a:anew');
    expect(told(alex, 'Northwind')).toBe(1);
    const tenant = { id: 'contoso' };
    expect(desk.connector.opened).toMatchObject([{ tenantId: tenant.id, channelData: { tenant } }]);
    const { users } = await desk.documents('contoso');
    const [user] = users.filter(({ id }) => id === alex.person.userId);
    expect(user?.body).toMatchObject({ unreachable: false, chat: { conversationId: 'a:anew' } });
    expect(await stuck()).toEqual({});
  });

  it.each(['typing', 'messageReaction', 'event', 'message'])(
    'goes where the last activity came from, which was of the type %s',
    async type => {
      const link = await invited(alex, 'Northwind');
      const elsewhere = new FakeConnector();
      await elsewhere.listen();
      await alex.post({ type, serviceUrl: elsewhere.url, ...(type === 'message' && { text: 'hello' }) });
      await desk.website.send(link, acceptance());
      await desk.settled();
      await elsewhere.close();
      const words = text('en', 'cards.notices.customer-accepted', { companyName: 'Northwind' });
      const summaries = elsewhere.chat(alex.conversationId).map(({ activity }) => activity.summary);
      expect(summaries.filter(summary => summary?.includes(words))).toHaveLength(1);
      expect(told(alex, 'Northwind')).toBe(0);
    },
  );

  it('stays where it was when the app was removed', async () => {
    const member = await faulty({ 'a bot that was removed': { status: 403 } });
    await accepted('Northwind');
    await desk.settled();
    const removed = member('a bot that was removed');
    await removed.post({ type: 'installationUpdate', action: 'remove' });
    await removed.post({ type: 'conversationUpdate', membersRemoved: [{ id: 'bot' }] });
    expect(Object.keys(await stuck())).toEqual(['a bot that was removed']);
  });

  it('waits as long as Teams asks', async () => {
    const wait = 600;
    const attempts = () =>
      desk.connector.attempts.filter(({ conversationId }) => conversationId === megan.conversationId).length;
    const before = attempts();
    desk.connector.fault = onceInEach(new Map([[megan.conversationId, { status: 429, retryAfter: wait }]]));
    await accepted('Northwind');
    await eventually(() => expect(attempts()).toBe(before + 1));
    desk.pass((wait - 60) * 1_000);
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(attempts()).toBe(before + 1);
    // A fifth more, so that not everybody who was refused comes back at once.
    desk.pass((60 + wait / 5) * 1_000);
    await desk.settled();
    expect(attempts()).toBe(before + 2);
    expect(told(megan, 'Northwind')).toBe(1);
  });

  it('arrives once everybody can be reached again, when nobody could', async () => {
    const link = await invited(alex, 'Northwind');
    await desk.connector.away(async () => {
      expect((await desk.website.send(link, acceptance())).status).toBe(200);
      await new Promise(resolve => setTimeout(resolve, 100));
    });
    await desk.settled();
    expect([told(alex, 'Northwind'), told(megan, 'Northwind')]).toEqual([1, 1]);
  });

  it('arrives once, also when the server was stopped while Teams refused', async () => {
    desk.connector.fault = () => ({ status: 429, retryAfter: 1 });
    const link = await inviteQuietly();
    await desk.website.send(link, acceptance());
    await desk.restart();
    desk.connector.fault = () => undefined;
    await desk.settled();
    expect([told(alex, 'Northwind'), told(megan, 'Northwind')]).toEqual([1, 1]);
  });

  /** The invitation is made before the trouble begins. */
  async function inviteQuietly(): Promise<string> {
    const { fault } = desk.connector;
    desk.connector.fault = () => undefined;
    const link = await invited(alex, 'Northwind');
    desk.connector.fault = fault;
    return link;
  }

  it('changes the invitation’s card in place as soon as Teams takes it', async () => {
    const link = await invited(alex, 'Northwind');
    const { messageId } = alex.lastCard;
    const updates = () => desk.connector.attempts.filter(({ method }) => method === 'PUT').length;
    const before = updates();
    desk.connector.fault = ({ method }) => (method === 'PUT' && updates() === before + 1 ? { status: 502 } : undefined);
    await desk.website.send(link, acceptance());
    await desk.settled();
    expect(updates()).toBe(before + 2);
    const inPlace = alex.cards.find(card => card.messageId === messageId);
    expect(inPlace?.heading).toContain(text('en', 'cards.invitation.accepted'));
  });
});

describe.each(['en-US', 'de-DE'])('an answer that Teams does not take, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const enroll = language === 'de' ? 'registrieren' : 'enroll';
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterEach(() => {
    desk.connector.fault = () => undefined;
  });
  afterAll(async () => {
    const failures = desk.log.filter(line => line.includes('failed'));
    await desk.close();
    expect(failures).toEqual([]);
  });

  /** One person for each fault; all of them meet it at the same time. */
  async function each(
    prefix: string,
    faults: Readonly<Record<string, Fault>>,
    story: (robin: Member, fault: Fault) => Promise<void>,
  ) {
    const members = Object.entries(faults).map(([name, fault], index) => {
      const robin = desk.member(`${prefix}-${index}`, name, locale);
      return [robin, fault] as const;
    });
    for (const [robin] of members) await robin.say('hello');
    desk.connector.fault = onceInEach(new Map(members.map(([robin, fault]) => [robin.conversationId, fault])));
    await Promise.all(members.map(([robin, fault]) => story(robin, fault)));
  }

  const checklists = ({ cards }: Member) =>
    cards.filter(card => card.heading === text(language, 'cards.checklist.heading'));

  it('is said once when it was refused for now', async () => {
    await each('refused', REFUSALS, async robin => {
      await robin.say(enroll);
      expect(checklists(robin)).toHaveLength(1);
      const next = await robin.press(title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
      expect(next.heading).toBe(text(language, 'cards.signIn.workAccount'));
    });
  });

  it('may be lost when the connection was cut or the chat was gone, and the flow goes on where it was', async () => {
    await each('lost', { ...CUT, ...GONE, ...AMBIGUOUS, ...REJECTED }, async (robin, fault) => {
      await robin.say(enroll);
      const isTaken = fault === 'cut-after' || (typeof fault === 'object' && fault.isTaken === true);
      expect(checklists(robin)).toHaveLength(isTaken ? 1 : 0);
      const card = await robin.say('what now?');
      expect(card.heading).toBe(text(language, 'cards.checklist.heading'));
      const next = await robin.press(title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
      expect(next.heading).toBe(text(language, 'cards.signIn.workAccount'));
    });
  });

  it('goes without what is said besides, when a click was answered', async () => {
    const { alex } = await twoPartners(desk, { provider: `p-${language}`, reseller: `r-${language}`, locale });
    await alex.say('invite new customers');
    const link = linkOn(alex.lastCard);
    desk.connector.fault = () => 'cut-before';
    const ready = await alex.press(title(alex, 'buttons.copy'), { recipient: 'Anna' });
    expect(ready.text).toContain(text(language, 'cards.draft.ready'));
    desk.connector.fault = () => undefined;
    await alex.press(title(alex, 'buttons.copy'));
    expect(alex.plainTexts.some(message => message.includes(link))).toBe(true);
    const { card } = await alex.click(ready, title(alex, 'buttons.done')).catch(() => ({ card: undefined }));
    const done = card ?? (await alex.press(title(alex, 'buttons.done')));
    expect(done.text).toContain('Anna');
  });

  it('comes as a new message where the card cannot be changed in place', async () => {
    const robin = desk.member('in-place', 'Robin Counts', locale);
    const checklist = await robin.say(enroll);
    desk.connector.fault = ({ method }) => (method === 'PUT' ? { status: 404 } : undefined);
    await robin.submit(checklist, title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
    expect(robin.lastCard.heading).toBe(text(language, 'cards.signIn.workAccount'));
    expect(robin.lastCard.messageId).not.toBe(checklist.messageId);
  });

  it('is not given twice where a card may have been changed in place', async () => {
    const robin = desk.member('once-in-place', 'Robin Counts', locale);
    const checklist = await robin.say(enroll);
    const updates = () => desk.connector.attempts.filter(({ method }) => method === 'PUT').length;
    const before = updates();
    desk.connector.fault = ({ method }) =>
      method === 'PUT' && updates() === before + 1 ? { status: 502, isTaken: true } : undefined;
    const messages = robin.messages.length;
    await robin.submit(checklist, title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
    expect(updates()).toBe(before + 2);
    expect(robin.messages).toHaveLength(messages);
    expect(robin.lastCard.heading).toBe(text(language, 'cards.signIn.workAccount'));
  });

  it('may be lost after the sign-in page, is never given twice, and the flow goes on', async () => {
    const faults = Object.entries({ ...AMBIGUOUS, ...CUT });
    const members = faults.map(([name, fault], index) => {
      return [desk.member(`page-${index}`, name, locale), fault] as const;
    });
    for (const [robin] of members) {
      await robin.say(enroll);
      await robin.press(title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
    }
    const once = onceInEach(new Map(members.map(([robin, fault]) => [robin.conversationId, fault])));
    desk.connector.fault = call => (call.method === 'POST' ? once(call) : undefined);
    await Promise.all(members.map(([robin]) => signInWithWorkAccount(desk, robin)));
    await desk.settled();
    const heading = text(language, 'cards.signIn.partnerAccount');
    const shown = members.map(([robin]) => robin.cards.filter(card => card.heading === heading).length);
    expect(shown).toEqual([0, 0, 0, 0, 1, 0, 1]);
    for (const [robin] of members) expect((await robin.say('?')).heading).toBe(heading);
  });

  it('goes on by itself after the sign-in page, as soon as Teams takes it', async () => {
    const faults = { ...REFUSALS };
    const members = Object.entries(faults).map(([name, fault], index) => {
      return [desk.member(`resumed-${index}`, name, locale), fault] as const;
    });
    for (const [robin] of members) {
      await robin.say(enroll);
      await robin.press(title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
    }
    const isMessage = ({ method }: Call) => method === 'POST';
    const once = onceInEach(new Map(members.map(([robin, fault]) => [robin.conversationId, fault])));
    desk.connector.fault = call => (isMessage(call) ? once(call) : undefined);
    await Promise.all(members.map(([robin]) => signInWithWorkAccount(desk, robin)));
    await desk.settled();
    for (const [robin] of members) {
      const next = robin.cards.filter(card => card.heading === text(language, 'cards.signIn.partnerAccount'));
      expect(next).toHaveLength(1);
      expect(robin.plainTexts).toEqual([]);
    }
  });
});
