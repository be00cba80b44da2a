import type { CustomerId, Instant, SubscriptionId, TenantId } from '../domain/ids';
import type { Offer } from '../domain/offer';
import type { PartnerOnRecord, Subscription } from '../domain/subscription';

/** One line of an order. */
export interface OrderLine {
  readonly offer: Offer;
  readonly quantity: number;
  readonly friendlyName: string;
  readonly partnerOnRecord: PartnerOnRecord | undefined;
}

/** A subscription as read: `etag` goes back with a change (`If-Match`). */
export interface VersionedSubscription {
  readonly subscription: Subscription;
  readonly etag: string;
}

/** With how many of its licenses users hold (`consumedUnits` of `GET …/subscribedskus`). */
export interface SubscriptionInUse extends VersionedSubscription {
  readonly consumedUnits: number;
}

export interface SubscriptionPage {
  readonly items: readonly SubscriptionInUse[];
  readonly continuation?: string | undefined;
}

/** A subscription among all that a partner has sold. */
export interface SoldSubscription {
  readonly id: SubscriptionId;
  readonly customer: CustomerId;
  readonly name: string;
  /** When it ends unless it is renewed; absent where there is no term. */
  readonly endsAt?: Instant | undefined;
}

/** Orders and subscriptions of customers. */
export interface Subscriptions {
  /** Cart and checkout in one, idempotent by request id. @returns the new subscriptions, or those of the first time */
  order(
    partner: TenantId,
    customer: CustomerId,
    requestId: string,
    lines: readonly OrderLine[],
  ): Promise<readonly Subscription[]>;

  /** `GET /v1/customers/{id}/subscriptions`, newest first. */
  subscriptions(customer: CustomerId, continuation?: string): Promise<SubscriptionPage>;

  /** `GET /partner/v1/analytics/subscriptions`, those that end first come first. */
  soldSubscriptions(
    partner: TenantId,
    query: { readonly limit: number; readonly continuation?: string | undefined },
  ): Promise<{ readonly items: readonly SoldSubscription[]; readonly continuation?: string | undefined }>;

  /** @throws DeskError `not-found` */
  subscription(customer: CustomerId, id: SubscriptionId): Promise<SubscriptionInUse>;

  /**
   * `PATCH …/subscriptions/{id}`
   * @throws DeskError `changed-meanwhile` when the etag is stale, `not-found`; InvalidInput `quantity` when users hold
   * more licenses than would be left
   */
  updateSubscription(change: VersionedSubscription): Promise<SubscriptionInUse>;

  /**
   * Moves an Azure subscription from one partner to another (`/v1/customers/{id}/transfers`). It then counts for no
   * reseller, and the new partner decides anew who supports it and whether the customer may buy on it. May be done
   * again without harm.
   * @throws DeskError `not-found`, `changed-meanwhile` when the first of them no longer sells it
   */
  transferSubscription(
    customer: CustomerId,
    id: SubscriptionId,
    partners: { readonly from: TenantId; readonly to: TenantId },
  ): Promise<void>;
}
