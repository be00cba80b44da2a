import { z } from 'zod';
import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { ClickAnswer, Member } from './harness/member';
import { acceptance, invited, linkOn, title, twoPartners } from './harness/story';

/** The verb, the prompt and the arguments of a button, as a card carries them. */
const button = (verb: string, args: Record<string, unknown> = {}, more: object = {}) => ({
  desk: { verb, args, ...more },
});

const ButtonData = z.object({
  desk: z.object({ prompt: z.string().optional(), args: z.record(z.string(), z.string()).optional() }),
});

const promptOn = ({ lastCard }: Member): string =>
  ButtonData.parse(lastCard.buttons.find(each => each.verb)?.data).desk.prompt ?? '';

describe.each(['en-US', 'de-DE'])('somebody of another tenant, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  let desk: TestDesk;
  let alex: Member;
  let eve: Member;
  beforeAll(async () => {
    desk = await openTestDesk();
    ({ alex } = await twoPartners(desk, { locale }));
    eve = (await twoPartners(desk, { provider: 'tailspin', reseller: 'adatum', locale })).alex;
    await desk.website.send(await invited(alex, 'secret-accepted@wingtip.example'), acceptance('Wingtip'));
    await desk.settled();
  });
  afterAll(async () => desk.close());

  const said = ({ card, remark }: ClickAnswer) => `${remark ?? ''}\n${card?.text ?? ''}\n${eve.lastCard.text}`;

  function expectNothingOfContoso(): void {
    const seen = JSON.stringify([eve.messages, eve.cards.map(card => card.content)]);
    for (const secret of ['Contoso', 'Fabrikam', 'Wingtip', 'secret-', 'wingtip.example', 'Megan'])
      expect(seen.replaceAll('Megan Bowen', '')).not.toContain(secret);
  }

  it('finds nothing under the ids of the first, and changes nothing', async () => {
    const link = await invited(alex, 'secret-open@adatum.example');
    await desk.settled();
    const before = { contoso: await desk.documents('contoso'), fabrikam: await desk.documents('fabrikam') };
    const invitation = before.contoso.invitations.find(({ body }) => body.status.state === 'sent')?.id;
    const request = before.fabrikam.invitations[0]?.id;
    const customer = before.contoso.customers[0]?.id;
    const notFound = text(language, 'errors.not-found');
    for (const data of [
      button('withdraw-invitation', { invitation }),
      button('send-invitation-again', { invitation }),
      button('send-invitation-again', { invitation: request }),
      button('invite-new-customers', { provider: 'fabrikam' }),
      button('customers', { partner: 'fabrikam' }),
      button('customers', { provider: 'contoso' }),
      button('authorize-provider', { provider: 'fabrikam', invitation: request }),
      button('authorize-provider', { provider: 'contoso', invitation }),
      button('authorize-provider', { provider: 'fabrikam', invitation: customer }),
      { ...button('withdraw-invitation'), invitation },
    ]) {
      const answer = await eve.forge(data);
      expect({ data, said: said(answer) }).toEqual({ data, said: expect.stringContaining(notFound) });
    }
    expect(await desk.documents('contoso')).toEqual(before.contoso);
    expect(await desk.documents('fabrikam')).toEqual(before.fabrikam);
    expectNothingOfContoso();
    expect((await desk.website.open(link)).status).toBe(200);
  });

  it('cannot answer a prompt of the first, nor a colleague of theirs', async () => {
    const draft = await alex.say(language === 'de' ? 'neue kunden einladen' : 'invite new customers');
    const link = linkOn(draft);
    const prompt = promptOn(alex);
    const colleague = desk.member('contoso', 'Lee Gu', locale);
    await colleague.install();
    const before = await desk.documents('contoso');
    for (const verb of ['done', 'copy', 'open-in-email', 'cancel', 'withdraw', 'authorize', 'enroll-now', 'next']) {
      for (const other of [eve, colleague]) {
        const data = {
          ...button(verb, { link }, { prompt }),
          text: link,
          subject: 'Hi',
          recipient: 'Eve',
          accept: 'true',
        };
        const answer = await other.forge(data, draft.messageId);
        expect(answer.remark).toBe(text(language, 'chat.oldCard'));
      }
    }
    expect(await desk.documents('contoso')).toEqual(before);
    expectNothingOfContoso();
    const { card } = await alex.click(draft, title(alex, 'buttons.done'), { recipient: 'secret-Anna' });
    expect(card?.heading).toContain(text(language, 'cards.invitation.sent'));
  });

  it('cannot pass for the first with the data of a card', async () => {
    await desk.settled();
    const before = await desk.documents('contoso');
    const claims = { tenant: 'contoso', tenantId: 'contoso', userId: alex.person.userId, from: alex.person.userId };
    for (const verb of ['customers', 'invitations', 'indirect-providers', 'users', 'account', 'mute', 'help']) {
      await eve.forge({ ...button(verb, claims), ...claims });
    }
    await eve.say('einladungen');
    await eve.say('customers');
    await eve.say('user management');
    expectNothingOfContoso();
    expect(await desk.documents('contoso')).toEqual(before);
  });

  it('gets no page of a list of the first', async () => {
    for (let number = 0; number < 7; number += 1) {
      await invited(alex, `secret-${number}@northwind.example`);
    }
    const list = await alex.say('invitations');
    const { args = {} } = ButtonData.parse(list.button(title(alex, 'buttons.more')).data).desk;
    expect(args['continuation']).toBeDefined();
    for (const verb of ['invitations', 'customers', 'users']) await eve.forge(button(verb, args));
    expectNothingOfContoso();
    expect((await alex.press(title(alex, 'buttons.more'))).text).toContain('secret-');
  });
});

describe('data that no card of ours has sent', () => {
  let desk: TestDesk;
  let alex: Member;
  beforeAll(async () => {
    desk = await openTestDesk();
    ({ alex } = await twoPartners(desk));
  });
  afterAll(async () => {
    const failures = desk.log.filter(line => line.includes('failed'));
    await desk.close();
    expect(failures).toEqual([]);
  });

  const OTHERS = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'then',
    '',
    'ENROLL',
    '../enroll',
    'x'.repeat(100),
  ];

  const UNREADABLE: readonly unknown[] = [
    undefined,
    null,
    'enroll',
    7,
    [],
    {},
    { desk: null },
    { desk: 'enroll' },
    { desk: ['enroll'] },
    { desk: {} },
    { desk: { verb: 7 } },
    { desk: { verb: ['enroll'] } },
    { desk: { verb: 'x'.repeat(101) } },
    { desk: { verb: 'customers', args: [] } },
    { desk: { verb: 'customers', args: 'partner' } },
    { desk: { verb: 'customers', args: { partner: 7 } } },
    { desk: { verb: 'customers', args: { partner: ['fabrikam'] } } },
    { desk: { verb: 'customers', args: { partner: 'x'.repeat(2_001) } } },
    { desk: { verb: 'customers', prompt: 'x'.repeat(101) } },
    { desk: { verb: 'enroll' }, companyName: ['Contoso'] },
    { desk: { verb: 'enroll' }, companyName: { $ne: null } },
    JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`),
    Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`field${index}`, 'x'])),
  ];

  it('is answered with a remark and changes nothing', async () => {
    const before = await desk.documents('contoso');
    for (const data of [...UNREADABLE, ...OTHERS.map(verb => button(verb))]) {
      const { remark } = await alex.forge(data);
      expect({ data, remark }).toEqual({ data, remark: text('en', 'chat.unreadable') });
    }
    for (const data of UNREADABLE.slice(2)) {
      await alex.post({ type: 'message', value: data });
      expect(alex.plainTexts.at(-1)).toBe(text('en', 'chat.unreadable'));
    }
    expect(await desk.documents('contoso')).toEqual(before);
  });

  it('does not move a flow that is open', async () => {
    const flows = ['invite new customers', 'request a reseller relationship'] as const;
    for (const words of flows) {
      const draft = await alex.say(words);
      await desk.settled();
      const before = await desk.documents('contoso');
      for (const verb of [...OTHERS, 'authorize', 'next', 'withdraw']) {
        const answer = await alex.forge(button(verb, {}, { prompt: promptOn(alex) }), 'another-message');
        expect({ verb, remark: answer.remark }).toEqual({ verb, remark: expect.any(String) });
      }
      expect(await desk.documents('contoso')).toEqual(before);
      const { card } = await alex.click(draft, title(alex, 'buttons.done'), { recipient: words });
      expect(card?.text).toContain(words);
    }
  });

  it('finds nothing where an id is missing, empty or none', async () => {
    await desk.settled();
    const before = await desk.documents('contoso');
    for (const [verb, name] of [
      ['withdraw-invitation', 'invitation'],
      ['send-invitation-again', 'invitation'],
      ['authorize-provider', 'invitation'],
      ['authorize-provider', 'provider'],
      ['invite-new-customers', 'provider'],
    ] as const) {
      for (const value of ['no-such-id', 'x'.repeat(201), 'a\u0000b', "' OR 1=1 --", '__proto__', '../account']) {
        await alex.forge(button(verb, { provider: 'fabrikam', invitation: 'none', [name]: value }));
        expect(alex.lastCard.text).toContain(text('en', 'errors.not-found'));
      }
    }
    for (const verb of ['withdraw-invitation', 'send-invitation-again', 'authorize-provider']) {
      await alex.forge(button(verb));
      expect(alex.lastCard.text).toContain(text('en', 'errors.not-found'));
    }
    expect(await desk.documents('contoso')).toEqual(before);
  });
});

describe('an activity that is not from somebody’s personal chat', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => {
    const failures = desk.log.filter(line => line.includes('failed'));
    await desk.close();
    expect(failures).toEqual([]);
  });

  const KINDS = [
    { type: 'message', text: 'enroll' },
    { type: 'message', value: button('enroll') },
    {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', data: button('enroll') } },
    },
    { type: 'invoke', name: 'signin/verifyState', value: { state: '1' } },
    { type: 'installationUpdate', action: 'add' },
    { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] },
  ];

  it('is ignored without a tenant or a user', async () => {
    const robin = desk.member('nobodys', 'Robin Counts');
    const { conversationId: id } = robin;
    for (const kind of KINDS) {
      for (const missing of [
        { channelData: undefined, conversation: { id, conversationType: 'personal' } },
        { channelData: { tenant: { id: '' } }, conversation: { id } },
        { from: { id: '' } },
        { from: undefined },
        { recipient: undefined },
      ]) {
        const { status, body } = await robin.send(robin.activityWith({ ...kind, ...missing }));
        expect(status).toBeLessThanOrEqual(kind.type === 'invoke' ? 501 : 200);
        expect(body.length).toBeLessThan(100);
      }
    }
    expect(robin.messages).toEqual([]);
    expect((await desk.documents('nobodys')).users).toEqual([]);
  });

  it.each([
    ['groupChat', 'en-US'],
    ['channel', 'de-DE'],
  ])('is shown the way to a chat of its own from a %s, in %s', async (conversationType, locale) => {
    const robin = desk.member('groups', 'Robin Counts', locale);
    const language = locale === 'de-DE' ? 'de' : 'en';
    const conversation = { id: `19:${conversationType}`, tenantId: 'groups', conversationType };
    for (const kind of KINDS) {
      const { status, body } = await robin.send(robin.activityWith({ ...kind, conversation }));
      expect(status).toBe(200);
      if (kind.type === 'invoke') expect(JSON.parse(body).value).not.toBe('');
    }
    const said = desk.connector.chat(conversation.id).map(({ activity }) => JSON.stringify(activity));
    expect(said).toHaveLength(3);
    expect(said.join()).toContain(text(language, 'sharedChats.meetFirst'));
    expect((await desk.documents('groups')).users).toEqual([]);
  });

  it('is ignored when it is nothing that asks for an answer', async () => {
    const robin = desk.member('quiet', 'Robin Counts');
    for (const activity of [
      { type: 'typing' },
      { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
      { type: 'messageUpdate', text: 'enroll' },
      { type: 'messageDelete' },
      { type: 'endOfConversation' },
      { type: 'event', name: 'continueConversation' },
      { type: 'conversationUpdate', membersRemoved: [{ id: 'bot' }] },
      { type: 'conversationUpdate', membersAdded: [{ id: '29:somebody' }] },
      { type: 'installationUpdate', action: 'remove' },
      { type: 'nothingYouKnow' },
    ]) {
      expect(await robin.post(activity)).toEqual({});
    }
    expect(robin.messages).toEqual([]);
  });
});
