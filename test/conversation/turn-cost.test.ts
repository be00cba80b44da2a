import { openTestDesk, type TestDesk } from './harness/desk';
import { longEnrolled, title } from './harness/story';

describe.each([1, 2])('a turn of %d servers', instances => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk({ instances });
  });
  afterAll(async () => desk.close());

  const READS = ['read conversation', 'read user', 'read account'];

  it('costs three point reads and one write besides what it is about, and a read less once the partner is known', async () => {
    const alex = desk.member('contoso', 'Alex Wilber');
    await longEnrolled(desk, alex, {
      partnerKind: 'direct-partner',
      companyName: 'Contoso',
      domain: 'contoso.example',
    });
    desk.pass(60_000);
    // One server after the other.
    for (let server = 0; server < instances; server += 1) {
      expect(await desk.costOf(() => alex.say('help'))).toEqual([...READS, 'replace conversation']);
    }
    const known = READS.slice(0, 2);
    expect(await desk.costOf(() => alex.say('leads'))).toEqual([...known, 'list lead', 'replace conversation']);
  });

  it('that changes something costs a write more, before it does, where there is more than one', async () => {
    const alex = desk.member('fabrikam', 'Alex Wilber');
    await alex.say('language');
    const cost = await desk.costOf(() => alex.press(title(alex, 'buttons.german')));
    // Another server could be in the middle of a turn of this conversation.
    const hold = desk.store.isShared ? ['replace conversation'] : [];
    const writes = cost.filter(operation => !operation.startsWith('read'));
    expect(writes).toEqual([...hold, 'replace user', 'replace conversation']);
  });
});
