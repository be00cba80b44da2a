import { type Actor, requirePartner } from '../domain/actor';
import { effectOf, notifying } from '../domain/effect';
import { instant, type TenantId } from '../domain/ids';
import { type Partnership, requireShown, seenByPartner, withoutAccess } from '../domain/partnership';
import { PERMISSIONS } from '../domain/permissions';
import { Partnerships } from '../store/documents';
import { change } from './commit';
import { didWith, recording } from './history';
import { partnerOf } from './partners';
import type { Ports } from './ports';

/** The partnership that is about to lose the access. @throws DeskError as `removeProviderAccess` does */
export async function partnershipWithAccess(ports: Ports, actor: Actor, provider: TenantId): Promise<Partnership> {
  requirePartner(actor, PERMISSIONS.removeProviderAccess);
  return partnerOf(ports, actor, provider);
}

/**
 * The reseller takes back the administrator access that it granted with the partnership. The provider's record follows,
 * and its people are told.
 * @param since the beginning of the partnership, as the card showed it
 * @throws DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`, `not-found`, `changed-meanwhile`
 */
export async function removeProviderAccess(
  ports: Ports,
  actor: Actor,
  provider: TenantId,
  since: string,
): Promise<Partnership> {
  const reseller = requirePartner(actor, PERMISSIONS.removeProviderAccess);
  const { body } = await change(ports, Partnerships, actor.tenantId, provider, partnership => {
    const after = withoutAccess(requireShown(partnership, since));
    if (after === partnership) return undefined;
    const now = instant(ports.clock.now());
    return {
      body: after,
      effects: [
        effectOf(ports.ids.next(), now, {
          type: 'mirror-partnership',
          tenant: provider,
          partnership: seenByPartner(after, reseller),
        }),
        notifying(
          ports.ids.next(),
          now,
          { tenant: provider, roles: ['global-admin', 'admin-agent'] },
          { kind: 'provider-access-removed', reseller: actor.tenantId, companyName: reseller.companyName },
        ),
        recording(ports, ...didWith(actor, reseller, { ...after, tenantId: provider }, 'provider-access-removed')),
      ],
    };
  });
  return body;
}
