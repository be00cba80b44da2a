import fc from 'fast-check';
import {
  AzureSwitch,
  answered,
  askedAgain,
  cancelled,
  confirmed,
  copyOf,
  ended,
  isUnderWay,
  newer,
  requireConfirmable,
  requireRequestable,
  SWITCH_LIFETIME,
  stateOf,
  withLink,
} from '../../src/domain/azure-switch';
import { DeskError } from '../../src/domain/errors';
import {
  CustomerId,
  DAY,
  type Instant,
  instant,
  later,
  SubscriptionId,
  SwitchId,
  TenantId,
  UserId,
} from '../../src/domain/ids';

const START = new Date('2026-03-02T10:00:00.000Z');
const NOW = instant(START);
const LATE = later(START, SWITCH_LIFETIME);

const inviter = (name: string) => ({ tenantId: TenantId.parse(name), companyName: name, mpnId: '1', country: 'DE' });

const request = (requestedAt: Instant = NOW): AzureSwitch => ({
  id: SwitchId.parse('switch'),
  customer: CustomerId.parse('northwind'),
  customerName: 'Northwind',
  subscription: SubscriptionId.parse('azure'),
  subscriptionName: 'Azure plan',
  from: inviter('fabrikam'),
  to: inviter('adatum'),
  billingOwner: 'anna@northwind.example',
  requestedBy: { userId: UserId.parse('megan'), name: 'Megan Bowen', language: 'en' },
  requestedAt,
  expiresAt: later(new Date(requestedAt), SWITCH_LIFETIME),
  revision: 1,
  linkHashes: [],
  status: { state: 'requested' },
});

const accepted = () => answered(request(), 'accepted', 'Robin Counts', NOW);
const ALL: Readonly<Record<string, AzureSwitch>> = {
  requested: request(),
  accepted: accepted(),
  declined: answered(request(), 'declined', 'Robin Counts', NOW),
  cancelled: cancelled(request(), 'Megan Bowen', NOW),
  confirmed: confirmed(accepted(), NOW),
  completed: ended(confirmed(accepted(), NOW), 'completed', NOW),
  failed: ended(confirmed(accepted(), NOW), 'failed', NOW),
};

/** Which step can be taken in which states. */
const STEPS: readonly [step: string, take: (before: AzureSwitch) => AzureSwitch, states: readonly string[]][] = [
  ['accepted', before => answered(before, 'accepted', 'Robin Counts', NOW), ['requested']],
  ['declined', before => answered(before, 'declined', 'Robin Counts', NOW), ['requested']],
  ['cancelled', before => cancelled(before, 'Megan Bowen', NOW), ['requested', 'accepted']],
  ['asked again', before => askedAgain(before, START), ['accepted']],
];

describe('a request to switch a subscription', () => {
  it.each(Object.entries(ALL))('has a record of its own when it is %s', (state, azureSwitch) => {
    expect(AzureSwitch.parse(azureSwitch)).toEqual(azureSwitch);
    expect(stateOf(azureSwitch, START)).toBe(state);
    expect(isUnderWay(azureSwitch)).toBe(['requested', 'accepted', 'confirmed'].includes(state));
  });

  it.each(STEPS)('is %s in its time only', (_step, take, states) => {
    for (const [state, before] of Object.entries(ALL)) {
      if (states.includes(state)) expect(take(before).revision).toBe(before.revision + 1);
      else expect(() => take(before)).toThrow(new DeskError('switch-closed'));
    }
  });

  it.each([
    ['requested', 'link-withdrawn'],
    ['declined', 'link-withdrawn'],
    ['cancelled', 'link-withdrawn'],
    ['failed', 'link-withdrawn'],
    ['confirmed', 'link-used'],
    ['completed', 'link-used'],
  ] as const)('cannot be confirmed while it is %s', (state, code) => {
    const azureSwitch = ALL[state] ?? accepted();
    expect(() => confirmed(azureSwitch, NOW)).toThrow(new DeskError(code));
  });

  it('ends with its time, and can be cancelled then', () => {
    expect(stateOf(request(), new Date(LATE))).toBe('expired');
    expect(() => answered(request(), 'accepted', 'Robin Counts', LATE)).toThrow(new DeskError('switch-closed'));
    expect(() => requireConfirmable(accepted(), new Date(LATE))).toThrow(new DeskError('link-expired'));
    expect(cancelled(accepted(), 'Megan Bowen', LATE).status.state).toBe('cancelled');
    expect(stateOf(confirmed(accepted(), NOW), new Date(LATE))).toBe('confirmed');
  });

  it('is made once while another waits', () => {
    requireRequestable(undefined, START);
    for (const known of Object.values(ALL)) {
      const make = () => requireRequestable(known, START);
      if (isUnderWay(known)) expect(make).toThrow(new DeskError('already-requested', { partner: 'adatum' }));
      else expect(make).not.toThrow();
    }
    expect(() => requireRequestable(request(), new Date(LATE))).not.toThrow();
  });

  it('ends once', () => {
    const over = ended(confirmed(accepted(), NOW), 'completed', NOW);
    expect(ended(over, 'failed', NOW)).toBe(over);
    expect(ended(request(), 'completed', NOW)).toEqual(request());
  });

  it('keeps its newest links, and gives none away with a copy', () => {
    const linked = Array.from({ length: 12 }, (_, index) => `hash-${index}`).reduce(withLink, accepted());
    expect(linked.linkHashes).toHaveLength(10);
    expect(linked.linkHashes.at(-1)).toBe('hash-11');
    expect(copyOf(linked).linkHashes).toEqual([]);
  });

  it('is copied as it is now, in whichever order news arrives', () => {
    const again = later(START, DAY);
    const news = [...Object.values(ALL), request(again), answered(request(again), 'declined', 'Robin Counts', again)];
    fc.assert(
      fc.property(fc.shuffledSubarray(news, { minLength: 1 }), arrived => {
        const copy = arrived.reduce<AzureSwitch | undefined>(newer, undefined);
        const age = (each: AzureSwitch) => `${each.requestedAt} ${each.revision}`;
        expect(copy && age(copy)).toBe(arrived.map(age).sort().at(-1));
      }),
    );
  });
});
