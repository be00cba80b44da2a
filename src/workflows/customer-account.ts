import { type Actor, requirePartner } from '../domain/actor';
import type { Customer } from '../domain/customer';
import { type CustomerProfile, initialProfile, updatedProfile } from '../domain/customer-profile';
import { DeskError } from '../domain/errors';
import type { Answers } from '../domain/form';
import type { CustomerId } from '../domain/ids';
import { PERMISSIONS } from '../domain/permissions';
import { Customers } from '../store/documents';
import { change } from './commit';
import { customerOf } from './customers';
import { aboutCustomer, carriedOut, did } from './history';
import type { Ports } from './ports';

/** Company and billing information of a customer. */
export interface CustomerAccount {
  readonly customer: Customer;
  /** For a customer that Partner Center knows by its acceptance only, what the acceptance said. */
  readonly profile: CustomerProfile;
  /** Absent until there is a profile of its own. */
  readonly etag: string | undefined;
}

/** @throws DeskError `not-enrolled`, `role-missing`, `not-found`, `relationship-missing` */
export async function customerAccount(ports: Ports, actor: Actor, id: CustomerId): Promise<CustomerAccount> {
  const { country } = requirePartner(actor, PERMISSIONS.customers);
  const customer = await customerOf(ports, actor, id);
  const found = await ports.partnerCenter.customerProfile(id);
  return { customer, profile: found?.profile ?? initialProfile(customer, country), etag: found?.etag };
}

/**
 * @param etag as the form showed it
 * @throws InvalidInput by field; DeskError `changed-meanwhile`, and as `customerAccount` does
 */
export async function updateCustomerAccount(
  ports: Ports,
  actor: Actor,
  id: CustomerId,
  etag: string | undefined,
  answers: Answers,
): Promise<CustomerAccount> {
  requirePartner(actor, PERMISSIONS.updateCustomerAccount);
  const before = await customerAccount(ports, actor, id);
  if (before.etag !== etag) throw new DeskError('changed-meanwhile');
  const profile = updatedProfile(before.profile, answers);
  const happening = did(actor, 'customer-account-updated', aboutCustomer({ id, companyName: profile.companyName }));
  const after = await carriedOut(ports, happening, () =>
    ports.partnerCenter.updateCustomerProfile(id, { profile, etag }),
  );
  const { companyName } = after.profile;
  const { body: customer } = await change(ports, Customers, actor.tenantId, id, known =>
    known.companyName === companyName ? undefined : { body: { ...known, companyName } },
  );
  return { customer, ...after };
}
