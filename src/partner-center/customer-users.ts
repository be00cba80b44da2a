import type { CustomerUser } from '../domain/customer-user';
import type { CustomerId } from '../domain/ids';

export interface VersionedUser {
  readonly user: CustomerUser;
  readonly etag: string;
}

export interface UserPage {
  readonly items: readonly VersionedUser[];
  readonly continuation?: string | undefined;
}

/** Users of a customer's tenant (`/v1/customers/{id}/users`). */
export interface CustomerUsers {
  /** By name; `deleted` lists those that can still be restored. */
  users(customer: CustomerId, query: { deleted: boolean; prefix?: string; continuation?: string }): Promise<UserPage>;

  /** @throws DeskError `not-found` */
  user(customer: CustomerId, id: string): Promise<VersionedUser>;

  /** By sign-in name, deleted ones included. */
  userNamed(customer: CustomerId, userPrincipalName: string): Promise<VersionedUser | undefined>;

  /**
   * `POST …/users` with a password profile.
   * @returns the temporary password, which exists in this answer only
   * @throws DeskError `user-exists`
   */
  createUser(customer: CustomerId, user: Omit<CustomerUser, 'id'>): Promise<{ user: CustomerUser; password: string }>;

  /** Names, licences, roles, deletion and restoring. @throws DeskError `changed-meanwhile`, `no-license-left` */
  updateUser(customer: CustomerId, change: VersionedUser): Promise<VersionedUser>;

  /** `PATCH …/users/{id}/resetpassword`. @returns the temporary password, which exists in this answer only */
  resetPassword(customer: CustomerId, id: string): Promise<{ password: string }>;
}
