import { type Actor, isPermitted } from '../domain/actor';
import type { Customer } from '../domain/customer';
import type { CustomerId } from '../domain/ids';
import { PERMISSIONS } from '../domain/permissions';
import type { ManagedService, SubscriptionPage } from '../partner-center/partner-center';
import { customerOf } from './customers';
import type { Ports } from './ports';

export type { ManagedService };

/** The services that a customer uses, and where they are administered on its behalf. */
export interface CustomerService {
  readonly customer: Customer;
  readonly page: SubscriptionPage;
  /** None without the privileges of the customer, or for somebody who does not give support. */
  readonly managed: readonly ManagedService[];
}

/** @throws DeskError `not-enrolled`, `role-missing`, `not-found`, `relationship-missing` */
export async function customerService(ports: Ports, actor: Actor, id: CustomerId): Promise<CustomerService> {
  const customer = await customerOf(ports, actor, id);
  const mayAdminister =
    customer.delegatedAdminPrivileges === 'granted' && isPermitted(actor, PERMISSIONS.supportCustomer);
  const [page, managed] = await Promise.all([
    ports.partnerCenter.subscriptions(id),
    mayAdminister ? ports.partnerCenter.managedServices(id) : [],
  ]);
  return { customer, page, managed };
}
