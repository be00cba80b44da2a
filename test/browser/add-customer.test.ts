import { type TextKey, type TextValues, text } from '../../src/text/text';
import { type Desk, openDesk } from './harness/desk';
import { enrollBoth } from './harness/long-enrolled';
import type { Playground } from './harness/playground';
import { renewPicture } from './harness/screenshots';

jest.setTimeout(180_000);

const PREMIUM = 'Microsoft 365 Business Premium';

/** The provider adds a customer for its reseller; the chapters go on from one another. */
describe.each(['en', 'de'] as const)('a new customer in a browser, in %s', language => {
  const locale = { en: 'en-US', de: 'de-DE' }[language];
  const t = (key: TextKey, values?: TextValues) => text(language, key, values);
  let desk: Desk;
  let fabrikam: Playground;
  let contoso: Playground;
  let password = '';

  let screenshots = 0;
  const named = (name: string) => `${language}-customer-${String(++screenshots).padStart(2, '0')}-${name}`;

  beforeAll(async () => {
    desk = await openDesk({}, locale, directory => enrollBoth(directory, language));
    ({ fabrikam, contoso } = desk);
  });
  afterAll(() => desk.close());

  it('is entered from the resellers’ list, and what is refused can be mended', async () => {
    await fabrikam.waitForText(t('cards.help.welcome'));
    await fabrikam.say(t('commands.indirect-resellers.words'));
    await fabrikam.waitForText(t('cards.partners.access'));
    await fabrikam.screenshot(named('indirect-resellers'));
    await fabrikam.press(t('buttons.addCustomer'));
    await fabrikam.waitForText(t('orders.detailsText'));
    expect(await fabrikam.value(t('orders.reseller'))).toBe('Contoso');
    await fabrikam.fill(t('orders.companyName'), 'Northwind Traders');
    await fabrikam.fill(t('orders.domain'), 'taken-northwind');
    await fabrikam.fill(t('orders.addressLine1'), '1 Main Street');
    await fabrikam.fill(t('orders.city'), 'Redmond');
    await fabrikam.fill(t('orders.state'), 'WA');
    await fabrikam.fill(t('orders.postalCode'), '98052');
    await fabrikam.fill(t('orders.firstName'), 'Anna');
    await fabrikam.fill(t('orders.lastName'), 'Bedecs');
    await fabrikam.fill(t('orders.email'), 'anna@northwind.example');
    await fabrikam.screenshot(named('details'));
    await fabrikam.press(t('orders.nextSubscriptions'));
    await fabrikam.waitForText(t('fields.domain-prefix'));
    await fabrikam.screenshot(named('details-refused'));
    await fabrikam.fill(t('orders.domain'), 'takennorthwind');
    await fabrikam.press(t('orders.nextSubscriptions'));
    await fabrikam.waitForText(t('fields.domain-taken'));
    expect(await fabrikam.value(t('orders.lastName'))).toBe('Bedecs');
    await fabrikam.fill(t('orders.domain'), 'northwindtraders');
    await fabrikam.press(t('orders.nextSubscriptions'));
  });

  it('gets subscriptions, and the agreement is recorded before they are ordered', async () => {
    await fabrikam.waitForText(t('orders.subscriptionsText', { companyName: 'Northwind Traders' }));
    await fabrikam.screenshot(named('subscriptions'));
    await fabrikam.fill(t('orders.search'), 'business premium');
    await fabrikam.press(t('buttons.search'));
    await fabrikam.screenshot(named('offers-found'));
    await fabrikam.fill(t('orders.quantity'), '25');
    await fabrikam.press(t('orders.addLine'));
    await fabrikam.waitForText(PREMIUM);
    await fabrikam.screenshot(named('line'));
    await fabrikam.press(t('orders.nextReview'));
    await fabrikam.waitForText(t('orders.agreementText'));
    await fabrikam.fill(t('orders.dateAgreed'), '2026-01-02');
    await fabrikam.screenshot(named('agreement'));
    await fabrikam.press(t('orders.nextReview'));
    await fabrikam.waitForText(t('orders.reviewText'));
    await fabrikam.screenshot(named('review'));
    const review = await fabrikam.lastCard().text();
    for (const known of ['Northwind Traders', 'Contoso', PREMIUM, 'Anna Bedecs']) expect(review).toContain(known);
  });

  it('has its setup info shown once, until Done', async () => {
    await fabrikam.press(t('orders.submit'));
    await fabrikam.waitForText(t('orders.setupInfo'));
    if (language === 'en') await renewPicture('add-customer', fabrikam.page, fabrikam.lastCard().locator);
    await fabrikam.screenshot(named('setup-info'));
    const shown = await fabrikam.lastCard().text();
    expect(shown).toContain('admin@northwindtraders.onmicrosoft.com');
    password = shown.split(`${t('orders.password')}: `)[1]?.split('\n')[0] ?? '';
    expect(password.length).toBeGreaterThan(10);

    await fabrikam.press(t('buttons.done'));
    await fabrikam.waitForText(t('orders.added', { companyName: 'Northwind Traders' }));
    await fabrikam.screenshot(named('added'));
    expect((await fabrikam.messages()).join('\n')).not.toContain(password);
  });

  it('is on both lists, and the reseller was told', async () => {
    await contoso.waitForText(t('orders.notices.customer-added', { companyName: 'Northwind Traders' }));
    await contoso.screenshot(named('reseller-told'));
    for (const chat of [fabrikam, contoso]) {
      await chat.say('northwind');
      await chat.waitForText(t('subscriptions.title'));
      await chat.lastCard().waitForText('northwindtraders.onmicrosoft.com');
    }
    await fabrikam.screenshot(named('found-by-name'));
    await fabrikam.press(t('subscriptions.title'));
    await fabrikam.lastCard().waitForText(PREMIUM);
    await fabrikam.screenshot(named('subscriptions-of-customer'));
    expect(desk.warnings).toEqual([]);
  });
});
