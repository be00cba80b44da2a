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

export type NewCustomerUser = Omit<CustomerUser, 'id' | 'deletedAt'>;

/** Users of a customer's tenant (`/v1/customers/{id}/users`). */
export interface CustomerUsers {
  /** By name; `deleted` lists those that can still be restored. */
  users(
    customer: CustomerId,
    query: { deleted: boolean; prefix?: string | undefined; continuation?: string | undefined },
  ): Promise<UserPage>;

  /** Deleted ones included. @throws DeskError `not-found` */
  user(customer: CustomerId, id: string): Promise<VersionedUser>;

  /** By sign-in name in any case, those that can still be restored included. */
  userNamed(customer: CustomerId, userPrincipalName: string): Promise<VersionedUser | undefined>;

  /**
   * `POST …/users` with a password profile.
   * @returns the temporary password, which exists in this answer only
   * @throws DeskError `user-exists`, also for a deleted one that can still be restored; and, for the licenses, what
   * `updateUser` throws
   */
  createUser(customer: CustomerId, user: NewCustomerUser): Promise<{ user: CustomerUser; password: string }>;

  /**
   * Names, licenses, roles, deletion and restoring; the sign-in name stays. A deleted user gives its licenses back.
   * @throws DeskError `changed-meanwhile`, `not-found`, `restore-window-over`; for licenses that are added
   * `no-license-left`, `subscription-suspended`; InvalidInput `usageLocation` when licenses need one
   */
  updateUser(customer: CustomerId, change: VersionedUser): Promise<VersionedUser>;

  /**
   * `PATCH …/users/{id}/resetpassword`
   * @returns the temporary password, which exists in this answer only
   * @throws DeskError `not-found`, also for a deleted user
   */
  resetPassword(customer: CustomerId, id: string): Promise<{ password: string }>;
}
