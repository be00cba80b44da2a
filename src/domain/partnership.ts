import { z } from 'zod';
import { Instant, TenantId } from './ids';

/** One side's record of the partnership between an indirect provider and an indirect reseller. */
export const Partnership = z.object({
  partner: TenantId,
  /** What the partner is for the tenant that holds this record. */
  partnerRole: z.enum(['provider', 'reseller']),
  companyName: z.string(),
  mpnId: z.string(),
  country: z.string(),
  /** The provider's administrator access to the reseller's work account; the reseller can remove it afterwards. */
  providerAccess: z.enum(['granted', 'removed']),
  since: Instant,
});
export type Partnership = z.infer<typeof Partnership>;
