import { activeEnrollment } from './active-enrollment';
import { ProviderOffer } from './company-profile';
import type { Account } from './enrollment';
import { supportForm } from './enrollment-form';
import { DeskError } from './errors';
import { canBeListed, profileOf } from './findability';
import { type Answers, chosen, filled, limitsOf, optional, phoneNumber, required, website } from './form';
import { DESCRIPTION_MAX } from './provider-listing';

/** What can be changed without another review: not the legal business profile, nor the address that was verified. */
const companyProfileForm = {
  firstName: required(50),
  lastName: required(50),
  phoneNumber: required(25, phoneNumber),
  ...supportForm,
  website: optional(250, website),
  description: optional(DESCRIPTION_MAX),
  services: optional(300),
} as const;

export type CompanyProfileAnswers = Record<keyof typeof companyProfileForm, string>;

/** The longest answer to each field of the form. */
export const COMPANY_PROFILE_LIMITS = limitsOf(companyProfileForm);

/** What the form shows at first. @throws DeskError `not-enrolled` */
export function companyProfileAnswers(account: Account): CompanyProfileAnswers {
  const { contact, support } = activeEnrollment(account).submission;
  const { firstName, lastName, phoneNumber } = contact;
  const { website, description, services } = profileOf(account);
  return { firstName, lastName, phoneNumber, ...support, website, description, services };
}

/**
 * @param shown the revision that the form showed
 * @throws InvalidInput by field; DeskError `changed-meanwhile`, `not-enrolled`
 */
export function withCompanyProfile(account: Account, shown: number, answers: Answers): Account {
  const enrollment = activeEnrollment(account);
  const { submission } = enrollment;
  const before = profileOf(account);
  if (before.revision !== shown) throw new DeskError('changed-meanwhile');
  const { firstName, lastName, phoneNumber, website, description, services, ...support } = filled(
    companyProfileForm,
    answers,
  );
  const listing = canBeListed(account)
    ? { offers: chosen('offers', ProviderOffer.options, answers), listed: answers['listed'] === 'true' }
    : { offers: before.offers, listed: before.listed };
  return {
    ...account,
    enrollment: {
      ...enrollment,
      submission: {
        ...submission,
        contact: { ...submission.contact, firstName, lastName, phoneNumber },
        support,
      },
    },
    profile: { website, description, services, ...listing, revision: before.revision + 1 },
  };
}
