import { TenantId } from '../../src/domain/ids';
import { Accounts, Invitations } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { addressOn, languageOf, linkOn, profile, signInWithWorkAccount, title, twoPartners } from './harness/story';

/** Walks through the enrolment and stops at each of its cards, before anything is done on it. */
async function throughEnrollment(
  desk: TestDesk,
  robin: Member,
  atEachCard: (heading: string) => Promise<void>,
): Promise<void> {
  const language = languageOf(robin);
  const stop = (heading: string) => atEachCard(heading);
  const domain = `${robin.person.tenantId}.example`;

  await robin.say(language === 'de' ? 'registrieren' : 'enroll');
  await stop(text(language, 'cards.checklist.heading'));
  await robin.press(title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });

  const workAccount = text(language, 'cards.signIn.workAccount');
  await stop(workAccount);
  await signInWithWorkAccount(desk, robin);
  const partnerAccount = text(language, 'cards.signIn.partnerAccount');
  await eventually(() => robin.cardWith(partnerAccount));

  await stop(partnerAccount);
  await desk.website.send(addressOn(robin.lastCard, title(robin, 'buttons.signIn')), { userName: 'membership' });
  const organizationProfile = text(language, 'cards.organizationProfile.heading');
  await eventually(() => robin.cardWith(organizationProfile));

  await stop(organizationProfile);
  await robin.press(title(robin, 'buttons.continue'));
  await stop(text(language, 'cards.enrollmentForm.heading'));
  await robin.press(title(robin, 'buttons.enrollNow'), profile('Robin', domain));
  await robin.cardWith(text(language, 'cards.enrollment.awaiting'));
}

const NOT_A_COMMAND = ['what is the weather?', 'nächste Woche', '', '   ', 'enrolll', '🙂', 'a'.repeat(20_000)];

describe.each(['en-US', 'de-DE'])('somebody who says something else, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());

  const accountOf = async ({ person }: Member) =>
    (await desk.store.read(Accounts, TenantId.parse(person.tenantId), 'account'))?.body.enrollment;
  const invitationsOf = async ({ person }: Member) =>
    (await desk.store.list(Invitations, TenantId.parse(person.tenantId), { limit: 100 })).items.map(({ body }) => body);

  it('is helped at every step of the enrolment, in both languages, and the flow goes on', async () => {
    const robin = desk.member('curious', 'Robin Counts', locale);
    await throughEnrollment(desk, robin, async heading => {
      for (const word of ['help', 'hi', 'Hello!', 'hilfe', 'Hallo']) {
        expect((await robin.say(word)).heading).toBe(text(language, 'cards.help.heading'));
      }
      // The flow waits where it was: its card is the last one but the help.
      expect((await robin.say('what?')).heading).toBe(heading);
    });
    expect(await accountOf(robin)).toMatchObject({ state: 'awaiting-email-verification' });
  });

  it('is shown the waiting card again for words that are no command', async () => {
    const robin = desk.member('talkative', 'Robin Counts', locale);
    await throughEnrollment(desk, robin, async heading => {
      for (const words of NOT_A_COMMAND) {
        expect((await robin.say(words)).heading).toBe(heading);
        expect(robin.plainTexts.at(-1)).toBe(text(language, 'chat.useTheCard'));
      }
    });
    expect(await accountOf(robin)).toMatchObject({ state: 'awaiting-email-verification' });
  });

  it('gets the answer to another command, and the flow goes on', async () => {
    const robin = desk.member('impatient', 'Robin Counts', locale);
    const answers = [
      ['account', 'konto', text(language, 'cards.enrollment.draft')],
      ['user management', 'benutzerverwaltung', text(language, 'cards.users.heading')],
      ['notifications', 'benachrichtigungen', text(language, 'cards.notifications.heading')],
      ['language', 'sprache', text(language, 'cards.language.heading')],
      ['customers', 'kunden', text(language, 'cards.message.problem')],
      ['invitations', 'einladungen', text(language, 'cards.message.problem')],
      ['request a partnership', 'partnerschaft anfordern', text(language, 'cards.message.problem')],
      ['invite new customers', 'neue kunden einladen', text(language, 'cards.message.problem')],
    ] as const;
    let isBegun = false;
    await throughEnrollment(desk, robin, async heading => {
      for (const [english, german, expected] of answers) {
        const words = language === 'de' ? german : english;
        const isNone = words === answers[0][language === 'de' ? 1 : 0] && !isBegun;
        expect((await robin.say(words)).heading).toBe(isNone ? text(language, 'cards.enrollment.none') : expected);
      }
      isBegun = true;
      expect((await robin.say('what?')).heading).toBe(heading);
    });
    expect(await accountOf(robin)).toMatchObject({ state: 'awaiting-email-verification' });
  });

  it('is led back from the help to every step of the enrolment', async () => {
    const robin = desk.member('led-back', 'Robin Counts', locale);
    const goOn = text(language, 'cards.help.goOn', { flow: text(language, 'commands.enroll.title') });
    await throughEnrollment(desk, robin, async heading => {
      const help = await robin.say('hello');
      await robin.click(help, goOn);
      expect(robin.lastCard.heading).toBe(heading);
      expect(robin.cards.find(({ messageId }) => messageId === help.messageId)).toEqual(help);
    });
    expect(await accountOf(robin)).toMatchObject({ state: 'awaiting-email-verification' });
    const help = await robin.say('help');
    expect(help.buttons.map(({ verb }) => verb)).not.toContain('go-on');
  });

  it('gets the help where the way back leads nowhere any more', async () => {
    const robin = desk.member('late', 'Robin Counts', locale);
    await robin.say(language === 'de' ? 'registrieren' : 'enroll');
    const help = await robin.say('help');
    await robin.say('cancel');
    await robin.click(help, text(language, 'cards.help.goOn', { flow: text(language, 'commands.enroll.title') }));
    expect(robin.lastCard.heading).toBe(text(language, 'cards.help.heading'));
  });

  it('may cancel at every step of the enrolment and take it up where it was', async () => {
    const robin = desk.member('undecided', 'Robin Counts', locale);
    const [cancel, enroll] = language === 'de' ? ['Abbrechen', 'Registrieren'] : ['Cancel', 'Enroll'];
    await throughEnrollment(desk, robin, async heading => {
      const before = await accountOf(robin);
      await robin.say(cancel);
      expect(robin.cardWith(text(language, 'cards.message.cancelledText')).messageId).toBe(robin.lastCard.messageId);
      expect(await accountOf(robin)).toEqual(before);
      expect((await robin.say(cancel)).heading).toBe(text(language, 'cards.message.nothingToCancel'));
      expect((await robin.say('what?')).heading).toBe(text(language, 'cards.help.unknown'));
      const checklist = await robin.say(enroll);
      expect(checklist.heading).toBe(text(language, 'cards.checklist.heading'));
      if (checklist.heading === heading) return;
      expect((await robin.press(title(robin, 'buttons.next'))).heading).toBe(heading);
    });
    expect(await accountOf(robin)).toMatchObject({ state: 'awaiting-email-verification' });
  });

  it('may change the language at every step, and the next card speaks it', async () => {
    const robin = desk.member('bilingual', 'Robin Counts', locale);
    const other = language === 'de' ? 'en' : 'de';
    const inEnglish = text(language, 'buttons.english');
    const inGerman = text(language, 'buttons.german');
    await throughEnrollment(desk, robin, async heading => {
      await robin.say('language');
      await robin.press(other === 'de' ? inGerman : inEnglish);
      expect((await robin.say('what?')).heading).not.toBe(heading);
      await robin.say('sprache');
      await robin.press(other === 'de' ? inEnglish : inGerman);
      expect((await robin.say('what?')).heading).toBe(heading);
    });
    expect(await accountOf(robin)).toMatchObject({ state: 'awaiting-email-verification' });
  });

  it('finds the draft again with its link, whatever was said in between', async () => {
    const { alex } = await twoPartners(desk, { locale });
    const words = language === 'de' ? 'neue kunden einladen' : 'invite new customers';
    const heading = text(language, 'cards.draft.reseller-and-provider');
    const draft = await alex.say(words);
    const link = linkOn(draft);
    for (const said of ['help', 'hallo', 'kunden', 'invitations', 'konto', 'benachrichtigungen']) {
      expect((await alex.say(said)).heading).not.toBe(heading);
    }
    for (const said of NOT_A_COMMAND) expect((await alex.say(said)).heading).toBe(heading);

    const { card } = await alex.click(draft, title(alex, 'buttons.done'), { recipient: 'Anna' });
    expect(card?.text).toContain('Anna');
    expect((await desk.website.open(link)).status).toBe(200);
    expect(await invitationsOf(alex)).toMatchObject([{ recipient: 'Anna', status: { state: 'sent' } }]);
  });

  it.each(['abbrechen', 'Cancel.'])(
    'drops a draft with “%s” as with the button: its link leads nowhere',
    async word => {
      const names = { provider: `p-${word.length}`, reseller: `r-${word.length}` };
      const { alex } = await twoPartners(desk, { ...names, locale });
      await alex.say('invite new customers');
      const link = linkOn(alex.lastCard);
      expect((await alex.say(word)).heading).toBe(text(language, 'cards.message.cancelled'));
      expect(await invitationsOf(alex)).toMatchObject([{ status: { state: 'withdrawn' } }]);
      expect((await desk.website.open(link)).status).toBe(410);
    },
  );

  it('keeps a sent invitation when sending it again is cancelled', async () => {
    const { alex } = await twoPartners(desk, { provider: 'p-kept', reseller: 'r-kept', locale });
    await alex.say('invite new customers');
    const link = linkOn(alex.lastCard);
    await alex.press(title(alex, 'buttons.done'), { recipient: 'Anna' });
    await alex.say('invitations');
    await alex.press(title(alex, 'buttons.sendAgain'));
    await alex.say('cancel');
    expect(await invitationsOf(alex)).toMatchObject([{ status: { state: 'sent' } }]);
    expect((await desk.website.open(link)).status).toBe(200);
  });
});
