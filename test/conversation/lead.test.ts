import { TenantId } from '../../src/domain/ids';
import type { PartnerKind } from '../../src/domain/partner';
import { Invitations, Leads } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { expectRefusal } from './harness/refusal';
import { acceptance, linkOn, longEnrolled, partnered, title, twoPartners } from './harness/story';

const ANNA = {
  companyName: 'Northwind',
  firstName: 'Anna',
  lastName: 'Lidman',
  email: 'anna@northwind.example',
  note: 'Met at the trade fair',
};

describe.each(['en-US', 'de-DE'])('a lead, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  let desk: TestDesk;
  let partners = 0;

  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());

  async function partner(partnerKind: PartnerKind): Promise<Member> {
    partners += 1;
    const member = desk.member(`partner${partners}`, 'Alex Wilber', locale);
    const { tenantId } = member.person;
    await longEnrolled(desk, member, { partnerKind, companyName: `Partner${partners}`, domain: `${tenantId}.example` });
    await desk.settled();
    return member;
  }

  const stored = async ({ person }: Member) =>
    (await desk.store.list(Leads, TenantId.parse(person.tenantId), { limit: 100 })).items.map(({ body }) => body);

  async function added(member: Member, answers = ANNA) {
    await member.say('leads');
    await member.press(t('leads.add'));
    return member.press(t('leads.save'), answers);
  }

  it('is added with a form that keeps what was typed, once', async () => {
    const alex = await partner('direct-partner');
    const empty = await alex.say('leads');
    expect(empty.text).toContain(t('leads.none'));
    const form = await alex.press(t('leads.add'));
    const refused = await alex.press(t('leads.save'), { ...ANNA, email: 'anna', firstName: ' ' });
    expect(refused.below('email')).toBe(t('fields.email'));
    expect(refused.below('firstName')).toBe(t('fields.required'));
    expect(refused.inputs).toMatchObject({ ...ANNA, email: 'anna', firstName: ' ' });
    expect(refused.messageId).toBe(form.messageId);

    const [first] = await alex.clickAgainAndAgain(refused, t('leads.save'), ANNA);
    expect(first?.card?.heading).toBe('Northwind');
    expect(first?.card?.text).toContain(`\u00a0${t('leads.filters.new')}`);
    expect(first?.card?.text).toContain('Anna Lidman, anna@northwind.example');
    expect(await stored(alex)).toMatchObject([ANNA]);
    const list = await alex.say('leads');
    expect(list.text).toContain('Northwind');
  });

  it('becomes an invitation and then a customer', async () => {
    const alex = await partner('direct-partner');
    await added(alex);
    const draft = await alex.press(title(alex, 'buttons.requestRelationship'));
    expect(draft.heading).toBe(t('cards.draft.reseller-relationship'));
    expect(draft.inputs['recipient']).toBe(ANNA.email);
    const link = linkOn(draft);
    expect((await stored(alex))[0]).not.toHaveProperty('invitation');

    await alex.press(title(alex, 'buttons.done'));
    await desk.settled();
    await alex.say('leads');
    const invited = await alex.press(title(alex, 'buttons.open'));
    expect(invited.text).toContain(`\u00a0${t('leads.filters.invited')}`);
    await alex.press(title(alex, 'buttons.sendAgain'));
    expect(linkOn(alex.lastCard)).not.toBe('');
    await alex.press(title(alex, 'buttons.cancel'));

    await desk.website.send(link, acceptance());
    await desk.settled();
    expect((await alex.say('leads')).text).toContain(t('leads.none'));
    const customers = await alex.press(t('leads.show'), { filter: 'customer' });
    expect(customers.text).toContain('Northwind');
    const lead = await alex.press(title(alex, 'buttons.open'));
    expect(lead.text).toContain(`\u00a0${t('leads.filters.customer')}`);
    expect((await alex.press(title(alex, 'buttons.viewCustomers'))).text).toContain('Northwind');
  });

  it('is new again when its invitation is withdrawn, and a cancelled draft leaves it as it is', async () => {
    const alex = await partner('direct-partner');
    await added(alex);
    await alex.press(title(alex, 'buttons.requestRelationship'));
    await alex.press(title(alex, 'buttons.cancel'));
    await desk.settled();
    expect((await stored(alex))[0]).not.toHaveProperty('invitation');

    await alex.say('leads');
    await alex.press(title(alex, 'buttons.open'));
    await alex.press(title(alex, 'buttons.requestRelationship'));
    await alex.press(title(alex, 'buttons.done'));
    await desk.settled();
    expect((await stored(alex))[0]).toHaveProperty('invitation');
    await alex.say(language === 'de' ? 'einladungen' : 'invitations');
    await alex.press(title(alex, 'buttons.withdraw'));
    await alex.press(title(alex, 'buttons.withdraw'));
    await desk.settled();
    expect((await stored(alex))[0]).not.toHaveProperty('invitation');
  });

  it('of a reseller is invited together with the provider that is chosen', async () => {
    const { megan, alex } = await twoPartners(desk, { provider: `p-${language}`, reseller: `r-${language}`, locale });
    await added(alex);
    const draft = await alex.press(title(alex, 'buttons.inviteNewCustomers'));
    expect(draft.inputs['recipient']).toBe(ANNA.email);
    await alex.press(title(alex, 'buttons.cancel'));

    const other = await partner('indirect-provider');
    await partnered(other, alex);
    await desk.settled();
    await alex.say('leads');
    await alex.press(title(alex, 'buttons.open'));
    const choice = await alex.press(title(alex, 'buttons.inviteNewCustomers'));
    expect(choice.heading).toBe(t('cards.partners.provider'));
    const provider = megan.person.tenantId;
    const chosen = await alex.press(title(alex, 'buttons.inviteNewCustomers'), { provider });
    expect(chosen.inputs['recipient']).toBe(ANNA.email);
    await alex.press(title(alex, 'buttons.done'));
    await desk.settled();
    const { items } = await desk.store.list(Invitations, TenantId.parse(alex.person.tenantId), { limit: 9 });
    expect(items.at(-1)?.body).toMatchObject({ lead: (await stored(alex))[0]?.id, status: { state: 'sent' } });
    expect((await stored(alex))[0]).toHaveProperty('invitation');
  });

  it('is offered to who may add customers as a new customer, with what is known', async () => {
    const megan = await partner('direct-partner');
    const card = await added(megan);
    const button = card.button(title(megan, 'buttons.addCustomer'));
    const { note: _note, ...known } = ANNA;
    expect(button.verb).toBe('add-customer');
    expect(button.data).toMatchObject({ desk: { args: known } });
    expect((await megan.press(button.title)).inputs).toMatchObject(known);
    const alex = await partner('indirect-reseller');
    expect((await added(alex)).buttons.map(each => each.title)).not.toContain(t('buttons.addCustomer'));
  });

  it('is closed and opened again', async () => {
    const alex = await partner('direct-partner');
    const card = await added(alex);
    const answers = await alex.clickAgainAndAgain(card, t('leads.close'));
    expect(answers[0]?.card?.text).toContain(`\u00a0${t('leads.filters.closed')}`);
    expect(answers[0]?.card?.text).toContain(`${t('leads.closedBy')}: Alex Wilber`);
    expect((await alex.say('leads')).text).toContain(t('leads.none'));
    expect((await alex.press(t('leads.show'), { filter: 'closed' })).text).toContain('Northwind');
    await alex.press(title(alex, 'buttons.open'));
    const open = await alex.press(t('leads.reopen'));
    expect(open.text).toContain(`\u00a0${t('leads.filters.new')}`);
  });

  it('that a colleague changed meanwhile is shown as it is now, with what was typed', async () => {
    const alex = await partner('direct-partner');
    const diego = desk.member(alex.person.tenantId, 'Diego Siciliani', locale);
    await diego.install();
    await desk.giveRoles(diego, ['sales-agent']);
    await added(alex);
    await alex.press(title(alex, 'buttons.edit'));
    await diego.say('leads');
    await diego.press(title(diego, 'buttons.open'));
    await diego.press(title(diego, 'buttons.edit'));
    await diego.press(t('leads.save'), { ...ANNA, note: 'Call on Monday' });

    const typed = { ...ANNA, lastName: 'Bedecs' };
    const stale = await alex.press(t('leads.save'), typed);
    expect(stale.text).toContain(t('errors.changed-meanwhile'));
    expect(stale.inputs).toMatchObject(typed);
    expect(await stored(alex)).toMatchObject([{ lastName: 'Lidman', note: 'Call on Monday' }]);
    await alex.press(t('leads.save'), { ...typed, note: 'Call on Monday' });
    expect(await stored(alex)).toMatchObject([{ lastName: 'Bedecs', note: 'Call on Monday' }]);
  });

  it('is chosen from a list of five a page', async () => {
    const alex = await partner('direct-partner');
    for (const number of [1, 2, 3, 4, 5, 6]) await added(alex, { ...ANNA, companyName: `Company ${number}` });
    const list = await alex.say('leads');
    const third = list.input('lead');
    expect(third).toMatchObject({ choices: { length: 5 } });
    expect(list.text).not.toContain('Company 1');
    const more = await alex.press(title(alex, 'buttons.more'));
    expect(more.text).toContain('Company 1');
    await alex.press(title(alex, 'buttons.first'));
    const fourth = (await stored(alex))[3];
    const opened = await alex.press(title(alex, 'buttons.open'), { lead: fourth?.id ?? '' });
    expect(opened.heading).toBe('Company 4');
  });

  it('is nobody else’s, and needs a role', async () => {
    const alex = await partner('direct-partner');
    await added(alex);
    const lead = (await stored(alex))[0]?.id;
    const stranger = await partner('indirect-reseller');
    for (const verb of ['lead', 'edit-lead', 'close-lead', 'reopen-lead', 'request-relationship']) {
      await expectRefusal(stranger, verb, { lead }, t('errors.not-found'));
    }
    await desk.giveRoles(alex, ['helpdesk-agent']);
    for (const verb of ['leads', 'lead', 'add-lead', 'edit-lead', 'close-lead', 'reopen-lead']) {
      await expectRefusal(alex, verb, { lead }, t('roles.sales-agent'));
    }
    expect(await stored(alex)).toMatchObject([ANNA]);
  });
});
