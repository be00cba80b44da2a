import type { Effect } from '../domain/effect';
import { later, type TenantId } from '../domain/ids';
import { sendLetter } from '../mail/letters';
import type { Mail } from '../mail/mail';
import { readInvitation } from '../workflows/invitations';
import type { Ports } from '../workflows/ports';
import { listOrganization, recordCustomer, recordPartnership } from '../workflows/records';
import { grantRoles, markUnreachable, userOf } from '../workflows/users';
import { reviewEnrollment } from '../workflows/verify-enrollment';
import type { Chats, Delivery } from './chat';
import { audienceOf, tellAudience } from './notify';
import { DONE, type Outcome, type Performer } from './outbox';

/** How each effect is done; one line an effect. */
export function createPerformer(ports: Ports, { mail, chats }: { mail: Mail; chats: Chats }): Performer {
  const after = (effect: Effect, delivery: Delivery): Outcome =>
    delivery.status === 'refused'
      ? { done: false, effect, due: later(ports.clock.now(), delivery.retryAfterMilliseconds) }
      : DONE;

  async function perform(effect: Effect, tenant: TenantId): Promise<Outcome> {
    switch (effect.type) {
      case 'notify':
        return tellAudience(ports, chats, effect);
      case 'mail':
        await sendLetter(ports, mail, tenant, effect);
        return DONE;
      case 'update-invitation-card': {
        const user = await userOf(ports, tenant, effect.user);
        if (!user) return DONE;
        const invitation = await readInvitation(ports, tenant, effect.invitation);
        return after(effect, await chats.updateInvitationCard(tenant, user, effect.activityId, invitation));
      }
      case 'resume-chat': {
        const user = await userOf(ports, tenant, effect.user);
        if (!user) return DONE;
        const delivery = await chats.resume(tenant, user);
        if (delivery.status === 'unreachable') await markUnreachable(ports, tenant, effect.user);
        return after(effect, delivery);
      }
      case 'grant-roles':
        await grantRoles(ports, tenant, effect.user, effect.roles);
        return DONE;
      case 'list-organization':
        await listOrganization(ports, tenant, effect.domain, effect.companyName);
        return DONE;
      case 'review-enrollment': {
        const due = await reviewEnrollment(ports, tenant);
        return due ? { done: false, effect, due } : DONE;
      }
      case 'mirror-partnership':
        await recordPartnership(ports, effect.tenant, effect.partnership);
        return DONE;
      case 'mirror-customer':
        await recordCustomer(ports, effect.tenant, effect.customer);
        return DONE;
    }
  }

  return {
    perform,
    prepare: async effect => (effect.type === 'notify' ? audienceOf(ports, effect) : effect),
  };
}
