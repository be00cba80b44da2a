import { type Effect, effectOf } from '../domain/effect';
import { type Instant, type InvitationId, instant, type TenantId } from '../domain/ids';
import { type Invitation, isUndecided } from '../domain/invitation';
import { Invitations } from '../store/documents';
import { recordNow } from './history';
import type { Ports } from './ports';

/** An invitation that was sent has one such effect until it is over. */
export const EXPIRY = 'expiry';

export const expiring = ({ id, expiresAt }: Invitation): Effect =>
  effectOf(EXPIRY, expiresAt, { type: 'record-expiry', invitation: id });

/** What an invitation is, in the history of the partner that made it. */
export const aboutInvitation = ({ id, recipient, inviters: [, provider] }: Invitation) => ({
  invitation: { id, name: recipient },
  ...(provider && { partner: { id: provider.tenantId, name: provider.companyName } }),
});

/** @returns when to look again, while it can still be accepted */
export async function recordExpiry(ports: Ports, tenant: TenantId, id: InvitationId): Promise<Instant | undefined> {
  const found = await ports.store.read(Invitations, tenant, id);
  if (!found || !isUndecided(found.body)) return undefined;
  const { expiresAt } = found.body;
  if (instant(ports.clock.now()) < expiresAt) return expiresAt;
  await recordNow(ports, `${id}-expired-${expiresAt}`, {
    tenant,
    by: { kind: 'time' },
    action: 'invitation-expired',
    about: aboutInvitation(found.body),
  });
  return undefined;
}
