import { DAY, TenantId } from '../../src/domain/ids';
import type { ProviderListing } from '../../src/domain/provider-listing';
import { ContactRequests, Invitations, listingPartition, ProviderListings } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { expectRefusal } from './harness/refusal';
import { longEnrolled, title } from './harness/story';

describe.each(['en-US', 'de-DE'])('the search for a provider, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const words = (english: string, german: string) => (language === 'de' ? german : english);
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  const findProvider = words('find a provider', 'anbieter suchen');
  let desk: TestDesk;
  let alex: Member;
  let megan: Member;

  beforeAll(async () => {
    desk = await openTestDesk();
    alex = desk.member('contoso', 'Alex Wilber', locale);
    megan = desk.member('fabrikam', 'Megan Bowen', locale);
    await longEnrolled(desk, alex, {
      partnerKind: 'indirect-reseller',
      companyName: 'Contoso',
      domain: 'contoso.example',
    });
    await longEnrolled(desk, megan, {
      partnerKind: 'indirect-provider',
      companyName: 'Fabrikam',
      domain: 'fabrikam.example',
    });
    await desk.settled();
  });
  afterAll(async () => desk.close());

  async function listed(name: string, changes: Partial<ProviderListing> = {}): Promise<void> {
    const id = name.toLowerCase().split(' ')[0] ?? '';
    const body: ProviderListing = {
      tenant: TenantId.parse(id),
      companyName: name,
      mpnId: '7654321',
      country: 'US',
      description: `${name} helps.`,
      training: false,
      marketing: false,
      financing: false,
      ...changes,
    };
    await desk.store.create(ProviderListings, { tenant: listingPartition(body.country), id, body });
  }

  it('says when nobody is listed yet', async () => {
    const card = await alex.say(findProvider);
    expect(card.heading).toBe(t('providers.heading'));
    expect(card.buttons.map(button => button.title)).not.toContain(t('providers.ask'));
    await alex.say(words('indirect providers', 'indirekte anbieter'));
    expect((await alex.press(t('commands.find-provider.title'))).heading).toBe(t('providers.heading'));
  });

  it('shows the providers of the own country with what they offer, by name and by search', async () => {
    await listed('Fabrikam', { training: true, financing: true });
    for (const name of ['Adatum', 'Cloud Distribution', 'Litware', 'Wide World Cloud', 'Zava']) await listed(name);
    await listed('Elsewhere', { country: 'DE' });

    const card = await alex.say(findProvider);
    for (const name of ['Adatum', 'Cloud Distribution', 'Fabrikam', 'Litware', 'Wide World Cloud']) {
      expect(card.text).toContain(name);
    }
    expect(card.text).not.toMatch(/Zava|Elsewhere/);
    expect(card.text).toContain(`${t('providers.offers')}: ${t('providers.training')}, ${t('providers.financing')}`);
    expect((await alex.press(title(alex, 'buttons.more'))).text).toContain('Zava');

    const found = await alex.press(title(alex, 'buttons.search'), { search: 'clou' });
    expect(found.text).toMatch(/Cloud Distribution[\s\S]*Wide World Cloud/);
    expect(found.text).not.toContain('Fabrikam');
    expect(found.inputs['search']).toBe('clou');
    const none = await alex.press(title(alex, 'buttons.search'), { search: 'Elsewhere' });
    expect(none.text).toContain(t('providers.noneFound'));
  });

  it('leads to a message, which the provider answers with its partnership request', async () => {
    await alex.say(findProvider);
    const form = await alex.press(t('providers.ask'), { provider: 'fabrikam' });
    expect(form.heading).toBe(t('providers.askHeading', { provider: 'Fabrikam' }));
    const refused = await alex.press(t('providers.send'), { message: ' ' });
    expect(refused.below('message')).toBe(t('fields.required'));
    const [first] = await alex.clickAgainAndAgain(refused, t('providers.send'), { message: 'We look for *training*.' });
    expect(first?.card?.heading).toBe(t('providers.asked', { provider: 'Fabrikam' }));

    const told = t('providers.notices.contact-requested', { companyName: 'Contoso' });
    await eventually(() => megan.cardWith(told));
    await desk.settled();
    expect(megan.cards.filter(card => card.heading === told)).toHaveLength(1);
    expect(megan.cardWith(told).text).toContain('We look for *training*.');
    expect((await megan.say(words('contact requests', 'kontaktanfragen'))).text).toContain('We look for *training*.');

    // Nobody of Contoso is named by an address, yet its global admins are shown the request.
    await megan.click(megan.cardWith(told), title(megan, 'buttons.requestPartnership'));
    expect(megan.lastCard.inputs['recipient']).toBe('Alex Wilber, Contoso');
    await megan.press(title(megan, 'buttons.done'), { recipient: 'somebody@elsewhere.example' });
    await eventually(() => alex.cardWith(t('cards.notices.partnership-requested', { companyName: 'Fabrikam' })));
    await desk.settled();
    expect((await megan.say(words('contact requests', 'kontaktanfragen'))).text).toContain(
      t('providers.requests.none'),
    );

    await alex.press(title(alex, 'buttons.review'));
    await alex.press(title(alex, 'buttons.authorize'), { accept: 'true' });
    await desk.settled();
    expect((await alex.say(words('indirect providers', 'indirekte anbieter'))).text).toContain('Fabrikam');
    const again = await alex.say(findProvider);
    expect(again.text).toContain(`${t('providers.partnership')}: ${t('providers.active')}`);
    expect(JSON.stringify(again.input('provider')['choices'])).not.toContain('fabrikam');
  });

  it('is answered once, by whoever of the provider comes first', async () => {
    await alex.say(findProvider);
    await alex.press(t('providers.ask'), { provider: 'adatum' });
    await alex.press(t('providers.send'), { message: 'Hello' });
    await desk.settled();
    const robin = desk.member('adatum', 'Robin Counts', locale);
    await longEnrolled(desk, robin, {
      partnerKind: 'indirect-provider',
      companyName: 'Adatum',
      domain: 'adatum.example',
    });
    await desk.settled();

    const list = await robin.say(words('contact requests', 'kontaktanfragen'));
    await robin.click(list, title(robin, 'buttons.requestPartnership'));
    await robin.press(title(robin, 'buttons.done'));
    await desk.settled();
    await expectRefusal(
      robin,
      'request-partnership',
      { contactRequest: 'contoso' },
      t('errors.already-answered', { name: 'Robin Counts' }),
    );
    await expectRefusal(robin, 'request-partnership', { contactRequest: 'fabrikam' }, t('errors.not-found'));
  });

  it('asks the same provider again only after some days', async () => {
    const ask = async (message: string) => {
      await alex.say(findProvider);
      await alex.press(t('providers.ask'), { provider: 'litware' });
      return alex.press(t('providers.send'), { message });
    };
    await ask('First');
    const refused = await ask('Second');
    expect(refused.text).toContain(t('errors.already-asked'));
    expect(refused.inputs['message']).toBe('Second');
    desk.pass(7 * DAY);
    expect((await ask('Third')).heading).toBe(t('providers.asked', { provider: 'Litware' }));
    const request = await desk.store.read(ContactRequests, TenantId.parse('litware'), 'contoso');
    expect(request?.body.message).toBe('Third');
  });

  it('reaches listed providers only, and is for resellers with a role', async () => {
    for (const provider of ['nobody', 'elsewhere']) {
      await expectRefusal(alex, 'ask-provider', { provider }, t('errors.not-found'));
    }
    for (const verb of ['find-provider', 'ask-provider']) {
      await expectRefusal(megan, verb, { provider: 'fabrikam' }, t('partnerKinds.indirect-reseller'));
    }
    // What a card says of who asks counts for nothing: there is no such request.
    await expectRefusal(megan, 'request-partnership', { contactRequest: 'wingtip' }, t('errors.not-found'));
    const { items } = await desk.store.list(Invitations, TenantId.parse('fabrikam'), { limit: 9 });
    expect(items).toHaveLength(1);

    await desk.giveRoles(alex, ['helpdesk-agent']);
    for (const verb of ['find-provider', 'ask-provider']) {
      await expectRefusal(alex, verb, { provider: 'zava' }, t('roles.sales-agent'));
    }
  });
});
