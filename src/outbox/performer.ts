import type { Effect, Stuck } from '../domain/effect';
import type { Instant, TenantId, UserId } from '../domain/ids';
import { Invitation } from '../domain/invitation';
import { sendLetter } from '../mail/letters';
import { type Mail, MailRefused } from '../mail/mail';
import { accountOf } from '../workflows/account';
import { listProvider } from '../workflows/company-profile';
import { recordSwitch, switchSubscription } from '../workflows/confirm-switch';
import { answerContactRequest } from '../workflows/contact-requests';
import { listExistingCustomers } from '../workflows/existing-customers';
import { writeHistory } from '../workflows/history';
import { recordExpiry } from '../workflows/invitation-expiry';
import { readInvitation } from '../workflows/invitations';
import { followLead } from '../workflows/leads';
import { goOnWithOrder } from '../workflows/orders';
import type { Ports } from '../workflows/ports';
import { listOrganization, recordCustomer, recordPartnership } from '../workflows/records';
import { keepUndelivered } from '../workflows/undelivered';
import { goOnWithUserImport, readUserImport } from '../workflows/user-import';
import { grantRoles, replaceAddedUser, userOf } from '../workflows/users';
import { reviewEnrollment } from '../workflows/verify-enrollment';
import type { Chats, Delivery } from './chat';
import { notifyEverybody } from './notify-shared';
import { asideFor, DONE, type Keep, type Outcome, type Performer, REPEATABLE, sentAgainAt } from './outcome';

/** How each effect is done; one line an effect. */
export function createPerformer(ports: Ports, { mail, chats }: { mail: Mail; chats: Chats }): Performer {
  /** What became of something that is for one chat. */
  async function after(
    effect: Extract<Effect, { user: UserId }>,
    tenant: TenantId,
    delivery: Delivery,
    done = DONE,
  ): Promise<Outcome> {
    switch (delivery.status) {
      case 'delivered':
        return done;
      case 'refused':
        return { done: false, effect, due: sentAgainAt(ports.clock, effect, delivery.retryAfterMilliseconds) };
      case 'unreachable':
        await keepUndelivered(ports, tenant, effect.user, effect, delivery);
        return done;
      default:
        return { done: true, aside: [asideFor(ports.clock, effect, delivery)] };
    }
  }

  async function perform(effect: Effect, tenant: TenantId, keep: Keep, body: unknown): Promise<Outcome> {
    switch (effect.type) {
      case 'notify':
        return notifyEverybody(ports, chats, effect, keep);
      case 'mail':
        return mailed(ports, mail, tenant, effect);
      case 'update-invitation-card': {
        const user = await userOf(ports, tenant, effect.user);
        if (!user) return DONE;
        const holder = Invitation.safeParse(body).data;
        const isHolder = holder?.id === effect.invitation;
        const invitation = isHolder ? holder : await readInvitation(ports, tenant, effect.invitation);
        const delivery = await chats.updateInvitationCard(tenant, user, effect.activityId, invitation);
        return after(effect, tenant, delivery, REPEATABLE);
      }
      case 'update-account-card': {
        const [user, account] = await Promise.all([userOf(ports, tenant, effect.user), accountOf(ports, tenant)]);
        if (!user || !account) return DONE;
        return after(effect, tenant, await chats.updateAccountCard(user, effect.activityId, account), REPEATABLE);
      }
      case 'resume-chat': {
        const user = await userOf(ports, tenant, effect.user);
        if (!user) return DONE;
        const delivery = await chats.resume(tenant, user);
        // The flow has gone on, and shows where it stands as soon as they write.
        return delivery.status === 'ambiguous' ? DONE : after(effect, tenant, delivery);
      }
      case 'grant-roles':
        await grantRoles(ports, tenant, effect.user, effect.roles);
        return DONE;
      case 'replace-added-user':
        await replaceAddedUser(ports, tenant, effect);
        return REPEATABLE;
      case 'list-provider':
        await listProvider(ports, tenant);
        return REPEATABLE;
      case 'list-organization':
        await listOrganization(ports, tenant, effect.domain, effect.companyName);
        return REPEATABLE;
      case 'list-existing-customers':
        await listExistingCustomers(ports, tenant, effect.companyName);
        return REPEATABLE;
      case 'review-enrollment': {
        const due = await reviewEnrollment(ports, tenant);
        return goingOn(effect, due);
      }
      case 'provision-order': {
        const due = await goOnWithOrder(ports, tenant, effect.order, async (order, setupInfo) => {
          const user = await userOf(ports, tenant, order.by.userId);
          return user !== undefined && (await chats.showSetupInfo(user, order, setupInfo)).status === 'delivered';
        });
        return goingOn(effect, due);
      }
      case 'create-customer-users': {
        const due = await goOnWithUserImport(ports, tenant, effect.userImport);
        return goingOn(effect, due);
      }
      case 'show-user-import': {
        const user = await userOf(ports, tenant, effect.user);
        if (!user) return DONE;
        return after(
          effect,
          tenant,
          await chats.showUserImport(user, await readUserImport(ports, tenant, effect.userImport)),
        );
      }
      case 'mirror-partnership':
        await recordPartnership(ports, effect.tenant, effect.partnership);
        return REPEATABLE;
      case 'mirror-switch':
        await recordSwitch(ports, effect.tenant, effect.azureSwitch);
        return REPEATABLE;
      case 'switch-subscription':
        await switchSubscription(ports, tenant, effect.switch);
        return DONE;
      case 'mirror-customer':
        await recordCustomer(ports, effect.tenant, effect.customer);
        return REPEATABLE;
      case 'follow-lead':
        await followLead(ports, tenant, effect.lead, effect.invitation);
        return REPEATABLE;
      case 'answer-contact-request':
        await answerContactRequest(ports, tenant, effect.reseller, effect.invitation);
        return REPEATABLE;
      case 'record':
        await writeHistory(ports, effect.id, effect.entries);
        return REPEATABLE;
      case 'record-expiry': {
        const due = await recordExpiry(ports, tenant, effect.invitation);
        return goingOn(effect, due, REPEATABLE);
      }
    }
  }

  return {
    perform: async (effect, tenant, keep, body) =>
      effect.stuck ? givenUp(effect.stuck) : perform(effect, tenant, keep, body),
  };
}

/** What is to be looked at again has not failed. */
const goingOn = (effect: Effect, due: Instant | undefined, done = DONE): Outcome =>
  due ? { done: false, effect: { ...effect, attempts: 0 }, due } : done;

/** The time in which it could have been rearmed is over. */
const givenUp = ({ state, since }: Stuck): Outcome => ({
  done: true,
  failure: new Error(`given up: ${state} since ${since}`),
});

async function mailed(
  ports: Ports,
  mail: Mail,
  tenant: TenantId,
  effect: Extract<Effect, { type: 'mail' }>,
): Promise<Outcome> {
  try {
    await sendLetter(ports, mail, tenant, effect);
    return DONE;
  } catch (failure) {
    if (!(failure instanceof MailRefused)) throw failure;
    const aside = asideFor(ports.clock, effect, { status: 'rejected', statusCode: failure.status });
    return { done: true, failure, aside: [aside] };
  }
}
