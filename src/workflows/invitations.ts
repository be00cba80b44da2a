import { z } from 'zod';
import { type Actor, requirePartner } from '../domain/actor';
import { type Effect, effectOf } from '../domain/effect';
import { DeskError } from '../domain/errors';
import { type InvitationId, instant, type TenantId } from '../domain/ids';
import { type Invitation, renewed, requireOpen, statusOf, withdrawn } from '../domain/invitation';
import { PERMISSIONS } from '../domain/permissions';
import { EXPIRING_FIRST, expiringLast, Invitations, searchTerm } from '../store/documents';
import type { ListQuery, Page, Stored } from '../store/store';
import { change, type Decision } from './commit';
import { did, recording } from './history';
import { aboutInvitation, EXPIRY, expiring } from './invitation-expiry';
import { issueLink, matchingHash, parseToken } from './link';
import type { Ports } from './ports';

const PAGE = 5;

/** An invitation together with its link, which exists only here and on the card. */
export interface OpenDraft {
  readonly invitation: Invitation;
  readonly link: string;
}

/** `open` are those nobody has answered yet, expired ones among them; `closed` those that are over. */
export const InvitationFilter = z.enum(['open', 'draft', 'sent', 'expired', 'closed', 'accepted', 'withdrawn']);
export type InvitationFilter = z.infer<typeof InvitationFilter>;

/**
 * The tenant's invitations: newest first, and those of a state that time ends by when it does.
 * @throws DeskError `not-enrolled`, `role-missing`
 */
export async function invitationsPage(
  ports: Ports,
  actor: Actor,
  { filter, continuation }: { filter: InvitationFilter; continuation?: string | undefined },
): Promise<Page<Invitation>> {
  requirePartner(actor, PERMISSIONS.invitations);
  const list = (query: Omit<ListQuery, 'limit' | 'continuation'>) =>
    ports.store.list(Invitations, actor.tenantId, { ...query, limit: PAGE, continuation });
  const isExpired = (invitation: Invitation) => statusOf(invitation, ports.clock.now()) === 'expired';
  switch (filter) {
    case 'expired':
      return untilOther(await list({ search: EXPIRING_FIRST }), isExpired);
    case 'draft':
    case 'sent':
      return untilOther(await list({ search: expiringLast(filter) }), invitation => !isExpired(invitation));
    default:
      return list({ tag: filter, descending: true });
  }
}

/** Expired invitations and others lie one after the other in a list by expiry: it ends where the others begin. */
function untilOther(page: Page<Invitation>, belongs: (invitation: Invitation) => boolean): Page<Invitation> {
  const end = page.items.findIndex(item => !belongs(item.body));
  return end === -1 ? page : { items: page.items.slice(0, end) };
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
    const decision = withdrawal(ports, actor, invitation);
    const entry = did(actor, 'invitation-withdrawn', aboutInvitation(invitation));
    return decision && { ...decision, effects: [...(decision.effects ?? []), recording(ports, entry)] };
  });
  return body;
}

/** @throws DeskError `invitation-closed` when it was accepted */
export function withdrawal(ports: Ports, actor: Actor, invitation: Invitation): Decision<Invitation> | undefined {
  const after = withdrawn(invitation, actor.name, instant(ports.clock.now()));
  return after === invitation
    ? undefined
    : {
        body: after,
        effects: [...cardUpdates(ports, after), ...leadUpdates(ports, after)],
        dropped: [EXPIRY],
      };
}

/**
 * Those nobody has answered yet, found by the beginning of any word of whom they are for.
 * @throws DeskError `not-enrolled`, `role-missing`
 */
export async function findInvitations(
  ports: Ports,
  actor: Actor,
  { search, limit }: { search: string; limit: number },
): Promise<Page<Invitation>> {
  requirePartner(actor, PERMISSIONS.invitations);
  const chosen = search ? { search: searchTerm(search) } : { tag: 'open', descending: true };
  return ports.store.list(Invitations, actor.tenantId, { ...chosen, limit });
}

/** A fresh link for the same invitation: to send the mail again, or to copy its text again. Earlier links stay good. */
export async function sendInvitationAgain(ports: Ports, actor: Actor, id: InvitationId): Promise<OpenDraft> {
  requirePartner(actor, PERMISSIONS.invitations);
  const link = issueLink(ports, actor.tenantId, id);
  const { body } = await changeInvitation(ports, actor.tenantId, id, invitation => {
    const after = renewed(invitation, link.hash, ports.clock.now());
    // A draft has reached nobody yet.
    if (after.status.state === 'draft') return { body: after };
    const entry = did(actor, 'invitation-sent-again', aboutInvitation(after));
    return { body: after, effects: [expiring(after), recording(ports, entry)], dropped: [EXPIRY] };
  });
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

/** The lead that an invitation comes from follows what becomes of it. */
export const leadUpdates = (ports: Ports, { id: invitation, lead }: Invitation): Effect[] =>
  lead ? [effectOf(ports.ids.next(), instant(ports.clock.now()), { type: 'follow-lead', lead, invitation })] : [];

/** The invitation that a link opens, whatever its state. @throws DeskError `link-invalid` */
export async function invitationBehind(
  ports: Ports,
  token: string,
): Promise<{ tenant: TenantId; invitation: Invitation; found: Stored<Invitation> }> {
  const { tenant, documentId, hash } = parseToken(token);
  const found = await ports.store.read(Invitations, tenant, documentId);
  if (!found) throw new DeskError('link-invalid');
  const { body: invitation } = found;
  if (!matchingHash(hash, invitation.linkHashes)) throw new DeskError('link-invalid');
  return { tenant, invitation, found };
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
