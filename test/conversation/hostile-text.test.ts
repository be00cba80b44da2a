import { TenantId } from '../../src/domain/ids';
import { Accounts, Customers, Invitations } from '../../src/store/documents';
import { text } from '../../src/text/text';
import type { ShownCard } from './harness/card';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import {
  addressOn,
  fillUntilForm,
  languageOf,
  linkOn,
  profile,
  signInWithWorkAccount,
  title,
  verifyEmail,
} from './harness/story';

/** Markdown, HTML, entities, our own and other template languages, right-to-left text and emoji, in fifty characters. */
const HOSTILE = `<i>*x*</i>&lt;[y](/z)\`\${text}{{link}}$t(a) ش👩‍👧`;
/** With a key that exists. */
const COMPANY = `${HOSTILE}$t(cards.help.heading){{companyName}} \${heading}`;
const CONTROLS = 'A\u0000B\u0007C\u001b[31mD\u0085E';

/** What markdown makes of escaped text. */
const unescaped = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** Somewhere on the card it stands exactly as it was typed, and nowhere as markup. */
function expectShownAsTyped(card: ShownCard, typed: string): void {
  const shown = [...card.plainText, ...card.markdown.map(unescaped)];
  expect(shown.join('\n')).toContain(typed);
  for (const markdown of card.markdown) expect(markdown).not.toContain(typed);
}

const inHtml = (typed: string): string =>
  typed
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

function expectOnPage(page: { readonly text: string }, typed: string): void {
  expect(page.text).toContain(inHtml(typed));
  expect(page.text).not.toContain(typed);
}

const hostileProfile = (companyName: string, domain: string): Record<string, string> => ({
  ...profile(companyName, domain),
  addressLine1: HOSTILE,
  addressLine2: HOSTILE,
  city: HOSTILE,
  state: HOSTILE,
  postalCode: `<b>*1*</b>\${text}`,
  country: 'FR',
  firstName: HOSTILE,
  lastName: HOSTILE,
});

describe.each(['en-US', 'de-DE'])('text that means something to a machine, in %s', locale => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());
  const language = locale === 'de-DE' ? 'de' : 'en';
  const words = (english: string, german: string) => (language === 'de' ? german : english);

  async function enrolledAs(tenant: string, companyName: string, partnerKind: string): Promise<Member> {
    const member = desk.member(tenant, HOSTILE, locale);
    await fillUntilForm(desk, member, partnerKind);
    const domain = `${tenant}.example`;
    const awaiting = await member.press(title(member, 'buttons.enrollNow'), hostileProfile(companyName, domain));
    expectShownAsTyped(awaiting, companyName);
    await verifyEmail(desk, `robin@${domain}`);
    await eventually(() => member.cardWith(text(language, 'cards.enrollment.activeText')));
    await desk.settled();
    expectShownAsTyped(member.cardWith(text(language, 'cards.enrollment.activeText')), companyName);
    const account = await member.say(words('account', 'konto'));
    for (const typed of [companyName, HOSTILE, `${HOSTILE} ${HOSTILE}`]) expectShownAsTyped(account, typed);
    for (const mail of await desk.website.mailsTo(`robin@${domain}`)) {
      expect(mail.subject).toContain(companyName);
      expect(mail.text).toContain(companyName);
    }
    return member;
  }

  it('is shown as it was typed, on every card, on every page, in every mail and list', async () => {
    const fabrikam = `${COMPANY}F`;
    const contoso = `${COMPANY}C`;
    const megan = await enrolledAs('fabrikam', fabrikam, 'indirect-provider');
    const alex = await enrolledAs('contoso', contoso, 'indirect-reseller');
    expectShownAsTyped(await alex.say(words('user management', 'benutzerverwaltung')), HOSTILE);

    await megan.say(words('request a partnership', 'partnerschaft anfordern'));
    const draft = megan.lastCard;
    expect(draft.inputs['text']).toContain(fabrikam);
    expect(draft.inputs['subject']).toContain(fabrikam);
    const partnership = linkOn(draft);
    const typed = { recipient: HOSTILE, subject: COMPANY, text: `${COMPANY}\n\n${partnership}\n${CONTROLS}` };
    const ready = await megan.press(title(megan, 'buttons.copy'), typed);
    for (const each of [HOSTILE, COMPANY]) expectShownAsTyped(ready, each);
    expect(megan.plainTexts.some(message => message.startsWith(`${COMPANY}\n\n${partnership}`))).toBe(true);
    expectOnPage(await desk.website.open(addressOn(ready, title(megan, 'buttons.openInEmail'))), COMPANY);
    expectShownAsTyped(await megan.press(title(megan, 'buttons.done')), HOSTILE);
    expectShownAsTyped(await megan.say(words('invitations', 'einladungen')), HOSTILE);
    expectOnPage(await desk.website.open(partnership), fabrikam);

    const consent = await alex.say(partnership);
    expectShownAsTyped(consent, fabrikam);
    expect(unescaped(String(consent.input('accept')['title']))).toContain(fabrikam);
    expect(consent.input('accept')['title']).not.toContain(fabrikam);
    expectShownAsTyped(await alex.press(title(alex, 'buttons.authorize'), { accept: 'true' }), fabrikam);
    await desk.settled();
    expectShownAsTyped(megan.cardWith(text(language, 'cards.notices.mute')), contoso);
    expectShownAsTyped(await alex.say(words('indirect providers', 'indirekte anbieter')), fabrikam);
    expectShownAsTyped(await megan.say(words('indirect resellers', 'indirekte vertriebspartner')), contoso);

    await alex.say(words('invite new customers', 'neue kunden einladen'));
    const together = alex.lastCard;
    expectShownAsTyped(together, fabrikam);
    const link = linkOn(together);
    await alex.press(title(alex, 'buttons.done'), { recipient: HOSTILE });
    const page = await desk.website.open(link, language);
    for (const each of [fabrikam, contoso]) expectOnPage(page, each);
    const northwind = `${COMPANY}N`;
    const answers = { companyName: northwind, displayName: HOSTILE, domain: 'no-domain-<b>', email: HOSTILE };
    const refused = await desk.website.send(link, answers, language);
    expect(refused.status).toBe(422);
    for (const each of [...Object.values(answers), fabrikam, contoso]) expectOnPage(refused, each);
    const corrected = { domain: 'northwind.example', email: "o'neill@northwind.example", accept: 'true' };
    const accepted = await desk.website.send(link, { ...answers, ...corrected }, language);
    expect(accepted.status).toBe(200);
    expectOnPage(accepted, northwind);
    await desk.settled();

    for (const member of [alex, megan]) {
      const notice = member.cards.at(-1);
      expectShownAsTyped(notice as ShownCard, northwind);
      expectShownAsTyped(await member.say(words('customers', 'kunden')), northwind);
      expectShownAsTyped(member.lastCard, HOSTILE);
    }
    await alex.say(words('indirect providers', 'indirekte anbieter'));
    expectShownAsTyped(await alex.press(title(alex, 'buttons.viewCustomers')), fabrikam);
    await alex.say(words('invitations', 'einladungen'));
    const closed = await alex.press(text(language, 'cards.invitations.show'), { filter: 'closed' });
    expectShownAsTyped(closed, northwind);
  });

  it('loses its control characters, which nobody can type, and nothing else', async () => {
    const robin = desk.member('controls', CONTROLS, locale);
    await fillUntilForm(desk, robin, 'indirect-reseller');
    await robin.press(title(robin, 'buttons.enrollNow'), profile(CONTROLS, 'controls.example'));
    const account = await robin.say(words('account', 'konto'));
    expectShownAsTyped(account, 'ABC[31mDE');
    expect(JSON.stringify(account.content)).not.toMatch(/\\u00[01]/);
    await desk.settled();
    const [mail] = await desk.website.mailsTo('robin@controls.example');
    expect(mail?.subject).toContain('ABC[31mDE');
  });
});

describe.each(['en-US', 'de-DE'])('text of 20,000 characters, in %s', locale => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());

  const LONG = {
    letters: 'x'.repeat(20_000),
    umlauts: 'ä'.repeat(20_000),
    emoji: '🙂'.repeat(10_000),
    quotes: '"\\'.repeat(10_000),
    markup: '<b>*'.repeat(5_000),
  };

  /** Either the card shows again what was typed, or it is left as it was, with a remark that says why. */
  async function expectNothingLost(member: Member, card: ShownCard, button: string, typed: Record<string, string>) {
    const answer = await member.click(card, button, typed);
    if (answer.card) {
      // What is chosen among others cannot be typed: the card shows none that it does not offer.
      const { elements, inputs } = answer.card;
      const choices = elements.filter(({ type }) => type === 'Input.ChoiceSet').map(({ id }) => id);
      expect(inputs).toMatchObject(Object.fromEntries(Object.entries(typed).filter(([id]) => !choices.includes(id))));
    } else {
      const [start = ''] = text(languageOf(member), 'chat.tooLong', { problem: '|' }).split('|');
      expect(answer.remark).toContain(start);
      expect(answer.remark?.length).toBeLessThan(2_000);
    }
  }

  it('is refused in every field of the enrolment, and nothing typed is lost', async () => {
    const robin = desk.member('proseware', 'Robin Counts', locale);
    const enrollNow = title(robin, 'buttons.enrollNow');
    const form = await fillUntilForm(desk, robin, 'indirect-reseller');
    const filled = profile('Proseware', 'proseware.example');
    for (const field of Object.keys(filled)) {
      await expectNothingLost(robin, form, enrollNow, { ...filled, [field]: LONG.letters });
    }
    for (const long of Object.values(LONG)) {
      const everywhere = Object.fromEntries(Object.keys(filled).map(field => [field, long.slice(0, 3_000)]));
      await expectNothingLost(robin, form, enrollNow, everywhere);
      await expectNothingLost(robin, form, enrollNow, { ...filled, companyName: long });
    }
    const account = await desk.store.read(Accounts, TenantId.parse('proseware'), 'account');
    expect(account?.body.enrollment.state).toBe('draft');

    await robin.submit(form, enrollNow, { ...filled, companyName: LONG.emoji });
    expect(robin.plainTexts.at(-1)).toContain(text(languageOf(robin), 'fields.too-long', { max: 100 }));
    const done = await robin.click(form, enrollNow, filled);
    expect(done.card?.heading).toBe(text(languageOf(robin), 'cards.enrollment.awaiting'));
  });

  it('is refused on the other cards of the enrolment', async () => {
    const robin = desk.member('tailspin', 'Robin Counts', locale);
    const checklist = await robin.say('enroll');
    await expectRefusedChoice(robin, checklist, 'buttons.next', { partnerKind: LONG.letters });
    await robin.click(checklist, title(robin, 'buttons.next'), { partnerKind: 'indirect-reseller' });
    const page = addressOn(robin.lastCard, title(robin, 'buttons.signIn'));
    for (const long of Object.values(LONG)) {
      const answer = await desk.website.send(page, { account: long, country: long });
      expect([413, 422]).toContain(answer.status);
    }
    await signInWithWorkAccount(desk, robin, { account: 'global-admin', country: 'US', alreadyEnrolled: 'true' });
    const form = await eventually(() => robin.cardWith(text(languageOf(robin), 'cards.enrollmentForm.supportHeading')));
    const filled = { supportEmail: 'a@tailspin.example', supportTelephone: '+1 425 555 0100', supportWebsite: '' };
    for (const field of Object.keys(filled)) {
      for (const long of Object.values(LONG)) {
        await expectNothingLost(robin, form, title(robin, 'buttons.enrollNow'), { ...filled, [field]: long });
      }
    }
    await robin.click(form, title(robin, 'buttons.enrollNow'), filled);
    const account = await desk.store.read(Accounts, TenantId.parse('tailspin'), 'account');
    expect(account?.body.enrollment.state).toBe('active');
  });

  async function expectRefusedChoice(
    member: Member,
    card: ShownCard,
    button: 'buttons.next',
    typed: Record<string, string>,
  ) {
    const answer = await member.click(card, title(member, button), typed);
    expect(answer.card?.text ?? answer.remark).toContain(text(languageOf(member), 'fields.choice'));
  }

  it('is refused in every field of a draft and of the customer’s page', async () => {
    const alex = desk.member('contoso', 'x'.repeat(20_000), locale);
    await fillUntilForm(desk, alex, 'indirect-reseller');
    await alex.press(title(alex, 'buttons.enrollNow'), profile('Contoso', 'contoso.example'));
    await verifyEmail(desk, 'robin@contoso.example');
    await desk.settled();
    const draft = await alex.say('request a reseller relationship');
    const link = linkOn(draft);
    for (const long of Object.values(LONG)) {
      for (const field of ['recipient', 'subject', 'text']) {
        const typed = { recipient: 'Anna', subject: 'Hi', text: link, [field]: `${link} ${long}` };
        for (const button of ['buttons.openInEmail', 'buttons.copy', 'buttons.done'] as const) {
          await expectNothingLost(alex, draft, title(alex, button), typed);
        }
      }
    }
    await alex.click(draft, title(alex, 'buttons.done'), { recipient: 'Anna' });
    const customer = {
      companyName: 'Northwind',
      domain: 'northwind.example',
      email: 'a@b.example',
      displayName: 'Anna',
    };
    for (const long of Object.values(LONG)) {
      for (const field of Object.keys(customer)) {
        const answer = await desk.website.send(link, { ...customer, accept: 'true', [field]: long });
        expect([413, 422]).toContain(answer.status);
        if (answer.status === 422) expect(answer.text).toContain(inHtml(long));
      }
    }
    const contoso = TenantId.parse('contoso');
    expect((await desk.store.list(Customers, contoso, { limit: 1 })).items).toEqual([]);
    expect((await desk.store.list(Invitations, contoso, { limit: 2 })).items).toHaveLength(1);
    expect((await alex.say(LONG.emoji)).heading).toBe(text(languageOf(alex), 'cards.help.unknown'));
  });
});
