import { TenantId } from '../../src/domain/ids';
import { Accounts, Invitations } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import {
  addressOn,
  fillUntilForm,
  linkOn,
  longEnrolled,
  profile,
  signInWithWorkAccount,
  title,
  twoPartners,
  verifyEmail,
} from './harness/story';

describe.each(['en-US', 'de-DE'])('a card that has done its work, in %s', locale => {
  const isGerman = locale === 'de-DE';
  const language = isGerman ? 'de' : 'en';
  const enroll = isGerman ? 'registrieren' : 'enroll';
  const cancel = isGerman ? 'abbrechen' : 'cancel';
  const requestRelationship = isGerman ? 'vertriebspartnerschaft beantragen' : 'request a reseller relationship';
  let desk: TestDesk;
  let people = 0;

  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());

  const newcomer = () => desk.member(`newcomer-${++people}`, 'Robin Counts', locale);

  async function activePartner(): Promise<Member> {
    const robin = newcomer();
    const name = robin.person.tenantId;
    await longEnrolled(desk, robin, { partnerKind: 'indirect-reseller', companyName: name, domain: `${name}.example` });
    await desk.settled();
    return robin;
  }

  const accountOf = async ({ person }: Member) =>
    (await desk.store.read(Accounts, TenantId.parse(person.tenantId), 'account'))?.body;

  const invitationsOf = async ({ person }: Member) =>
    (await desk.store.list(Invitations, TenantId.parse(person.tenantId), { limit: 100 })).items.map(({ body }) => body);

  it('says so when its flow was begun anew, and the new flow goes on', async () => {
    const robin = newcomer();
    const first = await robin.say(enroll);
    const second = await robin.say(enroll);
    expect(robin.cards[0]?.heading).toBe(text(language, 'cards.message.superseded'));

    const answer = await robin.click(first, title(robin, 'buttons.next'), { partnerKind: 'indirect-provider' });
    expect(answer.remark).toBe(text(language, 'chat.oldCard'));
    expect(await accountOf(robin)).toBeUndefined();

    const { card } = await robin.click(second, title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
    expect(card?.heading).toBe(text(language, 'cards.signIn.workAccount'));
  });

  it('says so when its flow was cancelled, in either way', async () => {
    const robin = newcomer();
    for (const isTyped of [false, true]) {
      const card = await robin.say(enroll);
      const before = robin.cards.length;
      if (isTyped) await robin.say(cancel);
      else await robin.click(card, title(robin, 'buttons.cancel'));
      expect(robin.cards).toHaveLength(before);
      expect(robin.lastCard.heading).toBe(text(language, 'cards.message.cancelled'));
      expect(robin.plainTexts.at(-1)).toBe(isTyped ? text(language, 'chat.cancelled') : undefined);
      const isGone = robin.cards.some(each => each.messageId === card.messageId && each.buttons.length > 1);
      expect(isGone).toBe(false);
      const answer = await robin.click(card, title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
      expect(answer.remark).toBe(text(language, 'chat.oldCard'));
    }
    expect(await accountOf(robin)).toBeUndefined();
    expect((await robin.say(cancel)).heading).toBe(text(language, 'cards.message.nothingToCancel'));
  });

  it('says so to a client without Action.Execute in a message', async () => {
    const robin = newcomer();
    const first = await robin.say(enroll);
    await robin.say(enroll);
    await robin.submit(first, title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
    expect(robin.plainTexts.at(-1)).toBe(text(language, 'chat.oldCard'));
    expect(await accountOf(robin)).toBeUndefined();
  });

  it('leaves the draft of another flow alone', async () => {
    const robin = await activePartner();
    const first = await robin.say(requestRelationship);
    const second = await robin.say(requestRelationship);
    expect(linkOn(second)).not.toBe(linkOn(first));
    const done = title(robin, 'buttons.done');

    const mixed = await robin.click(first, done, { recipient: 'Anna' });
    expect(mixed.remark).toBe(text(language, 'chat.oldCard'));
    expect((await invitationsOf(robin)).map(({ status }) => status.state)).toEqual(['draft', 'draft']);

    await robin.click(second, done, { recipient: 'Bernd' });
    expect((await robin.click(second, done, { recipient: 'Bernd' })).remark).toBe(text(language, 'chat.oldCard'));
    expect((await robin.click(first, done, { recipient: 'Anna' })).remark).toBe(text(language, 'chat.oldCard'));
    const invitations = await invitationsOf(robin);
    expect(invitations.map(({ recipient, status }) => [recipient, status.state])).toEqual([
      ['', 'draft'],
      ['Bernd', 'sent'],
    ]);
  });

  it('is closed in place where the flow has gone on by itself, or stopped', async () => {
    const robin = newcomer();
    await robin.say(enroll);
    await robin.press(title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
    const workAccount = robin.lastCard.messageId;
    await signInWithWorkAccount(desk, robin);
    await eventually(() => robin.cardWith(text(language, 'cards.signIn.partnerAccount')));
    const partnerAccount = robin.lastCard.messageId;
    await desk.website.send(addressOn(robin.lastCard, title(robin, 'buttons.signIn')), { userName: 'membership' });
    await eventually(() => robin.cardWith(text(language, 'cards.organizationProfile.heading')));
    const profileCard = robin.lastCard.messageId;
    const headingOf = (messageId: string) => robin.cards.find(card => card.messageId === messageId)?.heading;
    expect([workAccount, partnerAccount].map(headingOf)).toEqual([
      text(language, 'cards.signIn.workAccountDone'),
      text(language, 'cards.signIn.partnerAccountDone'),
    ]);

    await robin.say('hello');
    const account = await robin.press(text(language, 'commands.account.title'));
    await robin.say(cancel);
    expect(headingOf(account.messageId)).toBe(text(language, 'cards.enrollment.draft'));
    expect(headingOf(profileCard)).toBe(text(language, 'cards.message.cancelled'));
    expect(headingOf(partnerAccount)).toBe(text(language, 'cards.signIn.partnerAccountDone'));
  });

  it('shows where the enrolment stands, in place, after it was handed in', async () => {
    const robin = newcomer();
    const domain = `${robin.person.tenantId}.example`;
    await fillUntilForm(desk, robin, 'indirect-reseller');
    const form = robin.lastCard;
    await robin.click(form, title(robin, 'buttons.enrollNow'), profile('Robin', domain));
    const shown = () => robin.cards.find(({ messageId }) => messageId === form.messageId)?.heading;
    expect(shown()).toBe(text(language, 'cards.enrollment.awaiting'));
    await verifyEmail(desk, `robin@${domain}`);
    await desk.settled();
    expect(shown()).toBe(text(language, 'cards.enrollment.accountHeading'));
    expect(robin.cardWith(text(language, 'cards.notices.enrollment-active', { companyName: 'Robin' }))).toBeDefined();
  });

  it('works after the server was stopped and started, at every step of the enrolment', async () => {
    const robin = newcomer();
    const again = async () => {
      await desk.restart();
      return robin.lastCard;
    };
    await robin.say(enroll);
    await robin.click(await again(), title(robin, 'buttons.next'), { partnerKind: 'indirect-provider' });
    await again();
    await signInWithWorkAccount(desk, robin);
    await eventually(() => robin.cardWith(text(language, 'cards.signIn.partnerAccount')));
    const signIn = await again();
    await desk.website.send(addressOn(signIn, title(robin, 'buttons.signIn')), { userName: 'membership' });
    await eventually(() => robin.cardWith(text(language, 'cards.organizationProfile.heading')));
    await robin.click(await again(), title(robin, 'buttons.continue'));
    const domain = `restarted-${language}.example`;
    await robin.click(await again(), title(robin, 'buttons.enrollNow'), profile('Restarted', domain));
    await desk.settled();
    await verifyEmail(desk, `robin@${domain}`);
    await desk.restart();
    await eventually(() => robin.cardWith(text(language, 'cards.enrollment.activeText')));
    await desk.settled();
    expect(robin.cards.filter(card => card.text.includes(text(language, 'cards.enrollment.activeText')))).toHaveLength(
      1,
    );
    expect((await accountOf(robin))?.enrollment).toMatchObject({
      state: 'active',
      submission: { legal: { companyName: 'Restarted' } },
    });
  });

  it('works after the server was stopped and started, at every step of a draft and its withdrawal', async () => {
    const { alex } = await twoPartners(desk, { provider: `p-${language}`, reseller: `r-${language}`, locale });
    await alex.say(isGerman ? 'neue kunden einladen' : 'invite new customers');
    const link = linkOn(alex.lastCard);
    for (const [key, inputs] of [
      ['buttons.openInEmail', { recipient: 'Anna' }],
      ['buttons.edit', {}],
      ['buttons.copy', { recipient: 'Anna Lidman' }],
      ['buttons.done', {}],
    ] as const) {
      await desk.restart();
      await alex.click(alex.cardWith(title(alex, key)), title(alex, key), inputs);
    }
    expect(await invitationsOf(alex)).toMatchObject([{ recipient: 'Anna Lidman', status: { state: 'sent' } }]);
    await desk.restart();
    expect((await desk.website.open(link)).status).toBe(200);

    await alex.say(isGerman ? 'einladungen' : 'invitations');
    await alex.press(title(alex, 'buttons.withdraw'));
    await desk.restart();
    await alex.press(title(alex, 'buttons.withdraw'));
    expect((await desk.website.open(link)).status).toBe(410);
  });
});
