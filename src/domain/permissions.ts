import type { Task } from './actor';
import type { CloudLimits } from './cloud';
import { PartnerKind } from './partner';
import type { Role } from './role';

const EVERY_KIND = PartnerKind.options;

/** Who may ask a customer: page "Connect with customers" names global admin and admin agent, newer pages sales agent too. */
const RELATIONSHIP_ROLES: readonly Role[] = ['global-admin', 'admin-agent', 'sales-agent'];

/** US Government: a customer has one partner, and nobody is asked for a relationship. */
const NO_RELATIONSHIP_REQUESTS: CloudLimits = { 'us-government': 'one-partner' };
/** US Government: several partners or channels for one customer do not apply. */
const NO_INDIRECT_MODEL: CloudLimits = { 'us-government': 'indirect-model' };

/** US Government: users, their roles and passwords can be read only, and are changed in its Azure portal. */
const USERS_READ_ONLY: CloudLimits = { 'us-government': 'users-read-only' };

/** "Users and licenses" of a customer; a sales agent does not deal with users. */
const CUSTOMER_USER_ROLES: readonly Role[] = ['global-admin', 'admin-agent', 'helpdesk-agent'];

/**
 * Which task takes which role, from the headings of Partner Center's pages. Where an older and a newer page differ,
 * either's roles will do. A global admin may do everything.
 */
export const PERMISSIONS = {
  requestPartnership: { partner: ['indirect-provider'], roles: RELATIONSHIP_ROLES, absentIn: NO_INDIRECT_MODEL },
  authorizeProvider: { partner: ['indirect-reseller'], roles: ['global-admin'], absentIn: NO_INDIRECT_MODEL },
  removeProviderAccess: { partner: ['indirect-reseller'], roles: ['global-admin'], absentIn: NO_INDIRECT_MODEL },
  endPartnership: {
    partner: ['indirect-reseller', 'indirect-provider'],
    roles: ['global-admin'],
    absentIn: NO_INDIRECT_MODEL,
  },
  requestRelationship: { partner: EVERY_KIND, roles: RELATIONSHIP_ROLES, absentIn: NO_RELATIONSHIP_REQUESTS },
  inviteNewCustomers: { partner: ['indirect-reseller'], roles: RELATIONSHIP_ROLES, absentIn: NO_INDIRECT_MODEL },
  invitations: { partner: EVERY_KIND, roles: RELATIONSHIP_ROLES, absentIn: NO_RELATIONSHIP_REQUESTS },
  leads: { partner: EVERY_KIND, roles: RELATIONSHIP_ROLES },
  addCustomer: {
    partner: ['indirect-provider', 'direct-partner'],
    roles: ['global-admin', 'user-management-admin', 'admin-agent', 'sales-agent'],
  },
  /** "An indirect reseller cannot attest; the provider must": with the roles that submit orders. */
  recordAgreement: {
    partner: ['indirect-provider', 'direct-partner'],
    roles: RELATIONSHIP_ROLES,
    absentIn: { 'us-government': 'customer-agreement' },
  },
  addSubscription: { partner: ['indirect-provider', 'direct-partner'], roles: RELATIONSHIP_ROLES },
  findProvider: { partner: ['indirect-reseller'], roles: RELATIONSHIP_ROLES, absentIn: NO_INDIRECT_MODEL },
  customers: { partner: EVERY_KIND, roles: ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'] },
  /** Whoever sees customers, of a partner that buys from Microsoft. */
  soldSubscriptions: {
    partner: ['indirect-provider', 'direct-partner'],
    roles: ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'],
  },
  indirectProviders: {
    partner: ['indirect-reseller'],
    roles: ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'],
    absentIn: NO_INDIRECT_MODEL,
  },
  indirectResellers: {
    partner: ['indirect-provider'],
    roles: ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'],
    absentIn: NO_INDIRECT_MODEL,
  },
  partnerDetails: {
    partner: ['indirect-reseller', 'indirect-provider'],
    roles: ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'],
    absentIn: NO_INDIRECT_MODEL,
  },
  /** Partner Center shows its activity log to these two: it names everybody's work. */
  history: { partner: EVERY_KIND, roles: ['global-admin', 'admin-agent'] },
  /** Everybody in the team reads them: who runs the account decides. */
  sharedNotifications: { partner: EVERY_KIND, roles: ['global-admin', 'admin-agent'] },
  manageUsers: { partner: EVERY_KIND, roles: ['global-admin', 'user-management-admin'] },
  /** "To finish setting up your account, you must have admin agent permissions" (indirect reseller tasks, step 9). */
  updateCompanyProfile: { partner: EVERY_KIND, roles: ['global-admin', 'user-management-admin', 'admin-agent'] },
  /** "Order, licences count, suspend"; the customer's permission to buy is given by who sells to it. */
  changeSubscription: { partner: EVERY_KIND, roles: ['global-admin', 'admin-agent', 'sales-agent'] },
  /** "Switch Azure subscriptions to a different partner": who may also cancel them. */
  switchSubscription: {
    partner: ['indirect-provider', 'direct-partner'],
    roles: ['global-admin', 'admin-agent'],
    absentIn: NO_RELATIONSHIP_REQUESTS,
  },
  incentives: {
    partner: ['indirect-reseller', 'indirect-provider'],
    roles: RELATIONSHIP_ROLES,
    absentIn: NO_INDIRECT_MODEL,
  },
  /** "Associate the reseller to the subscription (new or existing)" (indirect provider tasks). */
  chooseResellerOnRecord: { partner: ['indirect-provider'], roles: RELATIONSHIP_ROLES, absentIn: NO_INDIRECT_MODEL },
  askForRecord: { partner: ['indirect-reseller'], roles: RELATIONSHIP_ROLES, absentIn: NO_INDIRECT_MODEL },
  designateSupportContact: { partner: EVERY_KIND, roles: ['global-admin', 'admin-agent', 'helpdesk-agent'] },
  /** A sales agent gives no support. */
  supportCustomer: { partner: EVERY_KIND, roles: ['global-admin', 'admin-agent', 'helpdesk-agent'] },
  /** The helpdesk agent may "find, view and edit customers". */
  updateCustomerAccount: { partner: EVERY_KIND, roles: ['global-admin', 'admin-agent', 'helpdesk-agent'] },
  customerUsers: { partner: EVERY_KIND, roles: CUSTOMER_USER_ROLES },
  manageCustomerUsers: { partner: EVERY_KIND, roles: CUSTOMER_USER_ROLES, absentIn: USERS_READ_ONLY },
  /** As with delegated admin privileges, where the helpdesk agents' group does not administer administrators. */
  manageCustomerAdmins: { partner: EVERY_KIND, roles: ['global-admin', 'admin-agent'], absentIn: USERS_READ_ONLY },
  removeCustomerRelationship: { partner: EVERY_KIND, roles: ['global-admin'] },
  acceptPartnerAgreement: { partner: EVERY_KIND, roles: ['global-admin'] },
} as const satisfies Record<string, Task>;
