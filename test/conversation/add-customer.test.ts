import type { Customer } from '../../src/domain/customer';
import { Instant, TenantId } from '../../src/domain/ids';
import { Customers, Orders } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { customerIdOf } from '../../src/workflows/customer-id';
import type { ShownCard } from './harness/card';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { longEnrolled, twoPartners } from './harness/story';

const OFFER = 'CFQ7TTC0LCHC:0002:SANDBOX00P1Y';
const PLAN = 'DZH318Z0BPS6:0001:SANDBOX00P1M';

describe.each(['en-US', 'de-DE'])('a new customer, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const words = (english: string, german: string) => (language === 'de' ? german : english);
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  let customers = 0;

  beforeAll(async () => {
    desk = await openTestDesk();
    ({ megan, alex } = await twoPartners(desk, { locale }));
  });
  afterAll(async () => desk.close());

  const details = (companyName: string, changes: Record<string, string> = {}): Record<string, string> => {
    customers += 1;
    return {
      companyName,
      domain: `Customer${customers}`,
      addressLine1: 'Unter den Linden 1',
      city: 'Berlin',
      postalCode: '10117',
      country: 'DE',
      firstName: 'Anna',
      lastName: 'Lidman',
      email: 'anna@northwind.example',
      ...changes,
    };
  };
  const AGREED = { dateAgreed: '2026-01-02' };
  const begin = (member = megan) => member.say(words('add new customer', 'neuen kunden hinzufügen'));
  const toLines = (filled: Record<string, string>) => megan.press(t('orders.nextSubscriptions'), filled);
  const toAgreement = (inputs: Record<string, string> = { catalogItemId: OFFER, quantity: '25' }) =>
    megan.press(t('orders.nextReview'), inputs);
  /** Everything until the review. */
  async function reviewed(companyName: string): Promise<ShownCard> {
    await begin();
    await toLines(details(companyName));
    await toAgreement();
    return megan.press(t('orders.nextReview'), AGREED);
  }
  const passwordOn = (card: ShownCard): string =>
    card.text
      .split('\n')
      .find(line => line.startsWith(t('orders.password')))
      ?.split(': ')[1] ?? '';
  const customersOf = (member: Member) => member.say(words('customers', 'kunden'));

  /** A customer of the provider's that was not created here. */
  async function known(prefix: string, state: 'active' | 'removed'): Promise<void> {
    const domain = `${prefix}.onmicrosoft.com`;
    const since = Instant.parse('2026-01-01T00:00:00.000Z');
    const body: Customer = {
      id: customerIdOf(domain),
      companyName: prefix,
      domain,
      administrator: `anna@${domain}`,
      relationship: state === 'active' ? { state, since } : { state, since, removedAt: since },
      delegatedAdminPrivileges: 'granted',
      sharedWith: [],
    };
    await desk.store.create(Customers, { tenant: TenantId.parse('fabrikam'), id: body.id, body });
  }

  async function expectNowhere(password: string): Promise<void> {
    expect(password.length).toBeGreaterThan(10);
    expect(await desk.disk()).not.toContain(password);
    expect(desk.log.join('\n')).not.toContain(password);
  }

  it('is added from the resellers’ list, with its first subscriptions, and the reseller is told', async () => {
    await megan.say(words('indirect resellers', 'indirekte vertriebspartner'));
    const form = await megan.press(t('buttons.addCustomer'));
    expect(form.heading).toBe(words('Add new customer', 'Neuen Kunden hinzufügen'));
    expect(form.inputs['reseller']).toBe('contoso');
    const lines = await toLines(details('Northwind'));
    expect(lines.heading).toBe(t('orders.subscriptions'));
    const found = await megan.press(t('buttons.search'), { search: 'business premium' });
    expect(found.inputs['catalogItemId']).toBe(OFFER);
    const one = await megan.press(t('orders.addLine'), { catalogItemId: OFFER, quantity: '25' });
    expect(one.text).toContain(
      `Microsoft 365 Business Premium: ${words('25 licenses, 1 year', '25 Lizenzen, 1 Jahr')}`,
    );
    await megan.press(t('orders.addLine'), { catalogItemId: PLAN, quantity: '1' });
    const without = await megan.press(t('orders.removeLine'));
    expect(without.text).not.toContain('Azure plan: ');
    await megan.press(t('orders.addLine'), { catalogItemId: PLAN, quantity: '1' });
    const agreement = await toAgreement({});
    expect(agreement.heading).toBe(t('orders.agreement'));
    expect(agreement.inputs).toMatchObject({ firstName: 'Anna', lastName: 'Lidman' });
    const review = await megan.press(t('orders.nextReview'), AGREED);
    for (const known of [
      'Northwind',
      'Contoso',
      words('Anna Lidman, Jan 2, 2026', 'Anna Lidman, 02.01.2026'),
      'Azure plan: ',
    ]) {
      expect(review.text).toContain(known);
    }
    expect(review.buttons.map(button => button.title)).toEqual([
      words('Submit', 'Übermitteln'),
      t('buttons.edit'),
      t('buttons.cancel'),
    ]);

    const answers = await megan.clickAgainAndAgain(review, t('orders.submit'));
    const confirmation = answers[0]?.card;
    expect(confirmation?.heading).toBe(words('Confirmation', 'Bestätigung'));
    expect(confirmation?.text).toContain(words('Setup info', 'Einrichtungsinfos'));
    expect(confirmation?.text).toContain(`${t('orders.userName')}: admin@customer1.onmicrosoft.com`);
    const password = passwordOn(confirmation as ShownCard);
    await expectNowhere(password);
    await desk.settled();
    const { items: orders } = await desk.store.list(Orders, TenantId.parse('fabrikam'), { limit: 10 });
    expect(orders.map(({ body }) => body.status.state)).toEqual(['provisioned']);

    const done = await megan.press(t('buttons.done'));
    expect(done.heading).toBe(t('orders.added', { companyName: 'Northwind' }));
    expect(JSON.stringify(megan.messages)).not.toContain(password);
    await expectNowhere(password);

    const opened = await megan.press(t('buttons.open'));
    expect(opened.heading).toBe('Northwind');

    const told = t('orders.notices.customer-added', { companyName: 'Northwind' });
    await eventually(() => alex.cardWith(told));
    expect(alex.cards.filter(card => card.heading === told)).toHaveLength(1);
    for (const member of [megan, alex]) {
      const list = await customersOf(member);
      expect(list.text).toContain('Northwind');
      expect(list.text).toContain(t('cards.customers.granted'));
    }
  });

  it('is refused field by field, and keeps what was typed', async () => {
    await begin();
    const refused = await toLines(
      details('Refused', { domain: 'not-a-prefix', country: 'IN', postalCode: '1', email: 'anna', reseller: 'nobody' }),
    );
    expect(refused.below('domain')).toBe(t('fields.domain-prefix'));
    expect(refused.below('organizationRegistrationNumber')).toBe(t('fields.registration-number'));
    expect(refused.below('email')).toBe(t('fields.email'));
    expect(refused.below('phoneNumber')).toBe(t('fields.required'));
    expect(refused.inputs['companyName']).toBe('Refused');
    const german = await toLines(details('Refused', { postalCode: 'X' }));
    expect(german.below('postalCode')).toBe(t('fields.postal-code', { example: '80807' }));
    expect((await toLines(details('Refused', { reseller: 'nobody' }))).below('reseller')).toBe(t('fields.choice'));
    const taken = await toLines(details('Refused', { domain: 'takenalready', reseller: 'contoso' }));
    expect(taken.below('domain')).toBe(t('fields.domain-taken'));
    for (const [state, code] of [
      ['active', 'own-customer'],
      ['removed', 'removed-customer'],
    ] as const) {
      await known(`known${state}`, state);
      const refusedDomain = await toLines(details('Refused', { domain: `known${state}`, reseller: 'contoso' }));
      expect(refusedDomain.below('domain')).toBe(t(`fields.${code}`));
    }
    await toLines(details('Refused'));

    expect((await toAgreement({})).below('quantity')).toBe(t('fields.quantity', { min: 1, max: 300 }));
    const tooMany = await toAgreement({ catalogItemId: OFFER, quantity: '301' });
    expect(tooMany.below('quantity')).toBe(t('fields.quantity', { min: 1, max: 300 }));
    expect(tooMany.inputs['quantity']).toBe('301');
    const none = await megan.press(t('buttons.search'), { search: 'no such offer' });
    expect(none.text).toContain(t('orders.noOffer'));
    await megan.press(t('buttons.search'), { search: '' });
    await toAgreement();

    const empty = await megan.press(t('orders.nextReview'));
    expect(empty.below('dateAgreed')).toBe(t('fields.required'));
    const future = await megan.press(t('orders.nextReview'), { dateAgreed: '2999-01-01' });
    expect(future.below('dateAgreed')).toBe(t('fields.date-in-future'));
  });

  it('is dropped altogether by Cancel', async () => {
    const before = await desk.store.list(Orders, TenantId.parse('fabrikam'), { limit: 100 });
    await reviewed('Dropped');
    const dropped = await megan.press(t('buttons.cancel'));
    expect(dropped.heading).toBe(t('cards.message.cancelled'));
    const after = await desk.store.list(Orders, TenantId.parse('fabrikam'), { limit: 100 });
    expect(after.items).toHaveLength(before.items.length);
    expect((await begin()).inputs['companyName']).toBe('');
    expect((await customersOf(megan)).text).not.toContain('Dropped');
  });

  it('can be corrected before it is submitted', async () => {
    await reviewed('Correctable');
    const again = await megan.press(t('buttons.edit'));
    expect(again.inputs).toMatchObject({ companyName: 'Correctable', city: 'Berlin', reseller: 'contoso' });
    await toLines({ companyName: 'Corrected' });
    expect((await toAgreement({})).inputs).toMatchObject(AGREED);
    expect((await megan.press(t('orders.nextReview'))).text).toContain('Corrected');
  });

  it('that could not be provisioned stays in the review, to be submitted again', async () => {
    const review = await reviewed('Broken Wheel');
    const refused = await megan.press(t('orders.submit'));
    expect(refused.heading).toBe(review.heading);
    expect(refused.text).toContain(t('errors.provisioning-failed'));
    const confirmation = await megan.press(t('orders.submit'));
    await expectNowhere(passwordOn(confirmation));
    await megan.press(t('buttons.done'));
    await desk.settled();
    expect((await customersOf(megan)).text).toContain('Broken Wheel');
  });

  it('whose confirmation was lost is told of when its card is clicked again, with the way to a password', async () => {
    const review = await reviewed('Lost Answer');
    await megan.click(review, t('orders.submit'));
    await desk.settled();
    const before = megan.messages.length;
    const [, again] = await megan.clickAgainAndAgain(review, t('orders.submit'));
    expect(again?.remark).toBe(t('chat.oldCard'));
    expect(megan.messages).toHaveLength(before);
    await megan.press(t('buttons.done'));

    desk.pass(5_000);
    const { remark } = await megan.click(review, t('orders.submit'));
    expect(remark).toBe(t('chat.below'));
    expect(megan.lastCard.heading).toBe(t('orders.added', { companyName: 'Lost Answer' }));
    expect(megan.lastCard.text).toContain(t('orders.addedText'));
    const { items } = await desk.store.list(Orders, TenantId.parse('fabrikam'), { limit: 100 });
    const named = items.filter(
      ({ body }) => body.buyer.kind === 'new' && body.buyer.profile.companyName === 'Lost Answer',
    );
    expect(named).toHaveLength(1);

    const cancelled = await reviewed('Never Ordered');
    await megan.press(t('buttons.cancel'));
    expect((await megan.click(cancelled, t('orders.submit'))).remark).toBe(t('chat.oldCard'));
  });

  it('that takes a while is told of with its setup info', async () => {
    await reviewed('Slow Motion');
    const waiting = await megan.press(t('orders.submit'));
    expect(waiting.heading).toBe(t('orders.settingUp', { companyName: 'Slow Motion' }));
    desk.pass(5_000);
    const shown = await eventually(() => megan.cardWith(t('orders.setupInfoText')));
    expect(shown.text).toContain('Slow Motion');
    const password = passwordOn(shown);
    await desk.settled();
    const notice = t('orders.notices.customer-set-up', { companyName: 'Slow Motion' });
    expect(megan.cards.filter(card => card.heading === notice)).toHaveLength(0);
    await megan.click(shown, t('buttons.done'));
    expect(JSON.stringify(megan.messages)).not.toContain(password);
    await expectNowhere(password);
    await eventually(() => alex.cardWith(t('orders.notices.customer-added', { companyName: 'Slow Motion' })));
  });

  it('whose setup info Teams refuses is told of without it', async () => {
    await reviewed('Slow Lane');
    await megan.press(t('orders.submit'));
    let password = '';
    desk.connector.fault = ({ activity }) => {
      const found = /"Monospace"/.test(JSON.stringify(activity));
      if (!found) return undefined;
      password = /"text":"([^"]{16})","fontType":"Monospace"/.exec(JSON.stringify(activity))?.[1] ?? password;
      return { status: 403 };
    };
    desk.pass(5_000);
    const notice = t('orders.notices.customer-set-up', { companyName: 'Slow Lane' });
    const told = await eventually(() => megan.cardWith(notice));
    desk.connector.fault = () => undefined;
    expect(told.text).toContain(t('orders.notices.customer-set-up-text'));
    await desk.settled();
    await expectNowhere(password);
  });

  it('leaves no setup info in the chat when the server stops', async () => {
    await reviewed('Slow Exit');
    await megan.press(t('orders.submit'));
    desk.pass(5_000);
    const password = passwordOn(await eventually(() => megan.cardWith(t('orders.setupInfoText'))));
    await desk.settled();
    await desk.restart();
    expect(password.length).toBeGreaterThan(10);
    expect(JSON.stringify(megan.messages)).not.toContain(password);
    expect(megan.cardWith(t('orders.addedText')).heading).toBe(t('orders.added', { companyName: 'Slow Exit' }));
  });

  it('is not for an indirect reseller, and not for a helpdesk agent', async () => {
    expect((await begin(alex)).text).toContain(t('partnerKinds.indirect-provider'));
    const helpdesk = desk.member('fabrikam', 'Grady Archie', locale);
    await helpdesk.install();
    await desk.giveRoles(helpdesk, ['helpdesk-agent']);
    expect((await begin(helpdesk)).text).toContain(t('roles.user-management-admin'));
    await helpdesk.say(words('customers', 'kunden'));
    expect(helpdesk.lastCard.buttons.map(button => button.title)).not.toContain(t('buttons.addCustomer'));
  });

  it('needs a reseller to be associated with, before anything is filled in', async () => {
    const patti = desk.member('wingtip', 'Patti Fernandez', locale);
    const domain = 'wingtip.example';
    await longEnrolled(desk, patti, { partnerKind: 'indirect-provider', companyName: 'Wingtip', domain });
    const card = await begin(patti);
    expect(card.text).toContain(t('errors.no-reseller'));
    expect(card.inputs).toEqual({});
    await patti.click(card, t('commands.request-partnership.title'));
    expect(patti.lastCard.text).toContain(t('cards.draft.text'));
  });

  it('is added by a direct partner without a reseller', async () => {
    const robin = desk.member('direct', 'Robin Counts', locale);
    await longEnrolled(desk, robin, { partnerKind: 'direct-partner', companyName: 'Direct', domain: 'direct.example' });
    await customersOf(robin);
    const form = await robin.press(t('buttons.addCustomer'));
    expect(Object.keys(form.inputs)).not.toContain('reseller');
    await robin.press(t('orders.nextSubscriptions'), details('Litware'));
    await robin.press(t('orders.nextReview'), { catalogItemId: OFFER, quantity: '5' });
    await robin.press(t('orders.nextReview'), AGREED);
    await robin.press(t('orders.submit'));
    await robin.press(t('buttons.done'));
    await desk.settled();
    expect((await customersOf(robin)).text).toContain('Litware');
  });
});
