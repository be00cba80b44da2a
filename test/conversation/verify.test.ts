import { TenantId } from '../../src/domain/ids';
import { ACCOUNT_ID, Accounts } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import { longEnrolled, partnered, title } from './harness/story';

describe.each(['en', 'de'] as const)('verify in %s', language => {
  let desk: TestDesk;
  const locale = { en: 'en-US', de: 'de-DE' }[language];
  const command = { en: 'verify', de: 'überprüfen' }[language];
  const words = (key: Parameters<typeof text>[1], values: Record<string, string | number> = {}) =>
    text(language, key, values);

  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());

  it('leads somebody who is not enrolled to the enrollment', async () => {
    const robin = desk.member('new', 'Robin Counts', locale);
    const card = await robin.say(command);
    expect(card.heading).toBe(words('readiness.missing', { count: 1 }));
    expect(card.text).toContain(words('readiness.noRoles'));
    await robin.press(words('commands.account.title'));
    expect((await robin.press(words('commands.enroll.title'))).heading).toBe(words('cards.checklist.heading'));
  });

  it('leads step by step to where nothing is missing', async () => {
    const megan = desk.member('fabrikam', 'Megan Bowen', locale);
    const alex = desk.member('contoso', 'Alex Wilber', locale);
    await longEnrolled(desk, megan, {
      partnerKind: 'indirect-provider',
      companyName: 'Fabrikam',
      domain: 'fabrikam.example',
    });
    await longEnrolled(desk, alex, {
      partnerKind: 'indirect-reseller',
      companyName: 'Contoso',
      domain: 'contoso.example',
    });
    await desk.settled();
    await desk.giveRoles(alex, ['global-admin']);
    const account = await desk.store.read(Accounts, TenantId.parse('contoso'), ACCOUNT_ID);
    if (account?.body.enrollment.state !== 'active') throw new Error('not active');
    const { enrollment } = account.body;
    const support = { supportEmail: '', supportTelephone: '', supportWebsite: '' };
    const submission = { ...enrollment.submission, support };
    await desk.store.replace(Accounts, {
      ...account,
      body: { ...account.body, enrollment: { ...enrollment, submission } },
    });

    const first = await alex.say(command);
    expect(first.heading).toBe(words('readiness.missing', { count: 4 }));
    expect(first.text).toContain(`${words('readiness.roles')}: ${words('roles.global-admin')}`);
    expect(first.buttons.map(button => button.verb)).toEqual([
      'update-user',
      'edit-company-profile',
      'partner-agreement',
      'find-provider',
    ]);

    await alex.press(words('userManagement.permissions'));
    await alex.press(title(alex, 'buttons.update'), { roles: 'global-admin,admin-agent' });

    await alex.say(command);
    await alex.press(words('commands.company-profile.title'));
    await alex.press(title(alex, 'buttons.update'), {
      supportEmail: 'help@contoso.example',
      supportTelephone: '425-555-0101',
    });

    await alex.press(words('commands.verify.title'));
    await alex.press(words('partnerAgreement.heading'));
    const unread = await alex.press(words('partnerAgreement.acceptButton'));
    expect(unread.below('accept')).toBe(words('fields.consent'));
    const accepted = await alex.press(words('partnerAgreement.acceptButton'), { accept: 'true' });
    expect(accepted.text).toContain(`${words('partnerAgreement.acceptedBy')}: Alex Wilber`);

    const last = await alex.press(words('commands.verify.title'));
    expect(last.heading).toBe(words('readiness.missing', { count: 1 }));
    expect((await alex.press(words('commands.find-provider.title'))).heading).toBe(words('providers.heading'));

    await partnered(megan, alex);
    await desk.settled();
    const ready = await alex.say(command);
    expect(ready.heading).toBe(words('readiness.ready'));
    expect(ready.buttons).toEqual([]);

    const { card } = await alex.forge({ desk: { verb: 'partner-agreement' } });
    expect(card?.heading).toBe(words('partnerAgreement.accepted'));
  });

  it('says to somebody who cannot add what is missing who can', async () => {
    const robin = desk.member('tailspin', 'Robin Counts', locale);
    await longEnrolled(desk, robin, {
      partnerKind: 'indirect-provider',
      companyName: 'Tailspin',
      domain: 'tailspin.example',
    });
    await desk.settled();
    const lee = desk.member('tailspin', 'Lee Gu', locale);
    await lee.install();
    await desk.giveRoles(lee, ['sales-agent']);
    const card = await lee.say(command);
    expect(card.text).toContain(words('readiness.who', { roles: words('roles.global-admin') }));
    expect(card.buttons.map(button => button.verb)).toEqual(['request-partnership']);
    await lee.forge({ desk: { verb: 'partner-agreement' } });
    expect(lee.lastCard.text).toContain(
      words('errors.role-missing', { roles: words('roles.global-admin'), kinds: '' }),
    );
  });
});
