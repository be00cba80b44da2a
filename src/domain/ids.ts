import { z } from 'zod';
import { DeskError } from './errors';

/**
 * Ids are opaque strings of their own types, so that a customer's id never passes for a partner's.
 * Tenant and user ids are GUIDs in Teams, but not in every local client, so their form is not checked: only that they
 * hold no control characters and no half of a surrogate pair, which no store keeps.
 */
const id = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

export const TenantId = id.brand('TenantId');
export type TenantId = z.infer<typeof TenantId>;

/** The Entra object id of a partner's employee. */
export const UserId = id.brand('UserId');
export type UserId = z.infer<typeof UserId>;

/** The conversation of a channel or a group chat. */
export const SharedChatId = id.brand('SharedChatId');
export type SharedChatId = z.infer<typeof SharedChatId>;

export const InvitationId = id.brand('InvitationId');
export type InvitationId = z.infer<typeof InvitationId>;

/** The tenant id of a customer. */
export const CustomerId = id.brand('CustomerId');
export type CustomerId = z.infer<typeof CustomerId>;

export const LeadId = id.brand('LeadId');
export type LeadId = z.infer<typeof LeadId>;

export const SubscriptionId = id.brand('SubscriptionId');
export type SubscriptionId = z.infer<typeof SubscriptionId>;

/** A request to switch a subscription to another partner. */
export const SwitchId = id.brand('SwitchId');
export type SwitchId = z.infer<typeof SwitchId>;

export const OrderId = id.brand('OrderId');
export type OrderId = z.infer<typeof OrderId>;

export const UserImportId = id.brand('UserImportId');
export type UserImportId = z.infer<typeof UserImportId>;

/** A moment as ISO 8601 in UTC with milliseconds, so that the order of the text is the order of time. */
export const Instant = z.iso.datetime({ precision: 3 }).brand('Instant');
export type Instant = z.infer<typeof Instant>;

export const instant = (date: Date): Instant => Instant.parse(date.toISOString());

export const later = (from: Date, milliseconds: number): Instant => instant(new Date(from.getTime() + milliseconds));

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** An id that came with a click. @throws DeskError `not-found` when it cannot be one */
export function idFrom<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new DeskError('not-found');
  return parsed.data;
}
