import { TenantId } from '../../src/domain/ids';
import { Partnerships } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { expectRefusal } from './harness/refusal';
import { acceptance, invited, longEnrolled, partnered, title, twoPartners } from './harness/story';

describe.each(['en-US', 'de-DE'])('a partnership, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const words = (english: string, german: string) => (language === 'de' ? german : english);
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  let desk: TestDesk;
  let pairs = 0;

  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());

  const pair = async () => {
    pairs += 1;
    return twoPartners(desk, { provider: `fabrikam${pairs}`, reseller: `contoso${pairs}`, locale });
  };
  const providersOf = (member: Member) => member.say(words('indirect providers', 'indirekte anbieter'));
  const resellersOf = (member: Member) => member.say(words('indirect resellers', 'indirekte vertriebspartner'));

  const record = async (of: Member, partner: Member) =>
    (await desk.store.read(Partnerships, TenantId.parse(of.person.tenantId), partner.person.tenantId))?.body;

  it('is shown with all there is to know about the partner', async () => {
    const { megan, alex } = await pair();
    const link = await invited(alex);
    await desk.website.send(link, acceptance());
    await desk.settled();

    await providersOf(alex);
    const provider = await alex.press(t('partnerships.details'));
    expect(provider.heading).toBe('Fabrikam1');
    for (const known of [
      'fabrikam1',
      '1 Main Street, 98052 Redmond, WA',
      `${t('cards.partners.access')}: ${t('cards.partners.granted')}`,
      `${t('partnerships.sharedCustomers')}: 1`,
    ]) {
      expect(provider.text).toContain(known);
    }
    const shared = await alex.press(title(alex, 'buttons.viewCustomers'));
    expect(shared.text).toContain('Northwind');

    await resellersOf(megan);
    const reseller = await megan.press(t('partnerships.details'));
    expect(reseller.heading).toBe('Contoso1');
    expect(reseller.text).toContain(`${t('partnerships.sharedCustomers')}: 1`);
    expect(reseller.buttons.map(button => button.title)).not.toContain(t('partnerships.removeAccess'));
  });

  it('goes on when the reseller removes the provider’s administrator access, and the provider is told', async () => {
    const { megan, alex } = await pair();
    await providersOf(alex);
    await alex.press(t('partnerships.details'));
    const question = await alex.press(t('partnerships.removeAccess'));
    const partner = `Fabrikam${pairs}`;
    expect(question.heading).toBe(t('partnerships.removeAccessHeading', { partner }));
    expect(question.text).toContain(t('partnerships.removeAccessStays', { partner }));
    expect(await record(alex, megan)).toMatchObject({ providerAccess: 'granted' });

    const answers = await alex.clickAgainAndAgain(question, t('partnerships.removeAccess'));
    expect(answers[0]?.card?.heading).toBe(t('partnerships.accessRemoved', { partner }));
    await desk.settled();
    expect(await record(alex, megan)).toMatchObject({ providerAccess: 'removed' });
    expect(await record(megan, alex)).toMatchObject({ providerAccess: 'removed' });

    const told = t('partnerships.notices.provider-access-removed', { companyName: `Contoso${pairs}` });
    await eventually(() => megan.cardWith(told));
    expect(megan.cards.filter(card => card.heading === told)).toHaveLength(1);
    const details = await megan.press(t('partnerships.details'));
    expect(details.text).toContain(`${t('cards.partners.access')}: ${t('cards.partners.removed')}`);
    await providersOf(alex);
    const after = await alex.press(t('partnerships.details'));
    expect(after.buttons.map(button => button.title)).not.toContain(t('partnerships.removeAccess'));
  });

  it.each(['provider', 'reseller'] as const)('can be ended by the %s, and shared customers stay', async side => {
    const { megan, alex } = await pair();
    const link = await invited(alex);
    await desk.website.send(link, acceptance());
    await desk.settled();
    const [by, other] = side === 'provider' ? [megan, alex] : [alex, megan];
    const [ownName, otherName] =
      side === 'provider' ? [`Fabrikam${pairs}`, `Contoso${pairs}`] : [`Contoso${pairs}`, `Fabrikam${pairs}`];

    await (side === 'provider' ? resellersOf(by) : providersOf(by));
    await by.press(t('partnerships.details'));
    const question = await by.press(t('partnerships.end'));
    expect(question.text).toContain(t('partnerships.endCustomers'));
    const refused = await by.press(t('partnerships.end'));
    expect(refused.below('accept')).toBe(t('fields.consent'));
    expect((await record(by, other))?.endedAt).toBeUndefined();

    const [first] = await by.clickAgainAndAgain(refused, t('partnerships.end'), { accept: 'true' });
    expect(first?.card?.heading).toBe(t('partnerships.ended', { partner: otherName }));
    await desk.settled();
    const told = t('partnerships.notices.partnership-ended', { companyName: ownName });
    await eventually(() => other.cardWith(told));
    expect(other.cards.filter(card => card.heading === told)).toHaveLength(1);
    // Whoever ended it sees the outcome and needs no notice.
    const notice = t('partnerships.notices.partnership-ended-text', { by: ownName });
    expect(other.lastCard.text).toContain(notice);
    expect(by.cards.map(card => card.text).join()).not.toContain(notice);

    expect((await providersOf(alex)).text).toContain(t('cards.partners.noProvider'));
    expect((await resellersOf(megan)).text).toContain(t('cards.partners.noReseller'));
    for (const member of [alex, megan]) {
      expect((await member.say(words('customers', 'kunden'))).text).toContain('Northwind');
    }
    await partnered(megan, alex);
    await desk.settled();
    expect((await providersOf(alex)).text).toContain(`Fabrikam${pairs}`);
    expect((await resellersOf(megan)).text).toContain(`Contoso${pairs}`);
    expect(await record(megan, alex)).toMatchObject({ providerAccess: 'granted' });
  });

  it('that began anew meanwhile is not ended by an old card', async () => {
    const { megan, alex } = await pair();
    const colleague = desk.member(alex.person.tenantId, 'Diego Siciliani', locale);
    await colleague.install();
    await desk.giveRoles(colleague, ['global-admin']);
    await providersOf(colleague);
    await colleague.press(t('partnerships.details'));
    const old = await colleague.press(t('partnerships.end'));

    await providersOf(alex);
    await alex.press(t('partnerships.details'));
    await alex.press(t('partnerships.end'));
    await alex.press(t('partnerships.end'), { accept: 'true' });
    await desk.settled();
    await partnered(megan, alex);
    await desk.settled();

    const { card: stale } = await colleague.click(old, t('partnerships.end'), { accept: 'true' });
    expect(stale?.text).toContain(t('errors.changed-meanwhile'));
    expect(stale?.inputs['accept']).toBe('true');
    expect((await record(alex, megan))?.endedAt).toBeUndefined();
  });

  it('is ended, and its access removed, by a global admin only', async () => {
    const { megan, alex } = await pair();
    const { partner } = (await record(alex, megan)) ?? {};
    await desk.giveRoles(alex, ['admin-agent', 'sales-agent']);
    await providersOf(alex);
    const details = await alex.press(t('partnerships.details'));
    const titles = details.buttons.map(button => button.title);
    expect(titles).not.toContain(t('partnerships.end'));
    expect(titles).not.toContain(t('partnerships.removeAccess'));
    for (const verb of ['end-partnership', 'remove-provider-access']) {
      await expectRefusal(alex, verb, { partner }, t('roles.global-admin'));
    }
  });

  it('of others cannot be seen or ended', async () => {
    const { alex } = await pair();
    const { megan: stranger } = await pair();
    for (const verb of ['partner', 'end-partnership', 'remove-provider-access']) {
      await expectRefusal(alex, verb, { partner: stranger.person.tenantId }, t('errors.not-found'));
    }
    const robin = desk.member('direct', 'Robin Counts', locale);
    await longEnrolled(desk, robin, { partnerKind: 'direct-partner', companyName: 'Direct', domain: 'direct.example' });
    await expectRefusal(robin, 'partner', { partner: stranger.person.tenantId }, t('partnerKinds.indirect-reseller'));
  });
});
