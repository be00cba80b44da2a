import { z } from 'zod';
import { DeskError } from './errors';

/**
 * The roles of a partner's own people, as Partner Center names them
 * (learn.microsoft.com/partner-center/permissions-overview).
 */
export const Role = z.enum([
  'global-admin',
  'user-management-admin',
  'billing-admin',
  'admin-agent',
  'sales-agent',
  'helpdesk-agent',
]);
export type Role = z.infer<typeof Role>;

export const mayAct = (roles: readonly Role[], allowed: readonly Role[]): boolean =>
  allowed.some(role => roles.includes(role));

/** @throws DeskError `role-missing`, naming the roles that may. */
export function requireRole(by: { roles: readonly Role[] }, allowed: readonly Role[]): void {
  if (!mayAct(by.roles, allowed)) throw new DeskError('role-missing', { roles: allowed.join(',') });
}
