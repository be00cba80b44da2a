import { Conversations, newConversation } from '../../src/bot/conversation';
import { type Instant, instant, later, TenantId } from '../../src/domain/ids';
import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { ClickAnswer, Member } from './harness/member';
import { acceptance, enrolled, invited, twoPartners } from './harness/story';

const ANNA = { companyName: 'Northwind', firstName: 'Anna', lastName: 'Lidman', email: 'anna@northwind.example' };
const ROUNDS = 10;

describe.each(['en-US', 'de-DE'])('several instances on one store, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk({ isHesitant: true, instances: 3 });
  });
  afterAll(async () => {
    const failures = desk.log.filter(line => line.includes('failed'));
    await desk.close();
    expect(failures).toEqual([]);
  });

  const isKind = ({ card, remark }: ClickAnswer) =>
    card
      ? card.heading !== t('cards.message.problem')
      : [t('chat.alreadyHandled'), t('chat.oldCard')].includes(remark ?? '');

  async function partner(tenantId: string): Promise<Member> {
    const member = desk.member(tenantId, 'Alex Wilber', locale);
    const companyName = tenantId.toUpperCase();
    await enrolled(desk, member, { partnerKind: 'direct-partner', companyName, domain: `${tenantId}.example` });
    await desk.settled();
    return member;
  }

  it('do what was clicked once, whichever of them is reached by the click, its double and its resent ones', async () => {
    const { alex } = await twoPartners(desk, { provider: 'asked', reseller: 'clicking', locale });
    for (let round = 1; round <= ROUNDS; round += 1) {
      await alex.say('indirect providers');
      const draft = await alex.clickAgainAndAgain(alex.lastCard, t('buttons.inviteNewCustomers'));
      expect(draft.filter(isKind)).toHaveLength(4);
      expect((await desk.documents('clicking')).invitations).toHaveLength(round);
      const done = await alex.clickAgainAndAgain(alex.lastCard, t('buttons.done'), { recipient: `Customer ${round}` });
      expect(done.filter(isKind)).toHaveLength(4);
      const { invitations } = await desk.documents('clicking');
      expect(invitations.at(-1)).toMatchObject({ body: { recipient: `Customer ${round}`, status: { state: 'sent' } } });
    }
  });

  it('answer each of many quick messages once, from the state that the one before has left', async () => {
    const alex = await partner('typing');
    const before = alex.messages.length;
    const words = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? 'leads' : 'hello'));
    await Promise.all(words.map(each => alex.post({ type: 'message', text: each })));
    expect(alex.messages.length - before).toBe(words.length);
    const form = await alex.press(t('leads.add'));
    // What is typed meanwhile keeps the flow where it is: the form can be sent, and is sent once.
    await Promise.all(Array.from({ length: 6 }, () => alex.post({ type: 'message', text: 'hm?' })));
    const { card } = await alex.click(form, t('leads.save'), ANNA);
    expect(card?.heading).toBe('Northwind');
  });

  it('tell each partner once what was accepted on three pages at once', async () => {
    const { megan, alex } = await twoPartners(desk, { provider: 'told', reseller: 'telling', locale });
    for (let round = 0; round < ROUNDS; round += 1) {
      const { pathname } = new URL(await invited(alex));
      const answers = desk.urls.map(url => desk.website.send(new URL(pathname, url).href, acceptance(`C${round}`)));
      const pages = await Promise.all(answers);
      expect(pages.map(page => page.status).sort()).toEqual([200, 410, 410]);
    }
    await desk.settled();
    for (const member of [megan, alex]) {
      const told = member.cards.map(({ heading }) => heading);
      for (let round = 0; round < ROUNDS; round += 1) {
        const words = t('cards.notices.customer-accepted', { companyName: `C${round}` });
        expect(told.filter(heading => heading === words)).toHaveLength(1);
      }
    }
  });

  /** A conversation in the state that a process has left it in. */
  async function held(member: Member, by: string, until: Instant): Promise<void> {
    const tenant = TenantId.parse(member.person.tenantId);
    const found = await desk.store.read(Conversations, tenant, member.conversationId);
    const body = { ...(found?.body ?? newConversation(instant(new Date()))), held: { by, until } };
    if (found) await desk.store.replace(Conversations, { ...found, body });
    else await desk.store.create(Conversations, { tenant, id: member.conversationId, body });
  }

  it('wait for the turn of another, and go on without one that has died', async () => {
    const alex = desk.member('waiting', 'Alex Wilber', locale);
    await alex.say('hello');
    await held(alex, 'gone', later(new Date(), 5_000));
    let isAnswered = false;
    const answered = alex.say('hello').then(() => {
      isAnswered = true;
    });
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(isAnswered).toBe(false);
    desk.pass(5_000);
    await answered;
  });
});
