import { type Customer, isRecorded, merged } from '../domain/customer';
import type { TenantId } from '../domain/ids';
import { merged as mergedPartnership, type Partnership } from '../domain/partnership';
import { Customers, ORGANIZATION_ID, Organizations, organizationPartition, Partnerships } from '../store/documents';
import { changeOrCreate, createOrChange } from './commit';
import type { Ports } from './ports';

/** What the outbox writes into another partition; each may be done again without harm. */

export async function recordPartnership(ports: Ports, tenant: TenantId, partnership: Partnership): Promise<void> {
  await changeOrCreate(ports, Partnerships, tenant, partnership.partner, known => {
    const body = mergedPartnership(known, partnership);
    return body === known ? undefined : { body };
  });
}

export async function recordCustomer(ports: Ports, tenant: TenantId, customer: Customer): Promise<void> {
  await createOrChange(ports, Customers, tenant, customer.id, known =>
    isRecorded(known, customer) ? undefined : { body: merged(known, customer) },
  );
}

/** An organisation is found by the mail domain of its primary contact, whose address was verified. */
export async function listOrganization(
  ports: Ports,
  tenant: TenantId,
  domain: string,
  companyName: string,
): Promise<void> {
  const partition = organizationPartition(domain);
  if (!partition) return;
  await changeOrCreate(ports, Organizations, partition, ORGANIZATION_ID, known =>
    known ? undefined : { body: { tenant, companyName } },
  );
}
