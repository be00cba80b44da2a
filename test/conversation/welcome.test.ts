import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { acceptance, enrolled, invited, twoPartners } from './harness/story';

const installed = { type: 'installationUpdate', action: 'add' };
const joined = { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }, { id: '29:robin' }] };

const welcomes = ({ cards }: Member) =>
  cards.filter(({ heading }) => (['en', 'de'] as const).some(each => heading === text(each, 'cards.help.welcome')));

describe('the welcome', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk({ isHesitant: true });
  });
  afterAll(async () => {
    const failures = desk.log.filter(line => line.includes('failed'));
    await desk.close();
    expect(failures).toEqual([]);
  });

  it.each(['en-US', 'de-DE'])('comes once, however often and in whatever order Teams says so, in %s', async locale => {
    const language = locale === 'de-DE' ? 'de' : 'en';
    for (let round = 0; round < 4; round += 1) {
      const robin = desk.member(`once-${locale}-${round}`, 'Robin Counts', locale);
      const activities = [installed, joined, installed, joined].map(each => robin.activityWith(each));
      await Promise.all([...activities, ...activities.slice(2)].map(activity => robin.send(activity)));
      expect(robin.cards.map(card => card.heading)).toEqual([text(language, 'cards.help.welcome')]);
      expect(robin.plainTexts).toEqual([]);
    }
  });

  it('does not come again after the bot was removed, upgraded and added', async () => {
    const robin = desk.member('again', 'Robin Counts');
    await robin.install();
    await robin.post({ type: 'installationUpdate', action: 'remove' });
    await robin.post({ type: 'conversationUpdate', membersRemoved: [{ id: 'bot' }] });
    await robin.post({ type: 'installationUpdate', action: 'add-upgrade' });
    await desk.restart();
    await robin.install();
    expect(robin.messages).toHaveLength(1);
    expect((await robin.say('hi')).heading).toBe(text('en', 'cards.help.heading'));
  });

  it('comes to everybody of a tenant, and to the same person in another tenant', async () => {
    const people = [
      desk.member('one', 'Robin Counts'),
      desk.member('one', 'Jordan Miller', 'de-AT'),
      desk.member('two', 'Robin Counts'),
    ];
    await Promise.all(people.map(member => member.install()));
    expect(people.map(member => welcomes(member).length)).toEqual([1, 1, 1]);
  });

  it('comes when Teams sends neither a name, a locale nor an id', async () => {
    const robin = desk.member('bare', 'Robin Counts');
    const bare = { locale: undefined, id: undefined, from: { id: '29:bare', aadObjectId: 'bare' } };
    for (const activity of [installed, joined, joined]) await robin.send(robin.activityWith({ ...activity, ...bare }));
    expect(robin.cards.map(card => card.heading)).toEqual([text('en', 'cards.help.welcome')]);
    for (const words of ['account', 'user management', 'notifications', 'language', 'enroll']) {
      await robin.send(robin.activityWith({ type: 'message', text: words, ...bare }));
      expect(robin.lastCard.heading).not.toBe(text('en', 'cards.message.problem'));
    }
    expect(robin.lastCard.heading).toBe(text('en', 'cards.checklist.heading'));
  });
});

describe('a client’s locale', () => {
  let desk: TestDesk;
  let tenants = 0;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => {
    const failures = desk.log.filter(line => line.includes('failed'));
    await desk.close();
    expect(failures).toEqual([]);
  });

  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE-de', 'de'],
    ['de_CH', 'de'],
    ['en-GB', 'en'],
    ['fr-FR', 'en'],
    ['den', 'en'],
    ['xx-YY', 'en'],
    ['', 'en'],
    ['no locale at all', 'en'],
    ['x'.repeat(200), 'en'],
    ['en-US-u-ca-buddhist', 'en'],
  ] as const)('“%s” is answered in %s, with dates and all', async (locale, language) => {
    tenants += 1;
    const robin = desk.member(`locale-${tenants}`, 'Robin Counts', locale);
    const domain = `${robin.person.tenantId}.example`;
    await robin.install();
    expect(robin.lastCard.heading).toBe(text(language, 'cards.help.welcome'));
    const speaking = desk.member(robin.person.tenantId, 'Robin Counts', language === 'de' ? 'de-DE' : 'en-US');
    await enrolled(desk, speaking, { partnerKind: 'indirect-reseller', companyName: 'Robin', domain });
    await desk.settled();
    const account = await robin.say('account');
    expect(account.heading).toBe(text(language, 'cards.enrollment.accountHeading'));
    expect(account.text).toMatch(/\b2\d{3}\b/);
  });

  it('that goes missing or changes does not change the language that was chosen', async () => {
    const { alex } = await twoPartners(desk, { locale: 'de-DE' });
    const silent = desk.member('contoso', 'Alex Wilber');
    await silent.send(silent.activityWith({ type: 'message', text: 'hilfe', locale: undefined }));
    expect(silent.lastCard.heading).toBe(text('de', 'cards.help.heading'));
    await alex.say('sprache');
    await alex.press(text('de', 'buttons.english'));
    expect((await alex.say('hilfe')).heading).toBe(text('en', 'cards.help.heading'));
    const english = desk.member('contoso', 'Alex Wilber', 'en-US');
    const link = await invited(english);
    await desk.website.send(link, acceptance());
    await desk.settled();
    expect(alex.cardWith(text('en', 'cards.notices.customer-accepted', { companyName: 'Northwind' }))).toBeDefined();
  });
});
