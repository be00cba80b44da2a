import type { Customer } from '../domain/customer';
import { instant, type TenantId } from '../domain/ids';
import type { KnownCustomer } from '../partner-center/partner-center';
import { Customers } from '../store/documents';
import { changeOrCreate } from './commit';
import type { Ports } from './ports';

/**
 * "Once you successfully enroll as an indirect reseller, you will see the same customers that you already do business
 * with in other portals" ("Connect with customers"). May be done again without harm: whoever is on the list stays as
 * they are.
 */
export async function listExistingCustomers(ports: Ports, partner: TenantId, companyName: string): Promise<void> {
  for (const customer of await ports.partnerCenter.existingBook(partner, companyName)) {
    await list(ports, partner, customer);
  }
}

async function list(ports: Ports, partner: TenantId, { customer: id, companyName, domain, email }: KnownCustomer) {
  const body: Customer = {
    id,
    companyName,
    domain,
    administrator: '',
    relationship: { state: 'elsewhere', since: instant(ports.clock.now()), ...(email && { email }) },
    delegatedAdminPrivileges: 'none',
    sharedWith: [],
  };
  await changeOrCreate(ports, Customers, partner, id, known => (known ? undefined : { body }));
}
