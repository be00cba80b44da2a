import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CustomerId, MINUTE, TenantId } from '../../src/domain/ids';
import { MOST_ROWS } from '../../src/domain/user-import';
import { SandboxUsers } from '../../src/partner-center/sandbox/documents';
import { ACCOUNT_ID, Accounts, Customers, UserImports } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { ordered, sharedCustomer } from './harness/customer';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { expectRefusal } from './harness/refusal';
import { title, twoPartners } from './harness/story';

const FILE_TYPE = 'application/vnd.microsoft.teams.file.download.info';

describe.each(['en-US', 'de-DE'])('users from a file, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  const header = { en: 'First name,Last name,Display name,Email', de: 'Vorname,Nachname,Anzeigename,E-Mail' }[language];
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  let customers = 0;
  let customer: CustomerId;
  let companyName: string;
  let domain: string;
  /** What OneDrive has, by path. */
  const shared = new Map<string, Buffer>();
  let oneDrive: Server;

  beforeAll(async () => {
    desk = await openTestDesk();
    ({ megan, alex } = await twoPartners(desk, { locale }));
    oneDrive = createServer((request, response) => {
      const file = shared.get(request.url ?? '');
      response.statusCode = file ? 200 : 404;
      response.end(file);
    });
    await new Promise<void>(resolve => oneDrive.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(async () => {
    customers += 1;
    companyName = `Northwind${customers}`;
    customer = await sharedCustomer(desk, alex, companyName);
    domain = `northwind${customers}.example`;
    await desk.giveRoles(alex, ['global-admin', 'admin-agent']);
  });
  afterAll(async () => {
    await desk.close();
    await new Promise(resolve => oneDrive.close(resolve));
  });

  const show = (member: Member, verb: string, args: Record<string, string | undefined> = {}) =>
    member.forge({ desk: { verb, args: { customer, ...args } } }, member.lastCard.messageId);

  async function upload(member = alex) {
    await member.say('help');
    await show(member, 'customer-users');
    return member.press(t('userImport.title'));
  }
  const paste = async (lines: readonly string[], member = alex) => {
    await upload(member);
    return member.press(t('userImport.validate'), { csv: [header, ...lines].join('\n') });
  };
  const line = (name: string) => `${name},Test,${name} Test,${name.toLowerCase()}@${domain}`;

  /** Attaches files to a message. @returns the newest card */
  async function attach(...files: readonly { name?: string; address: string }[]) {
    await alex.post({
      type: 'message',
      attachments: [
        ...files.map(({ name = 'users.csv', address }) => ({
          contentType: FILE_TYPE,
          contentUrl: 'https://contoso.sharepoint.example/users.csv',
          name,
          content: { downloadUrl: address, uniqueId: '1', fileType: 'csv' },
        })),
        { contentType: 'text/html', content: '<div></div>' },
      ],
    });
    return alex.lastCard;
  }
  const stored = (content: Buffer | string, path = '/users.csv') => {
    shared.set(path, Buffer.from(content));
    return { address: `http://127.0.0.1:${(oneDrive.address() as AddressInfo).port}${path}` };
  };

  const directory = async () =>
    (await desk.store.list(SandboxUsers, TenantId.parse(customer), { limit: 1_000 })).items.map(({ body }) => body);
  const titles = () => alex.lastCard.buttons.map(button => button.title);
  const report = () => eventually(() => alex.cardWith(t('userImport.report', { customer: companyName })), 20_000);
  const passwordsOn = (plainText: readonly string[]) =>
    plainText.flatMap((run, index) => (run === `${t('customerUsers.password')}: ` ? [plainText[index + 1] ?? ''] : []));

  it('are checked line by line, added, and reported; their passwords are shown once', async () => {
    const mail = await ordered(desk, megan, customer, { quantity: 2 });
    const form = await upload();
    expect(form.text).toContain(t('userImport.exampleOne', { domain }));
    const first = `${line('Anna')}\n"Bram, B.",,Bram,bram`;
    const checked = await alex.press(t('userImport.validate'), {
      csv: `${header}\n${first}\nCleo,,,cleo\n${line('ANNA')}\nDora,,Dora,dora@gmail.com`,
    });
    for (const fact of [
      `${t('userImport.line', { line: 2, name: 'Anna Test' })}`,
      `${t('userImport.result')}: ${t('userImport.results.new')}`,
      `${t('userImport.fields.displayName')}: ${t('fields.required')}`,
      t('userImport.results.repeated', { line: 2 }),
      t('fields.user-domain', { domain }),
      `${t('userImport.counts.new')}: 2`,
      `${t('userImport.counts.problems')}: 3`,
    ]) {
      expect(checked.text).toContain(fact);
    }
    expect(await directory()).toEqual([]);

    const messages = alex.messages.length;
    const inputs = { usageLocation: 'DE', licenses: mail.id };
    const [running] = await alex.clickAgainAndAgain(checked, title(alex, 'buttons.add'), inputs);
    expect(running?.card?.heading).toBe(t('userImport.running', { customer: companyName }));
    const done = await report();
    await desk.settled();
    expect(alex.messages).toHaveLength(messages);
    expect(done.text).toContain(`${t('userImport.counts.created')}: 2`);
    expect(done.text).toContain(`${t('userImport.counts.problems')}: 3`);
    expect(done.text).toContain(t('userImport.results.created'));
    const body = { usageLocation: 'DE', licenses: [mail.id] };
    expect(await directory()).toEqual([
      expect.objectContaining({ userPrincipalName: `anna@${domain}`, displayName: 'Anna Test', ...body }),
      expect.objectContaining({ userPrincipalName: `bram@${domain}`, firstName: 'Bram, B.', ...body }),
    ]);

    const [shown, ...again] = await alex.clickAgainAndAgain(done, t('userImport.showSignIns'));
    const passwords = passwordsOn(shown?.card?.plainText ?? []);
    expect(passwords.map(password => password.length)).toEqual([16, 16]);
    expect(again.map(({ card }) => card)).toEqual([undefined, undefined, undefined]);
    expect(again[0]?.remark).toBe(t('errors.already-shown'));
    await alex.press(title(alex, 'buttons.done'));
    expect(alex.lastCard.text).toContain(t('userImport.signInsShown'));
    expect(titles()).not.toContain(t('userImport.showSignIns'));
    for (const password of passwords) {
      expect(JSON.stringify(alex.messages)).not.toContain(password);
      expect(JSON.stringify(desk.connector.calls)).not.toContain(password);
      expect(await desk.disk()).not.toContain(password);
      expect(desk.log.join('')).not.toContain(password);
    }
  });

  it('are created once however often the file comes', async () => {
    await paste([line('Anna'), line('Bram')]);
    await alex.press(title(alex, 'buttons.add'));
    await report();
    await desk.settled();
    const again = await paste([line('Anna'), line('Bram')]);
    expect(again.text).toContain(t('userImport.nobodyNew'));
    expect(again.text).toContain(t('userImport.results.exists'));
    expect(titles()).toEqual([t('userImport.otherFile'), title(alex, 'buttons.cancel')]);
    await alex.press(t('userImport.otherFile'));
    const both = await alex.press(t('userImport.validate'), {
      csv: [header, line('Anna'), line('Cleo')].join('\n'),
    });
    expect(both.text).toContain(`${t('userImport.counts.exists')}: 1`);
    expect(await directory()).toHaveLength(2);
  });

  it('come attached to a message, and again corrected', async () => {
    const form = await upload();
    const checked = await attach({ ...stored(`\ufeff${header}\r\n${line('Anna')}\r\n`), name: 'anna_1.csv' });
    expect(checked.text).toContain(t('userImport.line', { line: 2, name: 'Anna Test' }));
    const taken = alex.cards.find(({ messageId }) => messageId === form.messageId);
    expect(taken?.text).toContain('anna_1.csv');
    const german = Buffer.from(`Vorname;Nachname;Anzeigename;E-Mail\r\nJürgen;Müller;Jürgen Müller;jm\r\n`, 'latin1');
    const corrected = await attach(stored(german, '/german.csv'));
    expect(corrected.text).toContain(t('userImport.line', { line: 2, name: 'Jürgen Müller' }));
    expect(alex.cards.filter(card => card.text.includes(t('userImport.checkedText')))).toHaveLength(1);
    await alex.press(title(alex, 'buttons.add'));
    await report();
    expect(await directory()).toMatchObject([{ displayName: 'Jürgen Müller', userPrincipalName: `jm@${domain}` }]);
    expect(desk.log.join('')).not.toContain('/german.csv');
    expect(await desk.disk()).not.toContain('german.csv');
  });

  it('are refused with the reason when the file is no good, and the chat goes on', async () => {
    await upload();
    const cases: [string | Buffer, string][] = [
      ['', t('errors.file-empty')],
      [header, t('errors.file-empty')],
      ['Anna;Bram\n1;2', t('errors.file-columns')],
      [`${header}\n"Anna,Test,Anna,anna\n`, t('errors.file-broken', { line: 2 })],
      [Buffer.from('PK\u0003\u0004\0\0workbook'), t('errors.file-unreadable')],
      [
        [header, ...Array.from({ length: MOST_ROWS + 1 }, (_, index) => line(`a${index}`))].join('\n'),
        t('errors.file-too-long', { number: MOST_ROWS + 1, max: MOST_ROWS }),
      ],
      [Buffer.alloc(1024 * 1024 + 1, 'a'), t('errors.file-too-large')],
    ];
    for (const [content, reason] of cases) {
      const refused = await attach(stored(content));
      expect(refused.text).toContain(reason);
      expect(refused.heading).toBe(t('userImport.upload', { customer: companyName }));
    }
    const address = stored(`${header}\n${line('Anna')}`);
    expect((await attach(address, address)).text).toContain(t('errors.one-file'));
    for (const elsewhere of ['http://127.0.0.2:1/users.csv', 'https://contoso.example/users.csv']) {
      expect((await attach({ address: elsewhere })).text).toContain(t('errors.file-not-loaded'));
    }
    shared.clear();
    expect((await attach(address)).text).toContain(t('errors.file-not-loaded'));
    const typed = await alex.press(t('userImport.validate'), { csv: 'Anna\tBram' });
    expect(typed.text).toContain(t('errors.file-columns'));
    expect(typed.inputs['csv']).toBe('Anna\tBram');
    const good = await alex.press(t('userImport.validate'), { csv: `${header}\n${line('Anna')}` });
    expect(good.text).toContain(t('userImport.results.new'));
  });

  it('that nobody has asked for are met with what to do', async () => {
    await alex.say(language === 'de' ? 'abbrechen' : 'cancel');
    const answer = await attach(stored('x'));
    expect(answer.heading).toBe(t('userImport.unexpected'));
    expect((await alex.press(t('commands.customers.title'))).text).toContain(companyName);
    await attach({ address: 'ftp://contoso.example/users.csv' });
    expect(alex.plainTexts.at(-1)).toBe(t('chat.unreadable'));
    await show(alex, 'edit-customer-account');
    await attach(stored('x'));
    expect(alex.plainTexts.at(-1)).toBe(t('chat.useTheCard'));
  });

  it('wait for licenses that suffice, and for a place', async () => {
    const mail = await ordered(desk, megan, customer, { quantity: 1 });
    await paste([line('Anna'), line('Bram')]);
    const refused = await alex.press(title(alex, 'buttons.add'), { licenses: mail.id, usageLocation: '' });
    expect(refused.below('usageLocation')).toBe(t('fields.required'));
    const few = await alex.press(title(alex, 'buttons.add'), { licenses: mail.id, usageLocation: 'DE' });
    expect(few.text).toContain(t('errors.no-license-left'));
    expect(few.inputs).toMatchObject({ licenses: mail.id, usageLocation: 'DE' });
    expect(await directory()).toEqual([]);
  });

  it('of several hundred lines fit on cards page by page, and are all added', async () => {
    const checked = await paste(Array.from({ length: 60 }, (_, index) => line(`User${index}`)));
    expect(checked.text).toContain(`${t('userImport.counts.new')}: 60`);
    const second = await alex.press(title(alex, 'buttons.more'), { usageLocation: 'CH' });
    expect(second.inputs['usageLocation']).toBe('CH');
    expect(second.text).toContain('user8@');
    await alex.press(title(alex, 'buttons.first'));
    const { messageId } = await alex.press(title(alex, 'buttons.add'));
    const done = await report();
    expect(done.messageId).toBe(messageId);
    expect(done.text).toContain(`${t('userImport.counts.created')}: 60`);
    expect(await directory()).toHaveLength(60);
    // One card, updated in place.
    const updates = desk.connector.calls.filter(
      ({ method, activityId }) => method === 'PUT' && activityId === messageId,
    );
    expect(updates.length).toBeGreaterThan(1);
    await alex.press(t('userImport.showSignIns'));
    const first = passwordsOn(alex.lastCard.plainText);
    await alex.press(t('userImport.nextSignIns'));
    const next = passwordsOn(alex.lastCard.plainText);
    expect([first.length, next.length, new Set([...first, ...next]).size]).toEqual([10, 10, 20]);
    await alex.press(title(alex, 'buttons.done'));
    expect(titles()).toContain(t('userImport.showSignIns'));
  });

  it('go on with what is left after the relationship or the privileges end, as a report', async () => {
    await paste([line('Anna')]);
    const tenant = TenantId.parse(alex.person.tenantId);
    const record = await desk.store.read(Customers, tenant, customer);
    if (!record) throw new Error('There is no customer');
    await alex.press(title(alex, 'buttons.add'));
    const body = { ...record.body, delegatedAdminPrivileges: 'none' as const };
    await desk.store.replace(Customers, { ...record, body });
    const done = await report();
    expect(done.text).toContain(t('errors.privileges-missing', { name: companyName }));
    expect(await directory()).toEqual([]);
  });

  it('keep hostile names as they are, on one line', async () => {
    const name = '**Bold** <at>all</at> =cmd|calc [x](https://evil.example)';
    const checked = await paste([`x,y,"${name.slice(0, 50)}\n",mallory\u0007`]);
    expect(checked.plainText).toContain(t('userImport.line', { line: 3, name: name.slice(0, 50) }));
    await alex.press(title(alex, 'buttons.add'));
    await report();
    expect(await directory()).toMatchObject([
      { displayName: name.slice(0, 50), userPrincipalName: `mallory@${domain}` },
    ]);
  });

  it('are for those who may, in their own organisation only', async () => {
    await paste([line('Anna')]);
    const checked = alex.lastCard;
    const { items } = await desk.store.list(UserImports, TenantId.parse(alex.person.tenantId), { limit: 100 });
    const userImport = items.find(({ body }) => body.customer === customer)?.id;
    await expectRefusal(megan, 'user-import', { userImport }, t('errors.not-found'));
    await expectRefusal(megan, 'show-sign-ins', { userImport, shown: '0' }, t('errors.not-found'));
    await desk.giveRoles(alex, ['sales-agent']);
    await expectRefusal(alex, 'user-import', { userImport }, t('roles.helpdesk-agent'));
    await expectRefusal(alex, 'show-sign-ins', { userImport, shown: '0' }, t('roles.helpdesk-agent'));
    await expectRefusal(alex, 'upload-users', { customer }, t('roles.helpdesk-agent'));
    await alex.click(checked, title(alex, 'buttons.add'));
    expect(alex.lastCard.text).toContain(t('roles.helpdesk-agent'));
    await desk.giveRoles(alex, ['helpdesk-agent']);
    const account = await desk.store.read(Accounts, TenantId.parse(alex.person.tenantId), ACCOUNT_ID);
    if (!account) throw new Error('There is no account');
    const moved = await desk.store.replace(Accounts, { ...account, body: { ...account.body, cloud: 'us-government' } });
    // A process asks for an account that is active once a minute.
    desk.pass(MINUTE);
    await expectRefusal(alex, 'upload-users', { customer }, t('clouds.limits.users-read-only'));
    await desk.store.replace(Accounts, { ...moved, body: account.body });
    desk.pass(MINUTE);
    await alex.click(checked, title(alex, 'buttons.add'));
    expect(await directory()).toEqual([]);
  });
});
