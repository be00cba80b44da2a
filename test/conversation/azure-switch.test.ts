import { SWITCH_LIFETIME } from '../../src/domain/azure-switch';
import type { CustomerId } from '../../src/domain/ids';
import { TenantId } from '../../src/domain/ids';
import type { Offer } from '../../src/domain/offer';
import { SandboxSubscriptions } from '../../src/partner-center/sandbox/documents';
import { AzureSwitches, Customers } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { BUSINESS_BASIC, longKnown, ordered } from './harness/customer';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { expectRefusal } from './harness/refusal';
import { longEnrolled, title } from './harness/story';

const AZURE: Offer = {
  catalogItemId: 'DZH318Z0BPS6:0001:SANDBOX00P1M',
  title: 'Azure plan',
  kind: 'azure-plan',
  termDuration: 'P1M',
  billingCycle: 'monthly',
  minimumQuantity: 1,
  maximumQuantity: 1,
};
const FABRIKAM = TenantId.parse('fabrikam');
const ADATUM = TenantId.parse('adatum');
const OWNER = 'anna@northwind.example';

describe.each(['en-US', 'de-DE'])('an Azure subscription that is switched, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  const switches = language === 'de' ? 'azure-abonnements übertragen' : 'switch azure subscriptions';
  let desk: TestDesk;
  let megan: Member;
  let robin: Member;
  let customer: CustomerId;
  let subscription: string;
  let plans = 0;

  beforeAll(async () => {
    desk = await openTestDesk();
    megan = desk.member('fabrikam', 'Megan Bowen', locale);
    robin = desk.member('adatum', 'Robin Counts', locale);
    for (const [member, partnerKind, companyName] of [
      [megan, 'indirect-provider', 'Fabrikam'],
      [robin, 'direct-partner', 'Adatum'],
    ] as const) {
      const domain = `${member.person.tenantId}.example`;
      await longEnrolled(desk, member, { partnerKind, companyName, domain });
    }
    const [id] = await longKnown(desk, megan, ['Northwind']);
    const known = id && (await desk.store.read(Customers, FABRIKAM, id));
    if (!known) throw new Error('There is no customer');
    customer = known.body.id;
    await desk.store.create(Customers, { tenant: ADATUM, id: customer, body: known.body });
  });
  afterAll(async () => desk.close());
  beforeEach(async () => {
    plans += 1;
    const partnerOnRecord = { tenantId: TenantId.parse('contoso'), mpnId: '1', name: 'Contoso' };
    const changes = { offer: AZURE, quantity: 1, friendlyName: `Azure ${plans}`, partnerOnRecord };
    subscription = (await ordered(desk, megan, customer, changes)).id;
  });

  const reference = () => ({ customer, subscription });
  const stored = async () =>
    (await desk.store.read(SandboxSubscriptions, TenantId.parse(customer), subscription))?.body.subscription;
  const titles = (member: Member) => member.lastCard.buttons.map(button => button.title);
  const mails = async () => (await desk.website.mailsTo(OWNER)).filter(mail => mail.text.includes(`Azure ${plans}`));
  const headed = (state: 'requested' | 'accepted' | 'declined' | 'cancelled' | 'completed') =>
    `Azure ${plans}: ${t(`azureSwitch.states.${state}`)}`;
  const inState = async (state: string) =>
    (await desk.store.list(AzureSwitches, FABRIKAM, { tag: state, descending: true, limit: 1 })).items;

  async function open(member: Member, verb: string, args: Record<string, string>): Promise<void> {
    await member.say('help');
    await member.forge({ desk: { verb, args } }, member.lastCard.messageId);
  }

  /** The request, from the subscription's card. */
  async function requested(partner = 'robin@adatum.example') {
    await open(megan, 'subscription', reference());
    await megan.press(t('azureSwitch.title'));
    return megan.press(t('azureSwitch.request'), { partner, email: OWNER });
  }

  /** @returns the link in the billing owner's mail */
  async function accepted(): Promise<string> {
    await requested();
    await desk.settled();
    await robin.press(title(robin, 'buttons.review'));
    await robin.press(t('azureSwitch.accept'));
    await desk.settled();
    return (await mails()).at(-1)?.links[0] ?? '';
  }

  it('is requested, accepted by the other partner, confirmed by the billing owner, and moves', async () => {
    await open(megan, 'subscription', reference());
    const form = await megan.press(t('azureSwitch.title'));
    expect(form.heading).toBe(t('azureSwitch.heading', { subscription: `Azure ${plans}` }));
    const inputs = { partner: 'robin@adatum.example', email: OWNER };
    const [sent] = await megan.clickAgainAndAgain(form, t('azureSwitch.request'), inputs);
    expect(sent?.card?.heading).toBe(headed('requested'));
    const asked = t('azureSwitch.notices.switch-requested', { companyName: 'Fabrikam' });
    await eventually(() => robin.cardWith(asked));
    await desk.settled();
    expect(robin.cards.filter(card => card.heading === asked)).toHaveLength(1);
    expect(await mails()).toEqual([]);

    const question = await robin.press(title(robin, 'buttons.review'));
    expect(question.text).toContain(t('azureSwitch.answerText'));
    expect(question.text).toContain(OWNER);
    const [answer] = await robin.clickAgainAndAgain(question, t('azureSwitch.accept'));
    expect(answer?.card?.heading).toBe(headed('accepted'));
    await eventually(() => megan.cardWith(t('azureSwitch.notices.accepted', { companyName: 'Adatum' })));
    await desk.settled();
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.subject).toContain('Adatum');
    const link = mail?.links[0] ?? '';
    expect(link).toContain('/switch/');

    const before = await inState('accepted');
    const page = await desk.website.open(link, language);
    expect(page.status).toBe(200);
    for (const words of ['Northwind', 'Fabrikam', 'Adatum', `Azure ${plans}`]) expect(page.text).toContain(words);
    expect(await inState('accepted')).toEqual(before);
    const refused = await desk.website.send(link, {}, language);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(t('fields.consent'));
    expect((await stored())?.soldBy).toBe('fabrikam');

    const pages = await Promise.all([1, 2].map(() => desk.website.send(link, { accept: 'true' }, language)));
    expect(pages.map(each => each.status).sort()).toEqual([200, 410]);
    await eventually(() => robin.cardWith(t('azureSwitch.notices.received', { companyName: 'Fabrikam' })));
    await eventually(() => megan.cardWith(t('azureSwitch.notices.gone', { companyName: 'Adatum' })));
    await desk.settled();
    expect(await stored()).toMatchObject({ soldBy: 'adatum', customerMayBuy: false });
    expect((await stored())?.partnerOnRecord).toBeUndefined();
    expect((await desk.website.open(link, language)).text).toContain(t('pages.links.azureSwitch.used.title'));

    for (const member of [megan, robin]) {
      await member.say(switches);
      const list = await member.press(t('azureSwitch.show'), { filter: 'completed' });
      expect(list.text).toContain(`Azure ${plans} (Northwind)`);
      expect((await member.press(title(member, 'buttons.open'))).heading).toBe(headed('completed'));
    }
    expect((await robin.press(title(robin, 'buttons.open'))).text).toContain(`${t('subscriptions.soldBy')}: Adatum`);
    for (const [member, other] of [
      [megan, 'Adatum'],
      [robin, 'Fabrikam'],
    ] as const) {
      const history = await member.say(language === 'de' ? 'verlauf' : 'history');
      for (const step of ['requested', 'accepted', 'confirmed', 'completed'] as const) {
        expect(history.text).toContain(t(`history.actions.azure-switch-${step}`));
      }
      expect(history.text).toContain(`${t('history.partner')}: ${other}`);
    }
    const secret = link.slice(link.lastIndexOf('.') + 1);
    expect(secret.length).toBeGreaterThan(20);
    expect(await desk.disk()).not.toContain(secret);
    expect(desk.log.join('\n')).not.toContain(secret);
  });

  it('stays where it is when the other partner declines, and can be offered anew', async () => {
    await requested('adatum.example');
    await desk.settled();
    await robin.press(title(robin, 'buttons.review'));
    expect((await robin.press(t('azureSwitch.decline'))).heading).toBe(headed('declined'));
    await eventually(() => megan.cardWith(t('azureSwitch.notices.declined', { companyName: 'Adatum' })));
    expect((await stored())?.soldBy).toBe('fabrikam');
    expect((await requested('adatum')).heading).toBe(headed('requested'));
    const again = await requested();
    expect(again.text).toContain(t('errors.already-requested', { partner: 'Adatum' }));
    expect(again.inputs['partner']).toBe('robin@adatum.example');
    await megan.press(title(megan, 'buttons.cancel'));
    await desk.settled();
  });

  it('has its mail sent again, once a wish, and is cancelled: the links then lead nowhere', async () => {
    const first = await accepted();
    await megan.say(switches);
    await megan.press(t('azureSwitch.show'), { filter: 'accepted' });
    const card = await megan.press(title(megan, 'buttons.open'));
    await megan.clickAgainAndAgain(card, t('azureSwitch.sendAgain'));
    await desk.settled();
    expect(await mails()).toHaveLength(2);
    const second = (await mails()).find(mail => mail.links[0] !== first)?.links[0] ?? '';
    for (const link of [first, second]) expect((await desk.website.open(link, language)).status).toBe(200);

    const question = await megan.press(t('azureSwitch.cancelRequest'));
    expect(question.text).toContain(t('azureSwitch.cancelMeans', { partner: 'Adatum' }));
    expect((await megan.press(t('azureSwitch.cancelRequest'))).heading).toBe(headed('cancelled'));
    await eventually(() => robin.cardWith(t('azureSwitch.notices.cancelled', { companyName: 'Fabrikam' })));
    for (const link of [first, second]) {
      const page = await desk.website.send(link, { accept: 'true' }, language);
      expect(page.status).toBe(410);
      expect(page.text).toContain(t('pages.links.azureSwitch.withdrawn.title'));
    }
    expect((await stored())?.soldBy).toBe('fabrikam');
  });

  it('is answered once: an old card is told so', async () => {
    await requested();
    await desk.settled();
    await robin.press(title(robin, 'buttons.review'));
    const diego = desk.member('adatum', 'Diego Siciliani', locale);
    await diego.install();
    await desk.giveRoles(diego, ['admin-agent']);
    await diego.say(switches);
    await diego.press(title(diego, 'buttons.open'));
    await diego.press(t('azureSwitch.answer'));
    await diego.press(t('azureSwitch.decline'));
    expect((await robin.press(t('azureSwitch.accept'))).text).toContain(t('errors.switch-closed'));
    await robin.press(t('azureSwitch.later'));
    expect(await mails()).toEqual([]);
  });

  it('does not move once the other partner has lost the customer, and both are told', async () => {
    const link = await accepted();
    const found = await desk.store.read(Customers, ADATUM, customer);
    if (!found) throw new Error('Northwind is no customer of Adatum');
    const { since } = found.body.relationship;
    const removed = { ...found.body, relationship: { state: 'removed' as const, since, removedAt: since } };
    const changed = await desk.store.replace(Customers, { ...found, body: removed });
    expect((await desk.website.send(link, { accept: 'true' }, language)).status).toBe(200);
    for (const [member, companyName] of [
      [megan, 'Adatum'],
      [robin, 'Fabrikam'],
    ] as const) {
      await eventually(() => member.cardWith(t('azureSwitch.notices.failed', { companyName })));
    }
    expect((await stored())?.soldBy).toBe('fabrikam');
    expect((await requested()).below('partner')).toBe(t('fields.partner-of-customer'));
    await megan.press(title(megan, 'buttons.cancel'));
    await desk.store.replace(Customers, { ...changed, body: found.body });
  });

  it('goes to partners with a relationship only, and is asked for field by field', async () => {
    for (const partner of ['nobody.example', 'contoso', 'fabrikam', 'x'.repeat(254)]) {
      const refused = await requested(partner);
      expect(refused.below('partner')).toBe(t('fields.partner-of-customer'));
      expect(refused.inputs['partner']).toBe(partner);
    }
    const refused = await megan.press(t('azureSwitch.request'), { partner: 'adatum', email: 'anna' });
    expect(refused.below('email')).toBe(t('fields.email'));
    await megan.press(title(megan, 'buttons.cancel'));
    const { id } = await ordered(desk, megan, customer, { offer: BUSINESS_BASIC });
    await expectRefusal(megan, 'request-switch', { customer, subscription: id }, t('errors.not-azure'));
  });

  it('is the business of the two partners, and of those who may', async () => {
    const link = await accepted();
    const { items } = await desk.store.list(AzureSwitches, ADATUM, { tag: 'accepted', descending: true, limit: 1 });
    expect(items[0]?.body.linkHashes).toEqual([]);
    const id = items[0]?.body.id ?? '';
    const wingtip = desk.member('wingtip', 'Lee Gu', locale);
    const partnerKind = 'direct-partner';
    await longEnrolled(desk, wingtip, { partnerKind, companyName: 'Wingtip', domain: 'wingtip.example' });
    for (const verb of ['azure-switch', 'answer-switch', 'cancel-switch', 'send-switch-mail']) {
      await expectRefusal(wingtip, verb, { switch: id }, t('errors.not-found'));
    }
    await expectRefusal(wingtip, 'request-switch', reference(), t('errors.not-found'));
    await expectRefusal(robin, 'request-switch', reference(), t('errors.sold-by-another', { partner: 'Fabrikam' }));
    await expectRefusal(robin, 'send-switch-mail', { switch: id, revision: '2' }, t('errors.not-found'));
    await expectRefusal(robin, 'cancel-switch', { switch: id }, t('errors.not-found'));
    await expectRefusal(megan, 'answer-switch', { switch: id }, t('errors.not-found'));

    await desk.giveRoles(megan, ['sales-agent']);
    await open(megan, 'subscription', reference());
    expect(titles(megan)).not.toContain(t('azureSwitch.title'));
    for (const verb of ['request-switch', 'azure-switches', 'cancel-switch']) {
      await expectRefusal(megan, verb, { ...reference(), switch: id }, t('roles.admin-agent'));
    }
    for (const broken of [`${link}x`, link.replace(/switch\/.*/, 'switch/x'), link.replace('/switch/', '/i/')]) {
      expect((await desk.website.open(broken, language)).status).toBe(404);
    }
    desk.pass(SWITCH_LIFETIME);
    const late = await desk.website.send(link, { accept: 'true' }, language);
    expect(late.status).toBe(410);
    expect(late.text).toContain(t('pages.links.azureSwitch.expired.title'));
    expect((await stored())?.soldBy).toBe('fabrikam');
  });
});
