import { z } from 'zod';
import { domainOf } from './email';
import { type Answers, chosen, country, email, filled, limitsOf, optional, required } from './form';
import { DAY, Instant, later } from './ids';

/** A deleted user can be restored for 30 days. */
export const RESTORE_WINDOW = 30 * DAY;

/** Directory roles that a partner gives its customer's users (`GET …/directoryroles`). */
export const DirectoryRole = z.enum(['global-admin', 'user-admin', 'helpdesk-admin', 'service-support-admin']);
export type DirectoryRole = z.infer<typeof DirectoryRole>;

/** A user of a customer's tenant (`GET /v1/customers/{id}/users/{id}`). */
export const CustomerUser = z.object({
  id: z.string(),
  userPrincipalName: z.string(),
  displayName: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  /** ISO 3166-1 alpha-2; licences cannot be assigned without it. */
  usageLocation: z.string(),
  /** Subscriptions whose licence the user holds. */
  licenses: z.array(z.string()),
  roles: z.array(DirectoryRole),
  deletedAt: Instant.optional(),
});
export type CustomerUser = z.infer<typeof CustomerUser>;

export const restorableUntil = (deletedAt: Instant): Instant => later(new Date(deletedAt), RESTORE_WINDOW);

/** The longest that Partner Center takes ("Add multiple users to a customer account"). */
const NAME_MAX = 50;
/** A user principal name has 113 characters at most (learn.microsoft.com/entra: "User name policies"). */
const USER_NAME_MAX = 113;

/** The name to sign in with, which may be typed without the customer's domain. */
const signInName = (typed: string, domain: string): string => (typed.includes('@') ? typed : `${typed}@${domain}`);

/** How somebody is called, and the name they sign in with, which belongs to the customer's domain. */
export const personForm = (domain: string) =>
  ({
    firstName: optional(NAME_MAX),
    lastName: optional(NAME_MAX),
    displayName: required(NAME_MAX),
    userPrincipalName: required(USER_NAME_MAX, typed => {
      const name = signInName(typed, domain);
      if (domainOf(name) !== domain.toLowerCase()) return { code: 'user-domain', domain };
      if (name.length > USER_NAME_MAX) return { code: 'too-long', max: USER_NAME_MAX - domain.length - 1 };
      return email(name, {}) && { code: 'user-name' };
    }),
  }) as const;

export const PERSON_LIMITS = limitsOf(personForm(''));

export type Person = Pick<CustomerUser, 'firstName' | 'lastName' | 'displayName' | 'userPrincipalName'>;

/** @throws InvalidInput by field */
export function personOf(domain: string, answers: Answers): Person {
  const { userPrincipalName, ...names } = filled(personForm(domain), answers);
  return { ...names, userPrincipalName: signInName(userPrincipalName, domain) };
}

const locationForm = { usageLocation: required(2, country) };

/** Where somebody uses the licenses. @throws InvalidInput */
export const usageLocationOf = (answers: Answers): string => filled(locationForm, answers).usageLocation;

/** A new user with the licenses and roles that were ticked. @throws InvalidInput by field */
export function newCustomerUser(
  domain: string,
  subscriptions: readonly string[],
  answers: Answers,
): Omit<CustomerUser, 'id' | 'deletedAt'> {
  const person = filled({ ...personForm(domain), ...locationForm }, answers);
  return {
    ...person,
    userPrincipalName: signInName(person.userPrincipalName, domain),
    licenses: chosen('licenses', subscriptions, answers),
    roles: chosen('directoryRoles', DirectoryRole.options, answers),
  };
}

export const isDeleted = ({ deletedAt }: CustomerUser): boolean => deletedAt !== undefined;

/** The same user as one that was never deleted. */
export function restored({ deletedAt: _, ...user }: CustomerUser): CustomerUser {
  return user;
}
