import { z } from 'zod';

/** What an indirect provider can do for its resellers ("Partner with indirect providers": what most of them offer). */
export const ProviderOffer = z.enum(['training', 'marketing', 'financing']);
export type ProviderOffer = z.infer<typeof ProviderOffer>;

/** What a partner tells others about itself. */
export const CompanyProfile = z.object({
  website: z.string(),
  description: z.string(),
  services: z.string(),
  offers: z.array(ProviderOffer),
  /** The provider wants to be found by the resellers of its country. */
  listed: z.boolean(),
  /** Counts the updates, so that nobody overwrites a colleague's. */
  revision: z.number().int(),
});
export type CompanyProfile = z.infer<typeof CompanyProfile>;
