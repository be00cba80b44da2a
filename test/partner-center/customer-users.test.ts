import { RESTORE_WINDOW } from '../../src/domain/customer-user';
import { DAY } from '../../src/domain/ids';
import type { VersionedUser } from '../../src/partner-center/customer-users';
import { customerIdOf } from '../../src/workflows/customer-id';
import { existing, refusalOf } from '../workflows/ports';
import { allPages, azurePlan, line, NORTHWIND, newUser, type OpenedSandbox, openSandbox, ordered } from './opened';

describe("customers' users", () => {
  let sandbox: OpenedSandbox;
  beforeEach(async () => {
    sandbox = await openSandbox();
  });
  afterEach(() => sandbox.close());

  const create = async (...user: Parameters<typeof newUser>): Promise<VersionedUser> => {
    const created = await sandbox.partnerCenter.createUser(NORTHWIND, newUser(...user));
    return sandbox.partnerCenter.user(NORTHWIND, created.user.id);
  };
  const update = ({ user, etag }: VersionedUser, changes: Partial<VersionedUser['user']>) =>
    sandbox.partnerCenter.updateUser(NORTHWIND, { user: { ...user, ...changes }, etag });
  const remove = (seen: VersionedUser) => update(seen, { deletedAt: sandbox.now() });
  const restore = ({ user: { deletedAt: _, ...user }, etag }: VersionedUser) =>
    sandbox.partnerCenter.updateUser(NORTHWIND, { user, etag });
  const names = async (deleted = false, prefix?: string): Promise<string[]> => {
    const { items } = await allPages(continuation =>
      sandbox.partnerCenter.users(NORTHWIND, { deleted, prefix, continuation }),
    );
    return items.map(({ user }) => user.displayName);
  };
  const consumed = async (subscription: Awaited<ReturnType<typeof ordered>>): Promise<number> =>
    (await sandbox.partnerCenter.subscription(NORTHWIND, subscription.id)).consumedUnits;

  describe('a new user', () => {
    it('is there as it was asked for, also after a restart', async () => {
      const wanted = newUser('Anna', { roles: ['helpdesk-admin'], usageLocation: 'DE' });
      const { user } = await sandbox.partnerCenter.createUser(NORTHWIND, wanted);
      expect(user).toEqual({ id: expect.any(String), ...wanted });
      await sandbox.restart();
      expect((await sandbox.partnerCenter.user(NORTHWIND, user.id)).user).toEqual(user);
    });

    it('is found by the sign-in name, in any case', async () => {
      const anna = await create('Anna');
      const { partnerCenter } = sandbox;
      expect(await partnerCenter.userNamed(NORTHWIND, 'ANNA@northwind.onmicrosoft.com')).toEqual(anna);
      expect(await partnerCenter.userNamed(NORTHWIND, 'bram@northwind.onmicrosoft.com')).toBeUndefined();
    });

    it('has a sign-in name of its own', async () => {
      const anna = await create('Anna');
      const twin = newUser('Another Anna', { userPrincipalName: 'Anna@Northwind.onmicrosoft.com' });
      expect(await refusalOf(sandbox.partnerCenter.createUser(NORTHWIND, twin))).toBe('user-exists');
      expect(await sandbox.partnerCenter.user(NORTHWIND, anna.user.id)).toEqual(anna);
    });

    it('has it even when two are created at once', async () => {
      sandbox.beforeNextWriteOf('sandbox-user', () => create('Anna', { displayName: 'The first' }));
      expect(await refusalOf(create('Anna'))).toBe('user-exists');
      expect(await names()).toEqual(['The first']);
    });

    it('of one customer is nobody at another', async () => {
      const { user } = await create('Anna');
      const southridge = customerIdOf('southridge.onmicrosoft.com');
      const { partnerCenter } = sandbox;
      expect(await refusalOf(partnerCenter.user(southridge, user.id))).toBe('not-found');
      expect(await partnerCenter.userNamed(southridge, user.userPrincipalName)).toBeUndefined();
      expect(await refusalOf(partnerCenter.resetPassword(southridge, user.id))).toBe('not-found');
    });

    it('takes two operations of the store', async () => {
      expect(await sandbox.costOf(() => sandbox.partnerCenter.createUser(NORTHWIND, newUser('Anna')))).toEqual([
        'read sandbox-user',
        'create sandbox-user',
      ]);
    });
  });

  describe('the list', () => {
    it('goes by name, without regard to case or accents, five on a page', async () => {
      for (const name of ['doris', 'Émile', 'Bram', 'anna', 'Fatima', 'Carl', 'Zoë']) await create(name);
      expect(await names()).toEqual(['anna', 'Bram', 'Carl', 'doris', 'Émile', 'Fatima', 'Zoë']);
      const read = (continuation: string | undefined) =>
        sandbox.partnerCenter.users(NORTHWIND, { deleted: false, continuation });
      expect((await allPages(read)).sizes).toEqual([5, 2]);
      expect(await sandbox.costOf(() => read(undefined))).toEqual(['list sandbox-user']);
    });

    it('can be narrowed to names that begin with something', async () => {
      for (const name of ['Anna', 'Andreas', 'Bram', 'Hanna']) await create(name);
      expect(await names(false, 'an')).toEqual(['Andreas', 'Anna']);
      expect(await names(false, 'AND')).toEqual(['Andreas']);
      expect(await names(false, 'x')).toEqual([]);
    });

    it('follows a new name', async () => {
      const anna = await create('Anna');
      await create('Bram');
      await update(anna, { displayName: 'Xenia' });
      expect(await names()).toEqual(['Bram', 'Xenia']);
    });

    it('has deleted users apart', async () => {
      const anna = await create('Anna');
      await create('Bram');
      await remove(anna);
      expect(await names()).toEqual(['Bram']);
      expect(await names(true)).toEqual(['Anna']);
      expect(await names(true, 'b')).toEqual([]);
    });
  });

  describe('a change', () => {
    it('is made by whoever has seen the present state', async () => {
      const anna = await create('Anna');
      const changed = await update(anna, { firstName: 'Anne', roles: ['user-admin', 'helpdesk-admin'] });
      expect(changed.user).toEqual({ ...anna.user, firstName: 'Anne', roles: ['user-admin', 'helpdesk-admin'] });
      expect(await refusalOf(update(anna, { firstName: 'Late' }))).toBe('changed-meanwhile');
      await sandbox.restart();
      expect(await sandbox.partnerCenter.user(NORTHWIND, anna.user.id)).toEqual(changed);
    });

    it('is not made by those who were a moment slower', async () => {
      const anna = await create('Anna');
      sandbox.beforeNextWriteOf('sandbox-user', () => update(anna, { firstName: 'Anne' }));
      expect(await refusalOf(update(anna, { firstName: 'Late' }))).toBe('changed-meanwhile');
      expect((await sandbox.partnerCenter.user(NORTHWIND, anna.user.id)).user.firstName).toBe('Anne');
    });

    it('leaves the sign-in name as it is', async () => {
      const anna = await create('Anna');
      await update(anna, { userPrincipalName: 'other@northwind.onmicrosoft.com' });
      const found = await sandbox.partnerCenter.userNamed(NORTHWIND, anna.user.userPrincipalName);
      expect(found?.user.userPrincipalName).toBe(anna.user.userPrincipalName);
    });

    it('of somebody who is not there is refused', async () => {
      const anna = await create('Anna');
      expect(await refusalOf(update(anna, { id: 'nobody' }))).toBe('not-found');
      expect(await refusalOf(sandbox.partnerCenter.user(NORTHWIND, 'nobody'))).toBe('not-found');
    });

    it('takes two operations of the store', async () => {
      const anna = await create('Anna');
      expect(await sandbox.costOf(() => update(anna, { firstName: 'Anne' }))).toEqual([
        'read sandbox-user',
        'replace sandbox-user',
      ]);
    });
  });

  describe('a password', () => {
    it('is another one after each reset, which takes one operation of the store', async () => {
      const { user } = await create('Anna');
      const reset = () => sandbox.partnerCenter.resetPassword(NORTHWIND, user.id);
      const { password } = await reset();
      expect(password).toHaveLength(16);
      expect((await reset()).password).not.toBe(password);
      expect(await sandbox.costOf(reset)).toEqual(['read sandbox-user']);
    });

    it('is nothing for a deleted user', async () => {
      const anna = await create('Anna');
      await remove(anna);
      expect(await refusalOf(sandbox.partnerCenter.resetPassword(NORTHWIND, anna.user.id))).toBe('not-found');
    });
  });

  describe('a deleted user', () => {
    it('keeps the sign-in name until it can no longer be restored', async () => {
      const deleted = await remove(await create('Anna'));
      const { partnerCenter } = sandbox;
      sandbox.wait(RESTORE_WINDOW - 1);
      expect(await partnerCenter.userNamed(NORTHWIND, deleted.user.userPrincipalName)).toEqual(deleted);
      expect(await refusalOf(create('Anna'))).toBe('user-exists');

      sandbox.wait(1);
      expect(await partnerCenter.userNamed(NORTHWIND, deleted.user.userPrincipalName)).toBeUndefined();
      const successor = await create('Anna', { firstName: 'Anneliese' });
      expect(successor.user.firstName).toBe('Anneliese');
      expect(successor.user).not.toHaveProperty('deletedAt');
    });

    it('is restored within 30 days, also after a restart', async () => {
      const deleted = await remove(await create('Anna'));
      await sandbox.restart();
      sandbox.wait(RESTORE_WINDOW - 1);
      const { user } = await restore(deleted);
      expect(user).not.toHaveProperty('deletedAt');
      expect(await names()).toEqual(['Anna']);
      expect(await names(true)).toEqual([]);
    });

    it('is not restored later, and whoever tries is told why', async () => {
      const deleted = await remove(await create('Anna'));
      sandbox.wait(RESTORE_WINDOW);
      expect(await refusalOf(restore(deleted))).toBe('restore-window-over');
      expect(await names(true)).toEqual([]);
      expect(await names()).toEqual([]);
    });

    it('is forgotten in the end', async () => {
      const deleted = await remove(await create('Anna'));
      sandbox.wait(2 * RESTORE_WINDOW);
      expect(await refusalOf(restore(deleted))).toBe('not-found');
    });

    it('that is over leaves no hole in the list', async () => {
      for (let number = 10; number < 22; number += 1) await remove(await create(`User ${number}`));
      sandbox.wait(DAY);
      await remove(await create('User 99'));
      sandbox.wait(RESTORE_WINDOW - DAY);
      const page = await sandbox.partnerCenter.users(NORTHWIND, { deleted: true });
      expect(page.items.map(({ user }) => user.displayName)).toEqual(['User 99']);
      expect(page.continuation).toBeUndefined();
    });
  });

  describe('a license', () => {
    it('is assigned and removed', async () => {
      const subscription = await ordered(sandbox, NORTHWIND, line(2));
      const anna = await create('Anna');
      const licensed = await update(anna, { licenses: [subscription.id] });
      expect(licensed.user.licenses).toEqual([subscription.id]);
      expect(await consumed(subscription)).toBe(1);
      const plain = await update(licensed, { licenses: [] });
      expect(plain.user.licenses).toEqual([]);
      expect(await consumed(subscription)).toBe(0);
    });

    it('is held once, however often it is asked for', async () => {
      const subscription = await ordered(sandbox, NORTHWIND, line(2));
      const anna = await create('Anna', { licenses: [subscription.id, subscription.id] });
      expect(anna.user.licenses).toEqual([subscription.id]);
      await update(anna, { licenses: [subscription.id, subscription.id] });
      expect(await consumed(subscription)).toBe(1);
    });

    it('is assigned to as many as were bought', async () => {
      const subscription = await ordered(sandbox, NORTHWIND, line(2));
      const licenses = [subscription.id];
      const anna = await create('Anna', { licenses });
      await create('Bram', { licenses });
      const carl = await create('Carl');
      expect(await refusalOf(update(carl, { licenses }))).toBe('no-license-left');
      expect(await refusalOf(create('Doris', { licenses }))).toBe('no-license-left');
      expect(await names()).toEqual(['Anna', 'Bram', 'Carl']);

      await update(anna, { licenses: [] });
      expect((await update(carl, { licenses })).user.licenses).toEqual(licenses);
      expect(await consumed(subscription)).toBe(2);
    });

    it('is assigned to no more when many are created at once', async () => {
      const subscription = await ordered(sandbox, NORTHWIND, line(3));
      const outcomes = await Promise.allSettled(
        ['A', 'B', 'C', 'D', 'E', 'F'].map(name => create(name, { licenses: [subscription.id] })),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
      expect(await consumed(subscription)).toBe(3);
      expect(await names()).toHaveLength(3);
    });

    it('is not taken when another of the same change cannot be', async () => {
      const first = await ordered(sandbox, NORTHWIND, line(1));
      const second = await ordered(sandbox, NORTHWIND, line(1));
      await create('Anna', { licenses: [second.id] });
      const bram = await create('Bram');
      expect(await refusalOf(update(bram, { licenses: [first.id, second.id] }))).toBe('no-license-left');
      expect(await consumed(first)).toBe(0);
      expect((await sandbox.partnerCenter.user(NORTHWIND, bram.user.id)).user.licenses).toEqual([]);
    });

    it('is not taken for a change that came too late', async () => {
      const subscription = await ordered(sandbox, NORTHWIND, line(1));
      const anna = await create('Anna');
      sandbox.beforeNextWriteOf('sandbox-user', () => update(anna, { firstName: 'Anne' }));
      expect(await refusalOf(update(anna, { licenses: [subscription.id] }))).toBe('changed-meanwhile');
      expect(await consumed(subscription)).toBe(0);
    });

    it('stays with the user to whom a colleague assigned it at the same time', async () => {
      const subscription = await ordered(sandbox, NORTHWIND, line(1));
      const anna = await create('Anna');
      const licenses = [subscription.id];
      sandbox.beforeNextWriteOf('sandbox-user', () => update(anna, { licenses }));
      expect(await refusalOf(update(anna, { licenses }))).toBe('changed-meanwhile');
      expect(await consumed(subscription)).toBe(1);
      expect((await sandbox.partnerCenter.user(NORTHWIND, anna.user.id)).user.licenses).toEqual(licenses);
    });

    it('that was taken when the process ended is the same when the change is repeated', async () => {
      const subscription = await ordered(sandbox, NORTHWIND, line(1));
      const anna = await create('Anna');
      sandbox.beforeNextWriteOf('sandbox-user', () => sandbox.restart());
      await expect(update(anna, { licenses: [subscription.id] })).rejects.toThrow('closed');
      expect(await consumed(subscription)).toBe(1);
      expect((await update(anna, { licenses: [subscription.id] })).user.licenses).toEqual([subscription.id]);
      expect(await consumed(subscription)).toBe(1);
    });

    it('needs a usage location', async () => {
      const subscription = await ordered(sandbox, NORTHWIND, line(1));
      const licenses = [subscription.id];
      const required = { usageLocation: { code: 'required' } };
      expect(await refusalOf(create('Anna', { licenses, usageLocation: '' }))).toEqual(required);
      const bram = await create('Bram', { usageLocation: '' });
      expect(await refusalOf(update(bram, { licenses }))).toEqual(required);
      expect(await consumed(subscription)).toBe(0);
      const licensed = await update(bram, { licenses, usageLocation: 'DE' });
      expect(await refusalOf(update(licensed, { usageLocation: '' }))).toEqual(required);
    });

    it('comes from an active subscription with licenses', async () => {
      const { partnerCenter } = sandbox;
      const anna = await create('Anna');
      const plan = await ordered(sandbox, NORTHWIND, line(1, { offer: azurePlan }));
      expect(await refusalOf(update(anna, { licenses: [plan.id] }))).toBe('no-license-left');
      expect(await refusalOf(update(anna, { licenses: ['nothing'] }))).toBe('not-found');

      const subscription = await ordered(sandbox, NORTHWIND, line(1));
      const { etag } = await partnerCenter.subscription(NORTHWIND, subscription.id);
      await partnerCenter.updateSubscription({ subscription: { ...subscription, status: 'suspended' }, etag });
      expect(await refusalOf(update(anna, { licenses: [subscription.id] }))).toBe('subscription-suspended');
    });

    it('is free again when the user is deleted, and not taken back by restoring', async () => {
      const subscription = await ordered(sandbox, NORTHWIND, line(1));
      const licenses = [subscription.id];
      const deleted = await remove(await create('Anna', { licenses }));
      expect(deleted.user.licenses).toEqual([]);
      expect(await consumed(subscription)).toBe(0);
      await create('Bram', { licenses });
      expect((await restore(deleted)).user.licenses).toEqual([]);
      expect(await consumed(subscription)).toBe(1);
    });

    it('takes two operations of the store more', async () => {
      const subscription = await ordered(sandbox, NORTHWIND, line(1));
      const anna = await create('Anna');
      const assign = async () => existing((await update(anna, { licenses: [subscription.id] })).user.licenses[0]);
      expect(await sandbox.costOf(assign)).toEqual([
        'read sandbox-user',
        'read sandbox-subscription',
        'replace sandbox-subscription',
        'replace sandbox-user',
      ]);
    });
  });
});
