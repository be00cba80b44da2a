import { PERMISSIONS } from '../../src/domain/permissions';
import { Role } from '../../src/domain/role';
import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { invited, linkOn, title, twoPartners } from './harness/story';

/** The commands that take a role, with their words and where they lead. */
const RESELLER = [
  ['customers', 'kunden', PERMISSIONS.customers],
  ['invitations', 'einladungen', PERMISSIONS.invitations],
  ['indirect providers', 'indirekte anbieter', PERMISSIONS.indirectProviders],
  ['invite new customers', 'neue kunden einladen', PERMISSIONS.inviteNewCustomers],
  ['request a reseller relationship', 'vertriebspartnerschaft beantragen', PERMISSIONS.requestRelationship],
] as const;
const PROVIDER = [
  ['customers', 'kunden', PERMISSIONS.customers],
  ['invitations', 'einladungen', PERMISSIONS.invitations],
  ['indirect resellers', 'indirekte vertriebspartner', PERMISSIONS.indirectResellers],
  ['request a partnership', 'partnerschaft anfordern', PERMISSIONS.requestPartnership],
  ['request a reseller relationship', 'vertriebspartnerschaft beantragen', PERMISSIONS.requestRelationship],
] as const;

describe.each(['en-US', 'de-DE'])('somebody without the role, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  /** Of the provider, and of the reseller; both without any role. */
  let patti: Member;
  let lee: Member;

  beforeAll(async () => {
    desk = await openTestDesk();
    ({ megan, alex } = await twoPartners(desk, { locale }));
    patti = desk.member('fabrikam', 'Patti Fernandez', locale);
    lee = desk.member('contoso', 'Lee Gu', locale);
  });
  afterAll(async () => desk.close());
  beforeEach(async () => {
    for (const member of [patti, lee]) {
      await member.say('cancel');
      await desk.giveRoles(member, []);
    }
    await desk.giveRoles(alex, ['global-admin', 'admin-agent']);
  });

  const missing = (roles: readonly Role[]) =>
    text(language, 'errors.role-missing', { roles: roles.map(role => text(language, `roles.${role}`)).join(', ') });

  const documents = async () => [await committed('contoso'), await committed('fabrikam')];

  /** All but the people, whose roles these tests change. */
  const committed = async (tenant: string) => ({ ...(await desk.documents(tenant)), users: [] });

  it('is told at every command which roles may use it, and nothing happens', async () => {
    const before = await documents();
    for (const [member, commands] of [
      [patti, PROVIDER],
      [lee, RESELLER],
    ] as const) {
      for (const [english, german, { roles }] of commands) {
        const card = await member.say(language === 'de' ? german : english);
        expect(card.text).toContain(missing(roles));
      }
    }
    expect(await documents()).toEqual(before);
  });

  it('is told the same at the button for it, whichever role is the wrong one', async () => {
    const before = await documents();
    const verbs = {
      customers: PERMISSIONS.customers,
      invitations: PERMISSIONS.invitations,
      'indirect-providers': PERMISSIONS.indirectProviders,
      'invite-new-customers': PERMISSIONS.inviteNewCustomers,
      'request-relationship': PERMISSIONS.requestRelationship,
    };
    for (const [verb, permission] of Object.entries(verbs)) {
      const allowed: readonly Role[] = permission.roles;
      for (const role of Role.options.filter(each => !allowed.includes(each))) {
        await desk.giveRoles(lee, [role]);
        const { remark } = await lee.forge({ desk: { verb } });
        expect(remark).toBe(text(language, 'cards.message.problem'));
        expect(lee.lastCard.text).toContain(missing(allowed));
      }
    }
    expect(await documents()).toEqual(before);
  });

  it('finds every command open with one of its roles', async () => {
    for (const [member, commands] of [
      [patti, PROVIDER],
      [lee, RESELLER],
    ] as const) {
      for (const [english, german, { roles }] of commands) {
        for (const role of roles) {
          await desk.giveRoles(member, [role]);
          const card = await member.say(language === 'de' ? german : english);
          expect(card.heading).not.toBe(text(language, 'cards.message.problem'));
          await member.say('cancel');
        }
      }
    }
  });

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

  it('is told when a command is for another kind of partner, or for partners only', async () => {
    const kinds = (kind: 'indirect-provider' | 'indirect-reseller') =>
      text(language, 'errors.wrong-partner-kind', { kinds: text(language, `partnerKinds.${kind}`) });
    expect((await alex.say('request a partnership')).text).toContain(kinds('indirect-provider'));
    expect((await alex.say('indirekte vertriebspartner')).text).toContain(kinds('indirect-provider'));
    expect((await megan.say('invite new customers')).text).toContain(kinds('indirect-reseller'));
    expect((await megan.say('indirekte anbieter')).text).toContain(kinds('indirect-reseller'));
    const robin = desk.member('newcomers', 'Robin Counts', locale);
    for (const [english, german] of [...RESELLER, ...PROVIDER]) {
      const card = await robin.say(language === 'de' ? german : english);
      expect(card.text).toContain(text(language, 'errors.not-enrolled'));
    }
  });
});
