import { type CustomerUser, restorableUntil } from '../../domain/customer-user';
import { DeskError, InvalidInput } from '../../domain/errors';
import { type CustomerId, TenantId } from '../../domain/ids';
import { sortKey } from '../../store/documents';
import { DocumentConflict, type Store, type Stored } from '../../store/store';
import { nameBasedId } from '../../workflows/name-based-id';
import type { Clock } from '../../workflows/ports';
import type { CustomerUsers, VersionedUser } from '../customer-users';
import { ACTIVE, DELETED, SandboxUsers } from './documents';
import { giveBackLicenses, takeLicenses } from './licenses';
import { temporaryPassword } from './temporary-password';

const PAGE = 5;

/** The id comes from the sign-in name, so that nobody else can be given the same name. */
export const customerUserIdOf = (customer: CustomerId, userPrincipalName: string): string =>
  nameBasedId(`user:${customer}:${userPrincipalName.toLowerCase()}`);

export function createCustomerUsers(store: Store, clock: Clock): CustomerUsers {
  const find = (customer: CustomerId, id: string) => store.read(SandboxUsers, TenantId.parse(customer), id);

  const isGone = ({ deletedAt }: CustomerUser): boolean =>
    deletedAt !== undefined && clock.now().getTime() >= Date.parse(restorableUntil(deletedAt));

  async function read(customer: CustomerId, id: string): Promise<Stored<CustomerUser>> {
    const found = await find(customer, id);
    if (!found) throw new DeskError('not-found');
    return found;
  }

  /**
   * Licenses are taken before the user has them, and given back after: whatever interrupts it, never are more in
   * use than there are.
   * @throws DocumentConflict when somebody else wrote the user meanwhile
   */
  async function write(
    customer: CustomerId,
    before: Stored<CustomerUser> | undefined,
    user: CustomerUser,
  ): Promise<Stored<CustomerUser>> {
    if (user.licenses.length > 0 && user.usageLocation === '') {
      throw new InvalidInput({ usageLocation: { code: 'required' } });
    }
    const held = before?.body.licenses ?? [];
    const added = without(user.licenses, held);
    try {
      await takeLicenses(store, customer, user.id, added);
      const written = before
        ? await store.replace(SandboxUsers, { ...before, body: user })
        : await store.create(SandboxUsers, { tenant: TenantId.parse(customer), id: user.id, body: user });
      await giveBackLicenses(store, customer, user.id, without(held, user.licenses));
      return written;
    } catch (error) {
      if (added.length > 0) {
        const present = await find(customer, user.id);
        await giveBackLicenses(store, customer, user.id, without(added, present?.body.licenses ?? []));
      }
      throw error;
    }
  }

  return {
    async users(customer, { deleted, prefix = '', continuation }) {
      const pageAfter = (after: string | undefined) =>
        store.list(SandboxUsers, TenantId.parse(customer), {
          tag: deleted ? DELETED : ACTIVE,
          prefix: sortKey(prefix),
          limit: PAGE,
          continuation: after,
        });
      let page = await pageAfter(continuation);
      while (page.continuation !== undefined && page.items.every(({ body }) => isGone(body))) {
        page = await pageAfter(page.continuation);
      }
      return {
        items: page.items.filter(({ body }) => !isGone(body)).map(versioned),
        continuation: page.continuation,
      };
    },

    async user(customer, id) {
      return versioned(await read(customer, id));
    },

    async userNamed(customer, userPrincipalName) {
      const found = await find(customer, customerUserIdOf(customer, userPrincipalName));
      return found && !isGone(found.body) ? versioned(found) : undefined;
    },

    async createUser(customer, user) {
      const id = customerUserIdOf(customer, user.userPrincipalName);
      const before = await find(customer, id);
      if (before && !isGone(before.body)) throw new DeskError('user-exists');
      const licenses = [...new Set(user.licenses)];
      const { body } = await write(customer, before, { ...user, id, licenses }).catch(conflictAs('user-exists'));
      return { user: body, password: temporaryPassword() };
    },

    async updateUser(customer, { user, etag }) {
      const before = await read(customer, user.id);
      if (before.etag !== etag) throw new DeskError('changed-meanwhile');
      if (!user.deletedAt && isGone(before.body)) throw new DeskError('restore-window-over');
      const { userPrincipalName } = before.body;
      const licenses = user.deletedAt ? [] : [...new Set(user.licenses)];
      const after = { ...user, userPrincipalName, licenses };
      return versioned(await write(customer, before, after).catch(conflictAs('changed-meanwhile')));
    },

    async resetPassword(customer, id) {
      const { body } = await read(customer, id);
      if (body.deletedAt) throw new DeskError('not-found');
      return { password: temporaryPassword() };
    },
  };
}

const versioned = ({ body, etag }: Stored<CustomerUser>): VersionedUser => ({ user: body, etag });

const without = (all: readonly string[], some: readonly string[]): string[] => all.filter(each => !some.includes(each));

const conflictAs =
  (code: 'user-exists' | 'changed-meanwhile') =>
  (error: unknown): never => {
    throw error instanceof DocumentConflict ? new DeskError(code) : error;
  };
