import { z } from 'zod';
import { Customer } from '../domain/customer';
import { Account } from '../domain/enrollment';
import { TenantId } from '../domain/ids';
import { Invitation } from '../domain/invitation';
import { Partnership } from '../domain/partnership';
import { User } from '../domain/user';
import type { DocumentKind } from './store';

const documentKind = <Body>(kind: DocumentKind<Body>): DocumentKind<Body> => kind;

/** Sorted as people look names up: without regard to case or accents. */
export const sortKey = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** One a tenant. */
export const Accounts = documentKind({ kind: 'account', schema: Account });
export const ACCOUNT_ID = 'account';

/** By user id. */
export const Users = documentKind({
  kind: 'user',
  schema: User,
  order: user => sortKey(user.name),
  tags: user => user.roles,
});

/** Newest first when read descending; by maker's tenant. */
export const Invitations = documentKind({
  kind: 'invitation',
  schema: Invitation,
  order: invitation => invitation.createdAt,
  tags: invitation => [invitation.status.state === 'draft' || invitation.status.state === 'sent' ? 'open' : 'closed'],
});

/** By the other partner's tenant id. */
export const Partnerships = documentKind({
  kind: 'partnership',
  schema: Partnership,
  order: partnership => sortKey(partnership.companyName),
  tags: partnership => [partnership.partnerRole],
});

export const sharedWithTag = (partner: TenantId): string => `shared:${partner}`;

/** How a customer is searched for: by the beginning of any word of its name or of its domain. */
export const searchTag = (typed: string): string => `find:${sortKey(typed)}`;

const searchTags = ({ companyName, domain }: Customer): string[] => [
  ...new Set([companyName, ...companyName.split(/[^\p{L}\p{N}]+/u), domain].filter(Boolean).map(searchTag)),
];

/** By the customer's tenant id. */
export const Customers = documentKind({
  kind: 'customer',
  schema: Customer,
  order: customer => sortKey(customer.companyName),
  tags: customer => [...customer.sharedWith.map(sharedWithTag), ...searchTags(customer)],
});

/** An organisation known by its verified mail domain; its partition is the domain. */
export const Organizations = documentKind({
  kind: 'organization',
  schema: z.object({ tenant: TenantId, companyName: z.string() }),
});

export const ORGANIZATION_ID = 'organization';

/** Kinds with effects; the outbox reads a due document by the name of its kind. */
export const KINDS_WITH_EFFECTS = [Accounts, Invitations] as const;
