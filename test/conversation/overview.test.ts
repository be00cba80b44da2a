import { DAY, Instant, TenantId } from '../../src/domain/ids';
import { Customers } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { BUSINESS_BASIC, longKnown, ordered } from './harness/customer';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { longEnrolled } from './harness/story';

describe.each(['en', 'de'] as const)('the overview, in %s', language => {
  let desk: TestDesk;
  let alex: Member;
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);

  beforeEach(async () => {
    desk = await openTestDesk();
    alex = desk.member('contoso', 'Alex Wilber', { en: 'en-US', de: 'de-DE' }[language]);
  });
  afterEach(async () => desk.close());

  const enroll = () =>
    longEnrolled(desk, alex, { partnerKind: 'direct-partner', companyName: 'Contoso', domain: 'contoso.example' });

  /** What a number on the card says, and leads to. */
  const tile = (label: string) => {
    const found = alex.lastCard.buttons.find(button => button.title.startsWith(`${label}: `));
    return { number: found?.title.slice(label.length + 2), verb: found?.verb };
  };

  it('shows somebody who is not enrolled how far that is', async () => {
    expect((await alex.say('overview')).heading).toBe(t('cards.enrollment.none'));
  });

  it('counts customers, invitations and what is due, and leads to each', async () => {
    await enroll();
    const [northwind, tailspin] = await longKnown(desk, alex, ['Northwind', 'Tailspin']);
    if (!northwind || !tailspin) throw new Error('There are no customers');
    await ordered(desk, alex, northwind);
    await ordered(desk, alex, tailspin, { friendlyName: 'Month', offer: { ...BUSINESS_BASIC, termDuration: 'P1M' } });
    desk.pass(2 * DAY);
    await alex.say(t('buttons.requestRelationship'));
    await alex.press(t('buttons.done'), { recipient: 'Adatum' });

    await alex.say('account');
    expect((await alex.press(t('commands.overview.title'))).heading).toBe(t('overview.heading'));
    expect(tile(t('commands.customers.title'))).toEqual({ number: '2', verb: 'customers' });
    expect(tile(t('subscriptions.title'))).toEqual({ number: '2', verb: 'sold-subscriptions' });
    expect(tile(t('overview.due'))).toEqual({ number: '1', verb: 'sold-subscriptions' });
    expect(tile(t('overview.sent'))).toEqual({ number: '1', verb: 'invitations' });
    expect(tile(t('overview.draft'))).toEqual({ number: '0', verb: 'invitations' });

    const sent = await alex.press(`${t('overview.sent')}: 1`);
    expect(sent.text).toContain('Adatum');
    await alex.say(t('commands.overview.title'));
    const sold = await alex.press(`${t('overview.due')}: 1`);
    const text = sold.text.split('\n');
    expect(text.find(line => line.startsWith('Month'))).toContain(t('overview.dueSoon'));
    expect(text.find(line => line.startsWith('Mail'))).not.toContain(t('overview.dueSoon'));
    expect(sold.text.indexOf('Month')).toBeLessThan(sold.text.indexOf('Mail'));
    expect((await alex.press(t('buttons.open'), { customer: tailspin })).heading).toContain('Tailspin');
  });

  it('reads no more than a page of each list, however many there are', async () => {
    await enroll();
    await longKnown(
      desk,
      alex,
      Array.from({ length: 25 }, (_, index) => `Customer ${index}`),
    );
    const cost = await desk.costOf(() => alex.say('overview'));
    expect(tile(t('commands.customers.title'))).toEqual({ number: '20+', verb: 'customers' });
    expect(cost.filter(operation => operation.startsWith('list')).sort()).toEqual([
      'list customer',
      'list invitation',
      'list sandbox-sale',
    ]);
  });

  it('leaves out subscriptions of a customer whose relationship was removed', async () => {
    await enroll();
    const [northwind] = await longKnown(desk, alex, ['Northwind']);
    if (!northwind) throw new Error('There is no customer');
    await ordered(desk, alex, northwind);
    const found = await desk.store.read(Customers, TenantId.parse('contoso'), northwind);
    if (!found) throw new Error('There is no customer');
    const removedAt = Instant.parse('2026-02-01T00:00:00.000Z');
    const { since } = found.body.relationship;
    const relationship = { state: 'removed' as const, since, removedAt };
    await desk.store.replace(Customers, { ...found, body: { ...found.body, relationship } });
    await alex.say('overview');
    const sold = await alex.press(`${t('subscriptions.title')}: 1`);
    expect(sold.text).toContain(t('overview.noneSold'));
  });
});
