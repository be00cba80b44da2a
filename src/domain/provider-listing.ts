import { z } from 'zod';
import { TenantId } from './ids';

export const DESCRIPTION_MAX = 500;

/** An indirect provider that chose to be found by the resellers of its country, with what it offers them. */
export const ProviderListing = z.object({
  tenant: TenantId,
  companyName: z.string(),
  mpnId: z.string(),
  /** ISO 3166-1 alpha-2. */
  country: z.string(),
  /** In the provider's own words. */
  description: z.string(),
  services: z.string().optional(),
  website: z.string().optional(),
  /** Technical training and assistance. */
  training: z.boolean(),
  /** Help with marketing the reseller's products and services. */
  marketing: z.boolean(),
  /** Help with financing and credit terms. */
  financing: z.boolean(),
});
export type ProviderListing = z.infer<typeof ProviderListing>;
