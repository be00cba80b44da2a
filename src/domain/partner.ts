import { z } from 'zod';
import { Instant } from './ids';

/** The kinds of partner in the Cloud Solution Provider programme. */
export const PartnerKind = z.enum(['indirect-reseller', 'indirect-provider', 'direct-partner']);
export type PartnerKind = z.infer<typeof PartnerKind>;

export const LegalBusinessProfile = z.object({
  companyName: z.string(),
  addressLine1: z.string(),
  addressLine2: z.string(),
  city: z.string(),
  state: z.string(),
  postalCode: z.string(),
  country: z.string(),
});
export type LegalBusinessProfile = z.infer<typeof LegalBusinessProfile>;

export const PrimaryContact = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phoneNumber: z.string(),
});
export type PrimaryContact = z.infer<typeof PrimaryContact>;

/** Whom customers turn to; `GET /v1/profiles/support` has the same three fields. */
export const SupportContact = z.object({
  supportEmail: z.string(),
  supportTelephone: z.string(),
  supportWebsite: z.string(),
});
export type SupportContact = z.infer<typeof SupportContact>;

/** A location of the organisation in the partner membership account, with the id that incentives go by. */
export const OrganizationProfile = z.object({
  mpnId: z.string(),
  active: z.boolean(),
  legal: LegalBusinessProfile,
  contact: PrimaryContact,
  support: SupportContact,
});
export type OrganizationProfile = z.infer<typeof OrganizationProfile>;

/** Who accepted the Microsoft Partner Agreement for the organisation. */
export const PartnerAgreement = z.object({ acceptedAt: Instant, acceptedBy: z.string() });
export type PartnerAgreement = z.infer<typeof PartnerAgreement>;
