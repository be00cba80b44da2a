import { text } from '../../src/text/text';
import { ShownCard } from './harness/card';
import { longKnown } from './harness/customer';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { acceptance, invited, longEnrolled, partnered } from './harness/story';

describe.each(['en-US', 'de-DE'])('a channel of a team, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  const words = (english: string, german: string) => (language === 'de' ? german : english);
  const CHANNEL = '19:channel@thread.tacv2';
  let desk: TestDesk;
  let alex: Member;

  const inChannel = (member: Member, thread = '1') => ({
    id: `${CHANNEL};messageid=${thread}`,
    tenantId: member.person.tenantId,
    conversationType: 'channel',
  });
  const messagesIn = (id: string) => desk.connector.chat(id);
  const cardsIn = (id: string) =>
    messagesIn(id).flatMap(message =>
      (message.activity.attachments ?? []).map(({ content }) => new ShownCard(content, message.id)),
    );
  const lastIn = (id: string) => cardsIn(id).at(-1) ?? new ShownCard({}, '');

  async function mention(member: Member, typed: string, thread = '1') {
    const conversation = inChannel(member, thread);
    const mentioned = '<at>Partner Desk</at>';
    const entities = [{ type: 'mention', mentioned: { id: 'bot', name: 'Partner Desk' }, text: mentioned }];
    await member.post({ type: 'message', text: `${mentioned} ${typed}`, entities, conversation });
    return lastIn(conversation.id);
  }

  async function press(member: Member, card: ShownCard, title: string, inputs: Record<string, string> = {}) {
    const { data } = card.button(title);
    const answer = await member.post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', data: { ...data, ...inputs } } },
      replyToId: card.messageId,
      conversation: inChannel(member),
    });
    return answer as { type: string; value: unknown };
  }

  beforeAll(async () => {
    desk = await openTestDesk();
    alex = desk.member('contoso', 'Alex Wilber', locale);
    await longEnrolled(desk, alex, {
      partnerKind: 'indirect-reseller',
      companyName: 'Contoso',
      domain: 'contoso.example',
    });
    await longKnown(desk, alex, ['Northwind Traders']);
    const megan = desk.member('fabrikam', 'Megan Bowen', locale);
    await longEnrolled(desk, megan, {
      partnerKind: 'indirect-provider',
      companyName: 'Fabrikam',
      domain: 'fabrikam.example',
    });
    await partnered(megan, alex);
    await desk.settled();
  });
  afterAll(async () => desk.close());

  it('is greeted once, and again after the bot was taken out and put in', async () => {
    const conversation = { ...inChannel(alex), id: '19:greeted@thread.tacv2' };
    const install = async () => {
      await alex.post({ type: 'conversationUpdate', membersAdded: [{ id: 'bot' }], conversation });
      await alex.post({ type: 'installationUpdate', action: 'add', conversation });
    };
    await install();
    expect(cardsIn(conversation.id).map(({ text }) => text)).toEqual([expect.stringContaining(t('sharedChats.text'))]);
    await alex.post({ type: 'installationUpdate', action: 'remove', conversation });
    await install();
    expect(cardsIn(conversation.id)).toHaveLength(2);
  });

  it.each(['', words('help', 'hilfe'), words('hi', 'hallo')])('is told what the bot does there: %j', async typed => {
    expect((await mention(alex, typed)).text).toContain(t('sharedChats.text'));
  });

  it.each([
    [words('customers', 'kunden'), 'Northwind Traders'],
    ['northwind', 'Northwind Traders'],
    [words('request a reseller relationship', 'vertriebspartnerschaft beantragen'), '/i/'],
  ])('is shown nothing private: %j is answered in the chat of who asked', async (typed, secret) => {
    const before = alex.messages.length;
    const answer = await mention(alex, typed, typed);
    expect(answer.text).toContain(t('sharedChats.answered', { name: 'Alex Wilber' }));
    expect(JSON.stringify(messagesIn(inChannel(alex, typed).id))).not.toContain(secret);
    expect(alex.messages.length).toBeGreaterThan(before);
    expect(JSON.stringify(alex.lastCard.content)).toContain(secret);
    await alex.say('cancel');
  });

  it('does not do twice what Teams sends twice', async () => {
    await mention(alex, words('customers', 'kunden'));
    const before = alex.messages.length;
    await alex.post(alex.lastActivity ?? {});
    expect(alex.messages.slice(before).flatMap(({ activity }) => activity.attachments ?? [])).toEqual([]);
  });

  it('leads who has no chat with the bot to one', async () => {
    const isaiah = desk.member('contoso', 'Isaiah Langer', locale);
    expect((await mention(isaiah, words('customers', 'kunden'))).text).toContain(t('sharedChats.meetFirst'));
    const settings = await mention(isaiah, words('notifications', 'benachrichtigungen'));
    expect(settings.text).toContain(t('sharedChats.meetFirst'));
    expect(isaiah.messages).toEqual([]);
  });

  it('takes its notifications from an admin agent only', async () => {
    const lee = desk.member('contoso', 'Lee Gu', locale);
    await lee.say('hi');
    await desk.giveRoles(lee, ['helpdesk-agent']);
    expect((await mention(lee, words('notifications', 'benachrichtigungen'))).text).toContain(t('roles.admin-agent'));
    const card = await mention(alex, words('notifications', 'benachrichtigungen'));
    const refused = await press(lee, card, t('buttons.update'), { kinds: 'customers' });
    expect(String(refused.value)).toContain(t('roles.admin-agent'));
  });

  it('gets the notifications that were chosen for it, without a name or an address', async () => {
    const card = await mention(alex, words('notifications', 'benachrichtigungen'));
    expect(card.heading).toBe(t('sharedChats.settings'));
    const saved = await press(alex, card, t('buttons.update'), { kinds: 'customers' });
    expect(new ShownCard(saved.value, '').text).toContain(t('sharedChats.saved'));

    const link = await invited(alex, 'Woodgrove');
    await desk.website.send(link, acceptance('Woodgrove'));
    await desk.settled();
    const [notice] = cardsIn(CHANNEL);
    expect(cardsIn(CHANNEL)).toHaveLength(1);
    expect(notice?.heading).toContain('Woodgrove');
    expect(notice?.text).toContain(t('sharedChats.chosenBy', { name: 'Alex Wilber' }));
    expect(JSON.stringify(notice?.content)).not.toMatch(/@|woodgrove[^"]*\.example/i);

    const remark = await press(alex, notice ?? card, t('buttons.open'));
    expect(remark.value).toBe(t('sharedChats.answered', { name: 'Alex Wilber' }));
    expect(alex.lastCard.heading).toBe('Woodgrove');
    expect(cardsIn(CHANNEL)).toHaveLength(1);
  });

  it('is left in peace after nothing is chosen, or the bot was taken out', async () => {
    const card = await mention(alex, words('notifications', 'benachrichtigungen'));
    expect(card.inputs['kinds']).toBe('customers');
    const saved = await press(alex, card, t('buttons.update'), { kinds: '' });
    expect(new ShownCard(saved.value, '').text).toContain(t('sharedChats.savedNone'));
    await press(alex, card, t('buttons.update'), { kinds: 'customers' });
    await alex.post({
      type: 'installationUpdate',
      action: 'remove',
      conversation: { ...inChannel(alex), id: CHANNEL },
    });
    await desk.website.send(await invited(alex, 'Relecloud'), acceptance('Relecloud'));
    await desk.settled();
    expect(cardsIn(CHANNEL)).toHaveLength(1);
  });

  it('takes no files, and nothing that is no click of ours', async () => {
    const content = { downloadUrl: 'http://127.0.0.1/users.csv', uniqueId: '1', fileType: 'csv' };
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    const attachments = [{ contentType, name: 'users.csv', content }];
    await alex.post({ type: 'message', attachments, conversation: inChannel(alex, 'files') });
    expect(lastIn(inChannel(alex, 'files').id).text).toContain(t('sharedChats.files'));
    const card = await mention(alex, words('notifications', 'benachrichtigungen'));
    const odd = await press(alex, card, t('buttons.update'), { kinds: 'everything' });
    expect(String(odd.value)).not.toBe('');
  });
});
