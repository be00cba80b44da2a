import { type Actor, requirePartner } from '../domain/actor';
import type { Offer } from '../domain/offer';
import { PERMISSIONS } from '../domain/permissions';
import type { Ports } from './ports';

/** What can be sold in the partner's country. @throws DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing` */
export async function offersFor({ partnerCenter }: Ports, actor: Actor): Promise<readonly Offer[]> {
  const { country } = requirePartner(actor, PERMISSIONS.addCustomer);
  return partnerCenter.offers(country);
}
