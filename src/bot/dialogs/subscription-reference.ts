import { CustomerId, idFrom, SubscriptionId } from '../../domain/ids';
import type { SubscriptionReference } from '../../workflows/subscription';

/** The subscription that a button names. */
export const referenceOf = ({
  customer,
  subscription,
}: {
  readonly customer?: string;
  readonly subscription?: string;
}): SubscriptionReference => ({
  customer: idFrom(CustomerId, customer),
  subscription: idFrom(SubscriptionId, subscription),
});
