import { text } from '../../src/text/text';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { addressOn, profile, signInWithWorkAccount, title, verifyEmail } from './harness/story';

describe.each(['en', 'de'] as const)('a tenant of the US Government cloud in %s', language => {
  let desk: TestDesk;
  const locale = { en: 'en-US', de: 'de-DE' }[language];
  const isGerman = language === 'de';
  const words = (key: Parameters<typeof text>[1], values: Record<string, string> = {}) => text(language, key, values);

  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());

  async function enrolledThere(name: string, partnerKind: string): Promise<Member> {
    const robin = desk.member(name, 'Robin Counts', locale);
    await robin.say(isGerman ? 'registrieren' : 'enroll');
    await robin.press(title(robin, 'buttons.next'), { partnerKind });
    await signInWithWorkAccount(desk, robin, { account: 'global-admin', country: 'US', cloud: 'us-government' });
    await eventually(() => robin.cardWith(words('cards.signIn.partnerAccount')));
    await desk.website.send(addressOn(robin.lastCard, title(robin, 'buttons.signIn')), { userName: 'membership' });
    await eventually(() => robin.cardWith(words('cards.organizationProfile.heading')));
    await robin.press(title(robin, 'buttons.continue'));
    await robin.press(title(robin, 'buttons.enrollNow'), profile(name, `${name}.example`));
    await verifyEmail(desk, `robin@${name}.example`);
    await eventually(() => robin.cardWith(words('cards.enrollment.activeText')));
    return robin;
  }

  const absent = {
    'one-partner': ['request-relationship', 'invitations'],
    'indirect-model': [
      'invite-new-customers',
      'indirect-providers',
      'indirect-resellers',
      'request-partnership',
      'find-provider',
    ],
  } as const;

  it.each(['indirect-reseller', 'indirect-provider', 'direct-partner'])(
    'as %s sees in help what exists there, and is told why of the rest',
    async partnerKind => {
      const robin = await enrolledThere(`gov-${partnerKind}`, partnerKind);
      const titles = robin.lastCard.buttons.map(button => button.title);
      expect(titles).not.toContain(title(robin, 'buttons.requestRelationship'));
      expect(titles).not.toContain(title(robin, 'buttons.requestPartnership'));
      const customers = await robin.say(isGerman ? 'kunden' : 'customers');
      expect(customers.buttons.map(button => button.verb)).not.toContain('request-relationship');
      const help = await robin.say(isGerman ? 'hilfe' : 'help');
      const lines = help.plainText.join('\n');
      expect(help.text).toContain(words('commands.customers.about'));
      for (const [limit, commands] of Object.entries(absent)) {
        for (const command of commands) {
          expect(help.text).not.toContain(words(`commands.${command}.about`));
          const answer = await robin.say(words(`commands.${command}.words`).split(',')[0] ?? '');
          const reason = words(`clouds.limits.${limit as keyof typeof absent}`);
          expect(answer.text).toContain(words('errors.not-in-this-cloud', { limit: reason }));
        }
      }
      expect(lines).not.toContain('undefined');
      expect((await robin.say(isGerman ? 'konto' : 'account')).text).toContain(words('clouds.us-government'));
    },
  );

  it('is not asked for a provider by verify, nor offered a place in the directory', async () => {
    const megan = await enrolledThere('gov-listed', 'indirect-provider');
    const verified = await megan.say(isGerman ? 'überprüfen' : 'verify');
    expect(verified.text).not.toContain(words('readiness.check.reseller'));
    await megan.say(isGerman ? 'unternehmensprofil' : 'company profile');
    const form = await megan.press(title(megan, 'buttons.edit'));
    expect(Object.keys(form.inputs)).not.toContain('listed');
  });

  it('refuses a cloud that does not exist', async () => {
    const robin = desk.member('nowhere', 'Robin Counts', locale);
    await robin.say(isGerman ? 'registrieren' : 'enroll');
    await robin.press(title(robin, 'buttons.next'), { partnerKind: 'direct-partner' });
    const page = await desk.website.send(addressOn(robin.lastCard, title(robin, 'buttons.signIn')), {
      account: 'global-admin',
      country: 'US',
      cloud: 'moon',
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain(words('fields.choice'));
  });
});
