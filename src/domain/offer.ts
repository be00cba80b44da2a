import { z } from 'zod';
import { DeskError, InvalidInput } from './errors';

/** How long a subscription binds: ISO 8601 durations, as Partner Center writes them. */
export const TermDuration = z.enum(['P1M', 'P1Y', 'P3Y']);
export type TermDuration = z.infer<typeof TermDuration>;

export const BillingCycle = z.enum(['monthly', 'annual']);
export type BillingCycle = z.infer<typeof BillingCycle>;

/** Something to sell: a product's SKU with its availability (`GET /v1/products/{product}/skus/{sku}/availabilities`). */
export const Offer = z.object({
  /** `product:sku:availability`, as a cart's line item names it. */
  catalogItemId: z.string(),
  title: z.string(),
  kind: z.enum(['license', 'azure-plan']),
  termDuration: TermDuration,
  billingCycle: BillingCycle,
  minimumQuantity: z.number().int(),
  maximumQuantity: z.number().int(),
});
export type Offer = z.infer<typeof Offer>;

/**
 * A number of licences as it was typed, for this offer.
 * @throws InvalidInput `quantity` when it is no whole number between the offer's minimum and maximum
 */
export function quantityOf(offer: Pick<Offer, 'minimumQuantity' | 'maximumQuantity'>, typed: string): number {
  const { minimumQuantity: min, maximumQuantity: max } = offer;
  const quantity = /^\d{1,7}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  if (!(quantity >= min && quantity <= max)) throw new InvalidInput({ quantity: { code: 'quantity', min, max } });
  return quantity;
}

/** @throws DeskError `not-found` for something that is not sold */
export function offerOf(offers: readonly Offer[], catalogItemId: string): Offer {
  const offer = offers.find(each => each.catalogItemId === catalogItemId);
  if (!offer) throw new DeskError('not-found');
  return offer;
}
