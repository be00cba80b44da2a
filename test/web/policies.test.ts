import { Conversations, newConversation } from '../../src/bot/conversation';
import { HISTORY_LIFETIME } from '../../src/domain/history';
import { DAY, Instant } from '../../src/domain/ids';
import { EXPIRED_INVITATION_LIFETIME } from '../../src/domain/invitation';
import { openSite, type TestSite, wordsOf } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await openSite({ contact: 'help@contoso.example' });
});
afterAll(() => site.close());

describe.each([
  ['/privacy', 'Privacy', 'Datenschutz'],
  ['/terms', 'Terms of use', 'Nutzungsbedingungen'],
  ['/support', 'Support', 'Hilfe und Support'],
] as const)('%s', (path, english, german) => {
  it('can be read by anybody, in their language', async () => {
    for (const [language, heading] of [
      ['en', english],
      ['de', german],
    ] as const) {
      const page = await site.get(path, language);
      expect(page.status).toBe(200);
      expect(page.text).toContain(`<html lang="${language}">`);
      expect(page.text).toContain(`<h1>${heading}</h1>`);
      expect(page.headers['content-type']).toMatch(/^text\/html/);
    }
  });

  it('says whom to ask', async () => {
    const page = await site.get(path);
    expect(page.text).toContain('<a href="mailto:help@contoso.example">help@contoso.example</a>');
  });

  it('leads to the others, as every page does', async () => {
    for (const page of [await site.get(path), await site.get('/nothing')]) {
      expect([...page.text.matchAll(/<a href="(\/\w+)">/g)].map(([, link]) => link)).toEqual([
        '/privacy',
        '/terms',
        '/support',
      ]);
    }
  });
});

it('a page where people can write is linked to as it is', async () => {
  const other = await openSite({ contact: 'https://contoso.example/help?topic="desk"' });
  const page = await other.get('/support');
  await other.close();
  expect(page.text).toContain('<a href="https://contoso.example/help?topic=&quot;desk&quot;">');
});

it('without a contact, people are sent to their administrators', async () => {
  const other = await openSite();
  const [english, german] = [await other.get('/privacy'), await other.get('/privacy', 'de')];
  await other.close();
  expect(wordsOf(english)).toContain('your administrators of Microsoft Teams');
  expect(wordsOf(german)).toContain('Ihre Administratoren von Microsoft Teams');
});

it('what is said of times is what the program does', async () => {
  const touchedAt = Instant.parse('2026-03-02T10:00:00.000Z');
  const forgotten = Conversations.expires?.(newConversation(touchedAt)) ?? '';
  // Never later; earlier by a part of a day.
  expect(Math.ceil((Date.parse(forgotten) - Date.parse(touchedAt)) / DAY)).toBe(60);
  expect(HISTORY_LIFETIME / DAY).toBe(2 * 365);
  expect(EXPIRED_INVITATION_LIFETIME / DAY).toBe(180);
  const [english, german] = [wordsOf(await site.get('/privacy')), wordsOf(await site.get('/privacy', 'de'))];
  expect(english).toMatch(/chat: 60 days.*history: two years.*expired: 180 days.*users: 30 days/);
  expect(german).toMatch(/Chats: 60 Tage.*Verlaufs: zwei Jahre.*Einladungen: 180 Tage.*Benutzern: 30 Tage/);
});
