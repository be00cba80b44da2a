import { DeskError } from '../../src/domain/errors';
import { CustomerId, DAY, instant, SubscriptionId, TenantId, UserId } from '../../src/domain/ids';
import { incentiveOf, OnRecordRequest, requireAskable } from '../../src/domain/incentive';

const [FABRIKAM, CONTOSO, WINGTIP] = ['fabrikam', 'contoso', 'wingtip'].map(name => TenantId.parse(name)) as [
  TenantId,
  TenantId,
  TenantId,
];

const NOW = new Date('2026-03-02T10:00:00.000Z');
const provider = { tenantId: FABRIKAM, kind: 'indirect-provider' as const };
const reseller = { tenantId: CONTOSO, kind: 'indirect-reseller' as const };
const soldBy = (seller: TenantId, onRecord?: TenantId) => ({
  soldBy: seller,
  ...(onRecord && { partnerOnRecord: { tenantId: onRecord, mpnId: '1', name: 'On record' } }),
});

it.each([
  ['a provider', 'with any reseller', provider, soldBy(FABRIKAM, WINGTIP), 'on-record'],
  ['a provider', 'without one', provider, soldBy(FABRIKAM), 'nobody'],
  ['a provider', 'that another sold', provider, soldBy(WINGTIP, CONTOSO), 'others'],
  ['a reseller', 'with itself', reseller, soldBy(FABRIKAM, CONTOSO), 'on-record'],
  ['a reseller', 'without anybody', reseller, soldBy(FABRIKAM), 'nobody'],
  ['a reseller', 'with another', reseller, soldBy(FABRIKAM, WINGTIP), 'others'],
])('for %s, a subscription %s on record', (_who, _what, partner, subscription, expected) => {
  expect(incentiveOf(subscription, partner)).toBe(expected);
});

describe('a request to be put on record', () => {
  const request: OnRecordRequest = {
    customer: CustomerId.parse('northwind'),
    subscription: SubscriptionId.parse('mail'),
    reseller: { tenantId: CONTOSO, mpnId: '1', name: 'Contoso' },
    askedBy: { userId: UserId.parse('alex'), name: 'Alex Wilber' },
    askedAt: instant(NOW),
  };
  const after = (days: number) => new Date(NOW.getTime() + days * DAY);

  it('is made once in seven days', () => {
    expect(OnRecordRequest.parse(request)).toEqual(request);
    expect(() => requireAskable(undefined, NOW)).not.toThrow();
    expect(() => requireAskable(request, after(6.99))).toThrow(new DeskError('already-asked'));
    expect(() => requireAskable(request, after(7))).not.toThrow();
  });

  it('can be made again once it was answered', () => {
    const answered = { ...request, answer: { by: 'Megan Bowen', at: instant(NOW) } };
    expect(() => requireAskable(answered, NOW)).not.toThrow();
  });
});
