import { DeskError } from '../../domain/errors';
import { idFrom, instant, later, OrderId } from '../../domain/ids';
import { type Offer, offerOf } from '../../domain/offer';
import { Cart, companyNameOf, emptyCart, type Order, withLine, withoutLastLine } from '../../domain/order';
import type { Partnership } from '../../domain/partnership';
import { onRecord } from '../../workflows/add-customer';
import { offersFor } from '../../workflows/offers';
import { orderOf, submitOrder, submittedOrder } from '../../workflows/orders';
import type { Click } from '../activity';
import {
  customerAddedCard,
  NOBODY,
  orderedCard,
  orderLinesCard,
  orderReviewCard,
  settingUpCard,
  setupInfoCard,
} from '../cards/orders';
import type { FlowStep } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';

/** An order lives in the chat until it is submitted: who leaves the flow has dropped it. */
export interface OrderOptions {
  cart?: unknown;
  /** What the offers were searched for. */
  search?: string;
}

/** The order so far; whatever else a button has sent by this name is none. */
export function cartIn({ ports }: Turn, options: OrderOptions): Cart {
  const known = Cart.safeParse(options.cart);
  if (known.success) return known.data;
  const cart = emptyCart(OrderId.parse(ports.ids.next()));
  options.cart = cart;
  return cart;
}

/** Whom the subscriptions of a customer may count for. */
export type ResellersOnRecord<Options> = (turn: Turn, options: Options) => Promise<readonly Partnership[]>;

/** Offers, licenses and, where it is chosen with the order, the reseller on record. */
export function linesStep<Options extends OrderOptions>(resellersOf: ResellersOnRecord<Options>): FlowStep<Options> {
  /** With the reseller that is chosen on the card, of those that can be. */
  async function chosen(turn: Turn, options: Options, { inputs }: Click): Promise<Cart> {
    const cart = cartIn(turn, options);
    const resellers = await resellersOf(turn, options);
    if (resellers.length === 0) return cart;
    const reseller = resellers.find(({ partner }) => partner === inputs['reseller']);
    if (!reseller && inputs['reseller'] !== NOBODY) throw new DeskError('relationship-missing');
    return { ...cart, reseller: reseller && onRecord(reseller) };
  }

  async function added(turn: Turn, options: Options, click: Click): Promise<Cart> {
    const { catalogItemId = '', quantity = '' } = click.inputs;
    const cart = await chosen(turn, options, click);
    return withLine(cart, offerOf(await offersFor(turn.ports, turn.actor), catalogItemId), quantity);
  }

  return {
    name: 'lines',
    show: async (turn, options, card) => {
      const cart = cartIn(turn, options);
      if (!cart.buyer) throw new DeskError('not-found');
      const search = options.search ?? '';
      return orderLinesCard(
        turn.actor,
        {
          cart,
          companyName: companyNameOf({ buyer: cart.buyer }),
          offers: (await offersFor(turn.ports, turn.actor)).filter(offer => isFound(offer, search)),
          search,
          resellers: await resellersOf(turn, options),
        },
        card,
      );
    },
    answers: {
      search: async (turn, options, click) => {
        options.cart = await chosen(turn, options, click);
        options.search = click.inputs['search'] ?? '';
        return 'again';
      },
      'add-line': async (turn, options, click) => {
        options.cart = await added(turn, options, click);
        return 'again';
      },
      'remove-line': async (turn, options, click) => {
        options.cart = withoutLastLine(await chosen(turn, options, click));
        return 'again';
      },
      next: async (turn, options, click) => {
        const isAdding = cartIn(turn, options).lines.length === 0 || Boolean(click.inputs['quantity']?.trim());
        options.cart = await (isAdding ? added : chosen)(turn, options, click);
        return 'next';
      },
      cancel,
    },
  };
}

/** Found by every word of what was searched for. */
const isFound = ({ title }: Offer, search: string): boolean =>
  search
    .toLowerCase()
    .split(/\s+/)
    .every(word => title.toLowerCase().includes(word));

/** The last look, and what follows from it: in place of the card, with a new customer's password for a short while. */
export const reviewStep: FlowStep<OrderOptions> = {
  name: 'review',
  show: async (turn, options, card) => orderReviewCard(turn.actor, cartIn(turn, options), card),
  answers: {
    submit: async (turn, options) => {
      const { ports, actor, replies } = turn;
      const { order, setupInfo } = await submitOrder(ports, actor, cartIn(turn, options));
      const outcome = outcomeOf(turn, order);
      if (setupInfo) replies.showBriefly(setupInfoCard(actor, order, setupInfo), outcome);
      else replies.show(outcome);
      return 'end';
    },
    edit: async () => 'restart',
    cancel,
  },
};

function outcomeOf({ actor }: Turn, order: Order) {
  if (order.status.state !== 'provisioned') return settingUpCard(actor, order);
  return order.buyer.kind === 'new' ? customerAddedCard(actor, order) : orderedCard(actor, order);
}

/** Nobody takes so long to click twice: somebody who clicks "Submit" again later has not got the answer. */
const ANSWER_LOST = 3_000;

/** Says what has become of an order that was submitted on a card which still shows it. @returns whether there is such */
export async function sayOutcome(turn: Turn, { order: id }: Click['args']): Promise<boolean> {
  const { ports, actor, replies } = turn;
  const order = await submittedOrder(ports, actor, idFrom(OrderId, id));
  if (!order || order.status.state === 'failed') return false;
  if (instant(ports.clock.now()) < later(new Date(order.status.since), ANSWER_LOST)) return false;
  replies.say(outcomeOf(turn, order));
  return true;
}

/** Done: the setup info goes. */
export async function showCustomerAdded({ ports, actor, replies }: Turn, { order }: Click['args']): Promise<void> {
  replies.show(customerAddedCard(actor, await orderOf(ports, actor, idFrom(OrderId, order))));
}
