import { text } from '../../src/text/text';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import type { Member } from './harness/member';
import { acceptance, enrolled, invited, twoPartners } from './harness/story';

type Line = Readonly<Record<string, unknown>>;

describe('the log', () => {
  let desk: TestDesk;
  let megan: Member;
  let alex: Member;
  beforeAll(async () => {
    desk = await openTestDesk();
    ({ megan, alex } = await twoPartners(desk));
  });
  afterAll(async () => desk.close());

  const lines = (): Line[] => desk.log.map(line => JSON.parse(line));

  /** The newest line with these properties. */
  const line = (wanted: Line): Promise<Line> =>
    eventually(() => {
      const found = lines().findLast(each => Object.entries(wanted).every(([name, value]) => each[name] === value));
      if (!found) throw new Error(`No line with ${JSON.stringify(wanted)}`);
      return found;
    });

  /** What the outbox has done for a request, in every tenant. */
  const effectsOf = ({ correlationId }: Line) =>
    lines()
      .filter(each => each['msg'] === 'effect done' && each['correlationId'] === correlationId)
      .map(each => `${each['tenant']}: ${each['effect']}`)
      .sort();

  it('names a turn after its activity, and what follows from it after the turn', async () => {
    await alex.say('help');
    const help = await line({ msg: 'request', event: 'text' });
    expect(help).toMatchObject({ activity: expect.stringMatching(/^activity-\d+$/), route: '/api/messages' });
    expect(effectsOf(help)).toEqual([]);

    await invited(alex);
    await desk.settled();
    const done = await line({ msg: 'request', event: 'click' });
    expect(done['correlationId']).not.toBe(help['correlationId']);
    expect(effectsOf(done)).toEqual(['contoso: record']);
  });

  it('leads from a page to the cards and records of both partners', async () => {
    const link = await invited(alex);
    await desk.settled();
    await desk.website.send(link, acceptance());
    await desk.settled();
    const page = await line({ msg: 'request', method: 'POST', route: '/i/:token' });
    const effects = ['mirror-customer', 'notify', 'record', 'update-invitation-card'];
    expect(effectsOf(page)).toEqual(expect.arrayContaining(effects.map(effect => `contoso: ${effect}`)));
  });

  it('leads from a page to the mail, over what is done in between', async () => {
    const robin = desk.member('wingtip', 'Robin Counts');
    await enrolled(desk, robin, {
      partnerKind: 'indirect-reseller',
      companyName: 'Wingtip',
      domain: 'wingtip.example',
    });
    await desk.settled();
    const page = await line({ msg: 'request', method: 'POST', route: '/verify/:token' });
    expect(effectsOf(page)).toEqual(expect.arrayContaining(['wingtip: mail', 'wingtip: review-enrollment']));
  });

  it('says when nobody could hear the answer', async () => {
    desk.connector.fault = () => ({ status: 403, code: 'ConversationBlockedByUser' });
    await megan.post({ type: 'message', text: 'help' });
    desk.connector.fault = () => undefined;
    const unheard = await line({ msg: 'request', outcome: 'not-said' });
    expect(await line({ msg: 'not said' })).toMatchObject({ correlationId: unheard['correlationId'] });
  });

  it('is told what people read out when a turn has failed', async () => {
    const { store } = desk;
    jest.spyOn(store, 'list').mockRejectedValueOnce(new Error('the disk is full'));
    await megan.say('customers');
    const failed = await line({ msg: 'turn failed' });
    expect(megan.plainTexts.at(-1)).toBe(text('en', 'chat.failed', { reference: String(failed['correlationId']) }));
    expect(await line({ msg: 'request', correlationId: failed['correlationId'] })).toMatchObject({ event: 'text' });
  });
});
