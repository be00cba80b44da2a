import { z } from 'zod';
import { CustomerId, Instant, InvitationId, TenantId } from './ids';

/** A partner's record of one of its customers. */
export const Customer = z.object({
  id: CustomerId,
  companyName: z.string(),
  domain: z.string(),
  /** Who accepted for the customer. */
  administrator: z.string(),
  relationship: z.object({ state: z.literal('active'), since: Instant, invitation: InvitationId }),
  /** Whether the customer let the partner administer its tenant; kept apart from the relationship, as Microsoft does. */
  delegatedAdminPrivileges: z.enum(['granted', 'none']),
  /** The other partner of the same invitation: the provider for a reseller, the reseller for a provider. */
  sharedWith: z.array(TenantId),
});
export type Customer = z.infer<typeof Customer>;

/**
 * The record after another acceptance by the same customer: the newer relationship counts, and who shares the
 * customer adds up.
 */
export function merged(known: Customer | undefined, accepted: Customer): Customer {
  if (!known) return accepted;
  return {
    ...accepted,
    delegatedAdminPrivileges:
      known.delegatedAdminPrivileges === 'granted' ? 'granted' : accepted.delegatedAdminPrivileges,
    sharedWith: [...new Set([...known.sharedWith, ...accepted.sharedWith])],
  };
}
