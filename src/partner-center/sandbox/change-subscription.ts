import { type CustomerId, TenantId } from '../../domain/ids';
import type { Store } from '../../store/store';
import { type CommitPorts, change } from '../../workflows/commit';
import { type SandboxSubscription, SandboxSubscriptions } from './documents';

/** Decides anew when somebody else changed it meanwhile; nothing is written for `undefined`. @throws DeskError `not-found` */
export async function changeSubscription(
  store: Store,
  customer: CustomerId,
  id: string,
  decide: (before: SandboxSubscription) => SandboxSubscription | undefined,
): Promise<SandboxSubscription> {
  const ports: CommitPorts = { store, claimEffects: effects => effects, effectsCommitted: () => undefined };
  const { body } = await change(ports, SandboxSubscriptions, TenantId.parse(customer), id, before => {
    const after = decide(before);
    return after && { body: after };
  });
  return body;
}
