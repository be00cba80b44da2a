import { languageFor, localeFor, localesOf } from '../../src/web/accept-language';

describe('Accept-Language', () => {
  it.each([
    [undefined, [], 'en'],
    ['', [], 'en'],
    ['de', ['de'], 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', ['de-AT', 'de', 'en'], 'de'],
    ['en;q=0.8,de', ['de', 'en'], 'de'],
    ['en;q=0.5, de;q=0.50', ['en', 'de'], 'en'],
    ['fr, de;q=0.1', ['fr', 'de'], 'de'],
    ['fr', ['fr'], 'en'],
    ['de;q=0, en', ['en'], 'en'],
    ['*;q=0.5, DE-de', ['de-DE'], 'de'],
    ['de;q=2, en;q=0.1', ['en'], 'en'],
    ['de;q=, en;q=nonsense', [], 'en'],
    ['de ; q=0.3 , en ; Q=0.2', ['de', 'en'], 'de'],
    ['den, en', ['den', 'en'], 'en'],
    [';;,,q=1,<script>,\u00e4', [], 'en'],
  ])('%s is read as %j: %s', (header, locales, language) => {
    expect(localesOf(header)).toEqual(locales);
    expect(languageFor(localesOf(header))).toBe(language);
  });

  it('writes dates as in the reader’s country, if the page is in their language', () => {
    expect(localeFor('en', ['fr-FR', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(localeFor('en', ['fr-FR'])).toBe('en');
  });

  it('takes no time over a header of thousands of parts', () => {
    expect(languageFor(localesOf(`${'x-'.repeat(8_000)},de;q=0.1`))).toBe('de');
  });
});
