import type { Page } from 'playwright-core';
import { type TextKey, type TextValues, text } from '../../src/text/text';
import { visit } from './harness/browser';
import { type Desk, openDesk } from './harness/desk';
import { tabTo, typeInto } from './harness/keyboard';
import { mailTo } from './harness/mailbox';
import type { Playground } from './harness/playground';
import { keepScreenshot, renewPicture } from './harness/screenshots';

jest.setTimeout(180_000);

const phone = { width: 360, height: 740 };

/** The chapters go on from one another, as the people do. */
describe.each(['en', 'de'] as const)('the first story in a browser, in %s', language => {
  const locale = { en: 'en-US', de: 'de-DE' }[language];
  const t = (key: TextKey, values?: TextValues) => text(language, key, values);
  let desk: Desk;
  let fabrikam: Playground;
  let contoso: Playground;
  let requestLink = '';
  let invitationLink = '';
  let placeOfInvitation = 0;

  let screenshots = 0;
  const named = (name: string) => `${language}-${String(++screenshots).padStart(2, '0')}-${name}`;
  const keepPage = (page: Page, name: string) => keepScreenshot(page, named(name), true);

  beforeAll(async () => {
    desk = await openDesk({}, locale);
    ({ fabrikam, contoso } = desk);
  });
  afterAll(() => desk.close());

  /** What a page says on the narrowest phone, in the dark. */
  async function keepNarrow(address: string, name: string): Promise<void> {
    const page = await visit(desk.browser, address, { locale, viewport: phone, colorScheme: 'dark' });
    await keepPage(page, `${name}-narrow-dark`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    await page.context().close();
  }

  /** A button of one of our pages. */
  const submit = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();

  it('welcomes people once and speaks their language', async () => {
    for (const chat of [fabrikam, contoso]) {
      await chat.waitForText(text('en', 'cards.help.welcome'));
      expect(await chat.messages()).toHaveLength(1);
    }
    await contoso.screenshot(named('welcome'));
    if (language === 'de') {
      for (const chat of [fabrikam, contoso]) {
        await chat.say('sprache');
        await chat.press('Deutsch');
        await chat.waitForText(t('cards.language.done'));
      }
      await contoso.screenshot(named('language'));
    }
    await contoso.say('Guten Morgen');
    await contoso.waitForText(t('cards.help.unknown'));
    await contoso.screenshot(named('unknown'));
    expect(await contoso.lastCard().text()).toContain(t('commands.enroll.about'));
  });

  it('enrolls Fabrikam as an indirect provider', async () => {
    await fabrikam.say(t('commands.enroll.words'));
    await fabrikam.choose(t('cards.checklist.partnerKind'), t('partnerKinds.indirect-provider'));
    await fabrikam.screenshot(named('checklist'));
    await fabrikam.press(t('buttons.next'));
    await fabrikam.waitForText(t('cards.signIn.workAccount'));
    await fabrikam.screenshot(named('work-account'));

    const workAccount = await fabrikam.open(t('buttons.signIn'));
    await keepNarrow(workAccount.url(), 'work-account-page');
    await workAccount.getByLabel(t('pages.workAccount.user')).check();
    await submit(workAccount, t('buttons.signIn'));
    await workAccount.getByText(t('pages.workAccount.notGlobalAdmin')).last().waitFor();
    await keepPage(workAccount, 'work-account-page-refused');
    await workAccount.getByLabel(t('pages.workAccount.globalAdmin')).check();
    await submit(workAccount, t('buttons.signIn'));
    await heading(workAccount, t('pages.signedIn.title'));
    await keepPage(workAccount, 'signed-in-page');
    await workAccount.close();

    await fabrikam.waitForText(t('cards.signIn.partnerAccount'));
    await fabrikam.screenshot(named('partner-account'));
    const oldAccount = await fabrikam.open(t('buttons.signIn'));
    await keepNarrow(oldAccount.url(), 'partner-account-page');
    await oldAccount.getByLabel(t('pages.partnerAccount.userName')).fill('old');
    await submit(oldAccount, t('buttons.signIn'));
    await heading(oldAccount, t('pages.signedIn.title'));
    await oldAccount.close();
    await fabrikam.waitForText(t('cards.organizationProfile.none'));
    await fabrikam.screenshot(named('no-profile'));
    expect(await fabrikam.page.getByRole('link', { name: t('buttons.signIn') }).count()).toBe(0);
    await fabrikam.press(t('buttons.cancel'));

    await fabrikam.lastCard().waitForText(t('cards.signIn.partnerAccount'));
    await signInWithPartnerAccount(fabrikam);
    await fabrikam.waitForText(t('cards.organizationProfile.unusable'));
    await fabrikam.screenshot(named('organization-profile'));
    const profiles = await fabrikam.lastCard().text();
    expect(profiles).toContain(t('cards.organizationProfile.inactive'));
    expect(profiles).toContain(t('cards.organizationProfile.other-country'));
    await fabrikam.press(t('buttons.continue'));

    await fabrikam.waitForText(t('cards.enrollmentForm.heading'));
    await fabrikam.screenshot(named('enrollment-form'));
    expect(await fabrikam.value(t('cards.enrollmentForm.companyName'))).toBe('Fabrikam');
    await fabrikam.fill(t('cards.enrollmentForm.email'), 'robin.counts@gmail.com');
    await fabrikam.fill(t('cards.enrollmentForm.postalCode'), '1234');
    await fabrikam.fill(t('cards.enrollmentForm.lastName'), 'Counts-Müller');
    await fabrikam.press(t('buttons.enrollNow'));
    await fabrikam.waitForText(t('fields.web-mail'));
    await fabrikam.screenshot(named('enrollment-form-refused'));
    expect(await fabrikam.value(t('cards.enrollmentForm.lastName'))).toBe('Counts-Müller');
    await fabrikam.fill(t('cards.enrollmentForm.email'), 'robin.counts@fabrikam.example');
    await fabrikam.fill(t('cards.enrollmentForm.postalCode'), { en: '98052', de: '80807' }[language]);
    await fabrikam.press(t('buttons.enrollNow'));
    await fabrikam.waitForText(t('cards.enrollment.awaiting'));
    await fabrikam.screenshot(named('enrolled'));

    await confirmAddress('robin.counts@fabrikam.example', 'Fabrikam');
    await fabrikam.waitForText(t('cards.notices.enrollment-active', { companyName: 'Fabrikam' }));
    await fabrikam.screenshot(named('account-ready'));
    await fabrikam.press(t('commands.users.title'));
    await fabrikam.lastCard().waitForText('Megan Bowen');
    await fabrikam.screenshot(named('user-management'));
    expect(await fabrikam.lastCard().text()).toContain('Megan Bowen');
  });

  it('enrolls Contoso as an indirect reseller', async () => {
    await contoso.say(t('commands.enroll.words'));
    await contoso.choose(t('cards.checklist.partnerKind'), t('partnerKinds.indirect-reseller'));
    await contoso.press(t('buttons.next'));
    await contoso.waitForText(t('cards.signIn.workAccount'));
    const workAccount = await contoso.open(t('buttons.createOne'));
    await submit(workAccount, t('buttons.signIn'));
    await heading(workAccount, t('pages.signedIn.created'));
    await workAccount.close();
    await contoso.waitForText(t('cards.signIn.partnerAccount'));
    await signInWithPartnerAccount(contoso);
    await contoso.waitForText(t('cards.organizationProfile.unusable'));
    await contoso.press(t('buttons.continue'));
    await contoso.waitForText(t('cards.enrollmentForm.heading'));
    await contoso.fill(t('cards.enrollmentForm.companyName'), 'Contoso Rejectable');
    await contoso.press(t('buttons.enrollNow'));
    await contoso.waitForText(t('cards.enrollment.awaiting'));
    await confirmAddress('robin.counts@contoso.example', 'Contoso Rejectable');
    await contoso.waitForText(t('cards.notices.enrollment-rejected', { companyName: 'Contoso Rejectable' }));
    await contoso.screenshot(named('enrollment-rejected'));
    await contoso.press(t('buttons.correct'));
    await contoso.lastCard().waitForText(t('cards.enrollmentForm.heading'));
    await contoso.screenshot(named('enrollment-form-rejected'));
    expect(await contoso.lastCard().text()).toContain(t('cards.enrollment.reason'));
    await contoso.fill(t('cards.enrollmentForm.companyName'), 'Contoso');
    await contoso.press(t('buttons.enrollNow'));
    await contoso.lastCard().waitForText(t('cards.enrollment.awaiting'));
    await confirmAddress('robin.counts@contoso.example', 'Contoso');
    await contoso.waitForText(t('cards.notices.enrollment-active', { companyName: 'Contoso' }));
    const mailbox = await visit(desk.browser, `${desk.bot}/sandbox/mailbox`, { locale });
    await heading(mailbox, t('mails.enrollment-active.subject', { companyName: 'Contoso' }));
    await keepPage(mailbox, 'mailbox-page');
    await mailbox.context().close();
    await contoso.say(t('commands.help.words').split(',')[0] ?? '');
    await contoso.waitForText(t('cards.help.heading'));
    await contoso.screenshot(named('help'));
    if (language === 'en') await renewPicture('help', contoso.page, contoso.lastCard().locator);
  });

  it('asks Contoso for a partnership with a draft that keeps its link', async () => {
    await fabrikam.say(t('commands.request-partnership.words'));
    await fabrikam.waitForText(t('cards.draft.text'));
    await fabrikam.screenshot(named('partnership-draft'));
    const letter = await fabrikam.value(t('cards.draft.message'));
    requestLink = linkIn(letter);

    await fabrikam.fill(t('cards.draft.recipient'), 'alex.wilber@contoso.example');
    await fabrikam.fill(t('cards.draft.message'), letter.replace(requestLink, 'https://fabrikam.example'));
    await fabrikam.press(t('buttons.openInEmail'));
    await fabrikam.waitForText(t('errors.draft-without-link'));
    await fabrikam.screenshot(named('partnership-draft-refused'));
    expect(await fabrikam.value(t('cards.draft.recipient'))).toBe('alex.wilber@contoso.example');
    expect(await fabrikam.lastCard().text()).toContain(requestLink);

    await fabrikam.fill(t('cards.draft.message'), letter);
    await fabrikam.press(t('buttons.openInEmail'));
    await fabrikam.waitForText(t('cards.draft.ready'));
    await fabrikam.screenshot(named('partnership-draft-ready'));
    const draft = await fabrikam.open(t('buttons.openInEmail'));
    await keepPage(draft, 'draft-page');
    await keepNarrow(draft.url(), 'draft-page');
    const mailto = await draft.getByRole('link', { name: t('buttons.openInEmail') }).getAttribute('href');
    expect(mailto).toContain('mailto:alex.wilber@contoso.example?');
    expect(decodeURIComponent(mailto ?? '')).toContain(requestLink);
    await submit(draft, t('buttons.copy'));
    await draft.getByText(t('pages.common.copied')).waitFor();
    await draft.getByLabel(t('pages.draft.text')).fill('?');
    await draft.getByText(t('errors.draft-without-link')).waitFor();
    await keepPage(draft, 'draft-page-without-link');
    await draft.close();

    await fabrikam.press(t('buttons.copy'));
    await fabrikam.waitForText(requestLink);
    await fabrikam.screenshot(named('partnership-draft-copied'));
    await fabrikam.press(t('buttons.done'));
    await fabrikam.waitForText(invitationHeading('partnership', 'sent'));
    await fabrikam.screenshot(named('partnership-requested'));
  });

  it('lets Contoso authorize Fabrikam, with the tick and not without', async () => {
    await contoso.waitForText(t('cards.notices.partnership-requested', { companyName: 'Fabrikam' }));
    await contoso.screenshot(named('partnership-request'));
    await contoso.press(t('buttons.review'));
    await contoso.waitForText(t('cards.authorize.grants'));
    await contoso.screenshot(named('authorize'));
    await contoso.press(t('buttons.authorize'));
    await contoso.waitForText(t('fields.consent'));
    await contoso.screenshot(named('authorize-without-tick'));
    await contoso.press(t('buttons.cancel'));
    await contoso.waitForText(t('cards.message.cancelled'));

    const page = await visit(desk.browser, requestLink, { locale });
    await heading(page, t('pages.partnership.heading', { provider: 'Fabrikam' }));
    await keepPage(page, 'partnership-page');
    await page.context().close();
    await contoso.say(requestLink);
    await contoso.waitForText(t('cards.authorize.grants'));
    await contoso.tick(t('cards.authorize.accept', { provider: 'Fabrikam' }));
    await contoso.press(t('buttons.authorize'));
    await contoso.waitForText(t('cards.authorize.done', { provider: 'Fabrikam' }));
    await contoso.screenshot(named('partnership-active-reseller'));
    await fabrikam.waitForText(invitationHeading('partnership', 'accepted'));
    await fabrikam.waitForText(t('cards.notices.partnership-active-reseller', { companyName: 'Contoso' }));
    await fabrikam.screenshot(named('partnership-active-provider'));

    await fabrikam.say(t('commands.indirect-resellers.words'));
    await fabrikam.waitForText(t('cards.partners.access'));
    await fabrikam.screenshot(named('indirect-resellers'));
    expect(await fabrikam.lastCard().text()).toContain('Contoso');
    await contoso.say(t('commands.indirect-providers.words'));
    await contoso.waitForText(t('cards.partners.access'));
    await contoso.screenshot(named('indirect-providers'));
    expect(await contoso.lastCard().text()).toContain('Fabrikam');
  });

  it('invites a customer to both partners', async () => {
    await contoso.press(t('buttons.inviteNewCustomers'));
    await contoso.waitForText(t('cards.draft.together', { provider: 'Fabrikam' }));
    await contoso.screenshot(named('customer-draft'));
    invitationLink = linkIn(await contoso.value(t('cards.draft.message')));
    await contoso.fill(t('cards.draft.recipient'), 'anna@northwind.example');
    if (language === 'en') await renewPicture('draft', contoso.page, contoso.lastCard().locator);
    await contoso.press(t('buttons.done'));
    await contoso.waitForText(invitationHeading('reseller-and-provider', 'sent'));
    await contoso.screenshot(named('customer-invited'));
    placeOfInvitation = (await contoso.messages()).length - 1;
    await contoso.say(t('commands.invitations.words'));
    await contoso.waitForText(t('cards.invitations.heading'));
    await contoso.screenshot(named('invitations'));
    expect(await contoso.lastCard().text()).toContain('anna@northwind.example');
  });

  it('lets the customer accept on a phone, with a keyboard and without script', async () => {
    await keepNarrow(invitationLink, 'customer-page');
    const page = await visit(desk.browser, invitationLink, { locale, viewport: phone, javaScriptEnabled: false });
    await heading(page, t('pages.acceptance.headingTwo', { reseller: 'Contoso', provider: 'Fabrikam' }));
    await keepPage(page, 'customer-page');
    if (language === 'de') await renewPicture('customer-page', page);
    await typeInto(page, t('pages.acceptance.companyName'), 'Northwind');
    await typeInto(page, t('pages.acceptance.domain'), 'northwind');
    await page.keyboard.press('Enter');
    await heading(page, t('pages.common.checkAnswers'));
    await page.getByText(t('fields.consent')).last().waitFor();
    await keepPage(page, 'customer-page-refused');
    expect(await page.getByLabel(t('pages.acceptance.companyName')).inputValue()).toBe('Northwind');

    await typeInto(page, t('pages.acceptance.displayName'), 'Anna Bedecs');
    await typeInto(page, t('pages.acceptance.email'), 'anna@northwind.example');
    await tabTo(page, 'checkbox', t('pages.acceptance.acceptTwo', { reseller: 'Contoso', provider: 'Fabrikam' }));
    await page.keyboard.press('Space');
    await keepPage(page, 'customer-page-filled-in');
    await tabTo(page, 'button', t('pages.acceptance.submit'));
    await page.keyboard.press('Enter');
    await heading(page, t('pages.accepted.heading'));
    await keepPage(page, 'accepted-page');
    await page.goto(invitationLink);
    await heading(page, t('pages.links.invitation.used.title'));
    await keepPage(page, 'customer-page-used');
    await page.context().close();
  });

  it('tells both partners at once and shows the customer to both', async () => {
    const told = t('cards.notices.customer-accepted', { companyName: 'Northwind' });
    for (const chat of [contoso, fabrikam]) await chat.waitForText(told);
    await contoso.screenshot(named('customer-accepted-reseller'));
    await fabrikam.screenshot(named('customer-accepted-provider'));
    if (language === 'de') await renewPicture('accepted', fabrikam.page, fabrikam.lastCard().locator);
    const inPlace = contoso.page.locator('.fai-OutputCard').nth(placeOfInvitation);
    await inPlace.filter({ hasText: invitationHeading('reseller-and-provider', 'accepted') }).waitFor();
    await inPlace.filter({ hasText: 'Anna Bedecs' }).waitFor();

    for (const chat of [contoso, fabrikam]) {
      await chat.say(t('commands.customers.words'));
      await chat.waitForText('northwind.onmicrosoft.com');
    }
    await contoso.screenshot(named('customers'));
    await contoso.say(t('commands.indirect-providers.words'));
    await contoso.lastCard().waitForText(t('cards.partners.access'));
    await contoso.press(t('buttons.viewCustomers'));
    await contoso.waitForText(t('cards.customers.sharedHeading', { partner: 'Fabrikam' }));
    await contoso.screenshot(named('shared-customers'));
    expect(await contoso.lastCard().text()).toContain('Northwind');

    await contoso.say(t('commands.invitations.words'));
    await contoso.waitForText(t('cards.invitations.none'));
    await contoso.screenshot(named('no-open-invitations'));
    await contoso.choose(t('cards.invitations.filter'), t('cards.invitations.filters.closed'));
    await contoso.press(t('cards.invitations.show'));
    await contoso.waitForText(t('cards.invitations.closedHeading'));
    await contoso.screenshot(named('closed-invitations'));
    expect(await contoso.lastCard().text()).toContain('anna@northwind.example');
    expect(desk.warnings).toEqual([]);
  });

  const invitationHeading = (kind: 'partnership' | 'reseller-and-provider', status: 'sent' | 'accepted') =>
    t('cards.invitation.heading', { kind: t(`cards.invitation.${kind}`), status: t(`cards.invitation.${status}`) });

  async function signInWithPartnerAccount(chat: Playground): Promise<void> {
    const page = await chat.open(t('buttons.signIn'));
    await page.getByLabel(t('pages.partnerAccount.userName')).fill('membership');
    await submit(page, t('buttons.signIn'));
    await heading(page, t('pages.signedIn.title'));
    await page.close();
  }

  /** The primary contact follows the link in the mail, on a computer of their own. */
  async function confirmAddress(address: string, companyName: string): Promise<void> {
    const subject = t('mails.verify-email.subject', { companyName });
    const { links } = await mailTo(desk.bot, address, mail => mail.subject === subject);
    const page = await visit(desk.browser, links[0] ?? '', { locale });
    await keepPage(page, 'verification-page');
    await submit(page, t('pages.verification.submit'));
    await heading(page, t('pages.verified.title'));
    await keepPage(page, 'verified-page');
    await page.context().close();
  }
});

const linkIn = (letter: string): string => /http\S+\/i\/\S+/.exec(letter)?.[0] ?? '';
