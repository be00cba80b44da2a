import type { Actor } from '../../src/domain/actor';
import { later, UserId } from '../../src/domain/ids';
import type { Role } from '../../src/domain/role';
import { DEPARTING_ADMINS_ID, DepartingAdmins, Users } from '../../src/store/documents';
import { addUser, managedUser, removeUser, updateUser } from '../../src/workflows/partner-users';
import { meet, replaceAddedUser, userOf, usersPage } from '../../src/workflows/users';
import { submission } from '../domain/samples';
import { existing, openPorts, partner, person, refusalOf, type TestPorts, withoutHistory } from './ports';

const alex = partner('contoso');
const { tenantId: TENANT } = alex;
const anna = { displayName: 'Anna Lidman', userPrincipalName: 'Anna@contoso.example', roles: 'sales-agent' };
const chat = { conversationId: 'chat', serviceUrl: 'https://teams.example', channelId: 'msteams', botId: 'bot' };

let desk: TestPorts;
beforeEach(async () => {
  desk = await openPorts();
  await desk.putUser(alex);
  await desk.putAccount(alex, { state: 'active', submission: submission(), since: desk.now() });
});
afterEach(() => desk.close());

const colleague = (name: string, roles: readonly Role[] = []): Actor => ({
  ...person('contoso', roles, name),
  partner: alex.partner,
});

const names = async () => (await usersPage(desk.ports, alex)).items.map(({ body }) => body.name);
const rolesOf = async (id: UserId) => (await userOf(desk.ports, TENANT, id))?.roles;
const add = (changes: Partial<typeof anna> = {}, request = 'request') =>
  addUser(desk.ports, alex, request, { ...anna, ...changes });

/** Anna writes for the first time, and Teams says this of her. */
const annaComes = (userPrincipalName: string | undefined = 'anna@CONTOSO.example') =>
  meet(
    desk.ports,
    { tenantId: TENANT, userId: UserId.parse('anna'), name: '', locale: 'de-DE', timeZone: 'Europe/Berlin', chat },
    async () => userPrincipalName,
  );

describe('Add user', () => {
  it('keeps everything but the password', async () => {
    const { user, password } = await add();
    expect(password).toHaveLength(16);
    expect(await userOf(desk.ports, TENANT, user.id)).toEqual(user);
    expect(JSON.stringify(user)).not.toContain(password);
    expect(user).toMatchObject({ name: 'Anna Lidman', roles: ['sales-agent'] });
    expect(user.chat).toBeUndefined();
  });

  it('makes one user of a repeated request, with another password', async () => {
    const [first, second] = [await add(), await add()];
    expect(second.user).toEqual(first.user);
    expect(second.password).not.toBe(first.password);
    expect(await names()).toEqual(['Anna Lidman', 'Robin Counts']);
  });

  it('refuses a name that is taken, in whatever case, also at the same moment', async () => {
    await add();
    expect(await refusalOf(add({ userPrincipalName: 'ANNA@contoso.example' }, 'another'))).toBe('user-exists');
    const both = await Promise.allSettled([
      add({ userPrincipalName: 'lee@contoso.example' }, 'one'),
      add({ userPrincipalName: 'Lee@contoso.example' }, 'two'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is for those who manage users, and only a global admin adds another', async () => {
    const grady = colleague('Grady Archie', ['user-management-admin']);
    const refused = (by: Actor, roles: string) => refusalOf(addUser(desk.ports, by, 'request', { ...anna, roles }));
    expect(await refused(colleague('Lee Gu', ['admin-agent']), 'sales-agent')).toBe('role-missing');
    expect(await refused(grady, 'global-admin')).toBe('role-missing');
    expect(await refused(person('contoso', ['global-admin']), 'sales-agent')).toBe('not-enrolled');
    await addUser(desk.ports, grady, 'request', anna);
  });
});

describe('somebody who was added', () => {
  it('has the roles from the first word on, and is on the list once', async () => {
    const { user: added } = await add();
    const met = await annaComes();
    expect(met).toMatchObject({ id: 'anna', name: 'Anna Lidman', roles: ['sales-agent'], language: 'de' });
    const effect = { added: added.id, user: met.id, roles: met.roles };
    await replaceAddedUser(desk.ports, TENANT, effect);
    await replaceAddedUser(desk.ports, TENANT, effect);
    expect(await names()).toEqual(['Anna Lidman', 'Robin Counts']);
    expect(await rolesOf(met.id)).toEqual(['sales-agent']);
  });

  it('has the roles that a colleague has given since', async () => {
    const { user: added } = await add();
    const met = await annaComes();
    await updateUser(desk.ports, alex, added.id, 'sales-agent', { roles: 'helpdesk-agent' });
    await replaceAddedUser(desk.ports, TENANT, { added: added.id, user: met.id, roles: met.roles });
    expect(await rolesOf(met.id)).toEqual(['helpdesk-agent']);
  });

  it('is nobody with another sign-in name, and nobody else’s', async () => {
    await add();
    expect(await annaComes('anna@fabrikam.example')).toMatchObject({ roles: [] });
    const stranger = { ...alex, tenantId: person('fabrikam').tenantId, userId: UserId.parse('anna') };
    const met = { ...stranger, name: 'Anna', locale: 'en-US', timeZone: undefined, chat };
    expect(await meet(desk.ports, met, async () => anna.userPrincipalName)).toMatchObject({ roles: [] });
  });

  it('does not take over the roles of somebody who has written under the same name', async () => {
    await desk.putUser(colleague('Old Anna', ['global-admin']), { userPrincipalName: 'anna@contoso.example' });
    expect(await annaComes()).toMatchObject({ roles: [] });
  });

  it('comes later where Teams could not be asked at first, and is asked about no more after that', async () => {
    await add();
    expect(await annaComes('')).toMatchObject({ roles: [], userPrincipalName: '' });
    expect(await annaComes()).toMatchObject({ roles: [] });
    await removeUser(desk.ports, alex, UserId.parse('anna'), '');
    const unasked = {
      tenantId: TENANT,
      userId: UserId.parse('anna'),
      name: 'A',
      locale: 'de',
      timeZone: undefined,
      chat,
    };
    expect(await meet(desk.ports, unasked, async () => undefined)).not.toHaveProperty('userPrincipalName');
    expect(await annaComes()).toMatchObject({ roles: ['sales-agent'] });
  });
});

describe('Update', () => {
  const grady = colleague('Grady Archie');
  const update = (roles: string, shown = '', by: Actor = alex, id = grady.userId) =>
    updateUser(desk.ports, by, id, shown, { roles });

  beforeEach(async () => {
    await desk.putUser(grady);
  });

  it('tells the user, unless nothing has changed or they did it themselves', async () => {
    await update('sales-agent');
    const effectsOf = async (id: UserId) => withoutHistory(existing(await desk.plain.read(Users, TENANT, id))).effects;
    expect(await effectsOf(grady.userId)).toMatchObject([
      { type: 'notify', users: [grady.userId], notice: { kind: 'roles-changed' } },
    ]);
    const commits = desk.commits();
    await update('sales-agent', 'sales-agent');
    expect(desk.commits()).toBe(commits);
    await update('admin-agent,sales-agent,global-admin', 'admin-agent,global-admin', alex, alex.userId);
    expect(await effectsOf(alex.userId)).toMatchObject([{ users: [] }]);
  });

  it('does not overwrite what a colleague has changed since the card was shown, even at the last moment', async () => {
    await update('helpdesk-agent');
    expect(await refusalOf(update('sales-agent'))).toBe('changed-meanwhile');
    desk.beforeNextWrites(async () => {
      const found = existing(await desk.plain.read(Users, TENANT, grady.userId));
      await desk.plain.replace(Users, { ...found, body: { ...found.body, roles: ['billing-admin' as const] } });
    });
    expect(await refusalOf(update('sales-agent', 'helpdesk-agent'))).toBe('changed-meanwhile');
    expect(await rolesOf(grady.userId)).toEqual(['billing-admin']);
  });

  it('is not kept up by somebody who writes at the same time', async () => {
    desk.refuseNextWrites(2);
    await update('sales-agent');
    expect(await rolesOf(grady.userId)).toEqual(['sales-agent']);
  });

  it('finds nobody where there is nobody', async () => {
    expect(await refusalOf(update('sales-agent', '', alex, UserId.parse('nobody')))).toBe('not-found');
    expect(await refusalOf(managedUser(desk.ports, partner('fabrikam'), grady.userId))).toBe('not-found');
    expect(await refusalOf(managedUser(desk.ports, colleague('Lee Gu', ['admin-agent']), grady.userId))).toBe(
      'role-missing',
    );
  });
});

describe('the last global admin', () => {
  const shown = 'admin-agent,global-admin';
  const grady = colleague('Grady Archie', ['global-admin', 'admin-agent']);
  const stripped = (by: Actor) => updateUser(desk.ports, by, by.userId, shown, { roles: 'admin-agent' });
  const removed = (by: Actor) => removeUser(desk.ports, by, by.userId, shown);

  it.each([
    ['loses the role', stripped],
    ['is removed', removed],
  ])('never %s', async (_, depart) => {
    expect(await refusalOf(depart(alex))).toBe('last-global-admin');
    await desk.putUser(grady);
    await depart(alex);
    expect(await refusalOf(depart(grady))).toBe('last-global-admin');
    expect(await rolesOf(grady.userId)).toContain('global-admin');
  });

  it.each([
    ['loses the role', stripped],
    ['is removed', removed],
  ])('stays when, just before the other loses the role, this one %s', async (_, depart) => {
    await desk.putUser(grady);
    let refusal: unknown;
    const marked = async () => undefined;
    desk.beforeNextWrites(marked, async () => {
      refusal = await refusalOf(depart(grady));
    });
    await stripped(alex);
    expect(refusal).toBe('last-global-admin');
    expect(await rolesOf(alex.userId)).toEqual(['admin-agent']);
    expect(await rolesOf(grady.userId)).toContain('global-admin');
    const departing = await desk.plain.read(DepartingAdmins, TENANT, DEPARTING_ADMINS_ID);
    expect(departing?.body.users).toEqual([]);
  });

  it('may go again after a process has died in the middle, when that is long ago', async () => {
    await desk.putUser(grady);
    await desk.plain.create(DepartingAdmins, {
      tenant: TENANT,
      id: DEPARTING_ADMINS_ID,
      body: { users: [{ id: grady.userId, until: later(desk.ports.clock.now(), 1_000) }] },
    });
    expect(await refusalOf(stripped(alex))).toBe('last-global-admin');
    desk.wait(2_000);
    await stripped(alex);
  });

  it('is nobody’s to remove but another global admin’s', async () => {
    const lee = colleague('Lee Gu', ['user-management-admin']);
    expect(await refusalOf(removeUser(desk.ports, lee, alex.userId, shown))).toBe('role-missing');
    expect(await refusalOf(updateUser(desk.ports, lee, alex.userId, shown, { roles: '' }))).toBe('role-missing');
  });
});
