import { activeEnrollment } from './active-enrollment';
import { cloudOf } from './cloud';
import type { CompanyProfile } from './company-profile';
import type { Account } from './enrollment';
import type { TenantId } from './ids';
import type { ProviderListing } from './provider-listing';

const NONE: CompanyProfile = { website: '', description: '', services: '', offers: [], listed: false, revision: 0 };

export const profileOf = ({ profile = NONE }: Account): CompanyProfile => profile;

/** Resellers look for indirect providers, which the US Government cloud does not have. */
export const canBeListed = (account: Account): boolean =>
  account.enrollment.state === 'active' &&
  account.enrollment.submission.partnerKind === 'indirect-provider' &&
  cloudOf(account) === 'global';

export type ProfilePart = 'website' | 'description' | 'services' | 'offers' | 'listed';

/** What the profile still lacks; a provider is found by resellers as soon as this is nothing. */
export function missingParts(account: Account): ProfilePart[] {
  const { website, description, services, offers, listed } = profileOf(account);
  const parts: [ProfilePart, boolean][] = [
    ['website', website !== ''],
    ['description', description !== ''],
    ['services', services !== ''],
    ['offers', offers.length > 0 || !canBeListed(account)],
    ['listed', listed || !canBeListed(account)],
  ];
  return parts.flatMap(([part, isThere]) => (isThere ? [] : [part]));
}

/** The entry in the directory of providers, once nothing is missing for it. */
export function listingOf(tenant: TenantId, account: Account): ProviderListing | undefined {
  if (!canBeListed(account) || missingParts(account).length > 0) return undefined;
  const { legal, mpnId } = activeEnrollment(account).submission;
  const { description, services, website, offers } = profileOf(account);
  return {
    tenant,
    companyName: legal.companyName,
    mpnId,
    country: legal.country,
    description,
    services,
    website,
    training: offers.includes('training'),
    marketing: offers.includes('marketing'),
    financing: offers.includes('financing'),
  };
}
