import type { CustomerId } from '../../src/domain/ids';
import { DAY, TenantId } from '../../src/domain/ids';
import type { Subscription } from '../../src/domain/subscription';
import { SandboxSubscriptions } from '../../src/partner-center/sandbox/documents';
import { Customers } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { ordered, sharedCustomer } from './harness/customer';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { expectRefusal } from './harness/refusal';
import { longEnrolled, title, twoPartners } from './harness/story';

const CONTOSO = { tenantId: TenantId.parse('contoso'), mpnId: '1234567', name: 'Contoso' };

describe.each(['en-US', 'de-DE'])('incentives, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  const incentives = language === 'de' ? 'anreize' : 'incentives';
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  let customer: CustomerId;
  let mail: Subscription;

  beforeAll(async () => {
    desk = await openTestDesk();
    ({ megan, alex } = await twoPartners(desk, { locale }));
    customer = await sharedCustomer(desk, alex, 'Northwind');
    mail = await ordered(desk, megan, customer, { friendlyName: 'Mail' });
    await ordered(desk, megan, customer, { friendlyName: 'Office', partnerOnRecord: CONTOSO });
  });
  afterAll(async () => desk.close());

  const onRecord = async () =>
    (await desk.store.read(SandboxSubscriptions, TenantId.parse(customer), mail.id))?.body.subscription.partnerOnRecord;
  const titles = (member: Member) => member.lastCard.buttons.map(button => button.title);
  const reference = () => ({ customer, subscription: mail.id });

  it('are counted for each customer, on both sides', async () => {
    for (const [member, side] of [
      [megan, 'provider'],
      [alex, 'reseller'],
    ] as const) {
      const list = await member.say(incentives);
      expect(list.heading).toBe(t('incentives.heading'));
      expect(list.text).toContain('Northwind');
      expect(list.text).toContain(`${t(`incentives.${side}.on-record`)}: 1`);
      expect(list.text).toContain(`${t(`incentives.${side}.nobody`)}: 1`);
      const none = await member.press(title(member, 'buttons.search'), { search: 'Nobody' });
      expect(none.text).toContain(t('incentives.noneFound'));
      await member.say(incentives);
      const card = await member.press(title(member, 'buttons.open'));
      expect(card.text).toContain(`${t('incentives.onRecord')}: Contoso (1234567)`);
      expect(card.text).toContain(`${t('incentives.onRecord')}: ${t('incentives.nobody')}`);
    }
    expect(titles(megan)).toContain(t('incentives.chooseReseller'));
    expect(titles(alex)).toContain(t('incentives.ask'));
  });

  it('are asked for by the reseller; the provider is told and puts it on record, and the reseller is told', async () => {
    await alex.say(incentives);
    await alex.press(title(alex, 'buttons.open'));
    const question = await alex.press(t('incentives.ask'));
    expect(question.heading).toBe(t('incentives.askHeading', { provider: 'Fabrikam' }));
    const [asked] = await alex.clickAgainAndAgain(question, t('incentives.ask'));
    expect(asked?.card?.heading).toBe(t('incentives.asked', { provider: 'Fabrikam' }));
    const told = t('incentives.notices.on-record-requested', { companyName: 'Contoso' });
    await eventually(() => megan.cardWith(told));
    await desk.settled();
    expect(megan.cards.filter(card => card.heading === told)).toHaveLength(1);
    expect(megan.cardWith(told).text).toContain('Mail');
    expect(megan.cardWith(told).text).toContain('Alex Wilber');

    await alex.say(incentives);
    await alex.press(title(alex, 'buttons.open'));
    await alex.press(t('incentives.ask'));
    expect((await alex.press(t('incentives.ask'))).text).toContain(t('errors.already-asked'));
    await alex.press(t('incentives.keep'));

    await megan.click(megan.cardWith(told), t('incentives.chooseReseller'));
    const form = megan.cardWith(t('incentives.chooseText'));
    expect(form.inputs['reseller']).toBe('contoso');
    const { card: refused } = await megan.click(form, t('incentives.submit'), { reseller: 'wingtip' });
    expect(refused?.below('reseller')).toBe(t('fields.choice'));
    expect(await onRecord()).toBeUndefined();
    const done = await megan.press(t('incentives.submit'), { reseller: 'contoso' });
    expect(done.text).toContain(t('incentives.chosen'));
    expect(await onRecord()).toMatchObject({ tenantId: 'contoso', name: 'Contoso' });
    await eventually(() => alex.cardWith(t('incentives.notices.on-record', { companyName: 'Fabrikam' })));
    await expectRefusal(alex, 'ask-for-record', reference(), t('errors.on-record-already', { partner: 'Contoso' }));
  });

  it('are not mended twice: what a colleague has changed meanwhile is shown', async () => {
    const diego = desk.member('fabrikam', 'Diego Siciliani', locale);
    await diego.install();
    await desk.giveRoles(diego, ['sales-agent']);
    for (const member of [megan, diego]) {
      await member.say(incentives);
      await member.press(title(member, 'buttons.open'));
      await member.press(t('incentives.chooseReseller'), { subscription: mail.id });
    }
    await diego.press(t('incentives.submit'));
    const stale = await megan.press(t('incentives.submit'));
    expect(stale.text).toContain(t('errors.changed-meanwhile'));
    await megan.press(title(megan, 'buttons.cancel'));
  });

  it('are refused without relationship, to another partner, and without the role', async () => {
    const wingtip = desk.member('wingtip', 'Robin Counts', locale);
    await longEnrolled(desk, wingtip, {
      partnerKind: 'indirect-reseller',
      companyName: 'Wingtip',
      domain: 'wingtip.example',
    });
    await expectRefusal(wingtip, 'customer-incentives', { customer }, t('errors.not-found'));
    await expectRefusal(wingtip, 'ask-for-record', reference(), t('errors.not-found'));
    await expectRefusal(wingtip, 'reseller-on-record', reference(), t('partnerKinds.indirect-provider'));
    await expectRefusal(megan, 'ask-for-record', reference(), t('partnerKinds.indirect-reseller'));

    // A customer that nobody of the resellers shares, and one that another partner sold to.
    const found = await desk.store.read(Customers, TenantId.parse('fabrikam'), customer);
    if (!found) throw new Error('Northwind is no customer');
    await desk.store.replace(Customers, { ...found, body: { ...found.body, sharedWith: [] } });
    await expectRefusal(megan, 'reseller-on-record', reference(), t('errors.no-reseller-of-customer'));
    const foreign = await ordered(desk, wingtip, customer);
    const args = { customer, subscription: foreign.id };
    await expectRefusal(megan, 'reseller-on-record', args, t('errors.sold-by-another', { partner: 'Wingtip' }));
    await expectRefusal(alex, 'ask-for-record', args, t('errors.relationship-missing'));

    desk.pass(8 * DAY);
    for (const [member, verb] of [
      [megan, 'reseller-on-record'],
      [alex, 'ask-for-record'],
    ] as const) {
      await desk.giveRoles(member, ['helpdesk-agent']);
      await expectRefusal(member, 'incentives', {}, t('roles.sales-agent'));
      await expectRefusal(member, verb, reference(), t('roles.sales-agent'));
    }
  });
});
