import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';

/** What the fuzz tests have found, each as small as it can be. */
describe('an activity with something of another type than Teams sends', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(async () => {
    const failures = desk.log.filter(line => line.includes('failed'));
    await desk.close();
    expect(failures).toEqual([]);
  });

  it.each<[string, object]>([
    ['attachments', { text: 'help', attachments: false }],
    ['an attachment', { text: 'help', attachments: ['odd'] }],
    ['mentions', { text: 'help', entities: true }],
    ['a text', { text: 7 }],
    ['a locale', { text: 'help', locale: {} }],
    ['a time zone', { text: 'help', localTimezone: 0 }],
    ['a card', { text: 'help', replyToId: [] }],
    ['an id', { text: 'help', id: 'x'.repeat(501) }],
  ])('is answered nevertheless: %s', async (what, odd) => {
    const robin = desk.member(`odd-${what.length}`, 'Robin Counts');
    const { status } = await robin.send({ ...robin.activityWith({ type: 'message' }), ...odd });
    expect(status).toBe(200);
    expect([text('en', 'cards.help.heading'), text('en', 'cards.help.unknown')]).toContain(robin.lastCard.heading);
  });

  it('is not taken for an installation', async () => {
    const robin = desk.member('installed', 'Robin Counts');
    await robin.post({ type: 'conversationUpdate', membersAdded: 'bot' });
    await robin.post({ type: 'conversationUpdate', membersRemoved: {} });
    await robin.post({ type: 'installationUpdate', action: ['add'] });
    expect(robin.messages).toEqual([]);
  });

  it.each(['\u0000', '\ud800'])('is nobody’s when an id cannot be kept: %j', async id => {
    const robin = desk.member('unstorable', 'Robin Counts');
    const from = { id: '29:robin', aadObjectId: id };
    expect((await robin.send(robin.activityWith({ type: 'message', text: 'help', from }))).status).toBe(200);
    const conversation = { id, tenantId: 'unstorable', conversationType: 'personal' };
    expect((await robin.send(robin.activityWith({ type: 'message', text: 'help', conversation }))).status).toBe(200);
    expect(robin.messages).toEqual([]);
  });

  it('is answered in a group whatever it holds', async () => {
    const robin = desk.member('grouped', 'Robin Counts');
    const conversation = { id: '19:group', tenantId: 'grouped', conversationType: 'groupChat' };
    const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'users.csv', content: {} };
    for (const content of [{ attachments: [file] }, { value: {} }]) {
      await robin.post({ type: 'message', conversation, ...content });
    }
    expect(desk.connector.chat(conversation.id)).toHaveLength(2);
  });
});
