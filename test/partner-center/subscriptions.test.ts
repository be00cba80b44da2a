import { SubscriptionId, TenantId } from '../../src/domain/ids';
import type { TermDuration } from '../../src/domain/offer';
import { customerIdOf } from '../../src/workflows/customer-id';
import { existing, refusalOf } from '../workflows/ports';
import {
  allPages,
  azurePlan,
  CONTOSO,
  FABRIKAM,
  license,
  line,
  NORTHWIND,
  newUser,
  type OpenedSandbox,
  openSandbox,
  ordered,
} from './opened';

describe('subscriptions', () => {
  let sandbox: OpenedSandbox;
  beforeEach(async () => {
    sandbox = await openSandbox();
  });
  afterEach(() => sandbox.close());

  describe('an order', () => {
    const partnerOnRecord = { tenantId: CONTOSO, mpnId: '1234567', name: 'Contoso' };

    it('becomes one subscription a line', async () => {
      const lines = [line(25, { partnerOnRecord }), line(1, { offer: azurePlan, friendlyName: 'Cloud' })];
      const [first, second] = await sandbox.partnerCenter.order(FABRIKAM, NORTHWIND, 'request-1', lines);
      expect(first).toEqual({
        id: expect.any(String),
        customer: NORTHWIND,
        offer: license(),
        friendlyName: 'Everybody',
        quantity: 25,
        status: 'active',
        orderedAt: '2026-03-02T10:00:00.000Z',
        commitmentEndDate: '2027-03-02T10:00:00.000Z',
        soldBy: FABRIKAM,
        partnerOnRecord,
        customerMayBuy: false,
      });
      expect(second).toMatchObject({ offer: azurePlan, quantity: 1, friendlyName: 'Cloud' });
      expect(second).not.toHaveProperty('partnerOnRecord');
    });

    it('is made once, also after a restart', async () => {
      const order = () => sandbox.partnerCenter.order(FABRIKAM, NORTHWIND, 'request-1', [line(1), line(2)]);
      const first = await order();
      await sandbox.restart();
      sandbox.wait(1_000);
      expect(await order()).toEqual(first);
      expect((await sandbox.partnerCenter.subscriptions(NORTHWIND)).items).toHaveLength(2);
    });

    it('goes on where it was interrupted', async () => {
      const order = (quantities: readonly number[]) =>
        sandbox.partnerCenter.order(
          FABRIKAM,
          NORTHWIND,
          'request-1',
          quantities.map(quantity => line(quantity)),
        );
      const [first] = await order([1]);
      const both = await order([1, 2]);
      expect(both[0]).toEqual(first);
      expect((await sandbox.partnerCenter.subscriptions(NORTHWIND)).items).toHaveLength(2);
    });

    it('is another one under another request id, of another partner or for another customer', async () => {
      const southridge = customerIdOf('southridge.onmicrosoft.com');
      const { partnerCenter } = sandbox;
      const orders = await Promise.all([
        partnerCenter.order(FABRIKAM, NORTHWIND, 'request-1', [line(1)]),
        partnerCenter.order(FABRIKAM, NORTHWIND, 'request-2', [line(1)]),
        partnerCenter.order(CONTOSO, NORTHWIND, 'request-1', [line(1)]),
        partnerCenter.order(FABRIKAM, southridge, 'request-1', [line(1)]),
      ]);
      expect(new Set(orders.flat().map(({ id }) => id)).size).toBe(4);
      expect((await partnerCenter.subscriptions(NORTHWIND)).items).toHaveLength(3);
      expect((await partnerCenter.subscriptions(southridge)).items).toHaveLength(1);
    });

    it.each<[TermDuration, string, string]>([
      ['P1M', '2026-01-15T08:00:00.000Z', '2026-02-15T08:00:00.000Z'],
      ['P1M', '2026-01-31T08:00:00.000Z', '2026-02-28T08:00:00.000Z'],
      ['P1M', '2026-12-31T08:00:00.000Z', '2027-01-31T08:00:00.000Z'],
      ['P1Y', '2028-02-29T08:00:00.000Z', '2029-02-28T08:00:00.000Z'],
      ['P3Y', '2026-03-02T08:00:00.000Z', '2029-03-02T08:00:00.000Z'],
    ])('for %s of %s binds until %s', async (termDuration, from, until) => {
      sandbox.setTime(from);
      const { commitmentEndDate } = await ordered(sandbox, NORTHWIND, line(1, { offer: license({ termDuration }) }));
      expect(commitmentEndDate).toBe(until);
    });

    it('is recorded as two documents a line, also when it is repeated', async () => {
      const order = () => sandbox.partnerCenter.order(FABRIKAM, NORTHWIND, 'request-1', [line(1), line(2)]);
      const first = ['create sandbox-subscription', 'create sandbox-sale'];
      expect(await sandbox.costOf(order)).toEqual([...first, ...first]);
      const repeated = ['create sandbox-subscription', 'read sandbox-subscription', 'create sandbox-sale'];
      expect(await sandbox.costOf(order)).toEqual([...repeated, ...repeated]);
    });
  });

  it('that a partner has sold come in the order in which they end', async () => {
    const month = { offer: { ...license(), termDuration: 'P1M' as const }, friendlyName: 'Month' };
    const lines = [line(1, { offer: azurePlan, friendlyName: 'Azure' }), line(1), line(1, month)];
    await sandbox.partnerCenter.order(FABRIKAM, NORTHWIND, 'request-1', lines);
    const { items } = await sandbox.partnerCenter.soldSubscriptions(FABRIKAM, { limit: 5 });
    expect(items.map(({ name, endsAt }) => [name, endsAt?.slice(0, 10)])).toEqual([
      ['Month', '2026-04-02'],
      ['Everybody', '2027-03-02'],
      ['Azure', undefined],
    ]);
    expect(await sandbox.partnerCenter.soldSubscriptions(CONTOSO, { limit: 5 })).toMatchObject({ items: [] });
  });

  describe('the list', () => {
    it('has five on a page, the newest first', async () => {
      for (let number = 1; number <= 11; number += 1) {
        await ordered(sandbox, NORTHWIND, line(1, { friendlyName: `number ${number}` }));
        sandbox.wait(1_000);
      }
      await sandbox.restart();
      const read = (continuation: string | undefined) => sandbox.partnerCenter.subscriptions(NORTHWIND, continuation);
      const { items, sizes } = await allPages(read);
      expect(sizes).toEqual([5, 5, 1]);
      expect(items.map(({ subscription }) => subscription.friendlyName)).toEqual(
        Array.from({ length: 11 }, (_, index) => `number ${11 - index}`),
      );
      expect(await sandbox.costOf(() => read(undefined))).toEqual(['list sandbox-subscription']);
    });

    it('is empty for a customer without any', async () => {
      expect((await sandbox.partnerCenter.subscriptions(NORTHWIND)).items).toEqual([]);
    });
  });

  describe('a subscription', () => {
    it('is found by its id, for its own customer only', async () => {
      const { id } = await ordered(sandbox, NORTHWIND, line(3));
      const { partnerCenter } = sandbox;
      expect((await partnerCenter.subscription(NORTHWIND, id)).subscription.quantity).toBe(3);
      const southridge = customerIdOf('southridge.onmicrosoft.com');
      expect(await refusalOf(partnerCenter.subscription(southridge, id))).toBe('not-found');
      expect(await refusalOf(partnerCenter.subscription(NORTHWIND, SubscriptionId.parse('nothing')))).toBe('not-found');
      expect(await sandbox.costOf(() => partnerCenter.subscription(NORTHWIND, id))).toEqual([
        'read sandbox-subscription',
      ]);
    });

    it('is changed by whoever has seen its present state', async () => {
      const { id } = await ordered(sandbox, NORTHWIND, line(3));
      const seen = await sandbox.partnerCenter.subscription(NORTHWIND, id);
      const supportContact = { tenantId: FABRIKAM, mpnId: '7654321', name: 'Fabrikam' };
      const subscription = { ...seen.subscription, quantity: 5, status: 'suspended' as const, supportContact };
      const changed = await sandbox.partnerCenter.updateSubscription({ subscription, etag: seen.etag });
      expect(changed.subscription).toEqual(subscription);
      expect(changed.etag).not.toBe(seen.etag);

      expect(await refusalOf(sandbox.partnerCenter.updateSubscription(seen))).toBe('changed-meanwhile');
      await sandbox.restart();
      expect(await sandbox.partnerCenter.subscription(NORTHWIND, id)).toEqual(changed);
    });

    it('is not overwritten by those who were a moment slower', async () => {
      const { id } = await ordered(sandbox, NORTHWIND, line(3));
      const { partnerCenter } = sandbox;
      const { subscription, etag } = await partnerCenter.subscription(NORTHWIND, id);
      const withQuantity = (quantity: number) =>
        partnerCenter.updateSubscription({ subscription: { ...subscription, quantity }, etag });
      sandbox.beforeNextWriteOf('sandbox-subscription', () => withQuantity(4));
      expect(await refusalOf(withQuantity(5))).toBe('changed-meanwhile');
      expect((await partnerCenter.subscription(NORTHWIND, id)).subscription.quantity).toBe(4);
    });

    it('that is not there is not changed', async () => {
      const subscription = await ordered(sandbox, NORTHWIND, line(3));
      const unknown = { ...subscription, id: SubscriptionId.parse('nothing') };
      expect(await refusalOf(sandbox.partnerCenter.updateSubscription({ subscription: unknown, etag: '' }))).toBe(
        'not-found',
      );
    });

    it('takes two operations of the store to change', async () => {
      const { id } = await ordered(sandbox, NORTHWIND, line(3));
      const seen = await sandbox.partnerCenter.subscription(NORTHWIND, id);
      expect(await sandbox.costOf(() => sandbox.partnerCenter.updateSubscription(seen))).toEqual([
        'read sandbox-subscription',
        'replace sandbox-subscription',
      ]);
    });
  });

  describe('a subscription that is transferred', () => {
    const WINGTIP = TenantId.parse('wingtip');
    const transfer = (id: SubscriptionId, from = FABRIKAM) =>
      sandbox.partnerCenter.transferSubscription(NORTHWIND, id, { from, to: WINGTIP });
    const present = async (id: SubscriptionId) => sandbox.partnerCenter.subscription(NORTHWIND, id);

    it('is sold by the other partner, who decides anew about the rest', async () => {
      const partnerOnRecord = { tenantId: CONTOSO, mpnId: '1234567', name: 'Contoso' };
      const { id } = await ordered(sandbox, NORTHWIND, line(1, { offer: azurePlan, partnerOnRecord }));
      const before = await present(id);
      const supported = { ...before.subscription, supportContact: partnerOnRecord, customerMayBuy: true };
      const { etag } = await sandbox.partnerCenter.updateSubscription({ ...before, subscription: supported });
      await transfer(id);
      const sold = (partner: TenantId) => sandbox.partnerCenter.soldSubscriptions(partner, { limit: 5 });
      expect((await sold(FABRIKAM)).items).toEqual([]);
      expect((await sold(WINGTIP)).items).toEqual([{ id, customer: NORTHWIND, name: 'Everybody' }]);
      const { partnerOnRecord: _, ...rest } = before.subscription;
      const after = await present(id);
      expect(after.subscription).toEqual({ ...rest, soldBy: WINGTIP });
      expect(after.etag).not.toBe(etag);
      await transfer(id);
      expect(await present(id)).toEqual(after);
    });

    it('is one that the first of the two sells', async () => {
      const { id } = await ordered(sandbox, NORTHWIND, line(1));
      expect(await refusalOf(transfer(id, CONTOSO))).toBe('changed-meanwhile');
      expect(await refusalOf(transfer(SubscriptionId.parse('nobody')))).toBe('not-found');
      expect((await present(id)).subscription.soldBy).toBe(FABRIKAM);
    });
  });

  describe('licenses that users hold', () => {
    const assign = (subscription: string, ...names: readonly string[]) =>
      Promise.all(
        names.map(name => sandbox.partnerCenter.createUser(NORTHWIND, newUser(name, { licenses: [subscription] }))),
      );

    it('are counted', async () => {
      const { id } = await ordered(sandbox, NORTHWIND, line(3));
      expect((await sandbox.partnerCenter.subscription(NORTHWIND, id)).consumedUnits).toBe(0);
      await assign(id, 'Anna', 'Bram');
      const [listed] = (await sandbox.partnerCenter.subscriptions(NORTHWIND)).items;
      expect(existing(listed).consumedUnits).toBe(2);
    });

    it('cannot be given back with the subscription', async () => {
      const { id } = await ordered(sandbox, NORTHWIND, line(3));
      await assign(id, 'Anna', 'Bram');
      const { partnerCenter } = sandbox;
      const { subscription, etag } = await partnerCenter.subscription(NORTHWIND, id);
      const withQuantity = (quantity: number) =>
        partnerCenter.updateSubscription({ subscription: { ...subscription, quantity }, etag });
      expect(await refusalOf(withQuantity(1))).toEqual({ quantity: { code: 'quantity', min: 2, max: 300 } });
      expect(await withQuantity(2)).toMatchObject({ subscription: { quantity: 2 }, consumedUnits: 2 });
    });

    it('do not get in the way of somebody who changes the subscription', async () => {
      const { id } = await ordered(sandbox, NORTHWIND, line(3));
      const { partnerCenter } = sandbox;
      const seen = await partnerCenter.subscription(NORTHWIND, id);
      await assign(id, 'Anna');
      expect(await partnerCenter.updateSubscription(seen)).toMatchObject({ consumedUnits: 1 });
    });
  });
});
