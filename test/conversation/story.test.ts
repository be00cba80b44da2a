import { text } from '../../src/text/text';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import { enrolled, linkOn, partnered, title } from './harness/story';

describe.each(['en', 'de'] as const)('the first story in %s', language => {
  let desk: TestDesk;
  const locale = { en: 'en-US', de: 'de-DE' }[language];
  const words = (english: string, german: string) => (language === 'de' ? german : english);

  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());

  it('goes from the welcome to the accepted customer', async () => {
    const megan = desk.member('fabrikam', 'Megan Bowen', locale);
    const alex = desk.member('contoso', 'Alex Wilber', locale);
    await megan.install();
    await alex.install();
    expect(alex.cards).toHaveLength(1);
    expect(alex.lastCard.heading).toBe(text(language, 'cards.help.welcome'));

    await enrolled(desk, megan, {
      partnerKind: 'indirect-provider',
      companyName: 'Fabrikam',
      domain: 'fabrikam.example',
    });
    await enrolled(desk, alex, { partnerKind: 'indirect-reseller', companyName: 'Contoso', domain: 'contoso.example' });
    await partnered(megan, alex);

    await eventually(() =>
      megan.cardWith(text(language, 'cards.notices.partnership-active-reseller', { companyName: 'Contoso' })),
    );
    expect((await megan.say(words('indirect resellers', 'indirekte vertriebspartner'))).text).toContain('Contoso');
    expect((await alex.say(words('indirect providers', 'indirekte anbieter'))).text).toContain('Fabrikam');

    await alex.press(title(alex, 'buttons.inviteNewCustomers'));
    const link = linkOn(alex.lastCard);
    await alex.press(title(alex, 'buttons.done'), { recipient: 'anna@northwind.example' });
    const invitation = alex.lastCard;

    const page = await desk.website.open(link, language);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Fabrikam');
    const accepted = await desk.website.send(
      link,
      { companyName: 'Northwind', domain: 'northwind.example', email: 'anna@northwind.example', accept: 'true' },
      language,
    );
    expect(accepted.status).toBe(200);

    const told = text(language, 'cards.notices.customer-accepted', { companyName: 'Northwind' });
    await eventually(() => alex.cardWith(told));
    await eventually(() => megan.cardWith(told));
    await eventually(() => {
      const inPlace = alex.cards.find(card => card.messageId === invitation.messageId);
      expect(inPlace?.heading).toContain(text(language, 'cards.invitation.accepted'));
    });
    for (const [member, sharedWith] of [
      [alex, `${text(language, 'cards.customers.filterProvider')}: Fabrikam`],
      [megan, `${text(language, 'cards.customers.filterReseller')}: Contoso`],
    ] as const) {
      const list = await member.say(words('customers', 'kunden'));
      expect(list.text).toContain('Northwind');
      expect(list.text).toContain(sharedWith);
      expect((await member.press(title(member, 'buttons.open'))).text).toContain(sharedWith);
    }
    await alex.say(words('indirect providers', 'indirekte anbieter'));
    expect((await alex.press(title(alex, 'buttons.viewCustomers'))).text).toContain('Northwind');
  });

  it('has told in one log line a turn what it asked of the store', () => {
    const turns = desk.log.map(line => JSON.parse(line)).filter(({ route }) => route === '/api/messages');
    const isCharged = process.env['TEST_STORE'] === 'cosmos';
    expect(turns.length).toBeGreaterThan(10);
    for (const { operations, requestUnits } of turns) {
      expect(operations).toBeGreaterThan(0);
      expect(requestUnits > 0).toBe(isCharged);
    }
  });
});
