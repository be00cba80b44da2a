import { cloudOf } from './cloud';
import type { Account } from './enrollment';

/** What has to be there before an enrolled partner can work (indirect reseller tasks, "Get started", step 9 and on). */
export type Check = 'account' | 'admin-agent' | 'support-contact' | 'agreement' | 'provider' | 'reseller';

export interface CheckResult {
  readonly check: Check;
  readonly isThere: boolean;
}

/** The other side of the indirect model that a partner of this kind needs. */
export function neededPartner(account: Account | undefined): 'provider' | 'reseller' | undefined {
  if (account?.enrollment.state !== 'active' || cloudOf(account) !== 'global') return undefined;
  const { partnerKind } = account.enrollment.submission;
  if (partnerKind === 'direct-partner') return undefined;
  return partnerKind === 'indirect-reseller' ? 'provider' : 'reseller';
}

/** Until the account is active nothing else is worth checking. */
export function checksOf(
  account: Account | undefined,
  has: { readonly adminAgent: boolean; readonly partner: boolean },
): CheckResult[] {
  if (account?.enrollment.state !== 'active') return [{ check: 'account', isThere: false }];
  const { supportEmail, supportTelephone } = account.enrollment.submission.support;
  const partner = neededPartner(account);
  return [
    { check: 'account', isThere: true },
    { check: 'admin-agent', isThere: has.adminAgent },
    { check: 'support-contact', isThere: supportEmail !== '' && supportTelephone !== '' },
    { check: 'agreement', isThere: account.agreement !== undefined },
    ...(partner ? [{ check: partner, isThere: has.partner }] : []),
  ];
}
