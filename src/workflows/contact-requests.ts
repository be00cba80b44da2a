import { type Actor, requirePartner } from '../domain/actor';
import { answered, type ContactRequest, requireUnanswered } from '../domain/contact-request';
import { DeskError } from '../domain/errors';
import { type InvitationId, instant, type TenantId } from '../domain/ids';
import { PERMISSIONS } from '../domain/permissions';
import { ContactRequests } from '../store/documents';
import type { Page } from '../store/store';
import { changeOrCreate } from './commit';
import { readInvitation } from './invitations';
import type { Ports } from './ports';

const PAGE = 5;

/**
 * Resellers that asked this provider to get in touch and were not answered yet, the newest first.
 * @throws DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`
 */
export async function contactRequestsPage(
  ports: Ports,
  actor: Actor,
  continuation: string | undefined,
): Promise<Page<ContactRequest>> {
  requirePartner(actor, PERMISSIONS.requestPartnership);
  return ports.store.list(ContactRequests, actor.tenantId, {
    tag: 'open',
    descending: true,
    limit: PAGE,
    continuation,
  });
}

/**
 * The request of a reseller to this provider, which stands in the provider's own partition.
 * @throws DeskError `not-found`, `already-answered`
 */
export async function contactRequestOf(ports: Ports, actor: Actor, reseller: TenantId): Promise<ContactRequest> {
  const found = await ports.store.read(ContactRequests, actor.tenantId, reseller);
  if (!found) throw new DeskError('not-found');
  return requireUnanswered(found.body);
}

/** The provider's partnership request is on its way; may be done again without harm, also after the request is gone. */
export async function answerContactRequest(
  ports: Ports,
  provider: TenantId,
  reseller: TenantId,
  invitation: InvitationId,
): Promise<void> {
  const { createdBy } = await readInvitation(ports, provider, invitation);
  const answer = { invitation, by: createdBy.name, at: instant(ports.clock.now()) };
  await changeOrCreate(ports, ContactRequests, provider, reseller, request => {
    const after = request && answered(request, answer);
    return after === request ? undefined : after && { body: after };
  });
}
