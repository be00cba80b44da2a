import type { Permission } from './actor';
import { PartnerKind } from './partner';
import type { Role } from './role';

const EVERY_KIND = PartnerKind.options;

/** Who may ask a customer: page "Connect with customers" names global admin and admin agent, newer pages sales agent too. */
const RELATIONSHIP_ROLES: readonly Role[] = ['global-admin', 'admin-agent', 'sales-agent'];

/**
 * Which task takes which role, from the headings of Partner Center's pages. Where an older and a newer page differ,
 * either's roles will do. A global admin may do everything.
 */
export const PERMISSIONS = {
  requestPartnership: { partner: ['indirect-provider'], roles: RELATIONSHIP_ROLES },
  authorizeProvider: { partner: ['indirect-reseller'], roles: ['global-admin'] },
  requestRelationship: { partner: EVERY_KIND, roles: RELATIONSHIP_ROLES },
  inviteNewCustomers: { partner: ['indirect-reseller'], roles: RELATIONSHIP_ROLES },
  invitations: { partner: EVERY_KIND, roles: RELATIONSHIP_ROLES },
  customers: { partner: EVERY_KIND, roles: ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'] },
  indirectProviders: {
    partner: ['indirect-reseller'],
    roles: ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'],
  },
  indirectResellers: {
    partner: ['indirect-provider'],
    roles: ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'],
  },
} as const satisfies Record<string, Required<Permission>>;
