import { z } from 'zod';
import { CustomerProfile } from '../../domain/customer-profile';
import { CustomerUser, RESTORE_WINDOW, restorableUntil } from '../../domain/customer-user';
import { CustomerId, Instant, later, SubscriptionId, TenantId } from '../../domain/ids';
import { Subscription } from '../../domain/subscription';
import { sortKey } from '../../store/documents';
import type { DocumentKind } from '../../store/store';

/* What the sandbox keeps of a customer, in the partition of the customer's tenant. */

const Provisioning = z.discriminatedUnion('state', [
  z.object({ state: z.literal('failed') }),
  z.object({ state: z.literal('pending'), readyAt: Instant }),
  z.object({ state: z.literal('created') }),
]);
export type Provisioning = z.infer<typeof Provisioning>;

const SandboxCustomer = z.object({
  profile: CustomerProfile,
  /** Absent for a customer that was not created here. */
  creation: z
    .object({
      partner: TenantId,
      requestId: z.string(),
      associatedPartner: TenantId.optional(),
      provisioning: Provisioning,
    })
    .optional(),
});
export type SandboxCustomer = z.infer<typeof SandboxCustomer>;

/** One a tenant. */
export const SandboxCustomers: DocumentKind<SandboxCustomer> = { kind: 'sandbox-customer', schema: SandboxCustomer };
export const SANDBOX_CUSTOMER_ID = 'customer';

const SandboxSubscription = z.object({
  subscription: Subscription,
  /** Its line in the order. */
  line: z.number().int(),
  /** Apart from the document's, which changes with every license that is assigned. */
  etag: z.string(),
  /** Ids of the users who hold a license. */
  holders: z.array(z.string()),
});
export type SandboxSubscription = z.infer<typeof SandboxSubscription>;

/** By subscription id; newest first when read descending. */
export const SandboxSubscriptions: DocumentKind<SandboxSubscription> = {
  kind: 'sandbox-subscription',
  schema: SandboxSubscription,
  order: ({ subscription, line }) => `${subscription.orderedAt} ${String(line).padStart(4, '0')}`,
};

const SandboxSale = z.object({
  id: SubscriptionId,
  customer: CustomerId,
  name: z.string(),
  /** Absent for an Azure plan, which has no term. */
  endsAt: Instant.optional(),
});
export type SandboxSale = z.infer<typeof SandboxSale>;

/** What a partner has sold, by subscription id in the partner's partition; those that end first come first. */
export const SandboxSales: DocumentKind<SandboxSale> = {
  kind: 'sandbox-sale',
  schema: SandboxSale,
  order: ({ endsAt }) => endsAt ?? '9999',
};

export const ACTIVE = 'active';
export const DELETED = 'deleted';

/**
 * By user id. A deleted user is kept for as long again as it could be restored, so that somebody who comes too late
 * is told so.
 */
export const SandboxUsers: DocumentKind<CustomerUser> = {
  kind: 'sandbox-user',
  schema: CustomerUser,
  order: user => sortKey(user.displayName),
  tags: user => [user.deletedAt ? DELETED : ACTIVE],
  expires: user => user.deletedAt && later(new Date(restorableUntil(user.deletedAt)), RESTORE_WINDOW),
};
