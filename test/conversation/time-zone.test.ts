import { DAY } from '../../src/domain/ids';
import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import { acceptance, invited, twoPartners } from './harness/story';

describe.each(['en-US', 'de-DE'])('dates and times, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());

  /** At this time it is tomorrow already in Kiritimati, fourteen hours ahead. */
  const atEleven = () => desk.pass(DAY - ((desk.now().getTime() - 11 * 3_600_000) % DAY));
  const dateIn = (timeZone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(desk.now());
  const dayOfMomentIn = (timeZone: string) =>
    new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone }).format(desk.now());

  it('are those where the reader is, on cards and notices', async () => {
    const { megan, alex } = await twoPartners(desk, { locale });
    alex.timeZone = 'Pacific/Kiritimati';
    megan.timeZone = 'America/New_York';
    await megan.say('account');
    atEleven();
    const link = await invited(alex, 'Northwind');
    const card = alex.lastCard;
    await desk.website.send(link, acceptance('Northwind'));
    await desk.settled();
    const [later, earlier] = [dayOfMomentIn('Pacific/Kiritimati'), dayOfMomentIn('America/New_York')];
    const told = text(language, 'cards.notices.customer-accepted', { companyName: 'Northwind' });
    const shownTo = { alex: alex.cardWith(told).text, megan: megan.cardWith(told).text };
    expect(shownTo.alex).toContain(later);
    expect(shownTo.megan).toContain(earlier);
    expect(shownTo.megan).not.toContain(later);
    expect(alex.cards.find(({ messageId }) => messageId === card.messageId)?.text).toContain(later);
    expect((await alex.say('customers')).text).toContain(dateIn('Pacific/Kiritimati'));
    expect((await megan.say('customers')).text).toContain(dateIn('America/New_York'));
  });
});
