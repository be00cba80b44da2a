import { type CustomerId, TenantId } from '../../src/domain/ids';
import { Customers } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { ordered, sharedCustomer } from './harness/customer';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { acceptance, invited, title, twoPartners } from './harness/story';

const BILLING = {
  organizationRegistrationNumber: '',
  addressLine1: '2 Main Street',
  addressLine2: '',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  country: 'US',
  firstName: 'Anna',
  lastName: 'Lidman',
  phoneNumber: '',
};

describe.each(['en-US', 'de-DE'])('the account of a customer, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const words = (english: string, german: string) => (language === 'de' ? german : english);
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  let customers = 0;
  let companyName: string;
  let customer: CustomerId;

  beforeAll(async () => {
    desk = await openTestDesk();
    ({ megan, alex } = await twoPartners(desk, { locale }));
  });
  beforeEach(async () => {
    customers += 1;
    companyName = `Northwind${customers}`;
    customer = await sharedCustomer(desk, alex, companyName);
    await desk.giveRoles(alex, ['global-admin', 'admin-agent']);
  });
  afterAll(async () => desk.close());

  const press = (member: Member, verb: string, args: Record<string, string>) =>
    member.forge({ desk: { verb, args } }, member.lastCard.messageId);

  async function open(member: Member) {
    await member.say('help');
    await press(member, 'customer', { customer });
    return member.press(t('customerAccount.title'));
  }

  const record = async ({ person }: Member) =>
    (await desk.store.read(Customers, TenantId.parse(person.tenantId), customer))?.body;
  const titles = (member: Member) => member.lastCard.buttons.map(button => button.title);
  const found = async (member: Member, name = companyName) => {
    await member.say(words('customers', 'kunden'));
    return member.press(title(member, 'buttons.search'), { search: name });
  };

  it('begins with what the customer said when it accepted, and is completed', async () => {
    const before = await open(alex);
    expect(before.heading).toBe(t('customerAccount.heading', { customer: companyName }));
    expect(before.text).toContain(t('customerAccount.acceptedOnly'));
    const email = acceptance(companyName)['email'] ?? '';
    const form = await alex.press(title(alex, 'buttons.update'));
    expect(form.inputs).toMatchObject({ companyName, email, country: 'US', addressLine1: '' });

    const refused = await alex.press(title(alex, 'buttons.update'), { ...BILLING, postalCode: 'x', city: '' });
    expect(refused.below('city')).toBe(t('fields.required'));
    expect(refused.below('postalCode')).toBe(t('fields.postal-code', { example: '98052' }));
    expect(refused.inputs).toMatchObject({ postalCode: 'x', firstName: 'Anna' });

    const renamed = `${companyName} Traders`;
    const changes = { ...BILLING, companyName: renamed };
    const [done] = await alex.clickAgainAndAgain(refused, title(alex, 'buttons.update'), changes);
    expect(done?.card?.heading).toBe(t('customerAccount.heading', { customer: renamed }));
    expect(done?.card?.text).toContain(t('customerAccount.updated'));
    expect(done?.card?.text).toContain('2 Main Street, 98052 Redmond, WA');
    expect((await found(alex, 'Traders')).text).toContain(renamed);
    const again = await open(alex);
    expect(again.text).toContain('Anna Lidman');
    expect(again.text).not.toContain(t('customerAccount.acceptedOnly'));
  });

  it('that a colleague has changed meanwhile is shown as it is, and what was typed is kept', async () => {
    const diego = desk.member(alex.person.tenantId, 'Diego Siciliani', locale);
    await diego.install();
    await desk.giveRoles(diego, ['helpdesk-agent']);
    for (const member of [alex, diego]) {
      await open(member);
      await member.press(title(member, 'buttons.update'));
    }
    await diego.press(title(diego, 'buttons.update'), { ...BILLING, city: 'Seattle' });
    const stale = await alex.press(title(alex, 'buttons.update'), BILLING);
    expect(stale.text).toContain(t('errors.changed-meanwhile'));
    expect(stale.text).toContain('2 Main Street, 98052 Seattle, WA');
    expect(stale.inputs['city']).toBe('Redmond');
    const done = await alex.press(title(alex, 'buttons.update'));
    expect(done.text).toContain('2 Main Street, 98052 Redmond, WA');
  });

  it('is changed by agents for support, and seen by those for sales', async () => {
    await desk.giveRoles(alex, ['sales-agent']);
    const seen = await open(alex);
    expect(seen.text).not.toContain(t('customerAccount.acceptedOnly'));
    expect(titles(alex)).toEqual([t('subscriptions.back')]);
    await press(alex, 'edit-customer-account', { customer });
    expect(alex.lastCard.text).toContain(t('roles.helpdesk-agent'));
    for (const verb of ['remove-customer', 'removed-customers', 'reactivate-customer']) {
      await press(alex, verb, { customer });
      expect(alex.lastCard.text).toContain(t('roles.global-admin'));
    }
    expect((await record(alex))?.relationship.state).toBe('active');
  });

  it('ends with the relationship, after the whole notice, and the relationship can be reactivated', async () => {
    await open(alex);
    const notice = await alex.press(t('customerAccount.remove'));
    expect(notice.heading).toBe(t('customerAccount.removeHeading', { customer: companyName }));
    for (const part of ['removePrivileges', 'removeFaith', 'removeNotice', 'removeNobody'] as const) {
      expect(notice.text).toContain(t(`customerAccount.${part}`));
    }
    const refused = await alex.press(t('customerAccount.remove'));
    expect(refused.below('accept')).toBe(t('fields.consent'));
    expect((await record(alex))?.relationship.state).toBe('active');

    const told = megan.messages.length;
    const [done] = await alex.clickAgainAndAgain(refused, t('customerAccount.remove'), { accept: 'true' });
    expect(done?.card?.heading).toBe(t('customerAccount.removed', { customer: companyName }));
    await desk.settled();
    expect(await record(alex)).toMatchObject({
      relationship: { state: 'removed' },
      delegatedAdminPrivileges: 'granted',
    });
    expect((await record(megan))?.relationship.state).toBe('active');
    expect(megan.messages).toHaveLength(told);

    expect((await found(alex)).text).not.toContain(`${companyName}.example`.toLowerCase());
    const list = await alex.say(words('customers', 'kunden'));
    expect(list.text).not.toContain(`${companyName}\n`);
    await press(alex, 'customer', { customer });
    expect(alex.lastCard.text).toContain(t('errors.relationship-missing'));

    const removed = await alex.say(words('removed customers', 'entfernte kunden'));
    expect(removed.text).toContain(companyName);
    const back = await alex.press(t('customerAccount.removedCustomers.reactivate'), { customer });
    expect(back.heading).toBe(companyName);
    expect((await found(alex)).text).toContain(companyName);
    expect((await alex.say(words('removed customers', 'entfernte kunden'))).text).toContain(
      t('customerAccount.removedCustomers.none'),
    );
  });

  it('stays while the customer has active subscriptions with this partner, on however many pages', async () => {
    for (let number = 1; number <= 6; number += 1) await ordered(desk, megan, customer);
    await press(megan, 'customer-account', { customer });
    await press(megan, 'remove-customer', { customer });
    expect(megan.lastCard.text).toContain(t('errors.subscriptions-active', { number: '6' }));
    const sold = await megan.press(t('subscriptions.title'));
    expect(sold.heading).toBe(t('subscriptions.heading', { customer: companyName }));

    await open(alex);
    const notice = await alex.press(t('customerAccount.remove'));
    expect(notice.heading).toBe(t('customerAccount.removeHeading', { customer: companyName }));
    const contoso = { tenantId: TenantId.parse('contoso'), mpnId: '1234567', name: 'Contoso' };
    await ordered(desk, megan, customer, { partnerOnRecord: contoso });
    const refused = await alex.press(t('customerAccount.remove'), { accept: 'true' });
    expect(refused.text).toContain(t('errors.subscriptions-active-elsewhere', { number: '1', partner: 'Fabrikam' }));
    await alex.press(t('subscriptions.title'));
    expect(alex.lastCard.heading).toBe(t('subscriptions.heading', { customer: companyName }));
    expect((await record(alex))?.relationship.state).toBe('active');
  });

  it('is not left half removed when that is refused before anything was asked', async () => {
    await ordered(desk, megan, customer);
    await open(megan);
    await megan.press(t('customerAccount.remove'));
    expect(megan.lastCard.text).toContain(t('errors.subscriptions-active', { number: '1' }));
    expect((await megan.say(companyName)).heading).toBe(companyName);
    expect((await megan.say(words('help', 'hilfe'))).text).not.toContain(t('cards.help.inFlow'));
  });

  it('is not closed by an old card after the relationship began anew', async () => {
    await open(alex);
    const old = await alex.press(t('customerAccount.remove'));
    const diego = desk.member(alex.person.tenantId, 'Lee Gu', locale);
    await diego.install();
    await desk.giveRoles(diego, ['global-admin']);
    await open(diego);
    await diego.press(t('customerAccount.remove'));
    await diego.press(t('customerAccount.remove'), { accept: 'true' });
    await desk.website.send(await invited(diego, companyName), acceptance(companyName));
    await desk.settled();
    expect((await record(alex))?.relationship.state).toBe('active');

    const { card: stale } = await alex.click(old, t('customerAccount.remove'), { accept: 'true' });
    expect(stale?.text).toContain(t('errors.changed-meanwhile'));
    expect((await record(alex))?.relationship.state).toBe('active');
  });
});
