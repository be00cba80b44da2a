import { type CustomerId, TenantId } from '../../domain/ids';
import type { Offer } from '../../domain/offer';
import type { Store } from '../../store/store';
import type { ManagedService, ManagedServices } from '../managed-services';
import { SandboxSubscriptions } from './documents';

/** How many of a customer's newest subscriptions are looked at for which services it has. */
const NEWEST = 20;

/** What the customer has subscribed to, with the addresses that Partner Center gives. */
export function createManagedServices(store: Store): ManagedServices {
  return {
    async managedServices(customer) {
      const newest = { descending: true, limit: NEWEST };
      const { items } = await store.list(SandboxSubscriptions, TenantId.parse(customer), newest);
      const kinds = new Set(
        items
          .map(({ body }) => body.subscription)
          .flatMap(({ status, offer }) => (status === 'active' ? offer.kind : [])),
      );
      return [...kinds]
        .sort()
        .reverse()
        .map(kind => serviceOf(kind, customer));
    },
  };
}

function serviceOf(kind: Offer['kind'], customer: CustomerId): ManagedService {
  const tenant = encodeURIComponent(customer);
  if (kind === 'azure-plan') {
    return { name: 'Microsoft Azure', links: { adminService: `https://portal.azure.com/${tenant}` } };
  }
  const onBehalf = (destination: string) =>
    `https://admin.microsoft.com/Partner/BeginClientSession.aspx?CTID=${tenant}&CSDEST=${destination}`;
  return {
    name: 'Microsoft 365',
    links: {
      adminService: onBehalf('o365admincenter'),
      serviceHealth: onBehalf('ServiceStatus'),
      serviceTicket: onBehalf('Support'),
    },
  };
}
