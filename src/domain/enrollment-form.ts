import type { Submission } from './enrollment';
import {
  type Answers,
  country,
  email,
  filled,
  limitsOf,
  optional,
  phoneNumber,
  postalCode,
  required,
  state,
  stateAsListed,
  website,
  workEmail,
} from './form';
import type { PartnerKind, SupportContact } from './partner';

export const supportForm = {
  supportEmail: required(254, email),
  supportTelephone: required(25, phoneNumber),
  supportWebsite: optional(250, website),
};

/** Limits of `POST /v1/validations/address` and of the legal business profile. */
const profileForm = {
  companyName: required(100),
  addressLine1: required(200),
  addressLine2: optional(200),
  city: required(100),
  state,
  postalCode,
  country: required(2, country),
  firstName: required(50),
  lastName: required(50),
  email: required(254, workEmail),
  phoneNumber: required(25, phoneNumber),
  ...supportForm,
};

export type ProfileAnswers = Record<keyof typeof profileForm, string>;

/** The longest answer to each field of the form, so that cards can say so too. */
export const PROFILE_LIMITS = limitsOf(profileForm);

/** What the form shows at first. */
export const profileAnswers = (from: Pick<Submission, 'legal' | 'contact' | 'support'>): ProfileAnswers => ({
  ...from.legal,
  ...from.contact,
  ...from.support,
});

/**
 * The answers as a submission.
 * @throws InvalidInput by field
 */
export function submissionOf(partnerKind: PartnerKind, mpnId: string, answers: Answers): Submission {
  const { companyName, addressLine1, addressLine2, city, state, postalCode, country, ...people } = filled(profileForm, {
    ...answers,
    country: (answers['country'] ?? '').trim().toUpperCase(),
  });
  const { firstName, lastName, email, phoneNumber, ...support } = people;
  return {
    partnerKind,
    mpnId,
    legal: { companyName, addressLine1, addressLine2, city, state: stateAsListed(state, country), postalCode, country },
    contact: { firstName, lastName, email, phoneNumber },
    support,
  };
}

/** A tenant already in the programme is asked for the support contact only. @throws InvalidInput by field */
export const supportOf = (answers: Answers): SupportContact => filled(supportForm, answers);
