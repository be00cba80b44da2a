import { type TextKey, type TextValues, text } from '../../src/text/text';
import { type Desk, openDesk } from './harness/desk';
import { directPartner } from './harness/direct-partner';
import type { Playground } from './harness/playground';
import { renewPicture } from './harness/screenshots';

jest.setTimeout(180_000);

/** The chapters go on from one another, as the people do. */
describe.each(['en', 'de'] as const)('the users of a customer in a browser, in %s', language => {
  const locale = { en: 'en-US', de: 'de-DE' }[language];
  const t = (key: TextKey, values?: TextValues) => text(language, key, values);
  let desk: Desk;
  let contoso: Playground;

  let screenshots = 0;
  const keep = (name: string) =>
    contoso.screenshot(`${language}-users-${String(++screenshots).padStart(2, '0')}-${name}`);

  beforeAll(async () => {
    desk = await openDesk({}, locale, directPartner);
    ({ contoso } = desk);
    await contoso.waitForText(text('en', 'cards.help.welcome'));
    if (language === 'de') {
      await contoso.say('sprache');
      await contoso.press('Deutsch');
      await contoso.waitForText(t('cards.language.done'));
    }
  });
  afterAll(() => desk.close());

  it('are uploaded from a file that is checked first, and reported', async () => {
    await contoso.say(t('commands.customers.words'));
    await contoso.waitForText('northwind.example');
    await contoso.press(t('buttons.open'));
    await contoso.lastCard().waitForText(t('subscriptions.title'));
    await keep('customer');
    await contoso.press(t('customerUsers.title'));
    await contoso.waitForText(t('customerUsers.none'));
    await keep('no-users');
    await contoso.press(t('userImport.title'));
    await contoso.waitForText(t('userImport.fileText'));
    await contoso.press(t('userImport.validate'));
    await contoso.waitForText(t('errors.file-empty'));
    await keep('file-refused');
    const lines = [
      t('userImport.exampleHeader'),
      t('userImport.exampleOne', { domain: 'northwind.example' }),
      t('userImport.exampleTwo', { domain: 'northwind.example' }),
      t('userImport.exampleTwo', { domain: 'contoso.example' }),
    ];
    await contoso.fill(t('userImport.content'), lines.join('\n'));
    await contoso.press(t('userImport.validate'));
    await contoso.waitForText(t('userImport.checkedText'));
    await contoso.choose(
      t('customerUsers.licenses'),
      t('customerUsers.license', { subscription: 'Microsoft 365 Business Basic', used: 0, total: 10 }),
    );
    await keep('checked');
    await contoso.press(t('buttons.add'));
    await contoso.waitForText(t('userImport.report', { customer: 'Northwind' }));
    await keep('report');
    if (language === 'en') await renewPicture('customer-users', contoso.page, contoso.lastCard().locator);
    const report = await contoso.lastCard().text();
    for (const shown of ['Anna Lidman', 'Bram de Vries', t('userImport.results.created')]) {
      expect(report).toContain(shown);
    }
    expect(report).toContain(t('fields.user-domain', { domain: 'northwind.example' }));

    await contoso.press(t('userImport.showSignIns'));
    await contoso.waitForText(t('userImport.signInsText'));
    await keep('sign-ins');
    await contoso.press(t('buttons.done'));
    await contoso.waitForText(t('userImport.signInsShown'));
    await contoso.press(t('customerUsers.backToUsers'));
    await contoso.lastCard().waitForText('anna@northwind.example');
    await keep('users');
  });

  it('are looked after one by one', async () => {
    await contoso.press(t('buttons.open'));
    await contoso.lastCard().waitForText(t('customerUsers.usageLocation'));
    await keep('user');
    await contoso.press(t('customerUsers.manageLicenses'));
    await contoso.waitForText(t('customerUsers.licensesHeading', { name: 'Anna Lidman' }));
    await keep('licenses');
    await contoso.press(t('buttons.update'));
    await contoso.waitForText(t('customerUsers.licensesChanged'));
    await contoso.press(t('customerUsers.directoryRoles'));
    await contoso.waitForText(t('customerUsers.rolesHeading', { name: 'Anna Lidman' }));
    await contoso.choose(t('customerUsers.directoryRoles'), t('customerUsers.abilities.helpdesk-admin'));
    await keep('roles');
    await contoso.press(t('buttons.update'));
    await contoso.waitForText(t('customerUsers.rolesChanged'));
    await contoso.press(t('customerUsers.resetPassword'));
    await contoso.waitForText(t('customerUsers.resetEffect'));
    await contoso.press(t('customerUsers.resetPassword'));
    await contoso.waitForText(t('customerUsers.signInText'));
    await keep('password');
    await contoso.press(t('buttons.done'));
    await contoso.lastCard().waitForText(t('customerUsers.roleNames.helpdesk-admin'));
    await contoso.press(t('customerUsers.delete'));
    await contoso.waitForText(t('customerUsers.deleteBack'));
    await keep('delete');
    await contoso.press(t('customerUsers.delete'));
    await contoso.waitForText(t('customerUsers.deletedNow'));
    await contoso.press(t('customerUsers.restore'));
    await contoso.waitForText(t('customerUsers.restoredNow'));
    await keep('restored');
  });

  it('gain another', async () => {
    await contoso.press(t('customerUsers.backToUsers'));
    await contoso.lastCard().waitForText('bram@northwind.example');
    await contoso.press(t('buttons.addUser'));
    await contoso.waitForText(t('customerUsers.addHint', { domain: 'northwind.example' }));
    await contoso.fill(t('customerUsers.displayName'), 'Cleo Moreau');
    await contoso.fill(t('customerUsers.userPrincipalName'), 'cleo@contoso.example');
    await contoso.press(t('buttons.add'));
    await contoso.waitForText(t('fields.user-domain', { domain: 'northwind.example' }));
    await keep('add-refused');
    await contoso.fill(t('customerUsers.userPrincipalName'), 'cleo');
    await contoso.press(t('buttons.add'));
    await contoso.waitForText(t('customerUsers.added', { name: 'Cleo Moreau' }));
    await keep('added');
    await contoso.press(t('buttons.done'));
    await contoso.lastCard().waitForText('cleo@northwind.example');
    expect(desk.warnings).toEqual([]);
  });
});
