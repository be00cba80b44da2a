import { type Actor, requirePartner } from '../domain/actor';
import { type Effect, effectOf } from '../domain/effect';
import { DeskError } from '../domain/errors';
import { type InvitationId, instant, type TenantId } from '../domain/ids';
import { type Invitation, renewed, requireOpen, withdrawn } from '../domain/invitation';
import { PERMISSIONS } from '../domain/permissions';
import { Invitations } from '../store/documents';
import type { Page } from '../store/store';
import { change, type Decision } from './commit';
import type { OpenDraft } from './draft-invitation';
import { issueLink, matchingHash, parseToken } from './link';
import type { Ports } from './ports';

const PAGE = 5;

/** `open` are those nobody has answered yet. */
export type InvitationFilter = 'open' | 'closed';

/** The tenant's invitations, newest first. @throws DeskError `not-enrolled`, `role-missing` */
export async function invitationsPage(
  ports: Ports,
  actor: Actor,
  query: { filter: InvitationFilter; continuation?: string | undefined },
): Promise<Page<Invitation>> {
  requirePartner(actor, PERMISSIONS.invitations);
  return ports.store.list(Invitations, actor.tenantId, {
    tag: query.filter,
    descending: true,
    limit: PAGE,
    continuation: query.continuation,
  });
}

/** @throws DeskError `not-found`, also for an invitation of another tenant */
export async function invitationOf(ports: Ports, actor: Actor, id: InvitationId): Promise<Invitation> {
  requirePartner(actor, PERMISSIONS.invitations);
  return readInvitation(ports, actor.tenantId, id);
}

export async function readInvitation(ports: Ports, tenant: TenantId, id: string): Promise<Invitation> {
  const found = await ports.store.read(Invitations, tenant, id);
  if (!found) throw new DeskError('not-found');
  return found.body;
}

export const changeInvitation = (
  ports: Ports,
  tenant: TenantId,
  id: string,
  decide: (invitation: Invitation) => Decision<Invitation> | undefined,
) => change(ports, Invitations, tenant, id, decide);

/** Its links stop working at once, and its cards say so. @throws DeskError `invitation-closed` when it was accepted */
export async function withdrawInvitation(ports: Ports, actor: Actor, id: InvitationId): Promise<Invitation> {
  requirePartner(actor, PERMISSIONS.invitations);
  const { body } = await changeInvitation(ports, actor.tenantId, id, invitation => {
    const after = withdrawn(invitation, actor.name, instant(ports.clock.now()));
    return after === invitation ? undefined : { body: after, effects: cardUpdates(ports, after) };
  });
  return body;
}

/** A fresh link for the same invitation: to send the mail again, or to copy its text again. Earlier links stay good. */
export async function sendInvitationAgain(ports: Ports, actor: Actor, id: InvitationId): Promise<OpenDraft> {
  requirePartner(actor, PERMISSIONS.invitations);
  const link = issueLink(ports, actor.tenantId, id);
  const { body } = await changeInvitation(ports, actor.tenantId, id, invitation => ({
    body: renewed(invitation, link.hash, ports.clock.now()),
  }));
  return { invitation: body, link: ports.partnerCenter.requestUrl(link.token) };
}

/** Every card that shows the invitation is brought up to date in place. */
export const cardUpdates = (ports: Ports, invitation: Invitation): Effect[] =>
  invitation.cards.map(({ user, activityId }) =>
    effectOf(ports.ids.next(), instant(ports.clock.now()), {
      type: 'update-invitation-card',
      user,
      activityId,
      invitation: invitation.id,
    }),
  );

/** The invitation that a link opens, whatever its state. @throws DeskError `link-invalid` */
export async function invitationBehind(
  ports: Ports,
  token: string,
): Promise<{ tenant: TenantId; invitation: Invitation }> {
  const { tenant, documentId, hash } = parseToken(token);
  const found = await ports.store.read(Invitations, tenant, documentId);
  if (!found) throw new DeskError('link-invalid');
  const { body: invitation } = found;
  if (!matchingHash(hash, invitation.linkHashes)) throw new DeskError('link-invalid');
  return { tenant, invitation };
}

/** The draft page: whoever holds the link may see the mail it came with. @throws DeskError `link-…` */
export async function draftBehind(ports: Ports, token: string): Promise<OpenDraft> {
  const { invitation } = await invitationBehind(ports, token);
  requireOpen(invitation, ports.clock.now());
  return { invitation, link: ports.partnerCenter.requestUrl(token) };
}

/** Our page with the draft behind a link: to open it in an e-mail program, copy or download it. */
export const draftAddress = (ports: Ports, link: string): string => `${ports.publicUrl}/drafts/${tokenOf(link)}`;

/** The token is the last part of a link's path. */
export const tokenOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1);
