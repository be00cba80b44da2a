import { text } from '../../src/text/text';
import { longKnown } from './harness/customer';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { longEnrolled, title } from './harness/story';

describe.each(['en-US', 'de-DE'])('the name of a customer, typed in the chat, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const words = (english: string, german: string) => (language === 'de' ? german : english);
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  let desk: TestDesk;
  let alex: Member;

  beforeAll(async () => {
    desk = await openTestDesk();
    alex = desk.member('contoso', 'Alex Wilber', locale);
    await longEnrolled(desk, alex, {
      partnerKind: 'indirect-reseller',
      companyName: 'Contoso',
      domain: 'contoso.example',
    });
    await longKnown(desk, alex, [
      'Northwind Traders',
      'Northern Lights',
      'Österreichische Wind AG',
      'Adventure Works',
      'Hilfe e. V.',
    ]);
    const megan = desk.member('fabrikam', 'Megan Bowen', locale);
    await longEnrolled(desk, megan, {
      partnerKind: 'indirect-provider',
      companyName: 'Fabrikam',
      domain: 'fabrikam.example',
    });
    await longKnown(desk, megan, ['Relecloud']);
  });
  beforeEach(async () => {
    await alex.say('cancel');
    await desk.giveRoles(alex, ['global-admin', 'admin-agent']);
  });
  afterAll(async () => desk.close());

  it.each([
    ['northwind', 'Northwind Traders'],
    ['  Northwind\u00a0  Tra ', 'Northwind Traders'],
    ['traders', 'Northwind Traders'],
    ['“Adventure”?', 'Adventure Works'],
    ['österr', 'Österreichische Wind AG'],
    ['OSTERR', 'Österreichische Wind AG'],
    ['adventureworks.example', 'Adventure Works'],
  ])('opens the customer: %j', async (typed, companyName) => {
    const card = await alex.say(typed);
    expect(card.heading).toBe(companyName);
    card.button(t('subscriptions.title'));
  });

  it('lists all whom it may mean, and the list goes on from there', async () => {
    const card = await alex.say('north');
    expect(card.heading).toBe(t('cards.customers.heading'));
    expect(card.inputs['search']).toBe('north');
    expect(card.text).toContain('Northwind Traders');
    expect(card.text).toContain('Northern Lights');
    expect(card.text).not.toContain('Adventure');
    const chosen = await alex.press(title(alex, 'buttons.open'));
    expect(chosen.heading).toBe('Northern Lights');
  });

  it.each(['ind', 'n', '!', 'relecloud', 'northwind'.repeat(20), '%', '*'])('is nobody’s: %j', async typed => {
    const card = await alex.say(typed);
    expect(card.heading).toBe(t('cards.help.unknown'));
    expect(card.text).toContain(t('cards.help.noCustomer'));
  });

  it('is no longer one after the relationship was removed', async () => {
    await longKnown(desk, alex, ['Woodgrove Bank']);
    await alex.say('woodgrove');
    await alex.press(t('customerAccount.title'));
    await alex.press(t('customerAccount.remove'));
    await alex.press(t('customerAccount.remove'), { accept: 'true' });
    expect((await alex.say('woodgrove')).heading).toBe(t('cards.help.unknown'));
  });

  it('is a command where there is one of these words', async () => {
    expect((await alex.say('hilfe')).heading).toBe(t('cards.help.heading'));
    expect((await alex.say('hilfe')).text).toContain(t('cards.help.findCustomer'));
    expect((await alex.say('hilfe e')).heading).toBe('Hilfe e. V.');
  });

  it('does not leave what is going on', async () => {
    const draft = await alex.say(words('request a reseller relationship', 'vertriebspartnerschaft beantragen'));
    const again = await alex.say('northwind');
    expect(alex.plainTexts.at(-1)).toBe(t('chat.useTheCard'));
    expect(again.heading).toBe(draft.heading);
  });

  it('is not looked for on behalf of who may not see customers', async () => {
    await desk.giveRoles(alex, ['billing-admin']);
    for (const typed of ['northwind', 'north']) {
      const card = await alex.say(typed);
      expect(card.heading).toBe(t('cards.help.unknown'));
      expect(card.text).not.toContain(t('cards.help.noCustomer'));
    }
    expect((await alex.say('help')).text).not.toContain(t('cards.help.findCustomer'));
    const robin = desk.member('newcomers', 'Robin Counts', locale);
    expect((await robin.say('northwind')).heading).toBe(t('cards.help.unknown'));
  });
});
