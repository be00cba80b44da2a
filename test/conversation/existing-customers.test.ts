import type { Customer } from '../../src/domain/customer';
import { TenantId } from '../../src/domain/ids';
import { Customers, Invitations } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { expectRefusal } from './harness/refusal';
import { enrolled, linkOn, partnered, title } from './harness/story';

describe.each(['en-US', 'de-DE'])('customers from other portals, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const words = (english: string, german: string) => (language === 'de' ? german : english);
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  let desk: TestDesk;
  let alex: Member;
  let megan: Member;

  beforeAll(async () => {
    desk = await openTestDesk();
    alex = desk.member('contoso', 'Alex Wilber', locale);
    megan = desk.member('fabrikam', 'Megan Bowen', locale);
    for (const [member, partnerKind, domain] of [
      [alex, 'indirect-reseller', 'contoso.example'],
      [megan, 'indirect-provider', 'fabrikam.example'],
    ] as const) {
      await enrolled(desk, member, { partnerKind, companyName: `${member.person.tenantId} Established`, domain });
    }
    await partnered(megan, alex);
    await desk.settled();
  });
  afterAll(async () => desk.close());

  const customersOf = (member: Member) => member.say(words('customers', 'kunden'));
  const titles = (member: Member) => member.lastCard.buttons.map(button => button.title);

  async function known(companyName: string): Promise<Customer> {
    const { items } = await desk.store.list(Customers, TenantId.parse('contoso'), { limit: 10 });
    const found = items.find(({ body }) => body.companyName === companyName);
    if (!found) throw new Error(`Nobody is called ${companyName}`);
    return found.body;
  }

  const invitations = async () =>
    (await desk.store.list(Invitations, TenantId.parse('contoso'), { limit: 100 })).items.map(({ body }) => body);

  it('are on the list of the reseller that enrolled, are found there, and on nobody else’s', async () => {
    const list = await customersOf(alex);
    for (const name of ['Alpine Ski House', 'Coho Winery', 'Lamna Healthcare']) expect(list.text).toContain(name);
    expect(list.text).toContain(t('cards.customers.elsewhere'));
    expect(list.text).not.toContain(t('cards.customers.granted'));
    const found = await alex.press(title(alex, 'buttons.search'), { search: 'alpine' });
    expect(found.text).toContain('Alpine Ski House');
    expect(found.text).not.toContain('Coho Winery');
    expect((await customersOf(megan)).text).toContain(t('cards.customers.none'));
  });

  it('are invited with one click, addressed, and are ordinary customers when they accept', async () => {
    const { domain } = await known('Alpine Ski House');
    await customersOf(alex);
    const list = await alex.press(title(alex, 'buttons.search'), { search: 'alpine' });
    const [first] = await alex.clickAgainAndAgain(list, t('cards.customers.inviteChosen'));
    expect(first?.card?.inputs['recipient']).toBe(`admin@${domain}`);
    expect(await invitations()).toHaveLength(1);
    const link = linkOn(alex.lastCard);
    await alex.press(title(alex, 'buttons.done'));

    const page = await desk.website.open(link, language);
    expect(page.text).toContain('value="Alpine Ski House"');
    expect(page.text).toContain(`value="${domain}"`);
    expect((await known('Alpine Ski House')).relationship.state).toBe('elsewhere');
    const answer = { companyName: 'Alpine Ski House', domain, email: `admin@${domain}`, accept: 'true' };
    expect((await desk.website.send(link, answer, language)).status).toBe(200);
    await desk.settled();
    expect(await known('Alpine Ski House')).toMatchObject({
      relationship: { state: 'active' },
      delegatedAdminPrivileges: 'granted',
    });
    expect((await customersOf(megan)).text).not.toContain('Alpine');

    // The button on the list as it was before.
    const { remark } = await alex.forge({ desk: list.button(t('cards.customers.inviteChosen')).data['desk'] });
    expect(remark).toBe(t('cards.message.problem'));
    expect(alex.lastCard.text).toContain(t('errors.already-customer'));
    expect(await invitations()).toHaveLength(1);
  });

  it('are opened, and invited together with the provider', async () => {
    const { id } = await known('Coho Winery');
    await customersOf(alex);
    const card = await alex.press(title(alex, 'buttons.open'), { customer: id });
    expect(card.heading).toBe('Coho Winery');
    expect(card.text).toContain(t('cards.customers.elsewhereText'));
    expect(titles(alex)).toEqual([
      t('buttons.requestRelationship'),
      t('buttons.inviteNewCustomers'),
      t('cards.customers.back'),
    ]);
    const draft = await alex.press(t('buttons.inviteNewCustomers'));
    expect(draft.inputs['recipient']).toContain('admin@cohowinery');
    await alex.press(title(alex, 'buttons.cancel'));
    expect((await known('Coho Winery')).relationship.state).toBe('elsewhere');
  });

  it('can be worked with only after they have accepted', async () => {
    const { id } = await known('Coho Winery');
    for (const verb of ['subscriptions', 'customer-account', 'edit-customer-account', 'remove-customer']) {
      await expectRefusal(alex, verb, { customer: id }, t('errors.relationship-missing'));
    }
    await alex.forge({ desk: { verb: 'reactivate-customer', args: { customer: id } } });
    expect((await known('Coho Winery')).relationship.state).toBe('elsewhere');
  });

  it('are invited by their own partner, and by those who may', async () => {
    const { id } = await known('Coho Winery');
    await expectRefusal(megan, 'request-relationship', { customer: id }, t('errors.not-found'));
    await expectRefusal(megan, 'customer', { customer: id }, t('errors.not-found'));
    const grady = desk.member('contoso', 'Grady Archie', locale);
    await grady.install();
    await desk.giveRoles(grady, ['helpdesk-agent']);
    await customersOf(grady);
    expect(titles(grady)).not.toContain(t('cards.customers.inviteChosen'));
    await expectRefusal(grady, 'request-relationship', { customer: id }, t('roles.sales-agent'));
  });
});
