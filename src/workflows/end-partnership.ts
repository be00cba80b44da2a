import { type Actor, requirePartner } from '../domain/actor';
import { effectOf, notifying } from '../domain/effect';
import { InvalidInput } from '../domain/errors';
import { instant, type TenantId } from '../domain/ids';
import { ended, type Partnership, requireShown, seenByPartner } from '../domain/partnership';
import { PERMISSIONS } from '../domain/permissions';
import type { Role } from '../domain/role';
import { Partnerships } from '../store/documents';
import { change } from './commit';
import { didWith, recording } from './history';
import { partnerOf } from './partners';
import type { Ports } from './ports';

const TOLD: readonly Role[] = ['global-admin', 'admin-agent'];

/** The partnership that is about to end. @throws DeskError as `endPartnership` does */
export async function partnershipToEnd(ports: Ports, actor: Actor, partner: TenantId): Promise<Partnership> {
  requirePartner(actor, PERMISSIONS.endPartnership);
  return partnerOf(ports, actor, partner);
}

/**
 * Either side ends the partnership: it leaves both lists, and both sides' people are told. Customers that both have
 * stay as they are.
 * @param shown the beginning of the partnership, as the card showed it, and whether its notice was confirmed
 * @throws InvalidInput for a missing tick
 * @throws DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`, `not-found`, `changed-meanwhile`
 */
export async function endPartnership(
  ports: Ports,
  actor: Actor,
  partner: TenantId,
  shown: { since: string; isConfirmed: boolean },
): Promise<Partnership> {
  const own = requirePartner(actor, PERMISSIONS.endPartnership);
  if (!shown.isConfirmed) throw new InvalidInput({ accept: { code: 'consent' } });
  const { body } = await change(ports, Partnerships, actor.tenantId, partner, partnership => {
    const now = instant(ports.clock.now());
    const after = ended(requireShown(partnership, shown.since), now);
    const theirs = seenByPartner(after, own);
    const notice = ({ companyName, partnerRole: role }: Partnership) =>
      ({ kind: 'partnership-ended', companyName, role, by: own.companyName }) as const;
    return {
      body: after,
      effects: [
        effectOf(ports.ids.next(), now, { type: 'mirror-partnership', tenant: partner, partnership: theirs }),
        notifying(ports.ids.next(), now, { tenant: partner, roles: TOLD }, notice(theirs)),
        notifying(ports.ids.next(), now, { tenant: actor.tenantId, roles: TOLD, except: actor.userId }, notice(after)),
        recording(ports, ...didWith(actor, own, { ...after, tenantId: partner }, 'partnership-ended')),
      ],
    };
  });
  return body;
}
