import { type Actor, isPermitted, requirePartner, type Task } from '../domain/actor';
import { type Customer, requirePrivileges } from '../domain/customer';
import { type CustomerUser, DirectoryRole, isDeleted, newCustomerUser, restored } from '../domain/customer-user';
import { DeskError } from '../domain/errors';
import { type Answers, chosen } from '../domain/form';
import { type CustomerId, instant } from '../domain/ids';
import { PERMISSIONS } from '../domain/permissions';
import { subscriptionName } from '../domain/subscription';
import type { SubscriptionInUse, UserPage, VersionedUser } from '../partner-center/partner-center';
import { customerOf } from './customers';
import { aboutCustomer, carriedOut, did, type Happening } from './history';
import type { Ports } from './ports';

export type { UserPage };

/**
 * A customer whose users somebody may see or change.
 * @throws DeskError `not-enrolled`, `not-in-this-cloud`, `role-missing`, `not-found`, `relationship-missing`,
 * `privileges-missing`
 */
export async function customerWithUsers(ports: Ports, actor: Actor, task: Task, id: CustomerId): Promise<Customer> {
  requirePartner(actor, task);
  const customer = await customerOf(ports, actor, id);
  requirePrivileges(customer);
  return customer;
}

export interface UserQuery {
  readonly deleted: boolean;
  /** The beginning of a name. */
  readonly search: string;
  readonly continuation: string | undefined;
}

/** The customer's users by name. @throws DeskError as `customerWithUsers` does */
export async function customerUsersPage(
  ports: Ports,
  actor: Actor,
  id: CustomerId,
  { deleted, search, continuation }: UserQuery,
): Promise<{ readonly customer: Customer; readonly page: UserPage }> {
  const customer = await customerWithUsers(ports, actor, PERMISSIONS.customerUsers, id);
  return { customer, page: await ports.partnerCenter.users(id, { deleted, prefix: search, continuation }) };
}

/** Which user of which customer. */
export interface UserReference {
  readonly customer: CustomerId;
  readonly user: string;
}

/** A user as a card showed it. */
export interface ShownUser extends UserReference {
  readonly etag: string;
}

/** A user with the customer, and with the subscriptions whose licenses the user holds. */
export interface UserDetails extends VersionedUser {
  readonly customer: Customer;
  readonly licensed: readonly SubscriptionInUse[];
}

/** @throws DeskError as `customerWithUsers` does */
export async function customerUser(ports: Ports, actor: Actor, reference: UserReference): Promise<UserDetails> {
  const customer = await customerWithUsers(ports, actor, PERMISSIONS.customerUsers, reference.customer);
  return detailsOf(ports, customer, await ports.partnerCenter.user(reference.customer, reference.user));
}

async function detailsOf(ports: Ports, customer: Customer, found: VersionedUser): Promise<UserDetails> {
  const licensed = (await licensable(ports, customer.id)).filter(({ subscription: { id } }) =>
    found.user.licenses.includes(id),
  );
  return { ...found, customer, licensed };
}

/** The customer's subscriptions that have licenses; an Azure plan has none. */
export async function licensable({ partnerCenter }: Ports, id: CustomerId): Promise<readonly SubscriptionInUse[]> {
  const found: SubscriptionInUse[] = [];
  let continuation: string | undefined;
  do {
    const page = await partnerCenter.subscriptions(id, continuation);
    found.push(...page.items.filter(({ subscription }) => subscription.offer.kind === 'license'));
    continuation = page.continuation;
  } while (continuation !== undefined);
  return found;
}

const idsOf = (subscriptions: readonly SubscriptionInUse[]) => subscriptions.map(({ subscription: { id } }) => id);

/** Whether an administrator of the customer is concerned, whom not everybody may change who may change users. */
const taskFor = ({ roles }: Pick<CustomerUser, 'roles'>): Task =>
  roles.length > 0 ? PERMISSIONS.manageCustomerAdmins : PERMISSIONS.manageCustomerUsers;

export const mayChange = (actor: Actor, user: CustomerUser): boolean => isPermitted(actor, taskFor(user));

/**
 * A user for somebody who may change them.
 * @throws DeskError as `customerWithUsers` does; `not-found` for one who is deleted
 */
export async function userToChange(ports: Ports, actor: Actor, reference: UserReference): Promise<UserDetails> {
  requirePartner(actor, PERMISSIONS.manageCustomerUsers);
  const details = await customerUser(ports, actor, reference);
  requirePartner(actor, taskFor(details.user));
  if (isDeleted(details.user)) throw new DeskError('not-found');
  return details;
}

/** What a new user can be given. */
export interface NewUserChoices {
  readonly customer: Customer;
  readonly subscriptions: readonly SubscriptionInUse[];
  /** Where the customer is, as far as is known. */
  readonly country: string;
}

/** @throws DeskError as `customerWithUsers` does */
export async function newUserChoices(ports: Ports, actor: Actor, id: CustomerId): Promise<NewUserChoices> {
  const own = requirePartner(actor, PERMISSIONS.manageCustomerUsers);
  const customer = await customerWithUsers(ports, actor, PERMISSIONS.manageCustomerUsers, id);
  const [subscriptions, account] = await Promise.all([licensable(ports, id), ports.partnerCenter.customerProfile(id)]);
  return { customer, subscriptions, country: account?.profile.country ?? own.country };
}

/** What a user signs in with. The password exists in this answer and nowhere else. */
export interface UserSignIn extends UserDetails {
  readonly password: string;
}

/**
 * "Add user".
 * @throws InvalidInput by field; DeskError `customer-user-exists`, `no-license-left`, `subscription-suspended`, and as
 * `customerWithUsers` does
 */
export async function addCustomerUser(
  ports: Ports,
  actor: Actor,
  id: CustomerId,
  answers: Answers,
): Promise<UserSignIn> {
  const { customer, subscriptions } = await newUserChoices(ports, actor, id);
  const wanted = newCustomerUser(customer.domain, idsOf(subscriptions), answers);
  requirePartner(actor, taskFor(wanted));
  const happening = did(actor, 'customer-user-added', aboutUser(customer, wanted), {
    assigned: titlesOf(subscriptions, wanted.licenses),
    directoryRoles: wanted.roles,
  });
  const { user, password } = await carriedOut(ports, happening, () =>
    ports.partnerCenter.createUser(id, wanted).catch(asCustomersUser),
  );
  return { ...(await detailsOf(ports, customer, await ports.partnerCenter.user(id, user.id))), password };
}

const aboutUser = (customer: Customer, { userPrincipalName, displayName }: Omit<CustomerUser, 'id'>) => ({
  ...aboutCustomer(customer),
  user: { id: userPrincipalName, name: displayName },
});

export const titlesOf = (subscriptions: readonly SubscriptionInUse[], licenses: readonly string[]): string[] =>
  subscriptions.flatMap(({ subscription }) =>
    licenses.includes(subscription.id) ? [subscriptionName(subscription)] : [],
  );

function asCustomersUser(error: unknown): never {
  throw error instanceof DeskError && error.code === 'user-exists' ? new DeskError('customer-user-exists') : error;
}

/** @returns the new temporary password. @throws DeskError as `userToChange` does */
export async function resetPassword(ports: Ports, actor: Actor, reference: UserReference): Promise<UserSignIn> {
  const details = await userToChange(ports, actor, reference);
  const reset = await carriedOut(ports, did(actor, 'password-reset', aboutUser(details.customer, details.user)), () =>
    ports.partnerCenter.resetPassword(reference.customer, reference.user),
  );
  return { ...details, ...reset };
}

async function changeShown(
  ports: Ports,
  { customer, ...found }: UserDetails,
  etag: string,
  changes: Partial<CustomerUser>,
  happening: Happening,
): Promise<UserDetails> {
  if (found.etag !== etag) throw new DeskError('changed-meanwhile');
  const user = { ...found.user, ...changes };
  const after = await carriedOut(ports, happening, () => ports.partnerCenter.updateUser(customer.id, { user, etag }));
  return detailsOf(ports, customer, after);
}

/** The user can be restored for 30 days. @throws DeskError `changed-meanwhile`, and as `userToChange` does */
export async function deleteUser(ports: Ports, actor: Actor, shown: ShownUser): Promise<UserDetails> {
  const details = await userToChange(ports, actor, shown);
  const happening = did(actor, 'customer-user-deleted', aboutUser(details.customer, details.user));
  return changeShown(ports, details, shown.etag, { deletedAt: instant(ports.clock.now()) }, happening);
}

/**
 * A deleted user is back, without the licenses that were given back then; one that is back already stays as it is.
 * @throws DeskError `restore-window-over`, `changed-meanwhile`, and as `customerWithUsers` does
 */
export async function restoreUser(ports: Ports, actor: Actor, reference: UserReference): Promise<UserDetails> {
  requirePartner(actor, PERMISSIONS.manageCustomerUsers);
  const { customer, user, etag } = await customerUser(ports, actor, reference);
  requirePartner(actor, taskFor(user));
  if (!isDeleted(user)) return detailsOf(ports, customer, { user, etag });
  const back = await carriedOut(ports, did(actor, 'customer-user-restored', aboutUser(customer, user)), () =>
    ports.partnerCenter.updateUser(customer.id, { user: restored(user), etag }),
  );
  return detailsOf(ports, customer, back);
}

/** What a user's licenses can be changed to. @throws DeskError `no-subscription`, and as `userToChange` does */
export async function licenseChoices(
  ports: Ports,
  actor: Actor,
  reference: UserReference,
): Promise<UserDetails & NewUserChoices> {
  const details = await userToChange(ports, actor, reference);
  const choices = await newUserChoices(ports, actor, reference.customer);
  if (choices.subscriptions.length === 0) throw new DeskError('no-subscription');
  return { ...details, ...choices };
}

/**
 * The user has the licenses that were ticked, and no others.
 * @throws InvalidInput; DeskError `changed-meanwhile`, `no-license-left`, `subscription-suspended`, and as `userToChange`
 */
export async function updateLicenses(
  ports: Ports,
  actor: Actor,
  shown: ShownUser,
  answers: Answers,
): Promise<UserDetails> {
  const { subscriptions, country, ...details } = await licenseChoices(ports, actor, shown);
  const licenses = chosen('licenses', idsOf(subscriptions), answers);
  const usageLocation = details.user.usageLocation || country;
  const happening = did(actor, 'customer-user-licenses-changed', aboutUser(details.customer, details.user), {
    assigned: titlesOf(subscriptions, licenses),
  });
  return changeShown(ports, details, shown.etag, { licenses, usageLocation }, happening);
}

/** @throws DeskError as `userToChange` does */
export async function administrableUser(ports: Ports, actor: Actor, reference: UserReference): Promise<UserDetails> {
  requirePartner(actor, PERMISSIONS.manageCustomerAdmins);
  return userToChange(ports, actor, reference);
}

/**
 * The user has the admin roles that were ticked, and no others.
 * @throws InvalidInput; DeskError `changed-meanwhile`, and as `userToChange` does
 */
export async function updateDirectoryRoles(
  ports: Ports,
  actor: Actor,
  shown: ShownUser,
  answers: Answers,
): Promise<UserDetails> {
  const details = await administrableUser(ports, actor, shown);
  const roles = chosen('directoryRoles', DirectoryRole.options, answers);
  const happening = did(actor, 'customer-user-roles-changed', aboutUser(details.customer, details.user), {
    directoryRoles: roles,
  });
  return changeShown(ports, details, shown.etag, { roles }, happening);
}
