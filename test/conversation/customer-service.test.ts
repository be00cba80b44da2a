import type { Customer } from '../../src/domain/customer';
import { type CustomerId, TenantId } from '../../src/domain/ids';
import type { Offer } from '../../src/domain/offer';
import { Customers } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { BUSINESS_BASIC, longKnown, ordered } from './harness/customer';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { longEnrolled } from './harness/story';

const AZURE: Offer = { ...BUSINESS_BASIC, catalogItemId: 'AZURE', title: 'Azure plan', kind: 'azure-plan' };

describe.each(['en-US', 'de-DE'])('the services of a customer, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  let desk: TestDesk;
  let megan: Member;
  let customer: CustomerId;

  beforeAll(async () => {
    desk = await openTestDesk();
    megan = desk.member('fabrikam', 'Megan Bowen', locale);
    const domain = 'fabrikam.example';
    await longEnrolled(desk, megan, { partnerKind: 'indirect-provider', companyName: 'Fabrikam', domain });
  });
  beforeEach(async () => {
    await desk.giveRoles(megan, ['helpdesk-agent']);
    const [known] = await longKnown(desk, megan, ['Northwind']);
    if (!known) throw new Error('There is no customer');
    customer = known;
  });
  afterEach(async () => {
    const record = await desk.store.read(Customers, TenantId.parse('fabrikam'), customer);
    if (record) await desk.store.remove(Customers, record);
  });
  afterAll(async () => desk.close());

  async function services() {
    await megan.say('northwind');
    return megan.press(t('customerService.title'));
  }
  const links = () =>
    megan.lastCard.buttons.filter(({ type }) => type === 'Action.OpenUrl').map(({ title, url }) => ({ title, url }));

  it('are shown with their state, their support contact, and Microsoft’s pages for them', async () => {
    await ordered(desk, megan, customer, { friendlyName: 'Mail' });
    await ordered(desk, megan, customer, { friendlyName: '', offer: AZURE });
    const card = await services();
    expect(card.heading).toBe(t('customerService.heading', { customer: 'Northwind' }));
    expect(card.text).toContain('Mail');
    expect(card.text).toContain('Azure plan');
    expect(card.text).toContain(t('states.subscription.active'));
    expect(card.text).toContain(`${t('subscriptions.supportContact')}: ${t('subscriptions.nobody')}`);
    const page = `https://admin.microsoft.com/Partner/BeginClientSession.aspx?CTID=${customer}&CSDEST=`;
    expect(links()).toEqual([
      { title: t('customerService.admin', { service: 'Microsoft 365' }), url: `${page}o365admincenter` },
      { title: t('customerService.health', { service: 'Microsoft 365' }), url: `${page}ServiceStatus` },
      { title: t('customerService.ticket', { service: 'Microsoft 365' }), url: `${page}Support` },
      {
        title: t('customerService.admin', { service: 'Microsoft Azure' }),
        url: `https://portal.azure.com/${customer}`,
      },
    ]);
    const back = await megan.press(t('customerService.back'));
    expect(back.heading).toBe('Northwind');
  });

  it('are administered by who gives support', async () => {
    await ordered(desk, megan, customer);
    await desk.giveRoles(megan, ['sales-agent']);
    expect((await services()).text).toContain(t('customerService.noSupport'));
    expect(links()).toEqual([]);
  });

  it('are administered with the privileges of the customer only', async () => {
    await ordered(desk, megan, customer);
    const record = await desk.store.read(Customers, TenantId.parse('fabrikam'), customer);
    if (!record) throw new Error('There is no customer');
    const body: Customer = { ...record.body, delegatedAdminPrivileges: 'none' };
    await desk.store.replace(Customers, { ...record, body });
    expect((await services()).text).toContain(t('customerService.noPrivileges'));
    expect(links()).toEqual([]);
  });

  it('are nothing to administer before there is one, and while all are suspended', async () => {
    expect((await services()).text).toContain(t('customerService.none'));
    const titles = () => megan.lastCard.buttons.map(({ title }) => title);
    expect(titles()).not.toContain(t('buttons.addSubscription'));
    await desk.giveRoles(megan, ['admin-agent']);
    await services();
    expect(titles()).toContain(t('buttons.addSubscription'));

    const subscription = await ordered(desk, megan, customer);
    const args = { customer, subscription: subscription.id };
    await megan.forge({ desk: { verb: 'suspend-subscription', args } }, megan.lastCard.messageId);
    await megan.press(t('subscriptions.suspend'));
    const card = await services();
    expect(card.text).toContain(t('customerService.allSuspended'));
    expect(card.text).toContain(t('states.subscription.suspended'));
    expect(links()).toEqual([]);
  });
});
