import type { CustomerProfile } from '../../domain/customer-profile';
import { DeskError } from '../../domain/errors';
import { type CustomerId, later, TenantId } from '../../domain/ids';
import { DocumentConflict, type Store, type Stored } from '../../store/store';
import { customerIdOf } from '../../workflows/customer-id';
import type { Clock } from '../../workflows/ports';
import type { Creation, CustomerAccounts, VersionedProfile } from '../customer-accounts';
import { existingBook, isInBook } from './customer-book';
import { customerUserIdOf } from './customer-users';
import {
  type Provisioning,
  SANDBOX_CUSTOMER_ID,
  type SandboxCustomer,
  SandboxCustomers,
  SandboxUsers,
} from './documents';
import { temporaryPassword } from './temporary-password';

const SLOW_PROVISIONING = 3_000;

export function createCustomerAccounts(store: Store, clock: Clock): CustomerAccounts {
  const read = (customer: CustomerId) => store.read(SandboxCustomers, TenantId.parse(customer), SANDBOX_CUSTOMER_ID);

  /** @throws DocumentConflict when somebody else wrote it meanwhile */
  const write = (customer: CustomerId, before: Stored<SandboxCustomer> | undefined, body: SandboxCustomer) =>
    before
      ? store.replace(SandboxCustomers, { ...before, body })
      : store.create(SandboxCustomers, { tenant: TenantId.parse(customer), id: SANDBOX_CUSTOMER_ID, body });

  async function addAdministrator(customer: CustomerId, profile: CustomerProfile): Promise<void> {
    const userPrincipalName = administratorOf(profile.domain);
    const id = customerUserIdOf(customer, userPrincipalName);
    const { firstName, lastName, country: usageLocation } = profile;
    const displayName = `${firstName} ${lastName}`;
    const person = { id, userPrincipalName, displayName, firstName, lastName, usageLocation };
    try {
      const body = { ...person, licenses: [], roles: ['global-admin' as const] };
      await store.create(SandboxUsers, { tenant: TenantId.parse(customer), id, body });
    } catch (error) {
      // An attempt that was interrupted had come this far.
      if (!(error instanceof DocumentConflict)) throw error;
    }
  }

  async function createCustomer(
    partner: TenantId,
    requestId: string,
    profile: CustomerProfile,
    associatedPartner: TenantId | undefined,
  ): Promise<Creation> {
    if (isReserved(profile.domain)) throw new DeskError('domain-taken');
    const customer = customerIdOf(profile.domain);
    const found = await read(customer);
    const known = found?.body.creation;
    const isRepeated = known?.partner === partner && known.requestId === requestId;
    if (found && !isRepeated && !isFree(found.body)) throw new DeskError('domain-taken');
    if (known?.provisioning.state === 'created') return { status: 'created', customer, setupInfo: undefined };

    const provisioning = provisioned(known?.provisioning, profile.companyName, clock.now());
    if (provisioning !== known?.provisioning) {
      // The administrator first: a customer without one could not be mended by asking again.
      if (provisioning.state === 'created') await addAdministrator(customer, profile);
      const request = { partner, requestId, ...(associatedPartner && { associatedPartner }) };
      try {
        await write(customer, found, { profile, creation: { ...request, provisioning } });
      } catch (error) {
        if (!(error instanceof DocumentConflict)) throw error;
        // Somebody else was quicker; what they have left is answered.
        return createCustomer(partner, requestId, profile, associatedPartner);
      }
    }
    switch (provisioning.state) {
      case 'failed':
        throw new DeskError('provisioning-failed');
      case 'pending':
        return { status: 'pending', askAgainAt: provisioning.readyAt };
      case 'created': {
        const setupInfo = { userName: administratorOf(profile.domain), password: temporaryPassword() };
        return { status: 'created', customer, setupInfo };
      }
    }
  }

  return {
    async isDomainAvailable(domain) {
      if (isReserved(domain)) return false;
      const found = await read(customerIdOf(domain));
      return !found || isFree(found.body);
    },

    createCustomer,

    async customerProfile(customer) {
      const found = await read(customer);
      return found && versioned(found);
    },

    async updateCustomerProfile(customer, { profile, etag }) {
      const before = await read(customer);
      if ((before && versioned(before))?.etag !== etag) throw new DeskError('changed-meanwhile');
      const creation = before && !isFree(before.body) ? before.body.creation : undefined;
      try {
        const written = await write(customer, before, { profile, ...(creation && { creation }) });
        return { profile: written.body.profile, etag: written.etag };
      } catch (error) {
        throw error instanceof DocumentConflict ? new DeskError('changed-meanwhile') : error;
      }
    },

    async existingBook(partner, companyName) {
      return existingBook(partner, companyName);
    },
  };
}

const administratorOf = (domain: string): string => `admin@${domain}`;

/** Domains that are taken although nobody has created a customer with them. */
const isReserved = (domain: string): boolean => {
  const name = domain.toLowerCase();
  return name.startsWith('taken') || isInBook(name);
};

/** A creation that failed leaves the domain to the next. */
const isFree = ({ creation }: SandboxCustomer): boolean => creation?.provisioning.state === 'failed';

const isProvisioned = ({ creation }: SandboxCustomer): boolean =>
  creation === undefined || creation.provisioning.state === 'created';

/** Nothing of a customer that does not exist yet. */
const versioned = ({ body, etag }: Stored<SandboxCustomer>): VersionedProfile | undefined =>
  isProvisioned(body) ? { profile: body.profile, etag } : undefined;

/** How provisioning goes on, by what the company is called: `Broken` fails once, `Slow` takes a while. */
function provisioned(before: Provisioning | undefined, companyName: string, now: Date): Provisioning {
  if (before?.state === 'pending') {
    return now.getTime() < Date.parse(before.readyAt) ? before : { state: 'created' };
  }
  if (!before && companyName.includes('Broken')) return { state: 'failed' };
  if (companyName.includes('Slow')) return { state: 'pending', readyAt: later(now, SLOW_PROVISIONING) };
  return { state: 'created' };
}
