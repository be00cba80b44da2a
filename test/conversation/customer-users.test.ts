import { type CustomerId, DAY, MINUTE, TenantId } from '../../src/domain/ids';
import { SandboxUsers } from '../../src/partner-center/sandbox/documents';
import { ACCOUNT_ID, Accounts, Customers } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { ordered, sharedCustomer } from './harness/customer';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { expectRefusal } from './harness/refusal';
import { title, twoPartners } from './harness/story';

describe.each(['en-US', 'de-DE'])('the users of a customer, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  let customers = 0;
  let customer: CustomerId;
  let domain: string;

  beforeAll(async () => {
    desk = await openTestDesk();
    ({ megan, alex } = await twoPartners(desk, { locale }));
  });
  beforeEach(async () => {
    customers += 1;
    customer = await sharedCustomer(desk, alex, `Northwind${customers}`);
    domain = `northwind${customers}.example`;
    await desk.giveRoles(alex, ['global-admin', 'admin-agent']);
  });
  afterAll(async () => desk.close());

  const show = (member: Member, verb: string, args: Record<string, string> = {}) =>
    member.forge({ desk: { verb, args: { customer, ...args } } }, member.lastCard.messageId);

  /** From the customer's card. */
  async function users(member = alex) {
    await member.say('help');
    await show(member, 'customer');
    return member.press(t('customerUsers.title'));
  }

  const anna = () => ({
    firstName: 'Anna',
    lastName: 'Lidman',
    displayName: 'Anna Lidman',
    userPrincipalName: 'anna',
    usageLocation: 'US',
  });

  async function added(inputs: Record<string, string> = {}, member = alex) {
    await users(member);
    await member.press(title(member, 'buttons.addUser'));
    return member.press(title(member, 'buttons.add'), { ...anna(), ...inputs });
  }

  /** What the customer's tenant holds. */
  const directory = async () =>
    (await desk.store.list(SandboxUsers, TenantId.parse(customer), { limit: 100 })).items.map(({ body }) => body);
  const idOf = async (name = 'Anna Lidman') => (await directory()).find(user => user.displayName === name)?.id ?? '';
  const opened = async (member = alex, name?: string) => {
    await member.say('help');
    await show(member, 'customer-user', { customerUser: await idOf(name) });
    return member.lastCard;
  };
  const titles = (member = alex) => member.lastCard.buttons.map(button => button.title);
  const passwordOn = (plainText: readonly string[]) =>
    plainText[plainText.indexOf(`${t('customerUsers.password')}: `) + 1] ?? '';

  async function expectSecret(password: string): Promise<void> {
    expect(password).toHaveLength(16);
    expect(JSON.stringify(alex.messages)).not.toContain(password);
    expect(JSON.stringify(desk.connector.calls)).not.toContain(password);
    expect(await desk.disk()).not.toContain(password);
    expect(desk.log.join('')).not.toContain(password);
  }

  it('are listed page by page, searched, and opened', async () => {
    expect((await users()).text).toContain(t('customerUsers.none'));
    for (const name of ['Bram', 'Anna', 'Cleo', 'Dora', 'Emil', 'Fritz']) {
      await added({ displayName: name, userPrincipalName: name });
    }
    const list = await users();
    expect(list.heading).toBe(t('customerUsers.heading', { customer: `Northwind${customers}` }));
    expect(list.text).toContain(`Bram@${domain}`);
    expect(list.text).not.toContain('Fritz');
    expect((await alex.press(title(alex, 'buttons.more'))).text).toContain('Fritz');
    const found = await alex.press(title(alex, 'buttons.search'), { search: 'fr' });
    expect(found.text).toContain('Fritz');
    expect(found.text).not.toContain('Bram');
    const user = await alex.press(title(alex, 'buttons.open'));
    expect(user.heading).toBe('Fritz');
    expect((await alex.press(t('customerUsers.backToUsers'))).text).toContain('Anna');
    const none = await alex.press(title(alex, 'buttons.search'), { search: 'zz' });
    expect(none.text).toContain(t('customerUsers.noneFound'));
    expect((await alex.press(t('customerUsers.back'))).heading).toBe(`Northwind${customers}`);
  });

  it('gain one, with licenses and roles, whose temporary password is shown once', async () => {
    const subscription = await ordered(desk, megan, customer, { quantity: 1 });
    await users();
    const form = await alex.press(title(alex, 'buttons.addUser'));
    expect(form.text).toContain(t('customerUsers.addHint', { domain }));
    const inputs = { ...anna(), licenses: subscription.id, directoryRoles: 'user-admin,helpdesk-admin' };
    const [shown, ...again] = await alex.clickAgainAndAgain(form, title(alex, 'buttons.add'), inputs);
    expect(shown?.card?.text).toContain(`anna@${domain}`);
    expect(shown?.card?.text).toContain('Mail');
    expect(again.map(({ card }) => card)).toEqual([undefined, undefined, undefined]);
    const password = passwordOn(alex.lastCard.plainText);
    const done = await alex.press(title(alex, 'buttons.done'));
    expect(done.heading).toBe('Anna Lidman');
    await expectSecret(password);
    expect(await directory()).toMatchObject([{ roles: ['user-admin', 'helpdesk-admin'], licenses: [subscription.id] }]);

    const refused = await added({ displayName: 'Bram', userPrincipalName: 'bram', licenses: subscription.id });
    expect(refused.text).toContain(t('errors.no-license-left'));
    expect(refused.inputs).toMatchObject({ displayName: 'Bram', licenses: subscription.id });
    expect(await directory()).toHaveLength(1);
  });

  it('are refused when something is missing or exists, and what was typed stays', async () => {
    const refused = await added({ displayName: '', userPrincipalName: 'anna@elsewhere.example', usageLocation: '' });
    expect(refused.below('displayName')).toBe(t('fields.required'));
    expect(refused.below('userPrincipalName')).toBe(t('fields.user-domain', { domain }));
    expect(refused.below('usageLocation')).toBe(t('fields.required'));
    expect(refused.inputs).toMatchObject({ firstName: 'Anna', userPrincipalName: 'anna@elsewhere.example' });
    const bad = await alex.press(title(alex, 'buttons.add'), { ...anna(), userPrincipalName: 'anna lidman' });
    expect(bad.below('userPrincipalName')).toBe(t('fields.user-name'));
    await alex.press(title(alex, 'buttons.add'), anna());
    const twin = await added({ userPrincipalName: `ANNA@${domain}` });
    expect(twin.text).toContain(t('errors.customer-user-exists'));
    expect(await directory()).toHaveLength(1);
    const forged = await alex.press(title(alex, 'buttons.add'), { ...anna(), licenses: 'not-mine' });
    expect(forged.text).toContain(t('errors.invalid-input'));
  });

  it('get another temporary password, which is shown once', async () => {
    const before = passwordOn((await added()).plainText);
    await opened();
    const asked = await alex.press(t('customerUsers.resetPassword'));
    expect(asked.text).toContain(t('customerUsers.resetEffect'));
    const [shown] = await alex.clickAgainAndAgain(asked, t('customerUsers.resetPassword'));
    const password = passwordOn(shown?.card?.plainText ?? []);
    expect(password).not.toBe(before);
    await alex.press(title(alex, 'buttons.done'));
    await expectSecret(password);
  });

  it('are deleted, give their licenses back, and are restored within 30 days', async () => {
    const subscription = await ordered(desk, megan, customer, { quantity: 1 });
    await added({ licenses: subscription.id });
    await opened();
    const asked = await alex.press(t('customerUsers.delete'));
    const [done] = await alex.clickAgainAndAgain(asked, t('customerUsers.delete'));
    expect(done?.card?.text).toContain(t('customerUsers.deletedNow'));
    expect(await directory()).toMatchObject([{ licenses: [], deletedAt: expect.any(String) }]);
    expect((await users()).text).toContain(t('customerUsers.none'));
    await alex.press(title(alex, 'buttons.search'), { filter: 'deleted' });
    expect(alex.lastCard.text).toContain('Anna Lidman');
    await alex.press(title(alex, 'buttons.open'));
    expect(titles()).toEqual([t('customerUsers.restore'), t('customerUsers.backToUsers')]);
    const [back] = await alex.clickAgainAndAgain(alex.lastCard, t('customerUsers.restore'));
    expect(back?.card?.text).toContain(t('customerUsers.restoredNow'));
    expect(await directory()).toMatchObject([{ licenses: [] }]);

    await alex.press(t('customerUsers.delete'));
    await alex.press(t('customerUsers.delete'));
    desk.pass(31 * DAY);
    await expectRefusal(
      alex,
      'restore-customer-user',
      { customer, customerUser: await idOf() },
      t('errors.restore-window-over'),
    );
  });

  it('get and lose licenses', async () => {
    await added();
    await opened();
    await alex.press(t('customerUsers.manageLicenses'));
    expect(alex.lastCard.text).toContain(t('errors.no-subscription'));
    const [mail, office] = [
      await ordered(desk, megan, customer, { quantity: 1 }),
      await ordered(desk, megan, customer, { friendlyName: 'Office', quantity: 2 }),
    ];
    await opened();
    const form = await alex.press(t('customerUsers.manageLicenses'));
    const choices = form.input('licenses')['choices'];
    expect(choices).toContainEqual({
      title: t('customerUsers.license', { subscription: 'Office', used: 0, total: 2 }),
      value: office.id,
    });
    const [done] = await alex.clickAgainAndAgain(form, title(alex, 'buttons.update'), {
      licenses: `${mail.id},${office.id}`,
    });
    expect(done?.card?.text).toContain(t('customerUsers.licensesChanged'));
    expect(await directory()).toMatchObject([{ licenses: expect.arrayContaining([mail.id, office.id]) }]);
    const held = await alex.press(t('customerUsers.manageLicenses'));
    expect(held.inputs['licenses']?.split(',').sort()).toEqual([mail.id, office.id].sort());
    await alex.press(title(alex, 'buttons.update'), { licenses: '' });
    expect(await directory()).toMatchObject([{ licenses: [] }]);

    await added({ displayName: 'Bram', userPrincipalName: 'bram', licenses: mail.id });
    await opened();
    await alex.press(t('customerUsers.manageLicenses'));
    const refused = await alex.press(title(alex, 'buttons.update'), { licenses: mail.id });
    expect(refused.text).toContain(t('errors.no-license-left'));
    expect(refused.inputs['licenses']).toBe(mail.id);
  });

  it('get and lose admin roles, and what a colleague has changed meanwhile is not overwritten', async () => {
    const diego = desk.member(alex.person.tenantId, `Diego ${customers}`, locale);
    await diego.install();
    await desk.giveRoles(diego, ['admin-agent']);
    await added();
    for (const member of [alex, diego]) {
      await opened(member);
      await member.press(t('customerUsers.directoryRoles'));
    }
    const done = await diego.press(title(diego, 'buttons.update'), { directoryRoles: 'global-admin' });
    expect(done.text).toContain(t('customerUsers.rolesChanged'));
    const stale = await alex.press(title(alex, 'buttons.update'), { directoryRoles: 'user-admin' });
    expect(stale.text).toContain(t('errors.changed-meanwhile'));
    expect(stale.text).toContain(t('customerUsers.roleNames.global-admin'));
    expect(stale.inputs['directoryRoles']).toBe('user-admin');
    expect(await directory()).toMatchObject([{ roles: ['global-admin'] }]);
    await alex.press(title(alex, 'buttons.update'));
    expect(await directory()).toMatchObject([{ roles: ['user-admin'] }]);
  });

  it('are managed by agents for support, but for administrators; and not by those for sales', async () => {
    await added();
    await added({ displayName: 'Boss', userPrincipalName: 'boss', directoryRoles: 'global-admin' });
    await desk.giveRoles(alex, ['helpdesk-agent']);
    await opened();
    expect(titles()).toEqual([
      t('customerUsers.manageLicenses'),
      t('customerUsers.resetPassword'),
      t('customerUsers.delete'),
      t('customerUsers.backToUsers'),
    ]);
    const boss = { customer, customerUser: await idOf('Boss') };
    expect((await opened(alex, 'Boss')).text).toContain(t('customerUsers.onlyAdmins'));
    expect(titles()).toEqual([t('customerUsers.backToUsers')]);
    for (const verb of ['reset-password', 'delete-customer-user', 'user-licenses', 'directory-roles']) {
      await expectRefusal(alex, verb, boss, t('roles.admin-agent'));
    }
    const form = await users().then(() => alex.press(title(alex, 'buttons.addUser')));
    expect(Object.keys(form.inputs)).not.toContain('directoryRoles');
    const forged = await alex.press(title(alex, 'buttons.add'), {
      ...anna(),
      userPrincipalName: 'mallory',
      directoryRoles: 'global-admin',
    });
    expect(forged.text).toContain(t('roles.admin-agent'));

    await desk.giveRoles(alex, ['sales-agent']);
    await alex.say('help');
    await show(alex, 'customer');
    expect(titles()).not.toContain(t('customerUsers.title'));
    for (const verb of ['customer-users', 'customer-user', 'add-customer-user', 'restore-customer-user']) {
      await expectRefusal(alex, verb, boss, t('roles.helpdesk-agent'));
    }
    expect(await directory()).toHaveLength(2);
  });

  it('are nobody’s business without delegated admin privileges, and it says what to do', async () => {
    await added();
    const tenant = TenantId.parse(alex.person.tenantId);
    const record = await desk.store.read(Customers, tenant, customer);
    if (!record) throw new Error('There is no customer');
    const body = { ...record.body, delegatedAdminPrivileges: 'none' as const };
    await desk.store.replace(Customers, { ...record, body });
    const user = { customer, customerUser: await idOf() };
    const reason = t('errors.privileges-missing', { name: `Northwind${customers}` });
    for (const verb of ['customer-users', 'customer-user', 'add-customer-user', 'reset-password', 'user-licenses']) {
      await expectRefusal(alex, verb, user, reason);
    }
  });

  it('are not found in another customer or by another partner', async () => {
    await added();
    const user = await idOf();
    const other = await sharedCustomer(desk, alex, `Elsewhere${customers}`);
    await expectRefusal(alex, 'customer-user', { customer: other, customerUser: user }, t('errors.not-found'));
    await expectRefusal(alex, 'customer-user', { customer, customerUser: 'nobody' }, t('errors.not-found'));
    const stranger = desk.member(`tailspin${customers}`, 'Robin Counts', locale);
    await stranger.say('help');
    await expectRefusal(stranger, 'customer-users', { customer }, t('errors.not-enrolled'));
    const { megan: provider } = await twoPartners(desk, {
      provider: `adatum${customers}`,
      reseller: `litware${customers}`,
      locale,
    });
    await expectRefusal(provider, 'customer-user', { customer, customerUser: user }, t('errors.not-found'));
    await expectRefusal(provider, 'reset-password', { customer, customerUser: user }, t('errors.not-found'));
  });

  it('can only be seen in the US Government cloud', async () => {
    await added();
    const account = await desk.store.read(Accounts, TenantId.parse(alex.person.tenantId), ACCOUNT_ID);
    if (!account) throw new Error('There is no account');
    const moved = await desk.store.replace(Accounts, { ...account, body: { ...account.body, cloud: 'us-government' } });
    // A process asks for an account that is active once a minute.
    desk.pass(MINUTE);
    const list = await users();
    expect(list.text).toContain('Anna Lidman');
    expect(titles()).not.toContain(title(alex, 'buttons.addUser'));
    await alex.press(title(alex, 'buttons.open'));
    expect(titles()).toEqual([t('customerUsers.backToUsers')]);
    const limit = t('clouds.limits.users-read-only');
    for (const verb of ['add-customer-user', 'reset-password', 'user-licenses', 'restore-customer-user']) {
      await expectRefusal(alex, verb, { customer, customerUser: await idOf() }, limit);
    }
    await desk.store.replace(Accounts, { ...moved, body: account.body });
    desk.pass(MINUTE);
  });
});
