import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { acceptance, fillUntilForm, invited, linkOn, profile, title, twoPartners, verifyEmail } from './harness/story';

/** Both at once, now the one a little ahead and now the other. */
async function atOnce<A, B>(one: () => Promise<A>, other: () => Promise<B>): Promise<[A, B]> {
  const later = async <T>(work: () => Promise<T>) => {
    await new Promise(resolve => setTimeout(resolve, Math.random() * 15));
    return work();
  };
  return Promise.all([later(one), later(other)]);
}

const howOften = ({ cards }: Member, words: string) => cards.filter(card => card.text.includes(words)).length;

describe.each([
  { locale: 'en-US', rounds: 4 },
  { locale: 'de-DE', rounds: 2 },
])('two people at the same thing, in $locale', ({ locale, rounds }) => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  let lee: Member;

  beforeAll(async () => {
    desk = await openTestDesk({ isHesitant: true });
    ({ megan, alex } = await twoPartners(desk, { locale }));
    lee = desk.member('contoso', 'Lee Gu', locale);
    await lee.install();
    await desk.giveRoles(lee, ['global-admin', 'admin-agent']);
  });
  afterAll(async () => {
    const failures = desk.log.filter(line => line.includes('failed'));
    await desk.close();
    expect(failures).toEqual([]);
  });

  it('authorize one provider once, and the second is told that it is done', async () => {
    const tailspin = desk.member('tailspin', 'Tai Yee', locale);
    await fillUntilForm(desk, tailspin, 'indirect-provider');
    await tailspin.press(title(tailspin, 'buttons.enrollNow'), profile('Tailspin', 'tailspin.example'));
    await verifyEmail(desk, 'robin@tailspin.example');
    await desk.settled();
    await tailspin.say('request a partnership');
    const link = linkOn(tailspin.lastCard);
    await tailspin.press(title(tailspin, 'buttons.done'), { recipient: 'Contoso' });
    const authorize = title(alex, 'buttons.authorize');
    const cards = [await alex.say(link), await lee.say(link)] as const;

    const answers = await atOnce(
      () => alex.click(cards[0], authorize, { accept: 'true' }),
      () => lee.click(cards[1], authorize, { accept: 'true' }),
    );
    await desk.settled();
    const done = text(language, 'cards.authorize.done', { provider: 'Tailspin' });
    const used = text(language, 'errors.link-used');
    expect(answers.map(({ card }) => card?.heading === done).sort()).toEqual([false, true]);
    expect(answers.map(({ card }) => card?.text.includes(used)).sort()).toEqual([false, true]);

    const { partnerships } = await desk.documents('contoso');
    expect(partnerships.filter(({ body }) => body.partner === 'tailspin')).toHaveLength(1);
    const notice = (side: 'provider' | 'reseller', companyName: string) =>
      text(language, `cards.notices.partnership-active-${side}`, { companyName });
    // Whoever was first has seen the outcome on the card.
    expect([alex, lee].map(each => howOften(each, notice('provider', 'Tailspin'))).sort()).toEqual([0, 1]);
    expect(howOften(tailspin, notice('reseller', 'Contoso'))).toBe(1);
  });

  it('enrol one tenant: who hands it in has signed in as global admin, and becomes one', async () => {
    const tenant = 'together';
    const robin = desk.member(tenant, 'Robin Counts', locale);
    const jordan = desk.member(tenant, 'Jordan Miller', locale);
    await fillUntilForm(desk, robin, 'indirect-reseller');

    // Robin's sign-in is not Jordan's.
    await jordan.say(language === 'de' ? 'registrieren' : 'enroll');
    const card = await jordan.press(title(jordan, 'buttons.next'), { partnerKind: 'indirect-reseller' });
    expect(card.heading).toBe(text(language, 'cards.signIn.workAccount'));
    const early = await jordan.press(title(jordan, 'buttons.continue'));
    expect(early.text).toContain(text(language, 'errors.sign-in-missing'));

    // Nor can Robin hand in what Jordan has taken up.
    const answer = await robin.press(title(robin, 'buttons.enrollNow'), profile('Together', `${tenant}.example`));
    expect(answer.text).toContain(text(language, 'errors.sign-in-missing'));

    await fillUntilForm(desk, jordan, 'indirect-reseller');
    const enrollNow = title(jordan, 'buttons.enrollNow');
    await jordan.press(enrollNow, profile('Together', `${tenant}.example`));
    await verifyEmail(desk, `robin@${tenant}.example`);
    await desk.settled();
    expect(howOften(jordan, text(language, 'cards.enrollment.activeText'))).toBe(1);
    expect(howOften(robin, text(language, 'cards.enrollment.activeText'))).toBe(0);
    const { users } = await desk.documents(tenant);
    expect(users.filter(({ body }) => body.roles.includes('global-admin')).map(({ body }) => body.name)).toEqual([
      'Jordan Miller',
    ]);
  });

  it('accept and withdraw one invitation: one of both, and each is told the truth', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const companyName = `Northwind${round}`;
      const link = await invited(alex, companyName);
      await alex.say('invitations');
      const confirmation = await alex.press(title(alex, 'buttons.withdraw'));
      const [page, { card }] = await atOnce(
        () => desk.website.send(link, acceptance(companyName), language),
        () => alex.click(confirmation, title(alex, 'buttons.withdraw')),
      );
      await desk.settled();
      await alex.say('cancel');
      const accepted = text(language, 'cards.notices.customer-accepted', { companyName });
      const { customers } = await desk.documents('contoso');
      const isCustomer = customers.some(({ body }) => body.companyName === companyName);
      const told = [howOften(alex, accepted), howOften(lee, accepted), howOften(megan, accepted)];
      if (page.status === 200) {
        expect(card?.text).toContain(text(language, 'errors.invitation-closed'));
        expect({ isCustomer, told }).toEqual({ isCustomer: true, told: [1, 1, 1] });
      } else {
        expect(page.text).toContain(text(language, 'pages.links.invitation.withdrawn.title'));
        expect(card?.text).toContain(text(language, 'cards.invitation.withdrawn'));
        expect({ isCustomer, told }).toEqual({ isCustomer: false, told: [0, 0, 0] });
      }
    }
  });

  it('accept one invitation twice at once: one customer, each partner told once', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const link = await invited(alex, `Twice ${round}`);
      const names = [`Adatum${round}`, `Wingtip${round}`] as const;
      const pages = await atOnce(
        () => desk.website.send(link, acceptance(names[0]), language),
        () => desk.website.send(link, acceptance(names[1]), language),
      );
      await desk.settled();
      expect(pages.map(page => page.status).sort()).toEqual([200, 410]);
      const [companyName, other] = pages[0].status === 200 ? names : [names[1], names[0]];
      for (const member of [alex, lee, megan]) {
        expect(howOften(member, text(language, 'cards.notices.customer-accepted', { companyName }))).toBe(1);
        expect(howOften(member, text(language, 'cards.notices.customer-accepted', { companyName: other }))).toBe(0);
      }
    }
  });

  it('withdraw one invitation at once, and one sends again what the other withdraws', async () => {
    for (let round = 0; round < rounds / 2; round += 1) {
      const link = await invited(alex, 'Anna');
      const withdraw = title(alex, 'buttons.withdraw');
      for (const member of [alex, lee]) {
        await member.say('invitations');
        await member.press(withdraw);
      }
      const cards = await atOnce(
        () => alex.press(withdraw),
        () => lee.press(withdraw),
      );
      for (const card of cards) expect(card.heading).toContain(text(language, 'cards.invitation.withdrawn'));
      expect((await desk.website.open(link)).status).toBe(410);

      const again = await invited(alex, 'Bernd');
      await lee.say('invitations');
      await alex.say('invitations');
      await alex.press(withdraw);
      const [, sendAgain] = await atOnce(
        () => alex.press(withdraw),
        () => lee.press(title(lee, 'buttons.sendAgain')),
      );
      if (sendAgain.heading === text(language, 'cards.draft.reseller-and-provider')) {
        const late = await lee.press(title(lee, 'buttons.done'));
        expect(late.text).toContain(text(language, 'errors.invitation-closed'));
      } else {
        expect(lee.lastCard.text).toContain(text(language, 'errors.invitation-closed'));
      }
      expect((await desk.website.open(again)).status).toBe(410);
      await desk.settled();
    }
  });
});
