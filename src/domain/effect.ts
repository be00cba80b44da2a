import { z } from 'zod';
import { Customer } from './customer';
import { Instant, InvitationId, TenantId, UserId } from './ids';
import { Letter, Notice } from './notice';
import { Partnership } from './partnership';
import { Role } from './role';
import { Language } from './user';

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
    ...shape,
  });

export const Effect = z.discriminatedUnion('type', [
  /** Tell people of a tenant: those named, and everybody there with a chat who has one of the roles. */
  effect('notify', {
    tenant: TenantId,
    users: z.array(UserId),
    roles: z.array(Role),
    notice: Notice,
    /** Who need not be told any more. */
    told: z.array(UserId),
    /** Who is being told by the instance that holds the claim. */
    telling: z.array(UserId),
  }),
  effect('mail', { to: z.string(), language: Language, letter: Letter }),
  /** Show an invitation's present state on the card in somebody's chat. */
  effect('update-invitation-card', { user: UserId, activityId: z.string(), invitation: InvitationId }),
  /** Go on with the flow that waits in a user's chat for something that happened on a page. */
  effect('resume-chat', { user: UserId }),
  effect('grant-roles', { user: UserId, roles: z.array(Role) }),
  /** Make the organisation known by its verified mail domain. */
  effect('list-organization', { domain: z.string(), companyName: z.string() }),
  effect('review-enrollment', {}),
  effect('mirror-partnership', { tenant: TenantId, partnership: Partnership }),
  effect('mirror-customer', { tenant: TenantId, customer: Customer }),
]);
export type Effect = z.infer<typeof Effect>;

type WithoutCommon<E> = E extends Effect ? Omit<E, 'id' | 'due' | 'attempts' | 'claimedBy'> : never;

/** An effect to happen at once, or when `due`; `id` must be unique within the document. */
export function effectOf(id: string, due: Instant, content: WithoutCommon<Effect>): Effect {
  return { id, due, attempts: 0, ...content } as Effect;
}

/** Tells people of a tenant as soon as possible. */
export const notifying = (
  id: string,
  due: Instant,
  audience: { tenant: TenantId; users?: readonly UserId[]; roles?: readonly Role[] },
  notice: Notice,
): Effect =>
  effectOf(id, due, {
    type: 'notify',
    tenant: audience.tenant,
    users: [...(audience.users ?? [])],
    roles: [...(audience.roles ?? [])],
    notice,
    told: [],
    telling: [],
  });
