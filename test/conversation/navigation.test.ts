import { text } from '../../src/text/text';
import type { ShownCard } from './harness/card';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { acceptance, invited, title, twoPartners } from './harness/story';

describe.each([
  { client: 'Action.Execute', locale: 'en-US' },
  { client: 'Action.Submit', locale: 'de-DE' },
] as const)('a button that opens something, with $client in $locale', ({ client, locale }) => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  beforeAll(async () => {
    desk = await openTestDesk();
    ({ megan, alex } = await twoPartners(desk, { locale }));
    await desk.website.send(await invited(alex, 'Northwind'), acceptance('Northwind'));
    await desk.settled();
  });
  afterAll(async () => {
    const failures = desk.log.filter(line => line.includes('failed'));
    await desk.close();
    expect(failures).toEqual([]);
  });

  const accepted = () => text(language, 'cards.notices.customer-accepted', { companyName: 'Northwind' });
  const invitationAccepted = () =>
    text(language, 'cards.invitation.heading', {
      kind: text(language, 'cards.invitation.reseller-and-provider'),
      status: text(language, 'cards.invitation.accepted'),
    });
  const customers = () => text(language, 'cards.customers.heading');
  const headings = (member: Member) => member.cards.map(({ heading }) => heading);
  const shown = (member: Member, { messageId }: ShownCard) => member.cards.find(card => card.messageId === messageId);

  async function press(member: Member, card: ShownCard, words: string, inputs: Record<string, string> = {}) {
    if (client === 'Action.Execute') await member.click(card, words, inputs);
    else await member.submit(card, words, inputs);
    return member.lastCard;
  }

  async function pressAgainAndAgain(member: Member, card: ShownCard, words: string) {
    if (client === 'Action.Submit') return member.submitAgainAndAgain(card, words);
    const remarks = (await member.clickAgainAndAgain(card, words)).map(({ remark }) => remark);
    const [below, again] = [text(language, 'chat.below'), text(language, 'chat.alreadyHandled')];
    expect(remarks).toEqual([below, below, again, below]);
  }

  it.each(['notice', 'help', 'outcome'] as const)(
    'on a %s leaves that card, and answers below it once',
    async place => {
      if (place === 'help') await alex.say('help');
      const card = {
        notice: () => alex.cardWith(accepted()),
        help: () => alex.lastCard,
        outcome: () => alex.cardWith(invitationAccepted()),
      }[place]();
      const words =
        place === 'help' ? text(language, 'commands.customers.title') : title(alex, 'buttons.viewCustomers');
      const before = headings(alex);

      await pressAgainAndAgain(alex, card, words);
      expect(headings(alex)).toEqual([...before, customers()]);

      await alex.say('account');
      await press(alex, card, words);
      expect(headings(alex).slice(before.length + 2)).toEqual([customers()]);
      expect(shown(alex, card)).toEqual(card);
    },
  );

  it('answers again after a while, though nothing else has happened', async () => {
    const card = megan.cardWith(accepted());
    const before = headings(megan);
    await press(megan, card, title(megan, 'buttons.viewCustomers'));
    desk.pass(61_000);
    await press(megan, card, title(megan, 'buttons.viewCustomers'));
    expect(headings(megan)).toEqual([...before, customers(), customers()]);
  });

  it('opens the customer that has accepted', async () => {
    const opened = await press(alex, alex.cardWith(accepted()), title(alex, 'buttons.open'));
    expect(opened.heading).toBe('Northwind');
  });

  it('begins a flow below a notice, whose answers are given in its own place', async () => {
    const words = text(language, 'cards.notices.partnership-active-reseller', { companyName: 'Contoso' });
    const notice = megan.cardWith(words);
    await press(megan, notice, text(language, 'commands.indirect-resellers.title'));
    const list = megan.lastCard;
    const details = await press(megan, list, text(language, 'partnerships.details'));
    expect(details.messageId).toBe(list.messageId);
    expect(details.heading).toBe('Contoso');

    const help = await megan.say('help');
    await pressAgainAndAgain(megan, help, text(language, 'commands.request-partnership.title'));
    const draft = megan.lastCard;
    expect(draft.heading).toBe(text(language, 'cards.draft.partnership'));
    expect(shown(megan, help)).toEqual(help);
    const ready = await press(megan, draft, title(megan, 'buttons.openInEmail'), { recipient: 'Tailspin' });
    expect(ready.messageId).toBe(draft.messageId);

    await press(megan, help, text(language, 'commands.request-partnership.title'));
    expect(shown(megan, draft)?.heading).toBe(text(language, 'cards.message.superseded'));
    expect(shown(megan, help)).toEqual(help);
    await megan.say('cancel');
  });

  it('leads from the news of a customer to its invitation, where there is one', async () => {
    const invitations = text(language, 'commands.invitations.title');
    expect(megan.cardWith(accepted()).buttons.map(({ title }) => title)).not.toContain(invitations);
    const list = await press(alex, alex.cardWith(accepted()), invitations);
    expect(list.text).toContain('Northwind');
  });

  it('pages, searches, opens and goes back within a list', async () => {
    const list = await alex.say('customers');
    await press(alex, list, title(alex, 'buttons.search'), { search: 'Nor' });
    const found = alex.lastCard;
    expect(found.inputs).not.toHaveProperty('customer');
    const customer = await press(alex, found, title(alex, 'buttons.open'));
    expect(customer.heading).toBe('Northwind');
    const back = await press(alex, customer, text(language, 'cards.customers.back'));
    expect([found, customer, back].map(({ messageId }) => messageId)).toEqual(Array(3).fill(list.messageId));
  });
});
