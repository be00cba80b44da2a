import { PERMISSIONS } from '../../src/domain/permissions';
import { Role } from '../../src/domain/role';
import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { invited, linkOn, title, twoPartners } from './harness/story';

describe.each(['en-US', 'de-DE'])('somebody without the role, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  /** Of the reseller, without any role. */
  let lee: Member;

  beforeAll(async () => {
    desk = await openTestDesk();
    ({ megan, alex } = await twoPartners(desk, { locale }));
    lee = desk.member('contoso', 'Lee Gu', locale);
  });
  afterAll(async () => desk.close());
  beforeEach(async () => {
    await lee.say('cancel');
    await desk.giveRoles(lee, []);
    await desk.giveRoles(alex, ['global-admin', 'admin-agent']);
  });

  const missing = (roles: readonly Role[]) =>
    text(language, 'errors.role-missing', { roles: roles.map(role => text(language, `roles.${role}`)).join(', ') });

  const documents = async () => [await committed('contoso'), await committed('fabrikam')];

  /** All but the people, whose roles these tests change. */
  const committed = async (tenant: string) => ({ ...(await desk.documents(tenant)), users: [] });

  it('is offered in help what they may do, and no more', async () => {
    const offered = async (member: Member) => (await member.say('help')).text;
    const titles = (['customers', 'invitations', 'invite-new-customers'] as const).map(id =>
      text(language, `commands.${id}.about`),
    );
    for (const about of titles) expect(await offered(lee)).not.toContain(about);
    expect(await offered(lee)).toContain(text(language, 'cards.help.noRole'));
    for (const about of titles) expect(await offered(alex)).toContain(about);
    await desk.giveRoles(lee, ['helpdesk-agent']);
    expect(await offered(lee)).toContain(titles[0]);
    expect(await offered(lee)).not.toContain(titles[1]);
  });

  it('cannot finish a draft when the role is taken away meanwhile', async () => {
    await desk.giveRoles(lee, ['sales-agent']);
    for (const button of ['buttons.openInEmail', 'buttons.copy', 'buttons.done', 'buttons.cancel'] as const) {
      await desk.giveRoles(lee, ['sales-agent']);
      const draft = await lee.say('request a reseller relationship');
      await desk.giveRoles(lee, ['billing-admin']);
      const before = await documents();
      const { card } = await lee.click(draft, title(lee, button), { recipient: 'Anna' });
      expect({ button, text: card?.text }).toEqual({
        button,
        text: expect.stringContaining(missing(PERMISSIONS.invitations.roles)),
      });
      expect(await documents()).toEqual(before);
      expect((await lee.say('what now?')).heading).toBe(text(language, 'cards.help.unknown'));
    }
  });

  it('gets out of a draft with “cancel” all the same', async () => {
    await desk.giveRoles(lee, ['sales-agent']);
    await lee.say('request a reseller relationship');
    await desk.giveRoles(lee, []);
    await lee.say('cancel');
    expect((await lee.say('what now?')).heading).toBe(text(language, 'cards.help.unknown'));
  });

  it('cannot withdraw an invitation or send it again', async () => {
    const link = await invited(alex, 'Anna');
    await desk.giveRoles(lee, ['sales-agent']);
    const list = await lee.say('invitations');
    const confirmation = await lee.press(title(lee, 'buttons.withdraw'));
    const before = await documents();

    await desk.giveRoles(lee, ['helpdesk-agent']);
    const { card } = await lee.click(confirmation, title(lee, 'buttons.withdraw'));
    expect(card?.text).toContain(missing(PERMISSIONS.invitations.roles));
    for (const button of ['buttons.withdraw', 'buttons.sendAgain'] as const) {
      await lee.click(list, title(lee, button));
      expect(lee.lastCard.text).toContain(missing(PERMISSIONS.invitations.roles));
    }
    expect(await documents()).toEqual(before);
    expect((await desk.website.open(link)).status).toBe(200);
  });

  it('cannot authorize a provider, and a global admin of the same link can', async () => {
    await megan.say('request a partnership');
    const link = linkOn(megan.lastCard);
    await megan.press(title(megan, 'buttons.done'), { recipient: 'Contoso' });
    const roles = PERMISSIONS.authorizeProvider.roles;
    for (const role of Role.options.filter(each => each !== 'global-admin')) {
      await desk.giveRoles(lee, [role]);
      expect((await lee.say(link)).text).toContain(missing(roles));
    }
    await desk.giveRoles(lee, ['global-admin']);
    const consent = await lee.say(link);
    await desk.giveRoles(lee, ['admin-agent']);
    const before = await documents();
    const { card } = await lee.click(consent, title(lee, 'buttons.authorize'), { accept: 'true' });
    expect(card?.text).toContain(missing(roles));
    expect(await documents()).toEqual(before);

    await alex.say(link);
    const { card: untouched } = await alex.click(alex.lastCard, title(alex, 'buttons.authorize'), { accept: 'false' });
    expect(untouched?.below('accept')).toBe(text(language, 'fields.consent'));
    expect(await documents()).toEqual(before);
    const done = await alex.press(title(alex, 'buttons.authorize'), { accept: 'true' });
    expect(done.heading).toBe(text(language, 'cards.authorize.done', { provider: 'Fabrikam' }));
  });
});
