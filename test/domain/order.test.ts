import { CustomerId, instant, OrderId, UserId } from '../../src/domain/ids';
import type { Offer } from '../../src/domain/offer';
import {
  type Cart,
  canBeSubmitted,
  companyNameOf,
  emptyCart,
  failed,
  provisioned,
  submitted,
  withLine,
  withoutLastLine,
} from '../../src/domain/order';
import { refusalOf } from '../workflows/ports';

const NOW = instant(new Date('2026-03-02T10:00:00.000Z'));
const LATER = instant(new Date('2026-03-02T11:00:00.000Z'));
const BY = { userId: UserId.parse('megan'), name: 'Megan Bowen' };
const CUSTOMER = CustomerId.parse('northwind');

const offer = (catalogItemId: string): Offer => ({
  catalogItemId,
  title: 'Microsoft 365 E3',
  kind: 'license',
  termDuration: 'P1Y',
  billingCycle: 'annual',
  minimumQuantity: 1,
  maximumQuantity: 300,
});
const cart: Cart = {
  ...emptyCart(OrderId.parse('order')),
  buyer: { kind: 'known', customer: CUSTOMER, companyName: 'Northwind' },
};
const refused = (work: () => unknown) => refusalOf(Promise.resolve().then(work));
const quantities = ({ lines }: Cart) =>
  lines.map(({ offer: { catalogItemId }, quantity }) => [catalogItemId, quantity]);

describe('a cart', () => {
  it('takes one line after the other, and gives the last one back', () => {
    const two = withLine(withLine(cart, offer('one'), '1'), offer('two'), ' 300 ');
    expect(quantities(two)).toEqual([
      ['one', 1],
      ['two', 300],
    ]);
    expect(quantities(withoutLastLine(two))).toEqual([['one', 1]]);
    expect(withoutLastLine(cart)).toEqual(cart);
  });

  it('has one line an offer: the newest number of licenses counts', () => {
    const again = withLine(withLine(withLine(cart, offer('one'), '1'), offer('two'), '2'), offer('one'), '7');
    expect(quantities(again)).toEqual([
      ['one', 7],
      ['two', 2],
    ]);
  });

  it.each(['0', '301', '1.5', '-1', 'ten', ''])('refuses %j licenses', async typed => {
    expect(await refused(() => withLine(cart, offer('one'), typed))).toEqual({
      quantity: { code: 'quantity', min: 1, max: 300 },
    });
  });
});

describe('an order', () => {
  const order = submitted(withLine(cart, offer('one'), '5'), BY, NOW);

  it('is submitted with at least one line, for somebody', async () => {
    expect(order.status).toEqual({ state: 'submitted', since: NOW });
    expect(await refused(() => submitted(cart, BY, NOW))).toEqual({ quantity: { code: 'required' } });
    expect(await refused(() => submitted(emptyCart(cart.id), BY, NOW))).toBe('not-found');
  });

  it('is provisioned or fails, and whatever came first stays', () => {
    const done = provisioned(order, CUSTOMER, LATER);
    expect(done.status).toEqual({ state: 'provisioned', since: LATER, customer: CUSTOMER });
    expect(failed(done, NOW)).toBe(done);
    const broken = failed(order, LATER);
    expect(broken.status).toEqual({ state: 'failed', since: LATER });
    expect(provisioned(broken, CUSTOMER, NOW)).toBe(broken);
  });

  it('can be submitted once, and again only after it has failed', () => {
    expect(canBeSubmitted(undefined)).toBe(true);
    expect(canBeSubmitted(failed(order, NOW))).toBe(true);
    expect(canBeSubmitted(order)).toBe(false);
    expect(canBeSubmitted(provisioned(order, CUSTOMER, NOW))).toBe(false);
  });

  it('is named after its buyer', () => {
    expect(companyNameOf(order)).toBe('Northwind');
  });
});
