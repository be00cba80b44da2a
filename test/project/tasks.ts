import type { PartnerKind } from '../../src/domain/partner';
import type { Role } from '../../src/domain/role';

/** Whom Partner Center lets do something; without kinds also people of an organisation that is not enrolled. */
export interface TaskRow {
  readonly task: string;
  readonly kinds?: readonly PartnerKind[];
  /** Absent: everybody of such a partner. */
  readonly roles?: readonly Role[];
  /** The commands and buttons that begin it. */
  readonly verbs: readonly string[];
}

const EVERY_KIND: readonly PartnerKind[] = ['indirect-reseller', 'indirect-provider', 'direct-partner'];
const RESELLER: readonly PartnerKind[] = ['indirect-reseller'];
const PROVIDER: readonly PartnerKind[] = ['indirect-provider'];
const INDIRECT: readonly PartnerKind[] = ['indirect-reseller', 'indirect-provider'];
/** Who buys from Microsoft; an indirect reseller's provider does it for it. */
const TRANSACTING: readonly PartnerKind[] = ['indirect-provider', 'direct-partner'];

/**
 * Task → role as the headings of Partner Center's pages have it, the wider one where an older and a newer page differ;
 * written down apart from the program, which has to agree. A new command or button needs its line here.
 */
export const TASKS: readonly TaskRow[] = [
  {
    task: 'Begin, look around and set up the chat for oneself',
    verbs: [
      ...['help', 'cancel', 'go-on', 'language', 'speak-english', 'speak-german'],
      ...['notifications', 'update-notifications', 'mute', 'unmute'],
      ...['sign-in', 'sign-out'],
      ...['enroll', 'account', 'overview', 'resend-verification', 'verify', 'users'],
    ],
  },
  { task: 'See the own company profile', kinds: EVERY_KIND, verbs: ['company-profile'] },
  {
    task: 'Update the own company profile',
    kinds: EVERY_KIND,
    roles: ['global-admin', 'user-management-admin', 'admin-agent'],
    verbs: ['edit-company-profile'],
  },
  {
    task: 'Sign the partner agreement',
    kinds: EVERY_KIND,
    roles: ['global-admin'],
    verbs: ['partner-agreement'],
  },
  {
    task: 'See what was done by whom (activity log)',
    kinds: EVERY_KIND,
    roles: ['global-admin', 'admin-agent'],
    verbs: ['history'],
  },
  {
    task: 'New users of the partner',
    kinds: EVERY_KIND,
    roles: ['global-admin', 'user-management-admin'],
    verbs: ['add-user', 'user-added', 'update-user', 'remove-user'],
  },
  {
    task: 'See customer list',
    kinds: EVERY_KIND,
    roles: ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'],
    verbs: ['customers', 'customer', 'customer-account', 'customer-service', 'subscriptions', 'subscription'],
  },
  {
    task: 'See all subscriptions that were sold',
    kinds: TRANSACTING,
    roles: ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'],
    verbs: ['sold-subscriptions'],
  },
  {
    task: 'Find, view and edit customers',
    kinds: EVERY_KIND,
    roles: ['global-admin', 'admin-agent', 'helpdesk-agent'],
    verbs: ['edit-customer-account'],
  },
  {
    task: 'Add customer',
    kinds: TRANSACTING,
    roles: ['global-admin', 'user-management-admin', 'admin-agent', 'sales-agent'],
    verbs: ['add-customer', 'customer-added'],
  },
  {
    task: 'Order',
    kinds: TRANSACTING,
    roles: ['global-admin', 'admin-agent', 'sales-agent'],
    verbs: ['add-subscription'],
  },
  {
    task: 'Licenses count, suspend',
    kinds: EVERY_KIND,
    roles: ['global-admin', 'admin-agent', 'sales-agent'],
    verbs: ['change-quantity', 'suspend-subscription', 'reactivate-subscription', 'permission-to-buy'],
  },
  {
    task: 'Switch Azure subscriptions to a different partner',
    kinds: TRANSACTING,
    roles: ['global-admin', 'admin-agent'],
    verbs: ['azure-switches', 'azure-switch', 'request-switch', 'answer-switch', 'cancel-switch', 'send-switch-mail'],
  },
  {
    task: 'See incentives',
    kinds: INDIRECT,
    roles: ['global-admin', 'admin-agent', 'sales-agent'],
    verbs: ['incentives', 'customer-incentives'],
  },
  {
    task: 'Associate the reseller to a subscription',
    kinds: PROVIDER,
    roles: ['global-admin', 'admin-agent', 'sales-agent'],
    verbs: ['reseller-on-record'],
  },
  {
    task: 'Ask the provider to be associated to a subscription',
    kinds: RESELLER,
    roles: ['global-admin', 'admin-agent', 'sales-agent'],
    verbs: ['ask-for-record'],
  },
  {
    task: 'Support contact',
    kinds: EVERY_KIND,
    roles: ['global-admin', 'admin-agent', 'helpdesk-agent'],
    verbs: ['support-contact'],
  },
  {
    task: 'Users and licenses of a customer',
    kinds: EVERY_KIND,
    roles: ['global-admin', 'admin-agent', 'helpdesk-agent'],
    verbs: [
      ...['customer-users', 'customer-user', 'add-customer-user', 'user-licenses', 'reset-password'],
      ...['delete-customer-user', 'restore-customer-user', 'upload-users', 'user-import', 'show-sign-ins'],
    ],
  },
  {
    task: 'Admin roles of a customer’s users',
    kinds: EVERY_KIND,
    roles: ['global-admin', 'admin-agent'],
    verbs: ['directory-roles'],
  },
  {
    task: 'Remove relationship',
    kinds: EVERY_KIND,
    roles: ['global-admin'],
    verbs: ['remove-customer', 'removed-customers', 'reactivate-customer'],
  },
  {
    task: 'Request relationship (customer)',
    kinds: EVERY_KIND,
    roles: ['global-admin', 'admin-agent', 'sales-agent'],
    verbs: [
      ...['request-relationship', 'invitations', 'withdraw-invitation', 'send-invitation-again', 'copy-invitation'],
      ...['leads', 'lead', 'add-lead', 'edit-lead', 'close-lead', 'reopen-lead'],
    ],
  },
  {
    task: 'Request relationship (customer) together with a provider',
    kinds: RESELLER,
    roles: ['global-admin', 'admin-agent', 'sales-agent'],
    verbs: ['invite-new-customers'],
  },
  {
    task: 'Find a provider',
    kinds: RESELLER,
    roles: ['global-admin', 'admin-agent', 'sales-agent'],
    verbs: ['find-provider', 'ask-provider'],
  },
  {
    task: 'Invite reseller (provider)',
    kinds: PROVIDER,
    roles: ['global-admin', 'admin-agent', 'sales-agent'],
    verbs: ['request-partnership', 'contact-requests'],
  },
  {
    task: 'See the providers',
    kinds: RESELLER,
    roles: ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'],
    verbs: ['indirect-providers'],
  },
  {
    task: 'See the resellers',
    kinds: PROVIDER,
    roles: ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'],
    verbs: ['indirect-resellers'],
  },
  {
    task: 'See the details of a partnership',
    kinds: INDIRECT,
    roles: ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent'],
    verbs: ['partner'],
  },
  { task: 'Authorise an indirect provider', kinds: RESELLER, roles: ['global-admin'], verbs: ['authorize-provider'] },
  {
    task: 'Take back the administrator access of an indirect provider',
    kinds: RESELLER,
    roles: ['global-admin'],
    verbs: ['remove-provider-access'],
  },
  { task: 'End a partnership', kinds: INDIRECT, roles: ['global-admin'], verbs: ['end-partnership'] },
];

export function taskOf(verb: string): TaskRow {
  const row = TASKS.find(({ verbs }) => verbs.includes(verb));
  if (!row) throw new Error(`No task has "${verb}": say in test/project/tasks.ts who may use it`);
  return row;
}
