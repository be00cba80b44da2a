import type { Submission } from '../domain/enrollment';
import type { Instant, TenantId } from '../domain/ids';
import type { OrganizationProfile } from '../domain/partner';
import type { Catalogue } from './catalogue';
import type { CustomerAccounts } from './customer-accounts';
import type { CustomerUsers } from './customer-users';
import type { ManagedServices } from './managed-services';
import type { PartnerUsers } from './partner-users';
import type { Subscriptions } from './subscriptions';

export type { KnownCustomer, SetupInfo } from './customer-accounts';
export type { UserPage, VersionedUser } from './customer-users';
export type { ManagedService } from './managed-services';
export type { SoldSubscription, SubscriptionInUse, SubscriptionPage } from './subscriptions';

/** `GET /v1/profiles/legalbusiness` answers with a vetting status; pending is to be asked again. */
export type Vetting =
  | { readonly vettingStatus: 'pending'; readonly askAgainAt: Instant }
  | { readonly vettingStatus: 'authorized' }
  | { readonly vettingStatus: 'rejected'; readonly reason: string };

/**
 * What only Partner Center can say or do. The shapes follow its REST API where it has one; enrolment and the
 * partnership request exist in the portal only.
 */
export interface PartnerCenter
  extends Catalogue,
    CustomerAccounts,
    Subscriptions,
    ManagedServices,
    CustomerUsers,
    PartnerUsers {
  /**
   * The organisation profiles that a partner membership account holds, usable or not.
   * @throws DeskError `partner-account-unknown`
   */
  organizationProfiles(tenant: TenantId, userName: string, country: string): Promise<readonly OrganizationProfile[]>;

  /** The profile of a tenant that is in the programme already. */
  enrolledProfile(tenant: TenantId, country: string): Promise<OrganizationProfile>;

  /** How the review of an enrolment stands. */
  vetting(tenant: TenantId, submission: Submission, since: Instant): Promise<Vetting>;

  /**
   * The address a customer opens to enter into a reseller relationship
   * (`GET /v1/customers/relationshiprequests`), or a reseller to authorise its provider.
   */
  requestUrl(token: string): string;
}
