import type { CustomerId } from '../domain/ids';

/**
 * A service that a partner with delegated admin privileges administers for a customer. Its links open Microsoft's pages
 * on behalf of the customer; not every service has all of them.
 */
export interface ManagedService {
  readonly name: string;
  readonly links: {
    readonly adminService?: string;
    readonly serviceHealth?: string;
    readonly serviceTicket?: string;
  };
}

export interface ManagedServices {
  /** `GET /v1/customers/{id}/managedservices` */
  managedServices(customer: CustomerId): Promise<readonly ManagedService[]>;
}
