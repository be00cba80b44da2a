import { z } from 'zod';
import { CustomerAgreement } from './agreement';
import { CustomerProfile } from './customer-profile';
import { DeskError, InvalidInput } from './errors';
import { CustomerId, Instant, LeadId, OrderId, UserId } from './ids';
import { Offer, quantityOf } from './offer';
import { PartnerOnRecord } from './subscription';

const Line = z.object({ offer: Offer, quantity: z.number().int() });
export type Line = z.infer<typeof Line>;

/** Who buys: a customer that is created with the order, or one that is on the list. */
export const Buyer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new'), profile: CustomerProfile }),
  z.object({ kind: z.literal('known'), customer: CustomerId, companyName: z.string() }),
]);
export type Buyer = z.infer<typeof Buyer>;

/** An order that is being put together. Its id stays the same however often it is submitted. */
export const Cart = z.object({
  id: OrderId,
  buyer: Buyer.optional(),
  /** The indirect reseller whose customer it is, and whom the subscriptions count for. */
  reseller: PartnerOnRecord.optional(),
  lines: z.array(Line),
  /** Of a new customer. */
  agreement: CustomerAgreement.optional(),
  /** The lead that it comes from. */
  lead: LeadId.optional(),
});
export type Cart = z.infer<typeof Cart>;

/** What was submitted, and what became of it. */
export const Order = Cart.extend({
  buyer: Buyer,
  by: z.object({ userId: UserId, name: z.string() }),
  status: z.discriminatedUnion('state', [
    z.object({ state: z.literal('submitted'), since: Instant }),
    z.object({ state: z.literal('provisioned'), since: Instant, customer: CustomerId }),
    z.object({ state: z.literal('failed'), since: Instant }),
  ]),
});
export type Order = z.infer<typeof Order>;

export const emptyCart = (id: OrderId): Cart => ({ id, lines: [] });

/**
 * With one more line; the same offer again has its number of licenses replaced.
 * @throws InvalidInput `quantity`
 */
export function withLine(cart: Cart, offer: Offer, typed: string): Cart {
  const line = { offer, quantity: quantityOf(offer, typed) };
  const isKnown = cart.lines.some(each => isSameOffer(each, line));
  const lines = isKnown ? cart.lines.map(each => (isSameOffer(each, line) ? line : each)) : [...cart.lines, line];
  return { ...cart, lines };
}

const isSameOffer = (one: Line, other: Line): boolean => one.offer.catalogItemId === other.offer.catalogItemId;

export const withoutLastLine = (cart: Cart): Cart => ({ ...cart, lines: cart.lines.slice(0, -1) });

/** @throws InvalidInput `quantity` for a cart without lines; DeskError `not-found` for one without a buyer */
export function submitted(cart: Cart, by: Order['by'], now: Instant): Order {
  const { buyer } = cart;
  if (!buyer) throw new DeskError('not-found');
  if (cart.lines.length === 0) throw new InvalidInput({ quantity: { code: 'required' } });
  return { ...cart, buyer, by, status: { state: 'submitted', since: now } };
}

/** Whether it may be submitted, once more after it has failed. */
export const canBeSubmitted = (known: Order | undefined): boolean => !known || known.status.state === 'failed';

/** The same order when it has left this state: whoever was first decides. */
export const provisioned = (order: Order, customer: CustomerId, now: Instant): Order =>
  order.status.state === 'submitted' ? { ...order, status: { state: 'provisioned', since: now, customer } } : order;

/** As `provisioned`. */
export const failed = (order: Order, now: Instant): Order =>
  order.status.state === 'submitted' ? { ...order, status: { state: 'failed', since: now } } : order;

export const companyNameOf = ({ buyer }: Pick<Order, 'buyer'>): string =>
  buyer.kind === 'new' ? buyer.profile.companyName : buyer.companyName;
