import { activeEnrollment } from '../domain/active-enrollment';
import { type Actor, requirePartner } from '../domain/actor';
import { withCompanyProfile } from '../domain/company-profile-form';
import type { Account } from '../domain/enrollment';
import { DeskError } from '../domain/errors';
import { canBeListed, listingOf } from '../domain/findability';
import type { Answers } from '../domain/form';
import type { TenantId } from '../domain/ids';
import { PERMISSIONS } from '../domain/permissions';
import { listingPartition, ProviderListings } from '../store/documents';
import { accountOf, changeAccount, soon } from './account';
import { changeOrCreate } from './commit';
import { did, recording } from './history';
import type { Ports } from './ports';

/** The account with the profile, for everybody of an enrolled partner. @throws DeskError `not-enrolled` */
export async function companyProfile(ports: Ports, actor: Actor): Promise<Account> {
  const account = await accountOf(ports, actor.tenantId);
  if (!account) throw new DeskError('not-enrolled');
  activeEnrollment(account);
  return account;
}

/**
 * @param shown the revision that the form showed
 * @throws InvalidInput by field; DeskError `changed-meanwhile`, `role-missing`, `not-enrolled`
 */
export async function updateCompanyProfile(
  ports: Ports,
  actor: Actor,
  shown: number,
  answers: Answers,
): Promise<Account> {
  requirePartner(actor, PERMISSIONS.updateCompanyProfile);
  const { body } = await changeAccount(ports, actor.tenantId, account => {
    const updated = withCompanyProfile(account, shown, answers);
    const listing = canBeListed(updated) ? [soon(ports, { type: 'list-provider' })] : [];
    return { body: updated, effects: [...listing, recording(ports, did(actor, 'company-profile-updated'))] };
  });
  return body;
}

/** The directory of the partner's country has the partner as its profile says, or not at all. */
export async function listProvider(ports: Ports, tenant: TenantId): Promise<void> {
  const account = await accountOf(ports, tenant);
  if (account?.enrollment.state !== 'active') return;
  const partition = listingPartition(account.enrollment.submission.legal.country);
  const listing = listingOf(tenant, account);
  if (listing) {
    await changeOrCreate(ports, ProviderListings, partition, tenant, () => ({ body: listing }));
    return;
  }
  const known = await ports.store.read(ProviderListings, partition, tenant);
  if (known) await ports.store.remove(ProviderListings, known);
}
