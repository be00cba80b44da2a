import { z } from 'zod';
import { isCountry } from './country';
import type { Customer } from './customer';
import { type Answers, country, email, filled, optional, phoneNumber, postalCode, required, state } from './form';

/** Countries where a customer needs a registration number and a phone number (Partner Center, "Create a customer"). */
const REGISTERED = new Set('AM AZ BY HU KZ KG MD RU TJ UZ UA IN BR ZA PL AE SA TR TH VN MM IQ SS VE'.split(' '));

export const needsRegistrationNumber = (code: string): boolean => isCountry(code) && REGISTERED.has(code);

/** Company and billing profile of a customer, by the names of `POST /v1/customers`. */
export const CustomerProfile = z.object({
  companyName: z.string(),
  /** The whole initial domain, `prefix.onmicrosoft.com`. */
  domain: z.string(),
  organizationRegistrationNumber: z.string(),
  addressLine1: z.string(),
  addressLine2: z.string(),
  city: z.string(),
  state: z.string(),
  postalCode: z.string(),
  country: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phoneNumber: z.string(),
});
export type CustomerProfile = z.infer<typeof CustomerProfile>;

export const DOMAIN_SUFFIX = '.onmicrosoft.com';

const needsRegistration = (answers: Answers) => needsRegistrationNumber(answers['country'] ?? '');

/** What can be changed later: everything but the domain, which stays for good. */
export const billingForm = {
  companyName: required(100),
  organizationRegistrationNumber: { max: 50, required: needsRegistration, missing: { code: 'registration-number' } },
  addressLine1: required(200),
  addressLine2: optional(200),
  city: required(100),
  state,
  postalCode,
  country: required(2, country),
  firstName: required(50),
  lastName: required(50),
  email: required(254, email),
  phoneNumber: { max: 25, required: needsRegistration, check: phoneNumber },
} as const;

export const customerForm = {
  ...billingForm,
  domain: required(27, value => (/^[a-z0-9]{1,27}$/i.test(value) ? undefined : { code: 'domain-prefix' })),
} as const;

/** @throws InvalidInput by field */
export function customerProfileOf(answers: Answers): CustomerProfile {
  const { domain, ...profile } = filled(customerForm, answers);
  return { ...profile, domain: `${domain.toLowerCase()}${DOMAIN_SUFFIX}` };
}

/** @throws InvalidInput by field */
export const updatedProfile = (profile: CustomerProfile, answers: Answers): CustomerProfile => ({
  ...filled(billingForm, answers),
  domain: profile.domain,
});

/** What is known of a customer that has accepted and nothing else; its administrator may be `name (address)`. */
export const initialProfile = (
  { companyName, domain, administrator }: Pick<Customer, 'companyName' | 'domain' | 'administrator'>,
  country: string,
): CustomerProfile => ({
  companyName,
  domain,
  organizationRegistrationNumber: '',
  addressLine1: '',
  addressLine2: '',
  city: '',
  state: '',
  postalCode: '',
  country,
  firstName: '',
  lastName: '',
  email: /([^\s()@]+@[^\s()@]+)\)?$/.exec(administrator)?.[1] ?? '',
  phoneNumber: '',
});
