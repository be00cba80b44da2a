import { z } from 'zod';
import { DeskError } from './errors';
import { CustomerId, DAY, Instant, SubscriptionId, SwitchId, UserId } from './ids';
import { Inviter } from './invitation';
import type { Subscription } from './subscription';
import { Language } from './user';

/** How long the other partner and the customer's billing owner have together. */
export const SWITCH_LIFETIME = 30 * DAY;

/** Links that may be valid at the same time: every mail has its own, and the earlier ones stay good. */
const MOST_LINKS = 10;

const done = { at: Instant, by: z.string() };

const SwitchStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('requested') }),
  /** By the other partner; the billing owner of the customer is asked. */
  z.object({ state: z.literal('accepted'), ...done }),
  z.object({ state: z.literal('declined'), ...done }),
  z.object({ state: z.literal('cancelled'), ...done }),
  /** By the billing owner; the subscription is about to move. */
  z.object({ state: z.literal('confirmed'), at: Instant }),
  z.object({ state: z.literal('completed'), at: Instant }),
  /** Partner Center no longer lets the subscription move. */
  z.object({ state: z.literal('failed'), at: Instant }),
]);

/**
 * An Azure subscription is to be switched to another partner of its customer. The record of the partner that sold it
 * counts; the other partner has a copy.
 */
export const AzureSwitch = z.object({
  id: SwitchId,
  customer: CustomerId,
  customerName: z.string(),
  subscription: SubscriptionId,
  subscriptionName: z.string(),
  from: Inviter,
  to: Inviter,
  /** The address that the billing owner is asked at. */
  billingOwner: z.string(),
  requestedBy: z.object({ userId: UserId, name: z.string(), language: Language }),
  requestedAt: Instant,
  expiresAt: Instant,
  /** Grows with every change. */
  revision: z.number().int(),
  /** SHA-256 of every link that opens the billing owner's page; none in a copy. */
  linkHashes: z.array(z.string()),
  status: SwitchStatus,
});
export type AzureSwitch = z.infer<typeof AzureSwitch>;

/** `expired` is not stored: it follows from the clock. */
export type SwitchState = AzureSwitch['status']['state'] | 'expired';

/** Whether somebody still has to answer. */
const isWaiting = ({ status: { state } }: AzureSwitch): boolean => state === 'requested' || state === 'accepted';

export const isUnderWay = (azureSwitch: AzureSwitch): boolean =>
  isWaiting(azureSwitch) || azureSwitch.status.state === 'confirmed';

export const stateOf = (azureSwitch: AzureSwitch, now: Date): SwitchState =>
  isWaiting(azureSwitch) && now.getTime() >= Date.parse(azureSwitch.expiresAt) ? 'expired' : azureSwitch.status.state;

/** @throws DeskError `not-azure`, `subscription-suspended` */
export function requireSwitchable({ offer, status }: Subscription): void {
  if (offer.kind !== 'azure-plan') throw new DeskError('not-azure');
  if (status === 'suspended') throw new DeskError('subscription-suspended');
}

/** @throws DeskError `already-requested` while another request for the subscription waits */
export function requireRequestable(known: AzureSwitch | undefined, now: Date): void {
  if (known && isUnderWay(known) && stateOf(known, now) !== 'expired') {
    throw new DeskError('already-requested', { partner: known.to.companyName });
  }
}

const after = (before: AzureSwitch, status: AzureSwitch['status']): AzureSwitch => ({
  ...before,
  status,
  revision: before.revision + 1,
});

/** @throws DeskError `switch-closed` unless it is in one of these states */
function requireState(azureSwitch: AzureSwitch, now: Date, states: readonly SwitchState[]): void {
  if (!states.includes(stateOf(azureSwitch, now))) throw new DeskError('switch-closed');
}

/** What the other partner answers. */
export type SwitchAnswer = 'accepted' | 'declined';

/** @throws DeskError `switch-closed` when it was answered or cancelled, or has expired */
export function answered(before: AzureSwitch, state: SwitchAnswer, by: string, at: Instant): AzureSwitch {
  requireState(before, new Date(at), ['requested']);
  return after(before, { state, by, at });
}

/** @throws DeskError `switch-closed` once the billing owner has confirmed it, or it is over */
export function cancelled(before: AzureSwitch, by: string, at: Instant): AzureSwitch {
  requireState(before, new Date(at), ['requested', 'accepted', 'expired']);
  return after(before, { state: 'cancelled', by, at });
}

/** The billing owner is sent the mail once more. @throws DeskError `switch-closed` */
export function askedAgain(before: AzureSwitch, now: Date): AzureSwitch {
  requireState(before, now, ['accepted']);
  return after(before, before.status);
}

export const withLink = (before: AzureSwitch, hash: string): AzureSwitch => ({
  ...before,
  linkHashes: [...before.linkHashes, hash].slice(-MOST_LINKS),
});

/** Whether the billing owner can confirm it. @throws DeskError `link-used`, `link-withdrawn`, `link-expired` */
export function requireConfirmable(azureSwitch: AzureSwitch, now: Date): void {
  switch (stateOf(azureSwitch, now)) {
    case 'accepted':
      return;
    case 'confirmed':
    case 'completed':
      throw new DeskError('link-used');
    case 'expired':
      throw new DeskError('link-expired');
    default:
      throw new DeskError('link-withdrawn');
  }
}

/** @throws DeskError `link-…` */
export function confirmed(before: AzureSwitch, at: Instant): AzureSwitch {
  requireConfirmable(before, new Date(at));
  return after(before, { state: 'confirmed', at });
}

/** How it ended, once it was confirmed; the same record otherwise. */
export const ended = (before: AzureSwitch, state: 'completed' | 'failed', at: Instant): AzureSwitch =>
  before.status.state === 'confirmed' ? after(before, { state, at }) : before;

/** What the other partner keeps of it. */
export const copyOf = (azureSwitch: AzureSwitch): AzureSwitch => ({ ...azureSwitch, linkHashes: [] });

/** The copy after news, which may come late, twice and in any order. */
export function newer(known: AzureSwitch | undefined, news: AzureSwitch): AzureSwitch {
  if (!known || known.requestedAt < news.requestedAt) return news;
  return known.requestedAt === news.requestedAt && known.revision < news.revision ? news : known;
}
