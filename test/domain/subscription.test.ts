import { DeskError, InvalidInput } from '../../src/domain/errors';
import { CustomerId, DAY, instant, SubscriptionId, TenantId } from '../../src/domain/ids';
import {
  REDUCTION_WINDOW,
  reactivated,
  reducibleUntil,
  type Subscription,
  suspended,
  withQuantity,
} from '../../src/domain/subscription';

const ORDERED = new Date('2026-03-02T10:00:00.000Z');
const END_OF_WINDOW = new Date(ORDERED.getTime() + REDUCTION_WINDOW);
const BEFORE_END = new Date(END_OF_WINDOW.getTime() - 1);

const subscription = (changes: Partial<Subscription> = {}): Subscription => ({
  id: SubscriptionId.parse('mail'),
  customer: CustomerId.parse('northwind'),
  offer: {
    catalogItemId: 'product:sku:availability',
    title: 'Mail',
    kind: 'license',
    termDuration: 'P1Y',
    billingCycle: 'annual',
    minimumQuantity: 2,
    maximumQuantity: 300,
  },
  friendlyName: 'Mail',
  quantity: 10,
  status: 'active',
  orderedAt: instant(ORDERED),
  commitmentEndDate: instant(new Date(ORDERED.getTime() + 365 * DAY)),
  soldBy: TenantId.parse('fabrikam'),
  customerMayBuy: false,
  ...changes,
});

const azurePlan = () => subscription({ offer: { ...subscription().offer, kind: 'azure-plan' } });

describe('the licenses of a subscription', () => {
  it('can be more at any time', () => {
    expect(withQuantity(subscription(), ' 11 ', END_OF_WINDOW).quantity).toBe(11);
    expect(withQuantity(subscription(), '300', END_OF_WINDOW).quantity).toBe(300);
  });

  it('can be fewer within seven days, and not a moment later', () => {
    expect(reducibleUntil(subscription())).toBe(instant(END_OF_WINDOW));
    expect(withQuantity(subscription(), '2', BEFORE_END).quantity).toBe(2);
    expect(() => withQuantity(subscription(), '9', END_OF_WINDOW)).toThrow(new DeskError('reduction-window-over'));
    expect(withQuantity(subscription(), '10', END_OF_WINDOW).quantity).toBe(10);
  });

  it.each(['', '1', '301', '-3', '2.5', '1e2', 'ten'])('cannot be %j', typed => {
    expect(() => withQuantity(subscription(), typed, ORDERED)).toThrow(InvalidInput);
  });

  it('cannot be changed while it is suspended', () => {
    const paused = suspended(subscription(), ORDERED);
    expect(() => withQuantity(paused, '11', ORDERED)).toThrow(new DeskError('subscription-suspended'));
    expect(withQuantity(reactivated(paused), '11', ORDERED).quantity).toBe(11);
  });
});

describe('a subscription', () => {
  it('can be suspended within seven days, and not a moment later', () => {
    expect(suspended(subscription(), BEFORE_END).status).toBe('suspended');
    expect(() => suspended(subscription(), END_OF_WINDOW)).toThrow(new DeskError('reduction-window-over'));
  });

  it('can be suspended at any time when it is an Azure plan', () => {
    expect(suspended(azurePlan(), END_OF_WINDOW).status).toBe('suspended');
  });

  it('is as it was after it was suspended and reactivated', () => {
    expect(reactivated(suspended(subscription(), ORDERED))).toEqual(subscription());
  });
});
