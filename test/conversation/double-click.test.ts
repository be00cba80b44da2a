import { text } from '../../src/text/text';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { ClickAnswer, Member } from './harness/member';
import {
  acceptance,
  addressOn,
  enrolled,
  invited,
  languageOf,
  linkOn,
  profile,
  signInWithWorkAccount,
  title,
  twoPartners,
} from './harness/story';

type ButtonKey = Parameters<typeof title>[1];

/** A click is answered with a card, in place or below, or a remark, and neither speaks of a failure. */
function expectKindness(member: Member, answers: readonly ClickAnswer[]): void {
  const language = languageOf(member);
  const below = text(language, 'chat.below');
  const kind = [text(language, 'chat.alreadyHandled'), text(language, 'chat.oldCard'), below];
  for (const { card, remark } of answers) {
    if (card) expect(card.heading).not.toBe(text(language, 'cards.message.problem'));
    else expect(kind).toContain(remark);
  }
  if (answers[0]?.remark) expect(answers[0].remark).toBe(below);
}

describe.each([
  { client: 'Action.Execute', locale: 'en-US' },
  { client: 'Action.Submit', locale: 'de-DE' },
] as const)('each button pressed twice and sent again, with $client in $locale', ({ client, locale }) => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());
  afterEach(() => {
    expect(desk.log.filter(line => line.includes('failed'))).toEqual([]);
  });

  async function pressAgainAndAgain(member: Member, key: ButtonKey, inputs: Record<string, string> = {}) {
    const words = title(member, key);
    const card = member.cards.findLast(each => each.buttons.some(button => button.title === words));
    if (!card) throw new Error(`No button "${words}"; the last card:\n${member.lastCard.text}`);
    if (client === 'Action.Execute') {
      expectKindness(member, await member.clickAgainAndAgain(card, words, inputs));
    } else {
      await member.submitAgainAndAgain(card, words, inputs);
    }
    await desk.settled();
  }

  const bodies = <Body>(items: readonly { readonly body: Body }[]) => items.map(({ body }) => body);

  const documents = async (tenant: string) => {
    const { account, invitations, partnerships, customers, users } = await desk.documents(tenant);
    return {
      account: account?.body.enrollment,
      invitations: bodies(invitations),
      partnerships: bodies(partnerships),
      customers: bodies(customers),
      users: bodies(users),
    };
  };

  const howOften = (member: Member, words: string) => member.cards.filter(card => card.text.includes(words)).length;

  it('enrols once: one sign-in card, one form, one mail, one account', async () => {
    const robin = desk.member(`enrolling-${client}`, 'Robin Counts', locale);
    const language = languageOf(robin);
    await robin.say(locale === 'de-DE' ? 'registrieren' : 'enroll');
    await pressAgainAndAgain(robin, 'buttons.next', { partnerKind: 'indirect-reseller' });
    expect(howOften(robin, text(language, 'cards.signIn.workAccount'))).toBe(1);
    const { account: begun } = await documents(robin.person.tenantId);
    expect(begun).toMatchObject({ state: 'draft' });

    await signInWithWorkAccount(desk, robin);
    await eventually(() => robin.cardWith(text(language, 'cards.signIn.partnerAccount')));
    await desk.website.send(addressOn(robin.lastCard, title(robin, 'buttons.signIn')), { userName: 'membership' });
    await eventually(() => robin.cardWith(text(language, 'cards.organizationProfile.heading')));
    await pressAgainAndAgain(robin, 'buttons.continue');
    expect(howOften(robin, text(language, 'cards.enrollmentForm.heading'))).toBe(1);

    const address = `robin@robin-${language}.example`;
    await pressAgainAndAgain(robin, 'buttons.enrollNow', profile('Robin', `robin-${language}.example`));
    expect(await desk.website.mailsTo(address)).toHaveLength(1);
    const { account: handedIn } = await documents(robin.person.tenantId);
    expect(handedIn).toMatchObject({ state: 'awaiting-email-verification' });

    await pressAgainAndAgain(robin, 'buttons.resendMail');
    expect(await desk.website.mailsTo(address)).toHaveLength(2);

    const [, again] = await desk.website.mailsTo(address);
    const answers = await Promise.all([0, 1].map(() => desk.website.send(again?.links[0] ?? '', {})));
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 410]);
    await desk.settled();
    expect(howOften(robin, text(language, 'cards.enrollment.activeText'))).toBe(1);
    expect((await desk.website.mailsTo(address)).map(mail => mail.subject).slice(2)).toEqual([
      text(language, 'mails.enrollment-under-review.subject', { companyName: 'Robin' }),
      text(language, 'mails.enrollment-active.subject', { companyName: 'Robin' }),
    ]);
  });

  it('asks for a partnership once and authorises it once', async () => {
    const provider = `provider-${languageOfClient(client)}`;
    const reseller = `reseller-${languageOfClient(client)}`;
    const megan = desk.member(provider, 'Megan Bowen', locale);
    const alex = desk.member(reseller, 'Alex Wilber', locale);
    await enrolled(desk, megan, { partnerKind: 'indirect-provider', companyName: 'P', domain: `${provider}.example` });
    await enrolled(desk, alex, { partnerKind: 'indirect-reseller', companyName: 'R', domain: `${reseller}.example` });
    await desk.settled();

    await pressAgainAndAgain(megan, 'buttons.requestPartnership');
    expect((await documents(provider)).invitations).toHaveLength(1);
    const link = linkOn(megan.lastCard);
    await pressAgainAndAgain(megan, 'buttons.openInEmail', { recipient: `alex@${reseller}.example` });
    const copies = megan.plainTexts.filter(message => message.includes(link)).length;
    await pressAgainAndAgain(megan, 'buttons.copy');
    expect(megan.plainTexts.filter(message => message.includes(link))).toHaveLength(copies + 1);
    await pressAgainAndAgain(megan, 'buttons.done');
    expect((await documents(provider)).invitations).toMatchObject([{ status: { state: 'sent' } }]);

    const language = languageOf(alex);
    expect(howOften(alex, text(language, 'cards.notices.partnership-requested', { companyName: 'P' }))).toBe(1);
    await pressAgainAndAgain(alex, 'buttons.review');
    await pressAgainAndAgain(alex, 'buttons.authorize', { accept: 'true' });
    expect((await documents(provider)).partnerships).toMatchObject([{ partner: reseller }]);
    expect((await documents(reseller)).partnerships).toMatchObject([{ partner: provider }]);
    expect(howOften(megan, text(language, 'cards.notices.partnership-active-reseller', { companyName: 'R' }))).toBe(1);
    expect(howOften(alex, text(language, 'cards.authorize.done', { provider: 'P' }))).toBe(1);
    expect(howOften(alex, text(language, 'cards.notices.partnership-active-provider', { companyName: 'P' }))).toBe(0);
  });

  it('makes one invitation, sends it again once, withdraws it once', async () => {
    const reseller = `inviting-${client}`;
    const { alex } = await twoPartners(desk, { provider: `asking-${client}`, reseller, locale });
    await pressAgainAndAgain(alex, 'buttons.inviteNewCustomers');
    await pressAgainAndAgain(alex, 'buttons.copy', { recipient: 'Anna' });
    await pressAgainAndAgain(alex, 'buttons.edit');
    await pressAgainAndAgain(alex, 'buttons.done', { recipient: 'Anna Lidman' });
    expect((await documents(reseller)).invitations).toMatchObject([
      { recipient: 'Anna Lidman', status: { state: 'sent' } },
    ]);

    await alex.say(locale === 'de-DE' ? 'einladungen' : 'invitations');
    await pressAgainAndAgain(alex, 'buttons.sendAgain');
    const link = linkOn(alex.lastCard);
    await pressAgainAndAgain(alex, 'buttons.done');
    expect((await documents(reseller)).invitations).toHaveLength(1);

    await alex.say(locale === 'de-DE' ? 'einladungen' : 'invitations');
    await pressAgainAndAgain(alex, 'buttons.withdraw');
    await pressAgainAndAgain(alex, 'buttons.withdraw');
    expect((await documents(reseller)).invitations).toMatchObject([{ status: { state: 'withdrawn' } }]);
    expect((await desk.website.open(link)).status).toBe(410);
  });

  it('tells each partner once, whatever the customer does', async () => {
    const { megan, alex } = await twoPartners(desk, {
      provider: `told-${client}`,
      reseller: `telling-${client}`,
      locale,
    });
    const link = await invited(alex);
    const pages = await Promise.all([0, 1, 2].map(() => desk.website.send(link, acceptance())));
    expect(pages.map(page => page.status).sort()).toEqual([200, 410, 410]);
    await desk.settled();
    const language = languageOf(alex);
    const told = text(language, 'cards.notices.customer-accepted', { companyName: 'Northwind' });
    expect([howOften(alex, told), howOften(megan, told)]).toEqual([1, 1]);
    expect((await documents(alex.person.tenantId)).customers).toHaveLength(1);
    expect((await documents(megan.person.tenantId)).customers).toHaveLength(1);
  });

  it('cancels, mutes, unmutes and changes the language once', async () => {
    const { alex } = await twoPartners(desk, { provider: `mute-p-${client}`, reseller: `mute-r-${client}`, locale });
    const me = async () => (await documents(alex.person.tenantId)).users[0];
    await alex.say(locale === 'de-DE' ? 'neue kunden einladen' : 'invite new customers');
    await pressAgainAndAgain(alex, 'buttons.cancel');
    expect((await documents(alex.person.tenantId)).invitations).toMatchObject([{ status: { state: 'withdrawn' } }]);

    await alex.say('notifications');
    await pressAgainAndAgain(alex, 'buttons.mute');
    expect((await me())?.muted).toBe(true);
    await pressAgainAndAgain(alex, 'buttons.unmute');
    expect((await me())?.muted).toBe(false);
    await alex.say('language');
    await pressAgainAndAgain(alex, 'buttons.english');
    expect(await me()).toMatchObject({ language: 'en', languageChosen: true });
  });
});

const languageOfClient = (client: string) => (client === 'Action.Submit' ? 'de' : 'en');
