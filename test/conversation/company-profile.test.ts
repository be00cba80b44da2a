import { listingPartition, ProviderListings } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { longEnrolled, title } from './harness/story';

describe.each(['en', 'de'] as const)('the company profile in %s', language => {
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  const locale = { en: 'en-US', de: 'de-DE' }[language];
  const command = { en: 'company profile', de: 'unternehmensprofil' }[language];
  const words = (key: Parameters<typeof text>[1], values: Record<string, string> = {}) => text(language, key, values);
  const country = { en: 'United States', de: 'Vereinigte Staaten' }[language];

  beforeAll(async () => {
    desk = await openTestDesk();
    megan = desk.member('fabrikam', 'Megan Bowen', locale);
    alex = desk.member('contoso', 'Alex Wilber', locale);
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
  });
  afterAll(async () => desk.close());

  const directory = async () => {
    const { items } = await desk.store.list(ProviderListings, listingPartition('US'), { limit: 10 });
    return items.map(({ body }) => body);
  };

  async function edit(member: Member) {
    await member.say(command);
    return member.press(title(member, 'buttons.edit'));
  }

  it('says what a provider lacks for being found, and lists it when nothing is missing', async () => {
    const shown = await megan.say(command);
    const { website, description, services, offers, listed } = {
      website: words('companyProfile.parts.website'),
      description: words('companyProfile.parts.description'),
      services: words('companyProfile.parts.services'),
      offers: words('companyProfile.parts.offers'),
      listed: words('companyProfile.parts.listed'),
    };
    const parts = [website, description, services, offers, listed].join(', ');
    expect(shown.text).toContain(words('companyProfile.notFound', { parts }));

    const form = await edit(megan);
    expect(form.inputs).toMatchObject({
      firstName: 'Robin',
      phoneNumber: '425-555-0100',
      supportEmail: 'support@fabrikam.example',
      listed: 'false',
    });
    const half = await megan.press(title(megan, 'buttons.update'), {
      website: 'fabrikam.example',
      description: 'Clouds for *everybody*',
      listed: 'true',
    });
    expect(half.text).toContain(words('companyProfile.notFound', { parts: `${services}, ${offers}` }));
    await desk.settled();
    expect(await directory()).toEqual([]);

    await edit(megan);
    const whole = await megan.press(title(megan, 'buttons.update'), {
      services: 'Migration',
      offers: 'training,financing',
    });
    expect(whole.text).toContain(words('companyProfile.found', { country }));
    expect(whole.plainText).toContain('Clouds for *everybody*');
    await desk.settled();
    expect(await directory()).toMatchObject([
      {
        tenant: 'fabrikam',
        companyName: 'Fabrikam',
        description: 'Clouds for *everybody*',
        services: 'Migration',
        website: 'fabrikam.example',
        training: true,
        marketing: false,
        financing: true,
      },
    ]);

    await edit(megan);
    await megan.press(title(megan, 'buttons.update'), { listed: 'false' });
    await desk.settled();
    expect(await directory()).toEqual([]);
  });

  it('changes contacts, keeps what was refused, and leaves the verified address alone', async () => {
    const form = await edit(alex);
    expect(form.text).toContain('robin@contoso.example');
    expect(Object.keys(form.inputs)).not.toContain('listed');
    const refused = await alex.press(title(alex, 'buttons.update'), {
      supportEmail: 'nobody',
      phoneNumber: 'none',
      website: 'not a site',
      description: 'x'.repeat(501),
    });
    expect(refused.below('supportEmail')).toBe(words('fields.email'));
    expect(refused.below('phoneNumber')).toBe(words('fields.phone'));
    expect(refused.below('website')).toBe(words('fields.website'));
    expect(refused.below('description')).toContain('500');
    expect(refused.inputs['supportEmail']).toBe('nobody');

    const updated = await alex.press(title(alex, 'buttons.update'), {
      supportEmail: 'help@contoso.example',
      phoneNumber: '+1 425 555 0199',
      website: 'https://contoso.example',
      description: 'We care.',
      services: 'Support',
      email: 'forged@contoso.example',
      companyName: 'Forged',
      listed: 'true',
    });
    expect(updated.text).toContain(words('companyProfile.complete'));
    expect(updated.text).toContain('Robin Counts, robin@contoso.example, +1 425 555 0199');
    expect(updated.text).toContain('help@contoso.example');
    await desk.settled();
    expect(await directory()).toEqual([]);
    const { body } = (await desk.documents('contoso')).account ?? {};
    expect(body?.enrollment).toMatchObject({
      submission: { legal: { companyName: 'Contoso' }, contact: { email: 'robin@contoso.example' } },
    });
  });

  it('shows what a colleague has changed meanwhile, and does not overwrite it', async () => {
    const grady = desk.member('contoso', 'Grady Archie', locale);
    await grady.install();
    await desk.giveRoles(grady, ['user-management-admin']);
    await edit(alex);
    await edit(grady);
    await grady.press(title(grady, 'buttons.update'), { services: 'Migration' });
    const stale = await alex.press(title(alex, 'buttons.update'), { services: 'Training' });
    expect(stale.text).toContain(words('errors.changed-meanwhile'));
    expect(stale.inputs['services']).toBe('Training');
    await alex.press(title(alex, 'buttons.cancel'));
    expect((await alex.say(command)).text).toContain('Migration');
  });

  it('is shown to everybody of the organization, with who can change it', async () => {
    const lee = desk.member('fabrikam', 'Lee Gu', locale);
    await lee.install();
    const card = await lee.say(command);
    expect(card.text).toContain('Fabrikam');
    expect(card.text).toContain(words('roles.user-management-admin'));
    expect(card.buttons.map(button => button.verb)).toEqual(['verify']);
    await lee.forge({ desk: { verb: 'edit-company-profile' } });
    expect(lee.lastCard.text).toContain(words('roles.user-management-admin'));

    const stranger = desk.member('stranger', 'Sam Stranger', locale);
    expect((await stranger.say(command)).text).toContain(words('errors.not-enrolled'));
  });
});
