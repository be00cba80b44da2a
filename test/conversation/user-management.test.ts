import { TenantId } from '../../src/domain/ids';
import type { User } from '../../src/domain/user';
import { Users } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { longEnrolled, title } from './harness/story';

describe.each(['en', 'de'] as const)('user management in %s', language => {
  let desk: TestDesk;
  let tenants = 0;
  const locale = { en: 'en-US', de: 'de-DE' }[language];
  const command = { en: 'user management', de: 'benutzerverwaltung' }[language];
  const words = (key: Parameters<typeof text>[1], values: Record<string, string> = {}) => text(language, key, values);

  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());

  /** A global admin of an enrolled partner. */
  async function admin(): Promise<Member> {
    tenants += 1;
    const tenant = `contoso${tenants}`;
    const alex = desk.member(tenant, 'Alex Wilber', locale);
    await longEnrolled(desk, alex, {
      partnerKind: 'indirect-reseller',
      companyName: tenant,
      domain: `${tenant}.example`,
    });
    return alex;
  }

  /** Somebody of the same organisation who has written. */
  async function colleague({ person }: Member, name: string): Promise<Member> {
    const member = desk.member(person.tenantId, name, locale);
    await member.install();
    return member;
  }

  async function usersOf({ person }: Member): Promise<User[]> {
    const { items } = await desk.store.list(Users, TenantId.parse(person.tenantId), { limit: 100 });
    return items.map(({ body }) => body);
  }

  const rolesOf = async (by: Member, { person }: Member) =>
    (await usersOf(by)).find(user => user.id === person.userId)?.roles;

  const asked = (member: Member) => desk.connector.asked.filter(id => id === `29:${member.person.userId}`).length;

  const details = (member: Member, roles = 'admin-agent') => ({
    displayName: member.person.name,
    userPrincipalName: member.address,
    roles,
  });

  async function addUser(alex: Member, inputs: Record<string, string>) {
    await alex.say(command);
    await alex.press(title(alex, 'buttons.addUser'));
    return alex.press(title(alex, 'buttons.add'), inputs);
  }

  const passwordOn = (plainText: readonly string[]) =>
    plainText[plainText.indexOf(`${words('userManagement.password')}: `) + 1] ?? '';

  it('adds a user, shows the sign-in information once, and the user has the roles as soon as they write', async () => {
    const alex = await admin();
    const anna = desk.member(alex.person.tenantId, 'Anna Lidman', locale);
    await alex.say(command);
    const form = await alex.press(title(alex, 'buttons.addUser'));
    for (const role of ['admin-agent', 'billing-admin'] as const) {
      const choices = form.input('roles')['choices'] as { title: string; value: string }[];
      expect(choices).toContainEqual({ title: words(`userManagement.abilities.${role}`), value: role });
    }

    const shown = await alex.press(title(alex, 'buttons.add'), details(anna, 'helpdesk-agent,billing-admin'));
    const password = passwordOn(shown.plainText);
    expect(password).toHaveLength(16);
    expect(shown.plainText).toEqual(expect.arrayContaining(['Anna Lidman', anna.address]));
    expect(shown.text).toContain(`${words('roles.helpdesk-agent')}, ${words('roles.billing-admin')}`);

    const done = await alex.press(title(alex, 'buttons.done'));
    expect(done.heading).toBe(words('userManagement.added', { name: 'Anna Lidman' }));
    expect(JSON.stringify(alex.messages)).not.toContain(password);
    expect(JSON.stringify(desk.connector.calls)).not.toContain(password);
    expect(await desk.disk()).not.toContain(password);
    expect(desk.log.join('')).not.toContain(password);
    expect((await alex.say(command)).text).toContain(words('userManagement.notHereYet'));

    await anna.install();
    expect(anna.lastCard.text).toContain(words('commands.customers.about'));
    await desk.settled();
    await anna.say('hello');
    expect(asked(anna)).toBe(1);
    expect(await rolesOf(alex, anna)).toEqual(['helpdesk-agent', 'billing-admin']);
    const list = await alex.say(command);
    expect(list.text).not.toContain(words('userManagement.notHereYet'));
    expect(list.plainText.filter(run => run === 'Anna Lidman')).toHaveLength(1);
  });

  it.each([
    ['does not know', 404, 1],
    ['cannot say now', 503, 2],
  ])('goes on when Teams %s who somebody is, and asks again only where that helps', async (_, status, times) => {
    const alex = await admin();
    const anna = desk.member(alex.person.tenantId, 'Anna Lidman', locale);
    await addUser(alex, details(anna));
    desk.connector.askedFault = () => status;
    expect((await anna.say('hello')).heading).toBe(words('cards.help.heading'));
    expect(await rolesOf(alex, anna)).toEqual([]);
    desk.connector.askedFault = () => undefined;
    await anna.say('hello');
    expect(asked(anna)).toBe(times);
    expect(await rolesOf(alex, anna)).toEqual(status === 503 ? ['admin-agent'] : []);
  });

  it('does not let a client without Action.Execute lose or log the password', async () => {
    const alex = await admin();
    await alex.say(command);
    await alex.submit(alex.lastCard, title(alex, 'buttons.addUser'));
    desk.connector.fault = call => (call.method === 'PUT' ? { status: 500 } : undefined);
    const anna = desk.member(alex.person.tenantId, 'Anna Lidman', locale);
    await alex.submit(alex.lastCard, title(alex, 'buttons.add'), details(anna));
    desk.connector.fault = () => undefined;
    const password = passwordOn(alex.lastCard.plainText);
    expect(password).toHaveLength(16);
    expect(desk.log.join('')).not.toContain(password);
    await alex.submit(alex.lastCard, title(alex, 'buttons.done'));
    expect(JSON.stringify(alex.messages)).not.toContain(password);
  });

  it('takes passwords out of the chat before the server stops', async () => {
    const alex = await admin();
    const shown = await addUser(alex, details(desk.member(alex.person.tenantId, 'Anna Lidman', locale)));
    const password = passwordOn(shown.plainText);
    await desk.restart();
    expect(JSON.stringify(alex.messages)).not.toContain(password);
    expect(alex.lastCard.heading).toBe(words('userManagement.added', { name: 'Anna Lidman' }));
  });

  it('adds one user however often Add is pressed', async () => {
    const alex = await admin();
    await alex.say(command);
    const form = await alex.press(title(alex, 'buttons.addUser'));
    const inputs = details(desk.member(alex.person.tenantId, 'Anna Lidman', locale));
    await alex.clickAgainAndAgain(form, title(alex, 'buttons.add'), inputs);
    expect((await usersOf(alex)).map(({ name }) => name)).toEqual(['Alex Wilber', 'Anna Lidman']);
  });

  it('refuses what is missing, web mail, and a name that is taken, and keeps what was typed', async () => {
    const alex = await admin();
    const empty = await addUser(alex, { displayName: 'Anna', userPrincipalName: 'anna@gmail.com', roles: '' });
    expect(empty.below('userPrincipalName')).toBe(words('fields.web-mail'));
    expect(empty.below('roles')).toBe(words('fields.choice'));
    expect(empty.inputs).toMatchObject({ displayName: 'Anna', userPrincipalName: 'anna@gmail.com' });

    const forged = await alex.press(title(alex, 'buttons.add'), { ...details(alex), roles: 'emperor' });
    expect(forged.below('roles')).toBe(words('fields.choice'));

    const taken = await alex.press(title(alex, 'buttons.add'), {
      ...details(alex),
      userPrincipalName: alex.address.toUpperCase(),
    });
    expect(taken.text).toContain(words('errors.user-exists'));
    expect(taken.inputs['userPrincipalName']).toBe(alex.address.toUpperCase());
    expect(await usersOf(alex)).toHaveLength(1);
  });

  it('gives a role to somebody who has written but had none, and tells them', async () => {
    const alex = await admin();
    const grady = await colleague(alex, 'Grady Archie');
    expect(grady.lastCard.text).not.toContain(words('commands.customers.about'));
    await alex.say(command);
    const form = await alex.press(words('userManagement.permissions'), { user: grady.person.userId });
    expect(form.heading).toBe(words('userManagement.updateHeading', { name: 'Grady Archie' }));
    expect(form.inputs['roles']).toBe('');
    const updated = await alex.press(title(alex, 'buttons.update'), { roles: 'sales-agent' });
    expect(updated.heading).toBe(words('userManagement.updated', { name: 'Grady Archie' }));
    expect(await rolesOf(alex, grady)).toEqual(['sales-agent']);
    const told = words('userManagement.notices.roles-changed', { companyName: alex.person.tenantId });
    expect((await eventually(() => grady.cardWith(told))).text).toContain(words('roles.sales-agent'));
    expect((await grady.say('help')).text).toContain(words('commands.customers.about'));
  });

  it('shows what a colleague has changed meanwhile, and does not overwrite it', async () => {
    const alex = await admin();
    const grady = await colleague(alex, 'Grady Archie');
    await alex.say(command);
    await alex.press(words('userManagement.permissions'), { user: grady.person.userId });
    await desk.giveRoles(grady, ['helpdesk-agent']);
    const stale = await alex.press(title(alex, 'buttons.update'), { roles: 'admin-agent,sales-agent' });
    expect(stale.text).toContain(words('errors.changed-meanwhile'));
    expect(stale.text).toContain(`${words('userManagement.has')}: ${words('roles.helpdesk-agent')}`);
    expect(stale.inputs['roles']).toBe('admin-agent,sales-agent');
    expect(await rolesOf(alex, grady)).toEqual(['helpdesk-agent']);
    await alex.press(title(alex, 'buttons.update'), { roles: 'admin-agent' });
    expect(await rolesOf(alex, grady)).toEqual(['admin-agent']);
  });

  it('keeps the last global admin, whoever wants to remove the role or the user', async () => {
    const alex = await admin();
    const grady = await colleague(alex, 'Grady Archie');
    const self = { user: alex.person.userId };
    await alex.say(command);
    await alex.press(words('userManagement.permissions'), self);
    const refused = await alex.press(title(alex, 'buttons.update'), { roles: 'admin-agent' });
    expect(refused.text).toContain(words('errors.last-global-admin'));
    await alex.say(command);
    await alex.press(words('userManagement.remove'), self);
    const kept = await alex.press(words('userManagement.remove'));
    expect(kept.text).toContain(words('errors.last-global-admin'));

    await desk.giveRoles(grady, ['global-admin']);
    const removed = await alex.press(words('userManagement.remove'));
    expect(removed.heading).toBe(words('userManagement.removed', { name: 'Alex Wilber' }));
    expect((await usersOf(alex)).map(({ name }) => name)).toEqual(['Grady Archie']);
    await alex.say('hello');
    expect(await rolesOf(grady, alex)).toEqual([]);
  });

  it('shows everybody the list, and lets only those change it who may', async () => {
    const alex = await admin();
    const grady = await colleague(alex, 'Grady Archie');
    await desk.giveRoles(grady, ['admin-agent', 'sales-agent', 'helpdesk-agent', 'billing-admin']);
    const list = await grady.say(command);
    expect(list.text).toContain('Alex Wilber');
    expect(list.buttons).toEqual([]);
    for (const verb of ['add-user', 'update-user', 'remove-user', 'user-added']) {
      const before = grady.cards.length;
      await grady.forge({ desk: { verb, args: { user: alex.person.userId } } });
      expect(
        grady.cards
          .slice(before)
          .map(card => card.text)
          .join(),
      ).toContain(words('roles.user-management-admin'));
    }

    await desk.giveRoles(grady, ['user-management-admin']);
    await grady.say(command);
    await grady.press(words('userManagement.permissions'), { user: grady.person.userId });
    const elevated = await grady.press(title(grady, 'buttons.update'), { roles: 'global-admin' });
    expect(elevated.text).toContain(words('errors.role-missing', { roles: words('roles.global-admin'), kinds: '' }));
    expect(await rolesOf(alex, grady)).toEqual(['user-management-admin']);
    const anna = desk.member(alex.person.tenantId, 'Anna Lidman', locale);
    await addUser(grady, details(anna));
    expect((await usersOf(alex)).map(({ name }) => name)).toContain('Anna Lidman');
  });

  it('finds nobody of another tenant, whatever a card says', async () => {
    const [alex, other] = [await admin(), await admin()];
    await alex.forge({ desk: { verb: 'update-user', args: { user: other.person.userId } } });
    expect(alex.lastCard.text).toContain(words('errors.not-found'));
  });
});
