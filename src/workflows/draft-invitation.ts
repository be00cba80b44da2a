import { type Actor, type Partner, requirePartner } from '../domain/actor';
import { requireInvitable } from '../domain/customer';
import type { Draft, EditedDraft } from '../domain/draft';
import { RECIPIENT_MAX, storedDraft } from '../domain/draft';
import { effectOf, notifying } from '../domain/effect';
import { domainOf, EmailAddress } from '../domain/email';
import { DeskError } from '../domain/errors';
import { type CustomerId, InvitationId, instant, type LeadId, later, type TenantId } from '../domain/ids';
import {
  edited,
  INVITATION_LIFETIME,
  type Invitation,
  type InvitationKind,
  type Inviter,
  requireUndecided,
  sent,
} from '../domain/invitation';
import { PERMISSIONS } from '../domain/permissions';
import { Customers, Invitations, ORGANIZATION_ID, Organizations, organizationPartition } from '../store/documents';
import type { Decision } from './commit';
import { contactRequestOf } from './contact-requests';
import { did, type Happening, recording } from './history';
import { aboutInvitation, expiring } from './invitation-expiry';
import {
  changeInvitation,
  invitationOf,
  leadUpdates,
  type OpenDraft,
  sendInvitationAgain,
  tokenOf,
  withdrawal,
} from './invitations';
import { leadWith } from './leads';
import { issueLink, matchingHash, parseToken } from './link';
import { partnerOf } from './partners';
import type { Ports } from './ports';

/**
 * Which invitation to draft; for `reseller-and-provider` with which provider. It may come from a lead or a customer
 * from other portals or, for a partnership, from a reseller that asked to be contacted.
 */
export type InvitationRequest =
  | { readonly kind: 'partnership'; readonly contactRequest?: TenantId | undefined }
  | ({ readonly kind: 'reseller-relationship' } & Occasion)
  | ({ readonly kind: 'reseller-and-provider'; readonly provider: TenantId } & Occasion);

/** What an invitation of a customer comes from, if anything. */
interface Occasion {
  readonly lead?: LeadId | undefined;
  /** A customer that the partner deals with in other portals. */
  readonly customer?: CustomerId | undefined;
}

const permissionOf = (kind: InvitationKind) =>
  ({
    partnership: PERMISSIONS.requestPartnership,
    'reseller-relationship': PERMISSIONS.requestRelationship,
    'reseller-and-provider': PERMISSIONS.inviteNewCustomers,
  })[kind];

/**
 * A new invitation with a personal link and the text to begin with.
 * @param compose the text in the actor's language, with `{link}` where the link stands
 * @throws DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`, `already-answered`, `already-customer`;
 * `not-found` for a provider without partnership, and for what it comes from
 */
export async function draftInvitation(
  ports: Ports,
  actor: Actor,
  request: InvitationRequest,
  compose: (inviters: readonly Inviter[]) => { subject: string; text: string },
): Promise<OpenDraft> {
  const partner = requirePartner(actor, permissionOf(request.kind));
  const inviters = [inviterOf(partner)];
  if (request.kind === 'reseller-and-provider') inviters.push(await providerOf(ports, actor, request.provider));
  const id = InvitationId.parse(ports.ids.next());
  const link = issueLink(ports, actor.tenantId, id);
  const now = ports.clock.now();
  const invitation: Invitation = {
    id,
    kind: request.kind,
    inviters,
    createdBy: { userId: actor.userId, name: actor.name },
    createdAt: instant(now),
    expiresAt: later(now, INVITATION_LIFETIME),
    linkHashes: [link.hash],
    ...(await originOf(ports, actor, request)),
    ...compose(inviters),
    cards: [],
    shownTo: [],
    isUnsaved: true,
    status: { state: 'draft' },
  };
  await ports.store.create(Invitations, { tenant: actor.tenantId, id, body: invitation });
  return { invitation, link: ports.partnerCenter.requestUrl(link.token) };
}

/** A partner, as the pages and cards name it. */
export const inviterOf = ({ tenantId, companyName, mpnId, country }: Partner): Inviter => ({
  tenantId,
  companyName,
  mpnId,
  country,
});

async function providerOf(ports: Ports, actor: Actor, provider: TenantId): Promise<Inviter> {
  const { partnerRole, companyName, mpnId, country } = await partnerOf(ports, actor, provider);
  if (partnerRole !== 'provider') throw new DeskError('not-found');
  return { tenantId: provider, companyName, mpnId, country };
}

/** For whom it is, as far as that is known from what the invitation comes from. */
async function originOf(
  ports: Ports,
  actor: Actor,
  request: InvitationRequest,
): Promise<Pick<Invitation, 'recipient' | 'lead' | 'customer' | 'addressee'>> {
  if ('lead' in request && request.lead) {
    const { email, id } = await leadWith(ports, actor, request.lead);
    return { recipient: email.slice(0, RECIPIENT_MAX), lead: id };
  }
  if ('customer' in request && request.customer) {
    const found = await ports.store.read(Customers, actor.tenantId, request.customer);
    const { companyName, domain, relationship } = requireInvitable(found?.body);
    const email = relationship.state === 'elsewhere' ? relationship.email : undefined;
    return { recipient: (email ?? companyName).slice(0, RECIPIENT_MAX), customer: { companyName, domain } };
  }
  if ('contactRequest' in request && request.contactRequest) {
    const { reseller, askedBy } = await contactRequestOf(ports, actor, request.contactRequest);
    const recipient = [askedBy.name, reseller.companyName].filter(Boolean).join(', ').slice(0, RECIPIENT_MAX);
    return { recipient, addressee: reseller.tenantId };
  }
  return { recipient: '' };
}

/** The card that a button was pressed on: it is brought up to date when the invitation changes. */
export interface CardPlace {
  readonly activityId: string | undefined;
}

/** What a button of the draft card brings: the link that was on the card and, where the text could be edited, the edited draft. */
export interface DraftAnswer extends CardPlace {
  readonly link: string;
  readonly edited: EditedDraft | undefined;
}

/** The draft once more: with the link its card had, or with a new one where that is not at hand. */
export async function reopenDraft(
  ports: Ports,
  actor: Actor,
  id: InvitationId,
  link: string | undefined,
): Promise<OpenDraft> {
  if (link !== undefined) {
    const invitation = await invitationOf(ports, actor, id);
    requireUndecided(invitation);
    if (holdsLink(invitation, link)) return { invitation, link };
  }
  return sendInvitationAgain(ports, actor, id);
}

const holdsLink = ({ linkHashes }: Invitation, link: string): boolean =>
  matchingHash(parseToken(tokenOf(link)).hash, linkHashes) !== undefined;

/**
 * Keeps what was edited.
 * @throws InvalidInput by field; DeskError `draft-without-link`, `link-invalid`, `invitation-closed`
 */
export async function saveDraft(
  ports: Ports,
  actor: Actor,
  id: InvitationId,
  answer: DraftAnswer,
): Promise<Invitation> {
  return changeDraft(ports, actor, id, answer, invitation => ({ body: invitation }));
}

/** Cancel: a draft that was never sent is withdrawn, so that its link leads nowhere; a sent one stays as it is. */
export async function discardDraft(ports: Ports, actor: Actor, id: InvitationId): Promise<void> {
  requirePartner(actor, PERMISSIONS.invitations);
  await changeInvitation(ports, actor.tenantId, id, invitation =>
    invitation.status.state === 'draft' ? withdrawal(ports, actor, invitation) : undefined,
  );
}

/**
 * Done: the partner says that the mail is sent. The global admins of a reseller that asked to be contacted, or is known
 * by its verified domain, are shown a partnership request at once.
 */
export async function finishDraft(
  ports: Ports,
  actor: Actor,
  id: InvitationId,
  answer: DraftAnswer,
): Promise<Invitation> {
  const recipient = answer.edited?.recipient ?? (await invitationOf(ports, actor, id)).recipient;
  const known = await knownReseller(ports, actor, recipient);
  return changeDraft(ports, actor, id, answer, invitation => {
    const now = instant(ports.clock.now());
    const [inviter] = invitation.inviters;
    if (invitation.status.state !== 'draft') return { body: sent(invitation, now) };
    const reseller = invitation.addressee ?? known;
    const action = invitation.kind === 'partnership' ? 'partnership-requested' : 'customer-invited';
    const entry = did(actor, action, aboutInvitation(invitation));
    if (!reseller || !inviter || invitation.kind !== 'partnership') {
      return {
        body: sent(invitation, now),
        effects: [...leadUpdates(ports, invitation), expiring(invitation), recording(ports, entry)],
      };
    }
    const notice = {
      kind: 'partnership-requested',
      provider: actor.tenantId,
      invitation: id,
      companyName: inviter.companyName,
    } as const;
    return {
      body: sent({ ...invitation, shownTo: [...invitation.shownTo, reseller] }, now),
      effects: [
        notifying(ports.ids.next(), now, { tenant: reseller, roles: ['global-admin'] }, notice),
        ...(invitation.addressee
          ? [effectOf(ports.ids.next(), now, { type: 'answer-contact-request', reseller, invitation: id })]
          : []),
        expiring(invitation),
        recording(ports, entry, requestedBy(inviter, reseller)),
      ],
    };
  });
}

/** As the reseller that is shown the request has it in its history. */
const requestedBy = ({ tenantId: id, companyName: name }: Inviter, reseller: TenantId): Happening => ({
  tenant: reseller,
  by: { kind: 'partner', name },
  action: 'partnership-requested',
  about: { partner: { id, name } },
});

async function knownReseller(ports: Ports, actor: Actor, recipient: string): Promise<TenantId | undefined> {
  const address = EmailAddress.safeParse(recipient.trim());
  if (!address.success) return undefined;
  const partition = organizationPartition(domainOf(address.data));
  const organization = partition && (await ports.store.read(Organizations, partition, ORGANIZATION_ID));
  return organization && organization.body.tenant !== actor.tenantId ? organization.body.tenant : undefined;
}

async function changeDraft(
  ports: Ports,
  actor: Actor,
  id: InvitationId,
  { link, edited: answer, activityId }: DraftAnswer,
  decide: (invitation: Invitation) => Decision<Invitation>,
): Promise<Invitation> {
  requirePartner(actor, PERMISSIONS.invitations);
  const draft: Draft | undefined = answer && storedDraft(answer, link);
  const { body } = await changeInvitation(ports, actor.tenantId, id, invitation => {
    if (!holdsLink(invitation, link)) throw new DeskError('link-invalid');
    requireUndecided(invitation);
    return decide(shownOn(draft ? edited(invitation, draft) : invitation, actor, activityId));
  });
  return body;
}

function shownOn(invitation: Invitation, actor: Actor, activityId: string | undefined): Invitation {
  if (!activityId || invitation.cards.some(card => card.activityId === activityId)) return invitation;
  return { ...invitation, cards: [...invitation.cards, { user: actor.userId, activityId }] };
}
