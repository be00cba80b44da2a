import { DeskError } from '../../domain/errors';
import { later } from '../../domain/ids';
import type { Store } from '../../store/store';
import type { Clock, Ids } from '../../workflows/ports';
import type { PartnerCenter } from '../partner-center';
import { createCatalogue } from './catalogue';
import { createCustomerAccounts } from './customer-accounts';
import { createCustomerUsers } from './customer-users';
import { createManagedServices } from './managed-services';
import { createPartnerUsers } from './partner-users';
import { enrolledProfile, membershipProfiles, oldProfiles } from './profiles';
import { createSubscriptions } from './subscriptions';

export interface SandboxOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Known once the server listens. */
  readonly publicUrl: () => string;
  readonly reviewSeconds: number;
}

/** A Partner Center to try things with: it needs no account anywhere, and what it answers is fixed. */
export function createSandbox({ store, clock, ids, publicUrl, reviewSeconds }: SandboxOptions): PartnerCenter {
  return {
    ...createCatalogue(),
    ...createCustomerAccounts(store, clock),
    ...createSubscriptions(store, clock, ids),
    ...createManagedServices(store),
    ...createCustomerUsers(store, clock),
    ...createPartnerUsers(),

    async organizationProfiles(tenant, userName, country) {
      switch (userName.trim().toLowerCase()) {
        case 'membership':
          return membershipProfiles(tenant, country);
        case 'old':
          return oldProfiles(tenant, country);
        default:
          throw new DeskError('partner-account-unknown');
      }
    },

    async enrolledProfile(tenant, country) {
      return enrolledProfile(tenant, country);
    },

    async vetting(_tenant, submission, since) {
      const decidedAt = later(new Date(since), reviewSeconds * 1_000);
      if (clock.now().getTime() < Date.parse(decidedAt)) return { vettingStatus: 'pending', askAgainAt: decidedAt };
      return submission.legal.companyName.includes('Rejectable')
        ? { vettingStatus: 'rejected', reason: REASON }
        : { vettingStatus: 'authorized' };
    },

    requestUrl: token => `${publicUrl()}/i/${token}`,
  };
}

/** As Partner Center words it: the reason is not translated, because a person wrote it. */
const REASON = 'The legal business name does not match the public register of the country.';
