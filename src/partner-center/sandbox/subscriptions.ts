import { DeskError, InvalidInput } from '../../domain/errors';
import { type CustomerId, type Instant, instant, SubscriptionId, TenantId } from '../../domain/ids';
import type { TermDuration } from '../../domain/offer';
import { DocumentConflict, type Store } from '../../store/store';
import { nameBasedId } from '../../workflows/name-based-id';
import type { Clock, Ids } from '../../workflows/ports';
import type { OrderLine, SubscriptionInUse, Subscriptions } from '../subscriptions';
import { changeSubscription } from './change-subscription';
import { SandboxSales, type SandboxSubscription, SandboxSubscriptions } from './documents';
import { forgetSale, recordSale } from './sales';

const PAGE = 5;

export function createSubscriptions(store: Store, clock: Clock, ids: Ids): Subscriptions {
  async function read(customer: CustomerId, id: SubscriptionId): Promise<SandboxSubscription> {
    const found = await store.read(SandboxSubscriptions, TenantId.parse(customer), id);
    if (!found) throw new DeskError('not-found');
    return found.body;
  }

  function newSubscription(
    soldBy: TenantId,
    customer: CustomerId,
    id: SubscriptionId,
    line: number,
    { offer, quantity, friendlyName, partnerOnRecord }: OrderLine,
  ): SandboxSubscription {
    const now = clock.now();
    return {
      subscription: {
        id,
        customer,
        offer,
        friendlyName,
        quantity,
        status: 'active',
        orderedAt: instant(now),
        commitmentEndDate: endOfTerm(now, offer.termDuration),
        soldBy,
        ...(partnerOnRecord && { partnerOnRecord }),
        customerMayBuy: false,
      },
      line,
      etag: ids.next(),
      holders: [],
    };
  }

  async function createdOnce(
    customer: CustomerId,
    id: SubscriptionId,
    body: SandboxSubscription,
  ): Promise<SandboxSubscription> {
    try {
      return (await store.create(SandboxSubscriptions, { tenant: TenantId.parse(customer), id, body })).body;
    } catch (error) {
      if (!(error instanceof DocumentConflict)) throw error;
      return read(customer, id);
    }
  }

  return {
    async order(partner, customer, requestId, lines) {
      const ordered = [];
      for (const [line, ordering] of lines.entries()) {
        // An order that is repeated, perhaps because it was interrupted, finds what it made the first time.
        const id = SubscriptionId.parse(nameBasedId(`subscription:${partner}:${customer}:${requestId}:${line}`));
        const body = newSubscription(partner, customer, id, line, ordering);
        const { subscription } = await createdOnce(customer, id, body);
        await recordSale(store, partner, subscription);
        ordered.push(subscription);
      }
      return ordered;
    },

    async subscriptions(customer, continuation) {
      const query = { descending: true, limit: PAGE, continuation };
      const page = await store.list(SandboxSubscriptions, TenantId.parse(customer), query);
      return { items: page.items.map(({ body }) => inUse(body)), continuation: page.continuation };
    },

    async soldSubscriptions(partner, { limit, continuation }) {
      const page = await store.list(SandboxSales, partner, { limit, continuation });
      return { items: page.items.map(({ body }) => body), continuation: page.continuation };
    },

    async subscription(customer, id) {
      return inUse(await read(customer, id));
    },

    async updateSubscription({ subscription, etag }) {
      const after = await changeSubscription(store, subscription.customer, subscription.id, before => {
        if (before.etag !== etag) throw new DeskError('changed-meanwhile');
        const { length: min } = before.holders;
        if (subscription.quantity < min) {
          throw new InvalidInput({ quantity: { code: 'quantity', min, max: subscription.offer.maximumQuantity } });
        }
        return { ...before, subscription, etag: ids.next() };
      });
      return inUse(after);
    },

    async transferSubscription(customer, id, { from, to }) {
      const { subscription: moved } = await changeSubscription(store, customer, id, before => {
        const { partnerOnRecord: _, supportContact: __, ...subscription } = before.subscription;
        if (subscription.soldBy === to) return undefined;
        if (subscription.soldBy !== from) throw new DeskError('changed-meanwhile');
        return { ...before, subscription: { ...subscription, soldBy: to, customerMayBuy: false }, etag: ids.next() };
      });
      await recordSale(store, to, moved);
      await forgetSale(store, from, moved);
    },
  };
}

const inUse = ({ subscription, etag, holders }: SandboxSubscription): SubscriptionInUse => ({
  subscription,
  etag,
  consumedUnits: holders.length,
});

const MONTHS: Readonly<Record<TermDuration, number>> = { P1M: 1, P1Y: 12, P3Y: 36 };

/** On the same day of the month, or on the last where the month is shorter. */
function endOfTerm(from: Date, term: TermDuration): Instant {
  const end = new Date(from);
  end.setUTCMonth(end.getUTCMonth() + MONTHS[term]);
  // A day that the month does not have has become one of the next month.
  if (end.getUTCDate() !== from.getUTCDate()) end.setUTCDate(0);
  return instant(end);
}
