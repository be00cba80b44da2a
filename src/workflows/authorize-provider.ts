import { type Actor, requirePartner } from '../domain/actor';
import { type Effect, effectOf, notifying } from '../domain/effect';
import { DeskError, InvalidInput } from '../domain/errors';
import { type InvitationId, instant, type TenantId, type UserId } from '../domain/ids';
import { accepted, type Invitation, type Inviter, requireOpen } from '../domain/invitation';
import type { Partnership } from '../domain/partnership';
import { PERMISSIONS } from '../domain/permissions';
import { didWith, recording } from './history';
import { EXPIRY } from './invitation-expiry';
import { cardUpdates, changeInvitation, invitationBehind, readInvitation } from './invitations';
import type { Ports } from './ports';

/** Where a partnership request lies: in the partition of the provider that made it. */
export interface PartnershipRequest {
  readonly provider: TenantId;
  readonly invitation: InvitationId;
}

/**
 * Somebody of a reseller shows the link of a partnership request. From then on their tenant may answer it without
 * the link, which is kept nowhere.
 * @throws DeskError `link-…`, `own-invitation`, `customer-link`
 */
export async function showPartnershipRequest(ports: Ports, actor: Actor, token: string): Promise<PartnershipRequest> {
  const { tenant, invitation } = await invitationBehind(ports, token);
  if (invitation.kind !== 'partnership') throw new DeskError('customer-link');
  if (tenant === actor.tenantId) throw new DeskError('own-invitation');
  requireOpen(invitation, ports.clock.now());
  await showTo(ports, { provider: tenant, invitation: invitation.id }, actor.tenantId);
  return { provider: tenant, invitation: invitation.id };
}

/** The tenant may see and answer the request. */
export async function showTo(ports: Ports, request: PartnershipRequest, tenant: TenantId): Promise<void> {
  await changeInvitation(ports, request.provider, request.invitation, invitation =>
    invitation.shownTo.includes(tenant)
      ? undefined
      : { body: { ...invitation, shownTo: [...invitation.shownTo, tenant] } },
  );
}

/**
 * The request as the reseller's card shows it.
 * @throws DeskError `not-found` for a tenant it was never shown to, `link-…`, and what `authorizeProvider` throws
 */
export async function partnershipRequest(ports: Ports, actor: Actor, request: PartnershipRequest): Promise<Invitation> {
  requirePartner(actor, PERMISSIONS.authorizeProvider);
  const invitation = await readInvitation(ports, request.provider, request.invitation);
  requireShown(invitation, actor);
  requireOpen(invitation, ports.clock.now());
  return invitation;
}

function requireShown(invitation: Invitation, actor: Actor): void {
  if (invitation.kind !== 'partnership' || !invitation.shownTo.includes(actor.tenantId))
    throw new DeskError('not-found');
}

/**
 * The reseller's global admin authorises the provider.
 * @throws InvalidInput for a missing tick; DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`, `link-…`
 */
export async function authorizeProvider(
  ports: Ports,
  actor: Actor,
  request: PartnershipRequest,
  consent: boolean,
): Promise<Invitation> {
  const reseller = requirePartner(actor, PERMISSIONS.authorizeProvider);
  if (!consent) throw new InvalidInput({ accept: { code: 'consent' } });
  const { body } = await changeInvitation(ports, request.provider, request.invitation, invitation => {
    requireShown(invitation, actor);
    const now = ports.clock.now();
    const after = accepted(
      invitation,
      { at: instant(now), companyName: reseller.companyName, domain: '', by: actor.name, partner: actor.tenantId },
      now,
    );
    const [provider] = after.inviters;
    return {
      body: after,
      effects: [
        ...partnershipRecords(ports, after, actor),
        ...cardUpdates(ports, after),
        ...(provider ? [recording(ports, ...didWith(actor, reseller, provider, 'partnership-started'))] : []),
      ],
      dropped: [EXPIRY],
    };
  });
  return body;
}

/** Each side's record of the other, and then a notice to its people; who authorises sees the outcome on the card. */
function partnershipRecords(ports: Ports, invitation: Invitation, actor: Actor): Effect[] {
  const [provider] = invitation.inviters;
  const reseller = actor.partner;
  if (!provider || !reseller) return [];
  const since = instant(ports.clock.now());
  const side = (
    tenant: TenantId,
    other: Inviter,
    partnerRole: Partnership['partnerRole'],
    audience: { users?: UserId[]; except?: UserId },
  ): Effect[] => {
    const { tenantId: partner, companyName, mpnId, country } = other;
    const partnership: Partnership = {
      partner,
      companyName,
      mpnId,
      country,
      partnerRole,
      providerAccess: 'granted',
      since,
    };
    return [
      effectOf(ports.ids.next(), since, { type: 'mirror-partnership', tenant, partnership }),
      notifying(
        ports.ids.next(),
        since,
        { tenant, roles: ['admin-agent'], ...audience },
        {
          kind: 'partnership-active',
          partner,
          companyName,
          role: partnerRole,
        },
      ),
    ];
  };
  return [
    ...side(reseller.tenantId, provider, 'provider', { except: actor.userId }),
    ...side(provider.tenantId, reseller, 'reseller', { users: [invitation.createdBy.userId] }),
  ];
}
