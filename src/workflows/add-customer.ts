import { type Actor, type Partner, requirePartner } from '../domain/actor';
import type { Customer } from '../domain/customer';
import { customerProfileOf } from '../domain/customer-profile';
import { DeskError, InvalidInput } from '../domain/errors';
import type { Answers } from '../domain/form';
import { TenantId } from '../domain/ids';
import type { Cart } from '../domain/order';
import type { Partnership } from '../domain/partnership';
import { PERMISSIONS } from '../domain/permissions';
import type { PartnerOnRecord } from '../domain/subscription';
import { Customers, Partnerships } from '../store/documents';
import { customerIdOf } from './customer-id';
import { partnersToFilter } from './partners';
import type { Ports } from './ports';

/** A card has room for so many; the others are reached from their list. */
const MOST_TO_CHOOSE = 10;

/**
 * The resellers that a new customer can be associated with; one that was chosen before is among them, wherever it
 * stands in the list.
 * @throws DeskError `no-reseller` for an indirect provider without any, `not-enrolled`, `wrong-partner-kind`, `role-missing`
 */
export async function resellersForNewCustomer(
  ports: Ports,
  actor: Actor,
  chosen: string | undefined,
): Promise<readonly Partnership[]> {
  const own = requirePartner(actor, PERMISSIONS.addCustomer);
  const resellers = (await partnersToFilter(ports, actor)).slice(0, MOST_TO_CHOOSE);
  if (own.kind === 'indirect-provider' && resellers.length === 0) throw new DeskError('no-reseller');
  if (!chosen || resellers.some(({ partner }) => partner === chosen)) return resellers;
  const further = await activeReseller(ports, actor, chosen);
  return further ? [further, ...resellers] : resellers;
}

/**
 * The details of a new customer as they were filled in, with the reseller whom an indirect provider associates it with.
 * @throws InvalidInput by field, also for a domain that is taken or belongs to a customer of one's own
 * @throws DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`
 */
export async function newCustomer(
  ports: Ports,
  actor: Actor,
  answers: Answers,
): Promise<Required<Pick<Cart, 'buyer'>> & { reseller: PartnerOnRecord | undefined }> {
  const own = requirePartner(actor, PERMISSIONS.addCustomer);
  const profile = customerProfileOf(answers);
  const reseller = await associatedReseller(ports, actor, own, answers['reseller']);
  await requireUnknown(ports, actor, profile.domain);
  if (!(await ports.partnerCenter.isDomainAvailable(profile.domain))) {
    throw new InvalidInput({ domain: { code: 'domain-taken' } });
  }
  return { buyer: { kind: 'new', profile }, reseller };
}

/** Partner Center calls the domain of a customer of one's own taken, which would say too little. */
async function requireUnknown(ports: Ports, { tenantId }: Actor, domain: string): Promise<void> {
  const known = await ports.store.read(Customers, tenantId, customerIdOf(domain));
  if (!known) return;
  const code = known.body.relationship.state === 'removed' ? 'removed-customer' : 'own-customer';
  throw new InvalidInput({ domain: { code } });
}

async function associatedReseller(ports: Ports, actor: Actor, own: Partner, chosen: string | undefined) {
  if (own.kind !== 'indirect-provider') return undefined;
  const reseller = chosen ? await activeReseller(ports, actor, chosen) : undefined;
  if (!reseller) throw new InvalidInput({ reseller: { code: 'choice' } });
  return onRecord(reseller);
}

/** A provider's resellers of this customer, whom its subscriptions may count for. */
export async function resellersOfCustomer(
  ports: Ports,
  actor: Actor,
  { sharedWith }: Customer,
): Promise<readonly Partnership[]> {
  const own = requirePartner(actor, PERMISSIONS.addSubscription);
  if (own.kind !== 'indirect-provider') return [];
  const resellers = await Promise.all(
    sharedWith.slice(0, MOST_TO_CHOOSE).map(partner => activeReseller(ports, actor, partner)),
  );
  return resellers.filter(reseller => reseller !== undefined);
}

/** The reseller whom incentives count for. */
export const onRecord = ({ partner, mpnId, companyName }: Partnership): PartnerOnRecord => ({
  tenantId: partner,
  mpnId,
  name: companyName,
});

async function activeReseller(ports: Ports, { tenantId }: Actor, id: string): Promise<Partnership | undefined> {
  const partner = TenantId.safeParse(id);
  const found = partner.success ? await ports.store.read(Partnerships, tenantId, partner.data) : undefined;
  return found && found.body.partnerRole === 'reseller' && !found.body.endedAt ? found.body : undefined;
}
