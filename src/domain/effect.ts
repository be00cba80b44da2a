import { z } from 'zod';
import { AzureSwitch } from './azure-switch';
import { Customer } from './customer';
import { HistoryEntry } from './history';
import {
  DAY,
  Instant,
  InvitationId,
  LeadId,
  later,
  OrderId,
  SharedChatId,
  SwitchId,
  TenantId,
  UserId,
  UserImportId,
} from './ids';
import { Letter, Notice } from './notice';
import { Partnership } from './partnership';
import { Role } from './role';
import { Language, UnreachableReason } from './user';

/** Why an effect does not simply wait for its time. */
export const Stuck = z.discriminatedUnion('state', [
  /** It may have happened, and would be seen twice if it were done again: the operator decides. */
  z.object({ state: z.literal('ambiguous'), since: Instant, statusCode: z.number().int().optional() }),
  /** It cannot be done; what is for a chat lies with its user, and is done once they can be reached again. */
  z.object({
    state: z.literal('undeliverable'),
    since: Instant,
    /** `refused`: not for its chat, but because it is not as it should be. */
    reason: z.enum([...UnreachableReason.options, 'refused']),
    statusCode: z.number().int().optional(),
  }),
]);
export type Stuck = z.infer<typeof Stuck>;

/**
 * A consequence of a commit, kept in the very document that was committed until it has happened.
 * `id` is stable, so that doing it again is recognised; `due` may lie in the future.
 */
const effect = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({
    type: z.literal(type),
    id: z.string(),
    due: Instant,
    attempts: z.number().int(),
    /** The instance that is doing it; `due` is then when others may take over. */
    claimedBy: z.string().optional(),
    /** Absent while it waits to be done; otherwise `due` is when it is given up. */
    stuck: Stuck.optional(),
    /** Since when it has been tried in vain. */
    failingSince: Instant.optional(),
    /** The request that it follows from, as the log names it. */
    correlationId: z.string().optional(),
    ...shape,
  });

export const Effect = z.discriminatedUnion('type', [
  /** Tell people of a tenant: those named, and everybody there with a chat who has one of the roles. */
  effect('notify', {
    tenant: TenantId,
    users: z.array(UserId),
    roles: z.array(Role),
    notice: Notice,
    /** Who need not be told any more: they have been told, or may have been. */
    told: z.array(UserId),
    /** Those of them of whom it is not written yet what became of it. */
    telling: z.array(UserId),
    /** Whom Teams has refused: they come last. */
    refused: z.array(UserId).optional(),
    /** The channels and group chats that are still to be told; absent until the people have been. */
    shared: z.array(SharedChatId).optional(),
  }),
  effect('mail', { to: z.string(), language: Language, letter: Letter }),
  /** Show an invitation's present state on the card in somebody's chat. */
  effect('update-invitation-card', { user: UserId, activityId: z.string(), invitation: InvitationId }),
  /** Show how the enrolment stands on the card in somebody's chat. */
  effect('update-account-card', { user: UserId, activityId: z.string() }),
  /** Go on with the flow that waits in a user's chat for something that happened on a page. */
  effect('resume-chat', { user: UserId }),
  effect('grant-roles', { user: UserId, roles: z.array(Role) }),
  /** Somebody who was added has come: what was kept for them goes. `roles` are those they got from it. */
  effect('replace-added-user', { added: UserId, user: UserId, roles: z.array(Role) }),
  /** Make the organisation known by its verified mail domain. */
  effect('list-organization', { domain: z.string(), companyName: z.string() }),
  effect('review-enrollment', {}),
  /** Put the customers that a new partner deals with in other portals on its list. */
  effect('list-existing-customers', { companyName: z.string() }),
  /** Bring the partner's entry in the directory of its country up to date. */
  effect('list-provider', {}),
  /** Ask again for a new customer that takes a while, or finish an order that was interrupted. */
  effect('provision-order', { order: OrderId }),
  /** Go on with the users from a file. */
  effect('create-customer-users', { userImport: UserImportId }),
  /** Show how far the users from a file are, on the card in somebody's chat. */
  effect('show-user-import', { user: UserId, userImport: UserImportId }),
  effect('mirror-partnership', { tenant: TenantId, partnership: Partnership }),
  effect('mirror-switch', { tenant: TenantId, azureSwitch: AzureSwitch }),
  /** Move a subscription whose switch the customer's billing owner has confirmed. */
  effect('switch-subscription', { switch: SwitchId }),
  effect('mirror-customer', { tenant: TenantId, customer: Customer }),
  /** Bring a lead up to date with what became of its invitation. */
  effect('follow-lead', { lead: LeadId, invitation: InvitationId }),
  /** A reseller that asked to be contacted has been sent a partnership request. */
  effect('answer-contact-request', { reseller: TenantId, invitation: InvitationId }),
  /** Enter what happened into the history of everybody it concerns. */
  effect('record', { entries: z.array(z.object({ tenant: TenantId, entry: HistoryEntry })) }),
  /** Enter that nobody answered an invitation in time; due when its time is over. */
  effect('record-expiry', { invitation: InvitationId }),
]);
export type Effect = z.infer<typeof Effect>;

type Common = 'id' | 'due' | 'attempts' | 'claimedBy' | 'stuck' | 'failingSince' | 'correlationId';
type WithoutCommon<E> = E extends Effect ? Omit<E, Common> : never;

/** An effect to happen at once, or when `due`; `id` must be unique within the document. */
export function effectOf(id: string, due: Instant, content: WithoutCommon<Effect>): Effect {
  return { id, due, attempts: 0, ...content } as Effect;
}

/** What is stuck is listed for so long; then the lists in the chat have long told it. */
export const STUCK_LIFETIME = 14 * DAY;

/** Since when an effect has not been done although it should have been: it was tried in vain, or is set aside. */
export const stalledSince = ({ stuck, failingSince }: Effect): Instant | undefined => stuck?.since ?? failingSince;

/** An effect that is not done yet. One that begins to count its attempts anew goes on; every other one has failed. */
export function tried({ failingSince, ...effect }: Effect, now: Instant): Effect {
  return effect.attempts === 0 || effect.stuck ? effect : { ...effect, failingSince: failingSince ?? now };
}

/** Sets an effect aside: nobody does it any more, unless it is rearmed in time. */
export function setAside({ claimedBy: _claim, ...effect }: Effect, stuck: Stuck): Effect {
  return { ...effect, stuck, due: later(new Date(stuck.since), STUCK_LIFETIME) };
}

/** Lets an effect that is stuck be done now, as if it had never been tried. */
export function rearmed(
  { stuck: _stuck, claimedBy: _claim, failingSince: _since, ...effect }: Effect,
  now: Instant,
): Effect {
  return { ...effect, due: now, attempts: 0 };
}

/** Tells people of a tenant as soon as possible. */
export const notifying = (
  id: string,
  due: Instant,
  audience: { tenant: TenantId; users?: readonly UserId[]; roles?: readonly Role[]; except?: UserId },
  notice: Notice,
): Effect =>
  effectOf(id, due, {
    type: 'notify',
    tenant: audience.tenant,
    users: [...(audience.users ?? [])],
    roles: [...(audience.roles ?? [])],
    notice,
    told: audience.except ? [audience.except] : [],
    telling: [],
  });
