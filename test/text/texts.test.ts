import { de } from '../../src/text/de';
import { en } from '../../src/text/en';
import { entriesOf } from './entries';

const english = entriesOf(en);
const german = entriesOf(de);
const both = [
  { language: 'English', locale: 'en', entries: english },
  { language: 'German', locale: 'de', entries: german },
] as const;

const germanFor = (key: string) => german.get(key) ?? '';

/** What is wrong, by key; nothing where nothing is. */
const offences = (entries: ReadonlyMap<string, string>, isOffence: (text: string, key: string) => boolean) =>
  [...entries].filter(([key, text]) => isOffence(text, key)).map(([key, text]) => `${key}: ${text}`);

describe('the two languages', () => {
  it('have the same texts', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fill in the same values', () => {
    const placesOf = (text: string) => [...new Set(text.match(/\{\{?[^{}]+\}\}?/g))].sort();
    for (const [key, text] of english) expect([key, placesOf(germanFor(key))]).toEqual([key, placesOf(text)]);
  });

  it('emphasise, link and break lines alike', () => {
    const formOf = (text: string) => ({
      emphases: text.split('**').length,
      breaks: text.split('\n\n').length,
    });
    for (const [key, text] of english) expect([key, formOf(germanFor(key))]).toEqual([key, formOf(text)]);
  });

  it('share only names and words that are the same in both', () => {
    const same = [...english].filter(([key, text]) => germanFor(key) === text).map(([, text]) => text);
    expect(new Set(same)).toEqual(
      new Set([
        'leads',
        'Leads',
        'Lead',
        'Partner Center',
        '{{quantity}} × {{title}}',
        '{{number}}+',
        'Partner Desk',
        'English',
        'Deutsch',
        'Northwind',
        'Text',
        '(optional)',
        'Cloud',
        'Status',
        'Website',
        '{{kind}}: {{status}}',
      ]),
    );
  });
});

describe.each(both)('every $language text', ({ locale, entries }) => {
  it('says something', () => {
    expect(offences(entries, text => text.trim() === '')).toEqual([]);
  });

  it('has no spaces too many', () => {
    expect(
      offences(entries, (text, key) => / {2}|^\s|\s$| [,.;:!?](\s|$)/.test(text) && !key.endsWith('.about')),
    ).toEqual([]);
  });

  it('is written with typographic marks', () => {
    expect(offences(entries, text => /["'`´]|\.\.\.| - /.test(text))).toEqual([]);
  });

  it('is finished', () => {
    expect(offences(entries, text => /\b(TODO|FIXME|TBD|XXX|lorem|ipsum|foo|bar)\b|\?\?/i.test(text))).toEqual([]);
  });

  it('closes what it opens', () => {
    const isUneven = (text: string) =>
      text.split('(').length !== text.split(')').length || (text.split('**').length - 1) % 2 === 1;
    expect(offences(entries, isUneven)).toEqual([]);
  });

  it('has every form that numbers take in the language', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const plural = /_(zero|one|two|few|many|other)$/;
    const counted = new Set([...entries.keys()].filter(key => plural.test(key)).map(key => key.replace(plural, '')));
    const missing = [...counted].flatMap(key => forms.map(form => `${key}_${form}`)).filter(key => !entries.has(key));
    expect(missing).toEqual([]);
    // A number by this name chooses a form, so there have to be forms.
    expect(offences(entries, (text, key) => text.includes('{{count}}') && !plural.test(key))).toEqual([]);
  });
});

describe('the nouns of Partner Center', () => {
  it.each([
    ['roles.global-admin', 'global admin', 'globaler Administrator'],
    ['roles.admin-agent', 'admin agent', 'Administrator-Agent'],
    ['roles.sales-agent', 'sales agent', 'Vertriebsbeauftragter'],
    ['roles.helpdesk-agent', 'helpdesk agent', 'Helpdesk-Agent'],
    ['partnerKinds.indirect-reseller', 'indirect reseller', 'indirekter Vertriebspartner'],
    ['partnerKinds.indirect-provider', 'indirect provider', 'indirekter Anbieter'],
    ['cards.organizationProfile.label', 'Organization profile', 'Organisationsprofil'],
    ['cards.enrollment.contact', 'Primary contact', 'Hauptansprechpartner'],
    ['cards.enrollment.support', 'Customer support', 'Kundensupport'],
    ['cards.customers.privileges', 'Delegated admin privileges', 'Delegierte Administratorrechte'],
    ['pages.acceptance.privileges', 'Delegated admin privileges', 'Delegierte Administratorrechte'],
  ])('%s', (key, inEnglish, inGerman) => {
    expect([english.get(key), german.get(key)]).toEqual([inEnglish, inGerman]);
  });
});

describe('every English text', () => {
  it('quotes “so”', () => {
    expect(offences(english, text => /[„«»‘]/.test(text) || !isQuoted(text, '“', '”'))).toEqual([]);
  });

  it('uses the words of Partner Center', () => {
    expect(
      offences(english, text =>
        /\b(sub-?reseller|distributor|vendor|tick|e-mails?|cancelled|licences?|programme)\b/i.test(text),
      ),
    ).toEqual([]);
  });
});

describe('every German text', () => {
  it('quotes „so“', () => {
    expect(offences(german, text => /[”«»‚‘]/.test(text) || !isQuoted(text, '„', '“'))).toEqual([]);
  });

  it('says Sie', () => {
    expect(offences(german, text => /\b(du|dir|dich|deine?[rsnm]?|euch|euer|eure[rsnm]?)\b/i.test(text))).toEqual([]);
  });

  it('addresses the reader with capitals', () => {
    expect(
      offences(german, text => /\b(für|an|von|mit|bei|können|haben|geben|wählen) (sie|ihnen|ihre[rmns]?)\b/.test(text)),
    ).toEqual([]);
  });

  it('is written with umlauts', () => {
    expect(
      offences(german, text => /\b(fuer|ueber|moegl|koenn|muess|waehl|loesch|aender|schliess|gross)/i.test(text)),
    ).toEqual([]);
  });

  it('has no English left', () => {
    const words = /\b(the|and|you|your|is|are|please|with|this|that|of|has|have|not|enter|choose|type)\b/i;
    expect(offences(german, text => words.test(text))).toEqual([]);
  });
});

/** Whether quotation marks come in pairs, one after the other. */
function isQuoted(text: string, open: string, close: string): boolean {
  const marks = [...text].filter(mark => mark === open || mark === close);
  return marks.length % 2 === 0 && marks.every((mark, index) => mark === (index % 2 === 0 ? open : close));
}
