import type { Customer } from '../../src/domain/customer';
import { CustomerId, instant, TenantId } from '../../src/domain/ids';
import { SandboxSubscriptions } from '../../src/partner-center/sandbox/documents';
import { Customers } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { acceptance, invited, twoPartners } from './harness/story';

const OFFER = 'CFQ7TTC0LFLX:0001:SANDBOX00P3Y';

describe.each(['en-US', 'de-DE'])('a further subscription, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const words = (english: string, german: string) => (language === 'de' ? german : english);
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  const AGREED = { firstName: 'Anna', lastName: 'Lidman', email: 'anna@northwind.example', dateAgreed: '2026-01-02' };
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  let customer: CustomerId;

  beforeAll(async () => {
    desk = await openTestDesk();
    ({ megan, alex } = await twoPartners(desk, { locale }));
    await desk.website.send(await invited(alex), acceptance());
    await desk.settled();
    const { items } = await desk.store.list(Customers, TenantId.parse('fabrikam'), { limit: 1 });
    customer = CustomerId.parse(items[0]?.id);
  });
  afterAll(async () => desk.close());

  async function opened(member: Member) {
    await member.say(words('customers', 'kunden'));
    return member.press(t('buttons.open'));
  }
  const recorded = async () => (await desk.store.read(Customers, TenantId.parse('fabrikam'), customer))?.body.agreement;
  async function changeCustomer(change: (body: Customer) => Customer): Promise<void> {
    const found = await desk.store.read(Customers, TenantId.parse('fabrikam'), customer);
    if (found) await desk.store.replace(Customers, { ...found, body: change(found.body) });
  }
  const subscriptions = async () =>
    (await desk.store.list(SandboxSubscriptions, TenantId.parse(customer), { limit: 10 })).items.map(
      ({ body }) => body.subscription,
    );

  it('asks for the customer agreement before the first order, then for the order', async () => {
    await opened(megan);
    const agreement = await megan.press(words('Add subscription', 'Abonnement hinzufügen'));
    expect(agreement.heading).toBe(t('orders.agreement'));
    expect(agreement.text).toContain(t('orders.agreementText'));
    const refused = await megan.press(t('orders.nextReview'), { ...AGREED, dateAgreed: '2999-01-01' });
    expect(refused.below('dateAgreed')).toBe(t('fields.date-in-future'));
    expect(await recorded()).toBeUndefined();

    const lines = await megan.press(t('orders.nextReview'), AGREED);
    expect(await recorded()).toMatchObject({ ...AGREED, recordedBy: 'Megan Bowen' });
    expect(lines.text).toContain(t('orders.onRecordHint'));
    expect(lines.inputs['reseller']).toBe('contoso');
    const review = await megan.press(t('orders.nextReview'), { catalogItemId: OFFER, quantity: '10' });
    expect(review.text).toContain(`${t('orders.onRecord')}: Contoso`);
    expect(await subscriptions()).toEqual([]);

    const answers = await megan.clickAgainAndAgain(review, t('orders.submit'));
    expect(answers[0]?.card?.heading).toBe(words('Confirmation', 'Bestätigung'));
    expect(await subscriptions()).toMatchObject([
      { quantity: 10, soldBy: 'fabrikam', partnerOnRecord: { tenantId: 'contoso', name: 'Contoso' } },
    ]);
    expect((await megan.press(t('buttons.open'))).heading).toBe('Northwind');
  });

  it('is not asked for the agreement twice, and needs no reseller on record', async () => {
    await opened(megan);
    const lines = await megan.press(t('buttons.addSubscription'));
    expect(lines.heading).toBe(t('orders.subscriptions'));
    const inputs = { catalogItemId: OFFER, quantity: '0', reseller: 'nobody' };
    const refused = await megan.press(t('orders.nextReview'), inputs);
    expect(refused.below('quantity')).toBe(t('fields.quantity', { min: 1, max: 100_000 }));
    expect(refused.inputs['reseller']).toBe('nobody');
    await megan.press(t('orders.nextReview'), { ...inputs, quantity: '2' });
    await megan.press(t('orders.submit'));
    const [second] = (await subscriptions()).filter(({ quantity }) => quantity === 2);
    expect(second).toBeDefined();
    expect(second?.partnerOnRecord).toBeUndefined();
  });

  it('counts for no reseller of another customer or partner', async () => {
    await opened(megan);
    await megan.press(t('buttons.addSubscription'));
    const inputs = { catalogItemId: OFFER, quantity: '3', reseller: 'wingtip' };
    const refused = await megan.press(t('orders.nextReview'), inputs);
    expect(refused.text).toContain(t('errors.relationship-missing'));
  });

  it('is dropped by Cancel', async () => {
    const before = await subscriptions();
    await opened(megan);
    await megan.press(t('buttons.addSubscription'));
    await megan.press(t('orders.nextReview'), { catalogItemId: OFFER, quantity: '4' });
    const dropped = await megan.press(t('buttons.cancel'));
    expect(dropped.heading).toBe(t('cards.message.cancelled'));
    expect(await subscriptions()).toEqual(before);
  });

  it('is refused at any step once a colleague has removed the relationship', async () => {
    const agreement = await recorded();
    await changeCustomer(({ agreement: _, ...body }) => body);
    await opened(megan);
    await megan.press(t('buttons.addSubscription'));
    const since = instant(new Date());
    await changeCustomer(body => ({ ...body, relationship: { state: 'removed', since, removedAt: since } }));
    const refused = await megan.press(t('orders.nextReview'), AGREED);
    expect(refused.text).toContain(t('errors.relationship-missing'));
    expect(await recorded()).toBeUndefined();

    await changeCustomer(body => ({ ...body, relationship: { state: 'active', since }, agreement }));
    await opened(megan);
    await megan.press(t('buttons.addSubscription'));
    await changeCustomer(body => ({ ...body, relationship: { state: 'removed', since, removedAt: since } }));
    const lines = await megan.press(t('orders.nextReview'), { catalogItemId: OFFER, quantity: '4' });
    expect(lines.text).toContain(t('errors.relationship-missing'));
    await changeCustomer(body => ({ ...body, relationship: { state: 'active', since } }));
  });

  it('is for the provider, for customers of its own, and for those who may order', async () => {
    const card = await opened(alex);
    expect(card.buttons.map(button => button.title)).not.toContain(t('buttons.addSubscription'));
    const forged = { desk: { verb: 'add-subscription', args: { customer } } };
    await alex.forge(forged);
    expect(alex.lastCard.text).toContain(t('partnerKinds.indirect-provider'));
    await megan.forge({ desk: { verb: 'add-subscription', args: { customer: 'somebody' } } });
    expect(megan.lastCard.text).toContain(t('errors.not-found'));
    const helpdesk = desk.member('fabrikam', 'Grady Archie', locale);
    await helpdesk.install();
    await desk.giveRoles(helpdesk, ['helpdesk-agent']);
    expect((await opened(helpdesk)).buttons.map(button => button.title)).not.toContain(t('buttons.addSubscription'));
    await helpdesk.forge(forged);
    expect(helpdesk.lastCard.text).toContain(t('roles.sales-agent'));
  });
});
