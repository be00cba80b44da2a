import type { CustomerId } from '../../src/domain/ids';
import { DAY, TenantId } from '../../src/domain/ids';
import type { Subscription } from '../../src/domain/subscription';
import { SandboxSubscriptions } from '../../src/partner-center/sandbox/documents';
import { text } from '../../src/text/text';
import { BUSINESS_BASIC, ordered, sharedCustomer } from './harness/customer';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { title, twoPartners } from './harness/story';

describe.each(['en-US', 'de-DE'])('a subscription, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
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
    await desk.giveRoles(megan, ['global-admin', 'admin-agent']);
  });
  afterAll(async () => desk.close());

  const press = (member: Member, verb: string, args: Record<string, string>) =>
    member.forge({ desk: { verb, args } }, member.lastCard.messageId);

  /** The subscription's card, from the customer's. */
  async function open(member: Member, { id }: Subscription) {
    await member.say('help');
    await press(member, 'customer', { customer });
    await member.press(t('subscriptions.title'));
    return member.press(title(member, 'buttons.open'), { subscription: id });
  }

  const stored = async ({ id }: Subscription) =>
    (await desk.store.read(SandboxSubscriptions, TenantId.parse(customer), id))?.body.subscription;

  const titles = (member: Member) => member.lastCard.buttons.map(button => button.title);

  it('is found on the list of its customer, the newest first and five on a page', async () => {
    for (let number = 1; number <= 6; number += 1) {
      await ordered(desk, megan, customer, { friendlyName: `Mail ${number}` });
      await new Promise(resolve => setTimeout(resolve, 2));
    }
    await megan.say(language === 'de' ? 'kunden' : 'customers');
    await megan.press(title(megan, 'buttons.open'), { customer });
    const first = await megan.press(t('subscriptions.title'));
    expect(first.heading).toBe(t('subscriptions.heading', { customer: companyName }));
    expect(first.text).toContain(t('subscriptions.assigned', { used: '0', total: '10' }));
    expect(first.text).toContain('Mail 6');
    expect(first.text).not.toContain('Mail 1');
    const second = await megan.press(title(megan, 'buttons.more'));
    expect(second.text).toContain('Mail 1');
    await megan.press(title(megan, 'buttons.first'));
    const one = await megan.press(title(megan, 'buttons.open'));
    expect(one.heading).toBe('Mail 6');
    for (const shown of [BUSINESS_BASIC.title, t('subscriptions.terms.P1Y'), companyName, 'Fabrikam']) {
      expect(one.text).toContain(shown);
    }
    expect((await megan.press(t('subscriptions.title'))).heading).toBe(first.heading);
    expect((await megan.press(t('subscriptions.back'))).heading).toBe(companyName);
  });

  it('gets more licenses at any time and fewer within seven days', async () => {
    const mail = await ordered(desk, megan, customer);
    await open(megan, mail);
    await megan.press(t('subscriptions.changeQuantity'));
    const refused = await megan.press(title(megan, 'buttons.update'), { quantity: '301' });
    expect(refused.below('quantity')).toBe(t('fields.quantity', { min: 1, max: 300 }));
    expect(refused.inputs['quantity']).toBe('301');

    const [more] = await megan.clickAgainAndAgain(refused, title(megan, 'buttons.update'), { quantity: '12' });
    expect(more?.card?.text).toContain(t('subscriptions.quantityChanged'));
    expect(more?.card?.text).toContain(t('subscriptions.assigned', { used: '0', total: '12' }));
    await megan.press(t('subscriptions.changeQuantity'));
    await megan.press(title(megan, 'buttons.update'), { quantity: '8' });
    expect((await stored(mail))?.quantity).toBe(8);

    desk.pass(8 * DAY);
    await open(megan, mail);
    await megan.press(t('subscriptions.changeQuantity'));
    const late = await megan.press(title(megan, 'buttons.update'), { quantity: '7' });
    expect(late.text).toContain(t('errors.reduction-window-over'));
    await megan.press(title(megan, 'buttons.update'), { quantity: '9' });
    expect((await stored(mail))?.quantity).toBe(9);
    await megan.press(t('subscriptions.suspend'));
    expect((await megan.press(t('subscriptions.suspend'))).text).toContain(t('errors.reduction-window-over'));
    expect((await stored(mail))?.status).toBe('active');
    desk.pass(-8 * DAY);
  });

  it('is suspended and reactivated', async () => {
    const mail = await ordered(desk, megan, customer);
    await open(megan, mail);
    const question = await megan.press(t('subscriptions.suspend'));
    expect(question.text).toContain(t('subscriptions.suspendEffect'));
    const suspended = await megan.press(t('subscriptions.suspend'));
    expect(suspended.text).toContain(t('subscriptions.suspendNow'));
    expect(await stored(mail)).toMatchObject({ status: 'suspended' });
    expect(titles(megan)).not.toContain(t('subscriptions.changeQuantity'));

    await megan.press(t('subscriptions.permission'));
    expect((await megan.press(t('subscriptions.grant'))).text).toContain(t('errors.subscription-suspended'));
    await megan.press(t('subscriptions.keep'));
    await open(megan, mail);
    await megan.press(t('subscriptions.reactivate'));
    expect((await megan.press(t('subscriptions.reactivate'))).text).toContain(t('subscriptions.reactivateNow'));
    expect(await stored(mail)).toMatchObject({ status: 'active' });
  });

  it('that a colleague has changed meanwhile is shown as it is, and what was typed is kept', async () => {
    const diego = desk.member(megan.person.tenantId, 'Diego Siciliani', locale);
    await diego.install();
    await desk.giveRoles(diego, ['sales-agent']);
    const mail = await ordered(desk, megan, customer);
    await open(megan, mail);
    await megan.press(t('subscriptions.changeQuantity'));
    await open(diego, mail);
    await diego.press(t('subscriptions.changeQuantity'));
    await diego.press(title(diego, 'buttons.update'), { quantity: '20' });

    const stale = await megan.press(title(megan, 'buttons.update'), { quantity: '11' });
    expect(stale.text).toContain(t('errors.changed-meanwhile'));
    expect(stale.text).toContain(t('subscriptions.assigned', { used: '0', total: '20' }));
    expect(stale.inputs['quantity']).toBe('11');
    expect((await stored(mail))?.quantity).toBe(20);
    await megan.press(title(megan, 'buttons.update'));
    expect((await stored(mail))?.quantity).toBe(11);
  });

  it('has a designated support contact: the provider or a reseller of this customer', async () => {
    const mail = await ordered(desk, megan, customer);
    await open(megan, mail);
    const form = await megan.press(t('subscriptions.supportContact'));
    expect(form.input('supportContact')['choices']).toEqual([
      { title: expect.stringContaining('Fabrikam'), value: 'fabrikam' },
      { title: expect.stringContaining('Contoso'), value: 'contoso' },
    ]);
    const refused = await megan.press(t('subscriptions.submit'), { supportContact: 'wingtip' });
    expect(refused.below('supportContact')).toBe(t('fields.choice'));
    const done = await megan.press(t('subscriptions.submit'), { supportContact: 'contoso' });
    expect(done.text).toContain(`${t('subscriptions.supportContact')}: Contoso`);
    expect(await stored(mail)).toMatchObject({ supportContact: { tenantId: 'contoso', name: 'Contoso' } });
  });

  it('cannot be supported by a partner that has no relationship with the customer any more', async () => {
    const mail = await ordered(desk, megan, customer);
    await alex.say('help');
    await press(alex, 'remove-customer', { customer });
    await alex.press(t('customerAccount.remove'), { accept: 'true' });
    await open(megan, mail);
    const form = await megan.press(t('subscriptions.supportContact'));
    expect(form.input('supportContact')['choices']).toEqual([
      { title: expect.stringContaining('Fabrikam'), value: 'fabrikam' },
    ]);
    const refused = await megan.press(t('subscriptions.submit'), { supportContact: 'contoso' });
    expect(refused.below('supportContact')).toBe(t('fields.choice'));
    expect((await stored(mail))?.supportContact).toBeUndefined();
  });

  it('lets the customer buy for themselves, and no longer', async () => {
    const mail = await ordered(desk, megan, customer);
    await open(megan, mail);
    const question = await megan.press(t('subscriptions.permission'));
    expect(question.heading).toBe(t('subscriptions.grantHeading', { customer: companyName }));
    expect(question.text).toContain(t('subscriptions.grantBilled'));
    expect((await megan.press(t('subscriptions.grant'))).text).toContain(t('subscriptions.granted'));
    expect(await stored(mail)).toMatchObject({ customerMayBuy: true });
    expect((await megan.press(t('subscriptions.permission'))).text).toContain(t('subscriptions.withdrawStays'));
    await megan.press(t('subscriptions.withdraw'));
    expect(await stored(mail)).toMatchObject({ customerMayBuy: false });
  });

  it('is seen by a reseller that shares the customer, and changed by who sold it', async () => {
    const mail = await ordered(desk, megan, customer, {
      partnerOnRecord: { tenantId: TenantId.parse('contoso'), mpnId: '1234567', name: 'Contoso' },
    });
    const seen = await open(alex, mail);
    expect(seen.text).toContain(t('subscriptions.soldByAnother', { partner: 'Fabrikam' }));
    expect(seen.text).toContain(`${t('subscriptions.partnerOnRecord')}: Contoso (1234567)`);
    expect(titles(alex)).toEqual([t('subscriptions.title')]);
    for (const verb of ['change-quantity', 'suspend-subscription', 'reactivate-subscription', 'support-contact']) {
      await press(alex, verb, { customer, subscription: mail.id });
      expect(alex.lastCard.text).toContain(t('errors.sold-by-another', { partner: 'Fabrikam' }));
    }
  });

  it('is changed by those who may: orders by agents for sales, support contacts by those for support', async () => {
    const mail = await ordered(desk, megan, customer);
    const args = { customer, subscription: mail.id };
    await desk.giveRoles(megan, ['helpdesk-agent']);
    await open(megan, mail);
    expect(titles(megan)).toEqual([t('subscriptions.supportContact'), t('subscriptions.title')]);
    for (const verb of ['change-quantity', 'suspend-subscription', 'reactivate-subscription', 'permission-to-buy']) {
      await press(megan, verb, args);
      expect(megan.lastCard.text).toContain(t('roles.sales-agent'));
    }
    await desk.giveRoles(megan, ['sales-agent']);
    await open(megan, mail);
    expect(titles(megan)).not.toContain(t('subscriptions.supportContact'));
    await press(megan, 'support-contact', args);
    expect(megan.lastCard.text).toContain(t('roles.helpdesk-agent'));
    await desk.giveRoles(megan, ['billing-admin']);
    for (const verb of ['subscriptions', 'subscription']) {
      await press(megan, verb, args);
      expect(megan.lastCard.text).toContain(t('roles.helpdesk-agent'));
    }
  });

  it('of a customer of others does not exist', async () => {
    const mail = await ordered(desk, megan, customer);
    const robin = desk.member('direct', `Robin ${customers}`, locale);
    await robin.say('help');
    for (const verb of ['subscriptions', 'subscription', 'change-quantity']) {
      await press(robin, verb, { customer, subscription: mail.id });
      expect(robin.lastCard.text).not.toContain('Mail');
      await press(megan, verb, { customer: 'nobody', subscription: mail.id });
      expect(megan.lastCard.text).toContain(t('errors.not-found'));
    }
  });
});
