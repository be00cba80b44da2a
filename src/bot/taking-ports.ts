import type { Store } from '../store/store';
import type { Ports } from '../workflows/ports';

/** What only asks Partner Center; everything else changes something there. */
type Question =
  | 'requestUrl'
  | 'organizationProfiles'
  | 'enrolledProfile'
  | 'vetting'
  | 'offers'
  | 'isDomainAvailable'
  | 'customerProfile'
  | 'existingBook'
  | 'managedServices'
  | 'users'
  | 'user'
  | 'userNamed'
  | 'subscriptions'
  | 'soldSubscriptions'
  | 'subscription';

/** The same ports; before anything is changed, in the store or in Partner Center, the turn is taken. */
export function portsThatTake(ports: Ports, take: () => Promise<void>): Ports {
  const { store, partnerCenter } = ports;
  const writes: Pick<Store, 'create' | 'replace' | 'remove'> = {
    create: (...given) => take().then(() => store.create(...given)),
    replace: (...given) => take().then(() => store.replace(...given)),
    remove: (...given) => take().then(() => store.remove(...given)),
  };
  const changes: Omit<Ports['partnerCenter'], Question> = {
    createCustomer: (...given) => take().then(() => partnerCenter.createCustomer(...given)),
    updateCustomerProfile: (...given) => take().then(() => partnerCenter.updateCustomerProfile(...given)),
    createUser: (...given) => take().then(() => partnerCenter.createUser(...given)),
    updateUser: (...given) => take().then(() => partnerCenter.updateUser(...given)),
    resetPassword: (...given) => take().then(() => partnerCenter.resetPassword(...given)),
    createPartnerUser: (...given) => take().then(() => partnerCenter.createPartnerUser(...given)),
    order: (...given) => take().then(() => partnerCenter.order(...given)),
    transferSubscription: (...given) => take().then(() => partnerCenter.transferSubscription(...given)),
    updateSubscription: (...given) => take().then(() => partnerCenter.updateSubscription(...given)),
  };
  return { ...ports, store: { ...store, ...writes }, partnerCenter: { ...partnerCenter, ...changes } };
}
