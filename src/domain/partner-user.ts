import { DeskError } from './errors';
import { type Answers, chosen, type Field, filled, limitsOf, required, workEmail } from './form';
import { Role, requireRole } from './role';

/**
 * The types of agent and of admin, in the order in which they are offered. An agent deals with customers, an admin
 * with the partner's own account.
 */
export const ASSIGNABLE_ROLES: readonly Role[] = [
  'admin-agent',
  'sales-agent',
  'helpdesk-agent',
  'global-admin',
  'user-management-admin',
  'billing-admin',
];

const isRole = (value: string): boolean => Role.safeParse(value).success;

const roles: Field = {
  max: 200,
  required: true,
  missing: { code: 'choice' },
  check: value => (value.split(',').every(isRole) ? undefined : { code: 'choice' }),
};

/** A user principal name has 113 characters at most (learn.microsoft.com/entra: "User name policies"). */
const newUserForm = { displayName: required(256), userPrincipalName: required(113, workEmail), roles };

export const NEW_USER_LIMITS = limitsOf(newUserForm);

export interface NewPartnerUser {
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly roles: readonly Role[];
}

/** @throws InvalidInput by field */
export const newPartnerUser = (answers: Answers): NewPartnerUser => ({
  ...filled(newUserForm, answers),
  roles: assignedRoles(answers),
});

/** The roles that were ticked, perhaps none. @throws InvalidInput */
export const assignedRoles = (answers: Answers): Role[] => chosen('roles', ASSIGNABLE_ROLES, answers);

/** The same for the same roles, whatever their order: what a card shows is compared by it. */
export const rolesKey = (assigned: readonly Role[]): string =>
  ASSIGNABLE_ROLES.filter(role => assigned.includes(role)).join(',');

/** @throws DeskError `changed-meanwhile` when somebody has other roles by now than a card showed */
export function requireShown(user: { readonly roles: readonly Role[] }, shown: string): void {
  if (rolesKey(user.roles) !== shown) throw new DeskError('changed-meanwhile');
}

export const isGlobalAdmin = (assigned: readonly Role[]): boolean => assigned.includes('global-admin');

/**
 * Only a global admin makes one or unmakes one, as in Entra: otherwise whoever manages users could do everything.
 * @throws DeskError `role-missing`
 */
export function requireMayAssign(
  by: { readonly roles: readonly Role[] },
  before: readonly Role[],
  after: readonly Role[],
): void {
  if (isGlobalAdmin(before) !== isGlobalAdmin(after)) requireRole(by, ['global-admin']);
}
