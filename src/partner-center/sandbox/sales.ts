import type { TenantId } from '../../domain/ids';
import { type Subscription, subscriptionName } from '../../domain/subscription';
import { DocumentConflict, type Store } from '../../store/store';
import { SandboxSales } from './documents';

/** Notes that the partner has sold it; may be done again. */
export async function recordSale(store: Store, partner: TenantId, subscription: Subscription): Promise<void> {
  const { id, customer, offer, commitmentEndDate } = subscription;
  const body = {
    ...{ id, customer, name: subscriptionName(subscription) },
    ...(offer.kind === 'license' && { endsAt: commitmentEndDate }),
  };
  try {
    await store.create(SandboxSales, { tenant: partner, id, body });
  } catch (error) {
    if (!(error instanceof DocumentConflict)) throw error;
  }
}

/** The partner no longer sells it; may be done again. */
export async function forgetSale(store: Store, partner: TenantId, { id }: Subscription): Promise<void> {
  const found = await store.read(SandboxSales, partner, id);
  if (found) await store.remove(SandboxSales, found);
}
