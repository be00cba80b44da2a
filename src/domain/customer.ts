import { z } from 'zod';
import { CustomerAgreement } from './agreement';
import { DeskError } from './errors';
import { CustomerId, Instant, InvitationId, TenantId } from './ids';

const relationship = {
  since: Instant,
  /** Absent for a customer that was added with its first order. */
  invitation: InvitationId.optional(),
};

/** A partner's record of one of its customers. */
export const Customer = z.object({
  id: CustomerId,
  companyName: z.string(),
  domain: z.string(),
  /** Who accepted for the customer; empty where nobody has. */
  administrator: z.string(),
  relationship: z.discriminatedUnion('state', [
    /** The partner deals with the customer in other portals only: there is no relationship until it accepts. */
    z.object({ state: z.literal('elsewhere'), since: Instant, email: z.string().optional() }),
    z.object({ state: z.literal('active'), ...relationship }),
    /** The record stays, so that the relationship can be reactivated. */
    z.object({ state: z.literal('removed'), ...relationship, removedAt: Instant }),
  ]),
  /** Whether the customer let the partner administer its tenant; kept apart from the relationship, as Microsoft does. */
  delegatedAdminPrivileges: z.enum(['granted', 'none']),
  /** The other partner of the same invitation: the provider for a reseller, the reseller for a provider. */
  sharedWith: z.array(TenantId),
  /** Recorded before the first order. */
  agreement: CustomerAgreement.optional(),
});
export type Customer = z.infer<typeof Customer>;

/**
 * The record after another acceptance by the same customer: the newer relationship counts, whichever is recorded
 * first, and who shares the customer adds up.
 */
export function merged(known: Customer | undefined, accepted: Customer): Customer {
  if (!known || known.relationship.state === 'elsewhere') return accepted;
  const newer = lastChange(known) > lastChange(accepted) ? known : accepted;
  const agreement = known.agreement ?? accepted.agreement;
  return {
    ...newer,
    ...(agreement && { agreement }),
    delegatedAdminPrivileges:
      known.delegatedAdminPrivileges === 'granted' ? 'granted' : accepted.delegatedAdminPrivileges,
    sharedWith: [...new Set([...known.sharedWith, ...accepted.sharedWith])],
  };
}

/** Whether this very relationship is recorded already. */
export const isRecorded = (known: Customer | undefined, { relationship }: Customer): boolean =>
  known !== undefined &&
  known.relationship.state !== 'elsewhere' &&
  relationship.state !== 'elsewhere' &&
  known.relationship.invitation === relationship.invitation;

const lastChange = ({ relationship }: Customer): Instant =>
  relationship.state === 'removed' ? relationship.removedAt : relationship.since;

/** A customer with its relationship in one state. */
type CustomerIn<State extends Customer['relationship']['state']> = Customer & {
  readonly relationship: Extract<Customer['relationship'], { state: State }>;
};

/** @throws DeskError `not-found`; `relationship-missing` before it begins and once it was removed */
export function requireActive(customer: Customer | undefined): CustomerIn<'active'> {
  if (!customer) throw new DeskError('not-found');
  const { relationship } = customer;
  if (relationship.state !== 'active') throw new DeskError('relationship-missing');
  return { ...customer, relationship };
}

/** @throws DeskError `not-found`, `relationship-missing` once it was removed */
export function requireListed(customer: Customer | undefined): Customer {
  if (!customer) throw new DeskError('not-found');
  if (customer.relationship.state === 'removed') throw new DeskError('relationship-missing');
  return customer;
}

/** @throws DeskError `privileges-missing` where the customer's tenant cannot be administered */
export function requirePrivileges({ companyName, delegatedAdminPrivileges }: Customer): void {
  if (delegatedAdminPrivileges === 'none') throw new DeskError('privileges-missing', { name: companyName });
}

/** @throws DeskError `not-found`, `already-customer` */
export function requireInvitable(customer: Customer | undefined): Customer {
  if (!customer) throw new DeskError('not-found');
  if (customer.relationship.state === 'active') throw new DeskError('already-customer');
  return customer;
}

/**
 * The relationship that was shown on a card is over. The delegated admin privileges stay as they are.
 * @param since as it was shown
 * @throws DeskError `relationship-missing`, `changed-meanwhile`
 */
export function removed(customer: Customer, since: string, now: Instant): Customer {
  const { relationship } = requireActive(customer);
  if (relationship.since !== since) throw new DeskError('changed-meanwhile');
  return { ...customer, relationship: { ...relationship, state: 'removed', removedAt: now } };
}

/** The relationship begins again; the same record when it is not over. */
export function reactivated(customer: Customer, now: Instant): Customer {
  if (customer.relationship.state !== 'removed') return customer;
  const { removedAt: _, ...relationship } = customer.relationship;
  return { ...customer, relationship: { ...relationship, state: 'active', since: now } };
}
