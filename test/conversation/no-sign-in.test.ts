import { text } from '../../src/text/text';
import { openTestDesk, type TestDesk } from './harness/desk';

describe('without a connection', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(() => desk.close());

  it.each([
    ['en-US', 'sign in', 'sign out', 'en'],
    ['de-DE', 'anmelden', 'abmelden', 'de'],
  ] as const)('nobody can sign in so, and nothing speaks of it, in %s', async (locale, signIn, signOut, language) => {
    const lee = desk.member('contoso', `Lee ${language}`, locale);
    await lee.install();
    for (const words of [signIn, signOut]) {
      expect((await lee.say(words)).heading).toBe(text(language, 'cards.help.unknown'));
      expect(lee.lastCard.text).not.toContain(text(language, 'commands.sign-in.about'));
    }
    for (const name of ['signin/tokenExchange', 'signin/verifyState']) {
      const before = lee.messages.length;
      const { status, body } = await lee.send(
        lee.activityWith({ type: 'invoke', name, value: { id: '1', state: '1' } }),
      );
      expect([status, JSON.parse(body).value]).toEqual([200, text(language, 'chat.unreadable')]);
      expect(lee.messages).toHaveLength(before);
    }
  });

  it('the sign-in of botbuilder-dialogs is not loaded', () => {
    const loaded = Object.keys(require.cache).filter(file => /oauthPrompt|src.directory/.test(file));
    expect(loaded).toEqual([]);
  });
});
