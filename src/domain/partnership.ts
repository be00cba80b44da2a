import { z } from 'zod';
import { DeskError } from './errors';
import { Instant, TenantId } from './ids';
import type { Inviter } from './invitation';

/** One side's record of the partnership between an indirect provider and an indirect reseller. */
export const Partnership = z.object({
  partner: TenantId,
  /** What the partner is for the tenant that holds this record. */
  partnerRole: z.enum(['provider', 'reseller']),
  companyName: z.string(),
  mpnId: z.string(),
  country: z.string(),
  /** The provider's administrator access to the reseller's work account; the reseller can remove it afterwards. */
  providerAccess: z.enum(['granted', 'removed']),
  since: Instant,
  /** It is over. The record stays, so that news which comes late cannot bring it back. */
  endedAt: Instant.optional(),
});
export type Partnership = z.infer<typeof Partnership>;

/** @throws DeskError `not-found` once it is over: nobody has this partner any more */
export function requireActive(partnership: Partnership | undefined): Partnership {
  if (!partnership || partnership.endedAt) throw new DeskError('not-found');
  return partnership;
}

/**
 * The partnership that was shown on a card, and not a later one with the same partner.
 * @param since as it was shown
 * @throws DeskError `not-found`, `changed-meanwhile`
 */
export function requireShown(partnership: Partnership, since: string): Partnership {
  if (requireActive(partnership).since !== since) throw new DeskError('changed-meanwhile');
  return partnership;
}

/** The reseller takes back the administrator access; the same record when that has been done. */
export const withoutAccess = (partnership: Partnership): Partnership =>
  partnership.providerAccess === 'removed' ? partnership : { ...partnership, providerAccess: 'removed' };

/** Over, and with it the provider's administrator access. */
export const ended = (partnership: Partnership, now: Instant): Partnership => ({
  ...withoutAccess(partnership),
  endedAt: now,
});

/** The same partnership, as the partner records it. */
export const seenByPartner = (partnership: Partnership, own: Inviter): Partnership => ({
  ...partnership,
  partner: own.tenantId,
  partnerRole: partnership.partnerRole === 'provider' ? 'reseller' : 'provider',
  companyName: own.companyName,
  mpnId: own.mpnId,
  country: own.country,
});

/**
 * The record after news from the other side, which may come late, twice and in any order: a later partnership replaces
 * an earlier one, and within one partnership what was removed or ended stays so.
 */
export function merged(known: Partnership | undefined, news: Partnership): Partnership {
  if (!known || known.since < news.since) return news;
  if (known.since > news.since) return known;
  const [endedAt] = [known.endedAt, news.endedAt].filter(at => at !== undefined).sort();
  const after = news.providerAccess === 'removed' ? withoutAccess(known) : known;
  return endedAt === known.endedAt ? after : { ...after, endedAt };
}
