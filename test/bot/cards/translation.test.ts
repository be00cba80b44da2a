import { elementsOf } from './lint';
import { SAMPLES, type Sample } from './samples';

/** Words that both languages spell alike, and names, which nobody translates. */
const ALIKE = /\b(Status|Website|Leads?|English|Deutsch|Partner Center|Northwind|Robin Counts)\b/g;
const PRODUCTS = /Microsoft 365 Business (Premium \(Nonprofit Staff Pricing\)|Standard)/g;
const TYPED = /Adventure Works & Sö(hne GmbH)?/g;
const ADDRESSES = /https?:\S+|\S+@\S+|\S+\.(onmicrosoft\.com|example)\b/g;
const PASSWORDS = /Aa2!Aa2!Aa2!Aa2!|Xy7!mnpq#RSTuv23/g;
/** What Partner Center gives as its reason. */
const REASON = 'The company is not in the public register.';

/** Their choices are named by the languages themselves. */
const NAMED_BY_INTL = ['country', 'usageLocation', 'timeZone'];

const typical = SAMPLES.filter(({ wording }) => wording === 'typical');
const german = typical.filter(({ language }) => language === 'de');

/** Everything there is to read on a card. */
const textsOf = (card: unknown): string[] =>
  elementsOf(card).flatMap(element => {
    const choices = NAMED_BY_INTL.includes(String(element['id'])) ? [] : element['choices'];
    const titles = (Array.isArray(choices) ? choices : []).map(({ title }: { title: unknown }) => title);
    const own = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText'].map(name => element[name]);
    return [...own, ...titles].filter(text => typeof text === 'string');
  });

const untranslated = (text: string): string =>
  [TYPED, ADDRESSES, PASSWORDS, PRODUCTS, ALIKE].reduce((rest, known) => rest.replace(known, ''), text);

/** What a German card says in the words of the English one. */
function englishOn({ builder, variant, card }: Sample): string[] {
  const english = typical.find(each => each.language === 'en' && each.builder === builder && each.variant === variant);
  const said = new Set(textsOf(english?.card));
  return textsOf(card).filter(text => said.has(text) && text !== REASON && /\p{L}/u.test(untranslated(text)));
}

describe('a German card', () => {
  it('has no English text', () => {
    const found = german.flatMap(sample => englishOn(sample).map(text => `${sample.builder}: ${text}`));
    expect([...new Set(found)]).toEqual([]);
  });

  it('would be found out', () => {
    const [sample] = german;
    const card = { ...sample?.card, body: [{ type: 'TextBlock', text: 'Customers' }] };
    const english = typical.find(({ builder, language }) => builder === 'customersCard' && language === 'en');
    expect(textsOf(english?.card)).toContain('Customers');
    expect(englishOn({ ...german[0], builder: 'customersCard', variant: english?.variant, card } as Sample)).toEqual([
      'Customers',
    ]);
  });
});
