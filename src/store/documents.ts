import { z } from 'zod';
import { AzureSwitch, isUnderWay } from '../domain/azure-switch';
import { CONTACT_REQUEST_LIFETIME, ContactRequest } from '../domain/contact-request';
import { Customer } from '../domain/customer';
import { Account } from '../domain/enrollment';
import { HISTORY_LIFETIME, HistoryEntry } from '../domain/history';
import { type CustomerId, Instant, later, TenantId, UserId } from '../domain/ids';
import { ON_RECORD_REQUEST_LIFETIME, OnRecordRequest } from '../domain/incentive';
import { Invitation, forgottenAt as invitationForgottenAt, isListed } from '../domain/invitation';
import { Lead, stateOf } from '../domain/lead';
import { Order } from '../domain/order';
import { Partnership } from '../domain/partnership';
import { ProviderListing } from '../domain/provider-listing';
import { SharedChat } from '../domain/shared-chat';
import { User } from '../domain/user';
import { forgottenAt, UserImport } from '../domain/user-import';
import type { DocumentKind, Term } from './store';

const documentKind = <Body>(kind: DocumentKind<Body>): DocumentKind<Body> => kind;

/** Sorted as people look names up: without regard to case or accents. */
export const sortKey = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** One a tenant. */
export const Accounts = documentKind({ kind: 'account', schema: Account });
export const ACCOUNT_ID = 'account';

/** How a user is found by the name they sign in with, which Entra compares without regard to case. */
export const signInTag = (userPrincipalName: string): string => `sign-in:${userPrincipalName.toLowerCase()}`;

/** By user id. */
export const Users = documentKind({
  kind: 'user',
  schema: User,
  order: user => sortKey(user.name),
  tags: ({ roles, signedIn, userPrincipalName }) => [
    ...(signedIn?.roles ?? roles),
    ...(userPrincipalName ? [signInTag(userPrincipalName)] : []),
  ],
});

/** Global admins who are about to lose that role, one document a tenant: two who go at once would leave nobody. */
export const DepartingAdmins = documentKind({
  kind: 'departing-admins',
  schema: z.object({ users: z.array(z.object({ id: UserId, until: Instant })) }),
});
export const DEPARTING_ADMINS_ID = 'departing-admins';

export const sharedWithTag = (partner: TenantId): string => `shared:${partner}`;

/**
 * How somebody is searched for: by the beginning of any word of their name or of their domain.
 * @param sharedWith among those shared with this partner only
 */
export const searchTerm = (typed: string, sharedWith?: TenantId): Term => ({
  among: sharedWith === undefined ? 'find' : `${sharedWithTag(sharedWith)}:find`,
  text: sortKey(typed),
});

const searchTerms = (
  { companyName, domain = '' }: { companyName: string; domain?: string },
  sharedWith?: TenantId,
): Term[] =>
  [companyName, ...companyName.split(/[^\p{L}\p{N}]+/u), domain]
    .filter(Boolean)
    .map(word => searchTerm(word, sharedWith));

/** The channels and group chats that get notifications, one document a tenant. */
export const SharedChats = documentKind({
  kind: 'shared-chats',
  schema: z.object({ chats: z.array(SharedChat) }),
});
export const SHARED_CHATS_ID = 'shared-chats';

/** How long until that moment from the end of all years: what comes last is sorted first. */
const fromTheEnd = (at: Instant): string => String(Date.parse('9999-12-31') - Date.parse(at)).padStart(15, '0');

/** Lists of open invitations that are sorted by when they expire: the first to expire first, or the last. */
export const EXPIRING_FIRST: Term = { among: 'expires', text: '' };
export const expiringLast = (state: 'draft' | 'sent'): Term => ({ among: `${state}-until`, text: '' });

const isOpen = (state: Invitation['status']['state']): state is 'draft' | 'sent' =>
  state === 'draft' || state === 'sent';

/** Newest first when read descending; by maker's tenant. */
export const Invitations = documentKind({
  kind: 'invitation',
  schema: Invitation,
  order: invitation => invitation.createdAt,
  tags: invitation => {
    const { state } = invitation.status;
    if (!isListed(invitation)) return [];
    return isOpen(state) ? ['open'] : ['closed', state];
  },
  terms: invitation => {
    const { state } = invitation.status;
    if (!isListed(invitation) || !isOpen(state)) return [];
    return [
      { ...EXPIRING_FIRST, text: invitation.expiresAt },
      { ...expiringLast(state), text: fromTheEnd(invitation.expiresAt) },
      ...searchTerms({ companyName: invitation.recipient }),
    ];
  },
  expires: invitationForgottenAt,
});

/** By the other partner's tenant id. */
export const Partnerships = documentKind({
  kind: 'partnership',
  schema: Partnership,
  order: partnership => sortKey(partnership.companyName),
  tags: ({ partnerRole, endedAt }) => (endedAt ? [] : [partnerRole]),
  terms: partnership => (partnership.endedAt ? [] : searchTerms(partnership)),
});

/** Whether a customer is on the list, or its relationship was removed; only the first kind is searched or filtered. */
export const LISTED = 'listed';
export const REMOVED = 'removed';

/** By the customer's tenant id. */
export const Customers = documentKind({
  kind: 'customer',
  schema: Customer,
  order: customer => sortKey(customer.companyName),
  tags: customer =>
    customer.relationship.state === 'removed' ? [REMOVED] : [LISTED, ...customer.sharedWith.map(sharedWithTag)],
  terms: customer =>
    customer.relationship.state === 'removed'
      ? []
      : [...searchTerms(customer), ...customer.sharedWith.flatMap(partner => searchTerms(customer, partner))],
});

/** By its own id, in the partitions of both partners; newest first when read descending. */
export const AzureSwitches = documentKind({
  kind: 'azure-switch',
  schema: AzureSwitch,
  order: azureSwitch => azureSwitch.requestedAt,
  tags: azureSwitch => [isUnderWay(azureSwitch) ? 'open' : 'closed', azureSwitch.status.state],
});

/** By its own id, in the partition of the partner that orders. */
export const Orders = documentKind({ kind: 'order', schema: Order });

/** Users from a file for a customer, in the partition of the partner that adds them. */
export const UserImports = documentKind({ kind: 'user-import', schema: UserImport, expires: forgottenAt });

/** Newest first when read descending. */
export const Leads = documentKind({
  kind: 'lead',
  schema: Lead,
  order: lead => lead.createdAt,
  tags: lead => {
    const state = stateOf(lead);
    return state === 'new' || state === 'invited' ? ['open', state] : [state];
  },
});

/** By the tenant id of the reseller that asks, in the partition of the provider that is asked. */
export const ContactRequests = documentKind({
  kind: 'contact-request',
  schema: ContactRequest,
  order: request => request.askedAt,
  tags: request => [request.answer ? 'answered' : 'open'],
  expires: request => later(new Date(request.askedAt), CONTACT_REQUEST_LIFETIME),
});

/** By subscription and reseller, in the partition of the provider that sold the subscription. */
export const OnRecordRequests = documentKind({
  kind: 'on-record-request',
  schema: OnRecordRequest,
  expires: request => later(new Date(request.askedAt), ON_RECORD_REQUEST_LIFETIME),
});

/** The directory of a country: providers that chose to be found, by tenant id. */
export const ProviderListings = documentKind({
  kind: 'provider-listing',
  schema: ProviderListing,
  order: listing => sortKey(listing.companyName),
  terms: listing => searchTerms(listing),
});

export const listingPartition = (country: string): TenantId => TenantId.parse(`country:${country}`);

/** An organisation known by its verified mail domain; its partition is the domain. */
export const Organizations = documentKind({
  kind: 'organization',
  schema: z.object({ tenant: TenantId, companyName: z.string() }),
});

export const ORGANIZATION_ID = 'organization';

/** Absent for a domain that is longer than an id can be. */
export const organizationPartition = (domain: string): TenantId | undefined => TenantId.safeParse(domain).data;

export const historyOfCustomer = (customer: CustomerId): string => `customer:${customer}`;
export const historyOfPartner = (partner: TenantId): string => `partner:${partner}`;

/** Newest first when read descending. Only src/workflows/history.ts may touch them, and nobody changes one. */
export const HistoryEntries = documentKind({
  kind: 'history-entry',
  schema: HistoryEntry,
  order: entry => entry.at,
  tags: ({ about: { customer, partner } }) => [
    ...(customer?.id ? [historyOfCustomer(customer.id)] : []),
    ...(partner ? [historyOfPartner(partner.id)] : []),
  ],
  expires: entry => later(new Date(entry.at), HISTORY_LIFETIME),
});

/** Kinds with effects; the outbox reads a due document by the name of its kind. */
export const KINDS_WITH_EFFECTS = [
  Accounts,
  Users,
  Invitations,
  Partnerships,
  ContactRequests,
  OnRecordRequests,
  AzureSwitches,
  Orders,
  Customers,
  Leads,
  UserImports,
] as const;
