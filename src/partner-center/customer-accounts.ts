import type { CustomerProfile } from '../domain/customer-profile';
import type { CustomerId, Instant, TenantId } from '../domain/ids';

/** The first administrator of a new customer. The password exists in this answer and nowhere else. */
export interface SetupInfo {
  readonly userName: string;
  readonly password: string;
}

/** A new customer may take a while; asking again with the same request id never makes a second one. */
export type Creation =
  | { readonly status: 'pending'; readonly askAgainAt: Instant }
  /** `setupInfo` comes with the first such answer only: a repeated request is told no password. */
  | { readonly status: 'created'; readonly customer: CustomerId; readonly setupInfo: SetupInfo | undefined };

/** A profile as read: `etag` goes back with a change (`If-Match`). */
export interface VersionedProfile {
  readonly profile: CustomerProfile;
  readonly etag: string;
}

/** A customer that a partner deals with in another portal. */
export interface KnownCustomer {
  readonly customer: CustomerId;
  readonly companyName: string;
  readonly domain: string;
  /** Of its administrator; left out where the partner may not see it. */
  readonly email?: string;
}

/** Accounts of customers (`/v1/customers`). */
export interface CustomerAccounts {
  /** `HEAD /v1/domains/{domain}`: 404 means free. */
  isDomainAvailable(domain: string): Promise<boolean>;

  /**
   * `POST /v1/customers`, idempotent by `MS-RequestId`.
   * @param associatedPartner the indirect reseller whose customer it is
   * @throws DeskError `domain-taken`; `provisioning-failed`: it may be tried again, with the same request id or a new
   * one
   */
  createCustomer(
    partner: TenantId,
    requestId: string,
    profile: CustomerProfile,
    associatedPartner: TenantId | undefined,
  ): Promise<Creation>;

  /** Nothing for a customer that Partner Center knows by its acceptance only. */
  customerProfile(customer: CustomerId): Promise<VersionedProfile | undefined>;

  /**
   * `PUT /v1/customers/{id}/profiles/billing`
   * @param change without an etag for a customer that had no profile yet
   * @throws DeskError `changed-meanwhile`
   */
  updateCustomerProfile(
    customer: CustomerId,
    change: { readonly profile: CustomerProfile; readonly etag: string | undefined },
  ): Promise<VersionedProfile>;

  /** Customers that the partner already deals with in other portals. */
  existingBook(partner: TenantId, companyName: string): Promise<readonly KnownCustomer[]>;
}
