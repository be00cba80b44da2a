import { z } from 'zod';
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
