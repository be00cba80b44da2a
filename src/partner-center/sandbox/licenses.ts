import { DeskError } from '../../domain/errors';
import type { CustomerId } from '../../domain/ids';
import type { Store } from '../../store/store';
import { changeSubscription } from './change-subscription';
import type { SandboxSubscription } from './documents';

/**
 * A subscription counts its licenses by the ids of the users who hold one: taking one twice takes one, and giving
 * back one that is not held changes nothing.
 */
async function changeHolders(
  store: Store,
  customer: CustomerId,
  subscriptions: readonly string[],
  decide: (subscription: SandboxSubscription) => readonly string[],
): Promise<void> {
  for (const id of subscriptions) {
    await changeSubscription(store, customer, id, before => {
      const holders = [...decide(before)];
      return holders.length === before.holders.length ? undefined : { ...before, holders };
    });
  }
}

/**
 * Some may be taken already when another cannot be.
 * @throws DeskError `no-license-left`, `subscription-suspended`, `not-found`
 */
export const takeLicenses = (
  store: Store,
  customer: CustomerId,
  user: string,
  subscriptions: readonly string[],
): Promise<void> =>
  changeHolders(store, customer, subscriptions, ({ subscription, holders }) => {
    if (holders.includes(user)) return holders;
    if (subscription.status === 'suspended') throw new DeskError('subscription-suspended');
    // An Azure plan is billed by use and has none.
    if (subscription.offer.kind !== 'license' || holders.length >= subscription.quantity) {
      throw new DeskError('no-license-left');
    }
    return [...holders, user];
  });

export const giveBackLicenses = (
  store: Store,
  customer: CustomerId,
  user: string,
  subscriptions: readonly string[],
): Promise<void> =>
  changeHolders(store, customer, subscriptions, ({ holders }) => holders.filter(holder => holder !== user));
