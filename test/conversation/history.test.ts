import { DAY, TenantId } from '../../src/domain/ids';

import { HistoryEntries } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { ordered, sharedCustomer } from './harness/customer';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { expectRefusal } from './harness/refusal';
import { acceptance, enrolled, invited, linkOn, title, twoPartners } from './harness/story';

describe.each(['en-US', 'de-DE'])('the history, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  const command = language === 'de' ? 'verlauf' : 'history';
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;

  beforeAll(async () => {
    desk = await openTestDesk();
    ({ megan, alex } = await twoPartners(desk, { locale }));
  });
  afterAll(async () => desk.close());

  /** As from a card that has the button. */
  const press = async (member: Member, click: { verb: string; args: Record<string, string> }) => {
    await member.say(language === 'de' ? 'hilfe' : 'help');
    await member.forge({ desk: click }, member.lastCard.messageId);
  };
  const action = (name: string) => t(`history.actions.${name}` as Parameters<typeof text>[1]);
  const stored = async ({ person }: Member) =>
    (await desk.store.list(HistoryEntries, TenantId.parse(person.tenantId), { descending: true, limit: 100 })).items;
  /** Every page of it, as it is read. */
  async function whole(member: Member): Promise<string> {
    const pages = [(await member.say(command)).text];
    while (member.lastCard.buttons.some(button => button.title === title(member, 'buttons.more'))) {
      pages.push((await member.press(title(member, 'buttons.more'))).text);
    }
    return pages.join('\n');
  }

  it('begins with the enrolment', async () => {
    const robin = desk.member('wide-world', 'Robin Counts', locale);
    await enrolled(desk, robin, {
      partnerKind: 'direct-partner',
      companyName: 'Wide World',
      domain: 'wideworld.example',
    });
    await desk.settled();
    const read = await whole(robin);
    const order = ['account-activated', 'email-verified', 'enrollment-submitted', 'enrollment-started'];
    const places = order.map(name => read.indexOf(action(name)));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
    expect(read).toContain(t('history.doers.partner-center'));
    expect(read).toContain(`${t('history.outcome')}: ${t('history.outcomes.done')}`);
  });

  it('has a partnership on both sides, with no more of the other company than it shows', async () => {
    for (const [member, other] of [
      [megan, 'Contoso'],
      [alex, 'Fabrikam'],
    ] as const) {
      const read = await whole(member);
      expect(read).toContain(action('partnership-started'));
      expect(read).toContain(`${t('history.partner')}: ${other}`);
    }
    expect(await whole(megan)).not.toContain('Alex Wilber');
  });

  it('says when in the time zone of the reader', async () => {
    alex.timeZone = 'Pacific/Auckland';
    const card = await alex.say(command);
    const zone = new Intl.DateTimeFormat(locale, { timeZone: 'Pacific/Auckland', timeZoneName: 'short' })
      .formatToParts(new Date(Date.now()))
      .find(({ type }) => type === 'timeZoneName')?.value;
    expect(card.text).toContain(zone);
  });

  it('has what both partners did for a customer, to be read from the customer’s account and from the partner’s card', async () => {
    const customer = await sharedCustomer(desk, alex, 'Northwind');
    await sharedCustomer(desk, alex, 'Tailspin');
    const subscription = await ordered(desk, megan, customer);
    const args = { customer, subscription: subscription.id };
    await press(megan, { verb: 'change-quantity', args });
    await megan.press(title(megan, 'buttons.update'), { quantity: '12' });
    await desk.settled();

    await press(megan, { verb: 'customer-account', args: { customer } });
    const own = await megan.press(t('commands.history.title'));
    expect(own.heading).toBe(t('history.headingOf', { name: 'Northwind' }));
    expect(own.text).toContain(action('licenses-changed'));
    expect(own.text).toContain(t('history.licensesChanged', { before: '10', after: '12' }));
    expect(own.text).toContain('Megan Bowen');
    expect(own.text).toContain(action('invitation-accepted'));
    expect(own.text).toContain('anna@northwind.example');
    expect(own.text).not.toContain('Tailspin');

    await press(alex, { verb: 'customer-account', args: { customer } });
    const theirs = await alex.press(t('commands.history.title'));
    expect(theirs.text).toContain(action('invitation-accepted'));
    expect(theirs.text).not.toContain(action('licenses-changed'));

    await press(alex, { verb: 'partner', args: { partner: megan.person.tenantId } });
    const shared = await alex.press(t('commands.history.title'));
    expect(shared.heading).toBe(t('history.headingOf', { name: 'Fabrikam' }));
    for (const name of ['partnership-started', 'invitation-accepted', 'customer-invited']) {
      expect(shared.text).toContain(action(name));
    }
    expect(shared.text).not.toContain(action('account-activated'));

    const narrowed = await alex.press(t('leads.show'), { filter: `customer:${customer}` });
    expect(narrowed.heading).toBe(t('history.headingOf', { name: 'Northwind' }));
    expect((await alex.press(t('leads.show'), { filter: 'all' })).heading).toBe(t('history.heading'));
  });

  it('has what was refused, what failed and what nobody answered', async () => {
    const customer = await sharedCustomer(desk, alex, 'Wingtip');
    const subscription = await ordered(desk, megan, customer);
    const args = { customer, subscription: subscription.id };
    desk.pass(8 * DAY);
    await press(megan, { verb: 'suspend-subscription', args });
    await megan.press(t('subscriptions.suspend'));
    await megan.say('cancel');
    await invited(alex, 'Adventure Works');
    desk.pass(31 * DAY);
    await eventually(async () => expect(await whole(alex)).toContain(action('invitation-expired')));
    expect(await whole(alex)).toContain(t('history.doers.time'));
    const said = await whole(megan);
    expect(said).toContain(
      t('history.because', {
        outcome: t('history.outcomes.refused'),
        reason: t('history.reasons.reduction-window-over'),
      }),
    );
  });

  it('holds no password and no token of a link', async () => {
    const link = linkOn(await alex.say(language === 'de' ? 'neue kunden einladen' : 'invite new customers'));
    await alex.press(title(alex, 'buttons.done'), { recipient: `Anna ${link}`, subject: link, text: link });
    await desk.website.send(link, acceptance('Fourth'));
    await megan.say(language === 'de' ? 'benutzerverwaltung' : 'user management');
    await megan.press(title(megan, 'buttons.addUser'));
    const added = await megan.press(title(megan, 'buttons.add'), {
      displayName: 'Diego Siciliani',
      userPrincipalName: 'diego@fabrikam.example',
      roles: 'sales-agent',
    });
    const password = added.plainText[added.plainText.indexOf(`${t('userManagement.password')}: `) + 1] ?? '';
    expect(password).toHaveLength(16);
    await megan.press(title(megan, 'buttons.done'));
    await desk.settled();
    const entries = JSON.stringify([await stored(megan), await stored(alex)]);
    expect(entries).toContain('Diego Siciliani');
    expect(entries).toContain('Fourth');
    expect(entries).not.toContain(link.slice(link.lastIndexOf('.') + 1));
    expect(entries).not.toContain(password);
  });

  it('is for global admins and admin agents, and of one’s own tenant only', async () => {
    const stranger = desk.member('wingtip', 'Sam Stranger', locale);
    await enrolled(desk, stranger, {
      partnerKind: 'direct-partner',
      companyName: 'Wingtip',
      domain: 'wingtip.example',
    });
    const customer = await sharedCustomer(desk, alex, 'Litware');
    await expectRefusal(stranger, 'history', { customer }, t('errors.not-found'));
    await expectRefusal(stranger, 'history', { partner: alex.person.tenantId }, t('errors.not-found'));
    await expectRefusal(stranger, 'history', { filter: `customer:${customer}` }, t('errors.not-found'));
    expect(await whole(stranger)).not.toMatch(/Litware|Contoso|Fabrikam/);
    await desk.giveRoles(stranger, ['sales-agent', 'helpdesk-agent']);
    expect((await stranger.say(command)).text).toContain(t('roles.admin-agent'));
    await desk.giveRoles(stranger, ['admin-agent']);
    expect((await stranger.say(command)).heading).toBe(t('history.heading'));
  });
});
