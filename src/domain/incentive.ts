import { z } from 'zod';
import type { Partner } from './actor';
import { DeskError } from './errors';
import { CustomerId, DAY, Instant, later, SubscriptionId, UserId } from './ids';
import { PartnerOnRecord, type Subscription } from './subscription';

/**
 * How a subscription stands for a partner's incentives: a reseller is on record (for a reseller: itself), nobody is, or
 * it is none of the partner's business.
 */
export type Incentive = 'on-record' | 'nobody' | 'others';

export function incentiveOf(
  { soldBy, partnerOnRecord }: Pick<Subscription, 'soldBy' | 'partnerOnRecord'>,
  { tenantId, kind }: Pick<Partner, 'tenantId' | 'kind'>,
): Incentive {
  const isProvider = kind === 'indirect-provider';
  if (isProvider && soldBy !== tenantId) return 'others';
  if (!partnerOnRecord) return 'nobody';
  return isProvider || partnerOnRecord.tenantId === tenantId ? 'on-record' : 'others';
}

/** A reseller asks the provider that sold a subscription to put it on record. */
export const OnRecordRequest = z.object({
  customer: CustomerId,
  subscription: SubscriptionId,
  reseller: PartnerOnRecord,
  askedBy: z.object({ userId: UserId, name: z.string() }),
  askedAt: Instant,
  answer: z.object({ by: z.string(), at: Instant }).optional(),
});
export type OnRecordRequest = z.infer<typeof OnRecordRequest>;

/** How long a request is kept. */
export const ON_RECORD_REQUEST_LIFETIME = 60 * DAY;

/** How long a reseller waits before it asks again for the same subscription. */
const PATIENCE = 7 * DAY;

/** @throws DeskError `already-asked` by a colleague or a moment ago */
export function requireAskable(known: OnRecordRequest | undefined, now: Date): void {
  if (!known || known.answer) return;
  if (now.getTime() < Date.parse(later(new Date(known.askedAt), PATIENCE))) throw new DeskError('already-asked');
}
