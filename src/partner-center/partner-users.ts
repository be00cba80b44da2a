import type { TenantId, UserId } from '../domain/ids';

/** The partner's own users, which Microsoft Graph keeps in the partner's tenant. */
export interface PartnerUsers {
  /**
   * `POST /users` with a password profile. Asking again with the same request id makes no second user, but a new
   * temporary password: nobody has seen the first.
   * @returns the temporary password, which exists in this answer only
   * @throws DeskError `user-exists`
   */
  createPartnerUser(
    tenant: TenantId,
    requestId: string,
    user: { readonly displayName: string; readonly userPrincipalName: string },
  ): Promise<{ readonly id: UserId; readonly password: string }>;
}
