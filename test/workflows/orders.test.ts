import type { Effect } from '../../src/domain/effect';
import { DeskError } from '../../src/domain/errors';
import { CustomerId, LeadId, OrderId, TenantId } from '../../src/domain/ids';
import type { Lead } from '../../src/domain/lead';
import { type Cart, emptyCart, withLine } from '../../src/domain/order';
import { Customers, Leads, Orders } from '../../src/store/documents';
import { customerIdOf } from '../../src/workflows/customer-id';
import { goOnWithOrder, orderOf, type SetupInfo, submitOrder } from '../../src/workflows/orders';
import { existing, openPorts, partner, refusalOf, type TestPorts, withoutHistory } from './ports';

const megan = partner('fabrikam', 'indirect-provider');
const ORDER = OrderId.parse('order');
const DOMAIN = 'northwind.onmicrosoft.com';
const CUSTOMER = customerIdOf(DOMAIN);

let desk: TestPorts;
let cart: Cart;
beforeEach(async () => {
  desk = await openPorts();
  const [offer] = await desk.ports.partnerCenter.offers('DE');
  cart = withLine(newCart('Northwind'), existing(offer), '5');
  const { legal, contact, support } = { legal: PROFILE, contact: PROFILE, support: SUPPORT };
  const submission = { partnerKind: 'indirect-provider' as const, mpnId: '1234567', legal, contact, support };
  await desk.putAccount(megan, { state: 'active', submission, since: desk.now() });
});
afterEach(() => desk.close());

const PROFILE = {
  companyName: 'Northwind',
  domain: DOMAIN,
  organizationRegistrationNumber: '',
  addressLine1: 'Unter den Linden 1',
  addressLine2: '',
  city: 'Berlin',
  state: '',
  postalCode: '10117',
  country: 'DE',
  firstName: 'Anna',
  lastName: 'Lidman',
  email: 'anna@northwind.example',
  phoneNumber: '',
};
const SUPPORT = { supportEmail: '', supportTelephone: '', supportWebsite: '' };

const newCart = (companyName: string): Cart => ({
  ...emptyCart(ORDER),
  buyer: { kind: 'new', profile: { ...PROFILE, companyName } },
  reseller: { tenantId: TenantId.parse('contoso'), mpnId: '1234567', name: 'Contoso' },
  agreement: {
    firstName: 'Anna',
    lastName: 'Lidman',
    email: 'anna@northwind.example',
    dateAgreed: '2026-03-01',
    recordedBy: 'Megan Bowen',
    recordedAt: desk.now(),
  },
});
const named = (companyName: string): Cart => ({ ...newCart(companyName), lines: cart.lines });
const stored = async () => withoutHistory(existing(await desk.plain.read(Orders, megan.tenantId, ORDER)));
const submit = (of: Cart = cart) => submitOrder(desk.ports, megan, of);
const notices = (effects: readonly Effect[]) =>
  effects.flatMap(effect => (effect.type === 'notify' ? [`${effect.tenant} ${effect.notice.kind}`] : []));
const types = (effects: readonly Effect[]) => effects.map(({ type }) => type);

/** The server ends between the record of the order and what follows from it. */
async function interrupted(of: Cart = cart): Promise<void> {
  const { partnerCenter } = desk.ports;
  const gone = { ...partnerCenter, createCustomer: () => Promise.reject(new Error('gone')) };
  await expect(submitOrder({ ...desk.ports, partnerCenter: gone }, megan, of)).rejects.toThrow('gone');
}

/** What the outbox does, and what it shows. */
async function goOn(isShown = true) {
  const shown: SetupInfo[] = [];
  const due = await goOnWithOrder(desk.ports, megan.tenantId, ORDER, async (_order, setupInfo) => {
    shown.push(setupInfo);
    return isShown;
  });
  return { shown, due };
}

describe('an order of a new customer', () => {
  it('is provisioned, put on both lists, and told of', async () => {
    const { order, setupInfo } = await submit();
    expect(setupInfo?.userName).toBe(`admin@${DOMAIN}`);
    expect(order.status).toMatchObject({ state: 'provisioned', customer: CUSTOMER });
    const { effects } = await stored();
    expect(types(effects)).toEqual(['mirror-customer', 'mirror-customer', 'notify']);
    expect(notices(effects)).toEqual(['contoso customer-added']);
    const { items } = await desk.ports.partnerCenter.subscriptions(CUSTOMER);
    expect(items).toMatchObject([{ subscription: { quantity: 5, soldBy: 'fabrikam' } }]);
  });

  it('is carried out once, however often it is submitted, and shows its password once', async () => {
    const [first, second] = [await submit(), await submit()];
    expect(first.setupInfo).toBeDefined();
    expect(second).toEqual({ order: first.order, setupInfo: undefined });
    expect((await desk.ports.partnerCenter.subscriptions(CUSTOMER)).items).toHaveLength(1);
    expect((await stored()).effects).toHaveLength(3);
  });

  it('that was interrupted is finished by the outbox, with its setup info', async () => {
    await interrupted();
    expect((await stored()).body.status.state).toBe('submitted');
    expect(types((await stored()).effects)).toEqual(['provision-order']);
    const { shown, due } = await goOn();
    expect(due).toBeUndefined();
    expect(shown).toMatchObject([{ userName: `admin@${DOMAIN}` }]);
    expect((await stored()).body.status.state).toBe('provisioned');
    expect(notices((await stored()).effects)).toEqual(['contoso customer-added']);
    expect((await goOn()).shown).toEqual([]);
    expect((await submit()).setupInfo).toBeUndefined();
  });

  it('whose setup info was not shown for certain is told of', async () => {
    await interrupted();
    await goOn(false);
    expect(notices((await stored()).effects)).toEqual(['contoso customer-added', 'fabrikam customer-set-up']);
  });

  it('whose setup info was lost is told of, too', async () => {
    await desk.ports.partnerCenter.createCustomer(megan.tenantId, ORDER, PROFILE, undefined);
    await interrupted();
    expect((await goOn()).shown).toEqual([]);
    expect(notices((await stored()).effects)).toEqual(['contoso customer-added', 'fabrikam customer-set-up']);
  });

  it('that takes a while is asked for again when Partner Center says so', async () => {
    const { order, setupInfo } = await submit(named('Slow'));
    expect([order.status.state, setupInfo]).toEqual(['submitted', undefined]);
    const [effect] = (await stored()).effects;
    expect(effect).toMatchObject({ type: 'provision-order', due: (await goOn()).due });
    desk.wait(3_000);
    expect((await goOn()).shown).toHaveLength(1);
  });

  it('that fails can be submitted again', async () => {
    expect(await refusalOf(submit(named('Broken')))).toBe('provisioning-failed');
    expect(await stored()).toMatchObject({ body: { status: { state: 'failed' } }, effects: [] });
    expect((await submit(named('Broken'))).setupInfo).toBeDefined();
  });

  it('that fails when nobody waits for it any more is told of', async () => {
    await interrupted(named('Broken'));
    expect((await goOn()).due).toBeUndefined();
    expect((await stored()).body.status.state).toBe('failed');
    expect(notices((await stored()).effects)).toEqual(['fabrikam order-failed']);
  });

  it('is asked for again by the outbox when Partner Center cannot be reached', async () => {
    await interrupted();
    const createCustomer = () => Promise.reject(new Error('gone'));
    const ports = { ...desk.ports, partnerCenter: { ...desk.ports.partnerCenter, createCustomer } };
    await expect(goOnWithOrder(ports, megan.tenantId, ORDER, async () => true)).rejects.toThrow('gone');
    expect((await stored()).body.status.state).toBe('submitted');
  });

  it('makes a customer of the lead that it comes from', async () => {
    const lead = LeadId.parse('lead');
    const body: Lead = {
      id: lead,
      companyName: 'Northwind',
      firstName: 'Anna',
      lastName: 'Lidman',
      email: 'anna@northwind.example',
      note: '',
      createdBy: { userId: megan.userId, name: megan.name },
      createdAt: desk.now(),
    };
    await desk.plain.create(Leads, { tenant: megan.tenantId, id: lead, body });
    await submit({ ...cart, lead });
    expect((await desk.plain.read(Leads, megan.tenantId, lead))?.body.customer?.id).toBe(CUSTOMER);
  });

  it('needs the customer agreement, except in a national cloud', async () => {
    const { agreement: _agreement, ...without } = cart;
    expect(await refusalOf(submit(without))).toBe('agreement-missing');
    expect(await desk.plain.read(Orders, megan.tenantId, ORDER)).toBeUndefined();
    const government = { ...existing(megan.partner), cloud: 'us-government' as const };
    const { order } = await submitOrder(desk.ports, { ...megan, partner: government }, without);
    expect(order.status.state).toBe('provisioned');
  });

  it('is for those who may add customers, and seen by its own partner only', async () => {
    expect(await refusalOf(submitOrder(desk.ports, partner('contoso'), cart))).toBe('wrong-partner-kind');
    const helpdesk = partner('fabrikam', 'indirect-provider', ['helpdesk-agent']);
    expect(await refusalOf(submitOrder(desk.ports, helpdesk, cart))).toBe('role-missing');
    await submit();
    expect((await orderOf(desk.ports, megan, ORDER)).id).toBe(ORDER);
    expect(await refusalOf(orderOf(desk.ports, partner('wingtip', 'indirect-provider'), ORDER))).toBe('not-found');
  });
});

describe('an order of a customer on the list', () => {
  const known: () => Cart = () => ({
    ...cart,
    buyer: { kind: 'known', customer: CustomerId.parse('customer'), companyName: 'Northwind' },
    agreement: undefined,
  });

  it('needs the customer, and its agreement', async () => {
    expect(await refusalOf(submit(known()))).toBe('not-found');
    const id = CustomerId.parse('customer');
    await desk.plain.create(Customers, {
      tenant: megan.tenantId,
      id,
      body: {
        id,
        companyName: 'Northwind',
        domain: DOMAIN,
        administrator: 'Anna',
        relationship: { state: 'active', since: desk.now() },
        delegatedAdminPrivileges: 'granted',
        sharedWith: [],
      },
    });
    expect(await refusalOf(submit(known()))).toBe('agreement-missing');
    const found = existing(await desk.plain.read(Customers, megan.tenantId, id));
    await desk.plain.replace(Customers, { ...found, body: { ...found.body, agreement: cart.agreement } });
    const { order, setupInfo } = await submit(known());
    expect([order.status.state, setupInfo]).toEqual(['provisioned', undefined]);
    expect((await stored()).effects).toEqual([]);

    const active = existing(await desk.plain.read(Customers, megan.tenantId, id));
    const relationship = { state: 'removed' as const, since: desk.now(), removedAt: desk.now() };
    await desk.plain.replace(Customers, { ...active, body: { ...active.body, relationship } });
    expect(await refusalOf(submit(known()))).toBe('relationship-missing');
  });
});

it('a refusal that is no failure of provisioning leaves the order to be tried again', async () => {
  const createCustomer = () => Promise.reject(new DeskError('try-again'));
  const ports = { ...desk.ports, partnerCenter: { ...desk.ports.partnerCenter, createCustomer } };
  expect(await refusalOf(submitOrder(ports, megan, cart))).toBe('try-again');
  expect((await submit()).setupInfo).toBeDefined();
});
