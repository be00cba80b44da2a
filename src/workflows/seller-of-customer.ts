import { type Actor, partnerOf } from '../domain/actor';
import { domainOf } from '../domain/email';
import { type CustomerId, TenantId } from '../domain/ids';
import type { Inviter } from '../domain/invitation';
import { PERMISSIONS } from '../domain/permissions';
import { Customers, ORGANIZATION_ID, Organizations, organizationPartition } from '../store/documents';
import { accountOf } from './account';
import { inviterOf } from './draft-invitation';
import type { Ports } from './ports';

/**
 * Another partner that sells to the customer. Whether there is no such partner or it has no relationship with the
 * customer is not said apart: that is the business of those two.
 * @param typed an address or domain of the partner, or its tenant id
 */
export async function sellerOfCustomer(
  ports: Ports,
  { tenantId }: Actor,
  customer: CustomerId,
  typed: string,
): Promise<Inviter | undefined> {
  const partition = organizationPartition(domainOf(typed));
  const organization = partition && (await ports.store.read(Organizations, partition, ORGANIZATION_ID));
  const tenant = organization?.body.tenant ?? TenantId.safeParse(typed).data;
  if (!tenant || tenant === tenantId) return undefined;
  const [account, record] = await Promise.all([
    accountOf(ports, tenant),
    ports.store.read(Customers, tenant, customer),
  ]);
  const partner = partnerOf(tenant, account);
  const kinds: readonly string[] = PERMISSIONS.switchSubscription.partner;
  if (!partner || !kinds.includes(partner.kind) || record?.body.relationship.state !== 'active') return undefined;
  return inviterOf(partner);
}
