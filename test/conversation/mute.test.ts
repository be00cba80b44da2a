import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { acceptance, enrolled, invited, linkOn, title, twoPartners } from './harness/story';

describe.each(['en-US', 'de-DE'])('muted notifications, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const notifications = language === 'de' ? 'benachrichtigungen' : 'notifications';
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  let lee: Member;
  beforeAll(async () => {
    desk = await openTestDesk();
    ({ megan, alex } = await twoPartners(desk, { locale }));
    lee = desk.member('contoso', 'Lee Gu', locale);
    await lee.install();
    await desk.giveRoles(lee, ['global-admin', 'admin-agent']);
  });
  afterAll(async () => desk.close());

  async function accepted(companyName: string): Promise<void> {
    await desk.website.send(await invited(alex, companyName), acceptance(companyName));
    await desk.settled();
  }

  const told = (companyName: string) =>
    [alex, lee, megan].map(
      ({ cards }) =>
        cards.filter(({ heading }) => heading === text(language, 'cards.notices.customer-accepted', { companyName }))
          .length,
    );

  async function mute(member: Member): Promise<void> {
    await member.say(notifications);
    const card = await member.press(title(member, 'buttons.mute'));
    expect(card.text).toContain(text(language, 'cards.notifications.off'));
  }

  async function unmute(member: Member): Promise<void> {
    await member.say(notifications);
    const card = await member.press(title(member, 'buttons.unmute'));
    expect(card.text).toContain(text(language, 'cards.notifications.on'));
  }

  it('reach nobody who muted them, and everybody else', async () => {
    await accepted('Northwind');
    expect(told('Northwind')).toEqual([1, 1, 1]);
    await mute(alex);
    await mute(megan);
    await accepted('Wingtip');
    expect(told('Wingtip')).toEqual([0, 1, 0]);
  });

  it('still show in the lists, and on the invitation’s own card', async () => {
    const companyName = 'Adatum';
    const link = await invited(alex, companyName);
    const { messageId } = alex.lastCard;
    await desk.website.send(link, acceptance(companyName));
    await desk.settled();
    expect(alex.cards.find(card => card.messageId === messageId)?.heading).toContain(
      text(language, 'cards.invitation.accepted'),
    );
    for (const member of [alex, megan]) {
      expect((await member.say(language === 'de' ? 'kunden' : 'customers')).text).toContain(companyName);
    }
  });

  it('do not keep from anybody what they asked for themselves', async () => {
    const robin = desk.member(`quiet-${language}`, 'Robin Counts', locale);
    await robin.install();
    await mute(robin);
    const domain = `quiet-${language}.example`;
    await enrolled(desk, robin, { partnerKind: 'indirect-reseller', companyName: 'Quiet', domain });
    await desk.settled();
    const notices = (['enrollment-under-review', 'enrollment-active'] as const).map(kind =>
      text(language, `cards.notices.${kind}`, { companyName: 'Quiet' }),
    );
    expect(robin.cards.map(({ heading }) => heading)).toEqual(expect.arrayContaining(notices));
  });

  it('come again once they are switched on, and what was missed does not', async () => {
    await unmute(alex);
    await unmute(megan);
    await accepted('Proseware');
    expect(told('Proseware')).toEqual([1, 1, 1]);
    expect(told('Wingtip')).toEqual([0, 1, 0]);
  });

  it('are muted from a notification itself, also partnerships', async () => {
    const tailspin = (await twoPartners(desk, { provider: 'tailspin', reseller: 'adatum', locale })).megan;
    lee.cardWith(text(language, 'cards.notices.mute'));
    await lee.press(text(language, 'commands.notifications.title'));
    await lee.press(title(lee, 'buttons.mute'));
    await tailspin.say('request a partnership');
    const link = linkOn(tailspin.lastCard);
    const before = lee.messages.length;
    await tailspin.press(title(tailspin, 'buttons.done'), { recipient: 'robin@contoso.example' });
    await desk.settled();
    expect(lee.messages).toHaveLength(before);
    expect(alex.lastCard.heading).toBe(
      text(language, 'cards.notices.partnership-requested', { companyName: 'Tailspin' }),
    );
    await lee.say(link);
    await lee.press(title(lee, 'buttons.authorize'), { accept: 'true' });
    await desk.settled();
    const words = text(language, 'cards.notices.partnership-active-provider', { companyName: 'Tailspin' });
    expect(lee.cards.filter(({ heading }) => heading === words)).toEqual([]);
    expect(alex.cards.filter(({ heading }) => heading === words)).toHaveLength(1);
  });
});
