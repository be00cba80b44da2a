import type { Account } from '../../src/domain/enrollment';
import type { PartnerKind } from '../../src/domain/partner';
import { checksOf, neededPartner } from '../../src/domain/readiness';
import { accountBy, NOW, submission } from './samples';

const account = (partnerKind: PartnerKind, changes: Partial<Account> = {}): Account => ({
  by: accountBy,
  enrollment: { state: 'active', submission: submission({ partnerKind }), since: NOW },
  ...changes,
});
const nothing = { adminAgent: false, partner: false };
const missing = (...args: Parameters<typeof checksOf>) =>
  checksOf(...args).flatMap(({ check, isThere }) => (isThere ? [] : [check]));

describe('what is missing', () => {
  it('is the account until it is active', () => {
    const draft: Account = {
      by: accountBy,
      enrollment: { state: 'draft', partnerKind: 'direct-partner', signInLinks: [] },
    };
    expect(checksOf(undefined, nothing)).toEqual([{ check: 'account', isThere: false }]);
    expect(checksOf(draft, { adminAgent: true, partner: true })).toEqual([{ check: 'account', isThere: false }]);
  });

  it.each<[PartnerKind, string[]]>([
    ['indirect-reseller', ['admin-agent', 'agreement', 'provider']],
    ['indirect-provider', ['admin-agent', 'agreement', 'reseller']],
    ['direct-partner', ['admin-agent', 'agreement']],
  ])('for %s is %j', (kind, expected) => {
    expect(missing(account(kind), nothing)).toEqual(expected);
  });

  it('is nothing when all is there', () => {
    const agreement = { acceptedAt: NOW, acceptedBy: 'Robin Counts' };
    expect(missing(account('indirect-reseller', { agreement }), { adminAgent: true, partner: true })).toEqual([]);
  });

  it.each(['supportEmail', 'supportTelephone'])('is the support contact without %s', field => {
    const { support } = submission();
    const lacking = submission({ support: { ...support, [field]: '' } });
    const enrollment = { state: 'active', submission: lacking, since: NOW } as const;
    expect(missing({ by: accountBy, enrollment }, { adminAgent: true, partner: true })).toContain('support-contact');
  });

  it('is no partner in a cloud without the indirect model', () => {
    const there = account('indirect-reseller', { cloud: 'us-government' });
    expect(neededPartner(there)).toBeUndefined();
    expect(missing(there, nothing)).toEqual(['admin-agent', 'agreement']);
  });
});
