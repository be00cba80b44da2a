import type { Activity } from 'botbuilder';
import { TeamsAdapter } from '../../src/bot/teams-adapter';
import { TenantId } from '../../src/domain/ids';
import { FakeConnector } from '../conversation/harness/connector';
import { Member } from '../conversation/harness/member';

const TENANT = TenantId.parse('contoso');

describe('what the bot answers and what it says first', () => {
  let connector: FakeConnector;
  let adapter: TeamsAdapter;
  let robin: Member;
  beforeEach(async () => {
    connector = new FakeConnector();
    await connector.listen();
    adapter = new TeamsAdapter({}, () => true);
    robin = new Member({ tenantId: TENANT, userId: 'robin', name: 'Robin', locale: 'en-US' }, '', connector);
  });
  afterEach(() => connector.close());

  const activity = (text: string): Partial<Activity> => ({ type: 'message', text });

  const answer = (text: string) =>
    adapter.receive('', robin.activityWith({ type: 'message', text: '?' }) as unknown as Activity, async context => {
      await context.sendActivity(activity(text));
      return undefined;
    });

  const sayFirst = (text: string) => {
    const chat = {
      conversationId: robin.conversationId,
      serviceUrl: connector.url,
      channelId: 'msteams',
      botId: 'bot',
    };
    const say = adapter.proactively(chat, async context => void (await context.sendActivity(activity(text))), TENANT);
    return say.then(() => text);
  };

  it('an answer comes while many notices wait for their turn', async () => {
    const notices = Array.from({ length: 10 }, (_, index) => sayFirst(`notice ${index}`));
    await answer('answer');
    const { length: before } = robin.plainTexts;
    expect(robin.plainTexts).toContain('answer');
    expect(before).toBeLessThan(1 + notices.length);
    const told = await Promise.all(notices);
    expect([...robin.plainTexts].sort()).toEqual(['answer', ...told].sort());
  });

  it('a notice is not late because of many answers', async () => {
    // More than Teams takes in half a minute; whoever clicks so fast is told so by Teams.
    for (let index = 0; index < 61; index += 1) await answer(`answer ${index}`);
    expect(await sayFirst('notice')).toBe('notice');
    expect(robin.plainTexts.at(-1)).toBe('notice');
  });
});
