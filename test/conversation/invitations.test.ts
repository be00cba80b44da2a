import { DAY, TenantId } from '../../src/domain/ids';
import { EXPIRED_INVITATION_LIFETIME, INVITATION_LIFETIME } from '../../src/domain/invitation';
import { Invitations } from '../../src/store/documents';
import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { acceptance, linkOn, longEnrolled, title } from './harness/story';

describe.each(['en-US', 'de-DE'])('the invitations, in %s', locale => {
  const language = locale === 'de-DE' ? 'de' : 'en';
  const words = (english: string, german: string) => (language === 'de' ? german : english);
  const t = (key: Parameters<typeof text>[1], values = {}) => text(language, key, values);
  const invitations = words('invitations', 'einladungen');
  let desk: TestDesk;
  let partners = 0;

  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => desk.close());

  async function partner(): Promise<Member> {
    partners += 1;
    const alex = desk.member(`partner${partners}`, 'Alex Wilber', locale);
    const { tenantId } = alex.person;
    await longEnrolled(desk, alex, {
      partnerKind: 'direct-partner',
      companyName: tenantId,
      domain: `${tenantId}.example`,
    });
    await desk.settled();
    return alex;
  }

  const stored = async ({ person }: Member) =>
    (await desk.store.list(Invitations, TenantId.parse(person.tenantId), { limit: 99 })).items.map(({ body }) => body);

  const request = (alex: Member) =>
    alex.say(words('request a reseller relationship', 'vertriebspartnerschaft beantragen'));

  async function sent(alex: Member, recipient: string): Promise<string> {
    const link = linkOn(await request(alex));
    await alex.press(title(alex, 'buttons.done'), { recipient });
    return link;
  }

  /** A draft that was left for something else. */
  async function drafted(alex: Member, recipient: string): Promise<string> {
    const link = linkOn(await request(alex));
    await alex.press(title(alex, 'buttons.openInEmail'), { recipient });
    await request(alex);
    await alex.say('cancel');
    return link;
  }

  it('are shown by state, and expired ones are marked', async () => {
    const alex = await partner();
    await sent(alex, 'Expired Ltd');
    desk.pass(INVITATION_LIFETIME);
    const accepted = await sent(alex, 'Accepted Ltd');
    await desk.website.send(accepted, acceptance());
    await sent(alex, 'Withdrawn Ltd');
    await alex.say(invitations);
    await alex.press(title(alex, 'buttons.withdraw'));
    await alex.press(title(alex, 'buttons.withdraw'));
    await sent(alex, 'Waiting Ltd');
    await drafted(alex, 'Draft Ltd');
    await desk.settled();

    const all = await alex.say(invitations);
    expect(all.heading).toBe(t('cards.invitations.heading'));
    const marked = (state: 'expired' | 'draft' | 'sent') =>
      `${t(`states.invitation.${state}`)}.*${t('cards.invitation.reseller-relationship')}`;
    const order = ['Draft Ltd', marked('draft'), 'Waiting Ltd', marked('sent'), 'Expired Ltd', marked('expired')];
    expect(all.text).toMatch(new RegExp(order.join('.*'), 's'));

    const byState = {
      draft: ['Draft Ltd', 'Withdrawn'],
      sent: ['Waiting Ltd', 'Expired'],
      expired: ['Expired Ltd', 'Waiting'],
      accepted: ['Accepted Ltd', 'Withdrawn'],
      withdrawn: ['Withdrawn Ltd', 'Accepted'],
      closed: ['Accepted Ltd', 'Waiting'],
    } as const;
    for (const [filter, [shown, hidden]] of Object.entries(byState)) {
      const list = await alex.press(t('cards.invitations.show'), { filter });
      expect(list.inputs['filter']).toBe(filter);
      expect(list.text).toContain(shown);
      expect(list.text).not.toContain(`${hidden} Ltd`);
    }
    const again = await alex.press(t('cards.invitations.show'), { filter: 'open' });
    expect(again.heading).toBe(t('cards.invitations.heading'));
  });

  it('say which state has none', async () => {
    const alex = await partner();
    await alex.say(invitations);
    const none = await alex.press(t('cards.invitations.show'), { filter: 'expired' });
    expect(none.heading).toContain(t('cards.invitations.filters.expired'));
    expect(none.text).toContain(t('cards.invitations.noneFiltered'));
    const draft = await alex.press(t('buttons.requestRelationship'));
    expect(linkOn(draft)).toContain('/i/');
  });

  it('give their text once more, to be copied with a link that works', async () => {
    const alex = await partner();
    await sent(alex, 'Anna');
    desk.pass(INVITATION_LIFETIME + DAY);
    await alex.say(invitations);
    const ready = await alex.press(title(alex, 'buttons.copy'));
    const link = linkOn(ready);
    expect(ready.text).toContain('Anna');
    expect(ready.inputs).toEqual({});
    expect((await desk.website.open(link)).status).toBe(200);
    await alex.press(title(alex, 'buttons.copy'));
    expect(alex.plainTexts.at(-1)).toContain(link);
    await alex.say('cancel');
    expect(await stored(alex)).toMatchObject([{ recipient: 'Anna', status: { state: 'sent' } }]);
    expect((await desk.website.open(link)).status).toBe(200);
  });

  it('that are drafts are taken up again, and stay drafts until they are done', async () => {
    const alex = await partner();
    await drafted(alex, 'Anna');
    await alex.say(invitations);
    await alex.press(t('cards.invitations.show'), { filter: 'draft' });
    const draft = await alex.press(t('cards.invitations.takeUp'));
    expect(draft.inputs['recipient']).toBe('Anna');
    await alex.press(title(alex, 'buttons.cancel'));
    expect((await stored(alex)).map(({ status }) => status.state).sort()).toEqual(['draft', 'withdrawn']);

    await alex.say(invitations);
    await alex.press(t('cards.invitations.takeUp'));
    const link = linkOn(alex.lastCard);
    await alex.press(title(alex, 'buttons.done'));
    expect((await stored(alex)).map(({ status }) => status.state).sort()).toEqual(['sent', 'withdrawn']);
    expect((await desk.website.open(link)).status).toBe(200);
  });

  it('are on no list before anything of them was kept, whether the flow was cancelled or left', async () => {
    const alex = await partner();
    const left = linkOn(await request(alex));
    const cancelled = linkOn(await request(alex));
    await alex.press(title(alex, 'buttons.cancel'));
    const [first, second] = await stored(alex);
    expect([first, second].map(invitation => invitation?.status.state).sort()).toEqual(['draft', 'withdrawn']);
    await alex.say(invitations);
    for (const filter of ['open', 'draft', 'closed', 'withdrawn'] as const) {
      const list = await alex.press(t('cards.invitations.show'), { filter });
      expect(list.text).not.toContain(t('cards.invitations.nobody'));
    }
    expect((await desk.website.open(cancelled)).status).toBe(410);

    // Whoever has copied the text by hand may still get an answer.
    await desk.website.send(left, acceptance('Northwind'));
    await desk.settled();
    const list = await alex.press(t('cards.invitations.show'), { filter: 'accepted' });
    expect(list.text).toContain('Northwind');
  });

  it('are shown page by page, in each state only those that belong there', async () => {
    const alex = await partner();
    for (const number of [1, 2, 3, 4, 5, 6, 7]) await sent(alex, `Old ${number}`);
    desk.pass(INVITATION_LIFETIME);
    for (const number of [1, 2, 3, 4, 5, 6, 7]) await sent(alex, `New ${number}`);
    await alex.say(invitations);
    const waiting = await alex.press(t('cards.invitations.show'), { filter: 'sent' });
    expect(waiting.text).toContain('New 7');
    const more = await alex.press(title(alex, 'buttons.more'));
    expect(more.text).toMatch(/New 2[\s\S]*New 1/);
    expect(more.text).not.toContain('Old');
    expect(more.buttons.map(button => button.title)).not.toContain(title(alex, 'buttons.more'));
    const expired = await alex.press(t('cards.invitations.show'), { filter: 'expired' });
    expect(expired.text).toContain('Old 1');
    const rest = await alex.press(title(alex, 'buttons.more'));
    expect(rest.text).toMatch(/Old 6[\s\S]*Old 7/);
    expect(rest.text).not.toContain('New');
  });

  it('that nobody has answered vanish half a year after their time, and others stay', async () => {
    const alex = await partner();
    const left = await sent(alex, 'Left Ltd');
    await drafted(alex, 'Drafted Ltd');
    const answered = await sent(alex, 'Answered Ltd');
    await desk.website.send(answered, acceptance('Answered'));
    await desk.settled();
    desk.pass(INVITATION_LIFETIME + EXPIRED_INVITATION_LIFETIME - DAY);
    expect((await stored(alex)).map(({ recipient }) => recipient).sort()).toEqual(
      expect.arrayContaining(['Answered Ltd', 'Drafted Ltd', 'Left Ltd']),
    );
    expect((await desk.website.open(left)).status).toBe(410);
    desk.pass(DAY);
    expect((await stored(alex)).map(({ recipient }) => recipient)).toEqual(['Answered Ltd']);
    expect((await desk.website.open(left)).status).toBe(404);
    await alex.say(invitations);
    const expired = await alex.press(t('cards.invitations.show'), { filter: 'expired' });
    expect(expired.text).not.toContain('Ltd');
  });
});
