import fc from 'fast-check';
import { escapeMarkdown, plainText } from '../../../src/bot/cards/markdown';
import { elementsOf } from './lint';
import { SAMPLES } from './samples';
import { MARKS } from './wording';

describe('what people typed', () => {
  const cards = SAMPLES.filter(sample => sample.wording === 'marks').map(sample => sample.card);
  const places = cards.flatMap(card => elementsOf(card).flatMap(textsOf));

  it('stands as it is only where Teams shows text as it is', () => {
    const raw = places.filter(({ text }) => /\*x\*|(?<!\\)<b>|\[a\]\(/.test(text)).map(({ place }) => place);
    expect([...new Set(raw)].sort()).toEqual([
      // Shown on a lock screen and in a list of chats, as plain text.
      'AdaptiveCard fallbackText',
      'Input.ChoiceSet compact choice',
      'Input.Text value',
      'TextRun text',
    ]);
  });

  it('is escaped where Teams reads markdown', () => {
    const escaped = places.filter(({ text }) => text.includes('\\*x\\*')).map(({ place }) => place);
    expect([...new Set(escaped)].sort()).toEqual([
      'Input.ChoiceSet expanded choice',
      'Input.Toggle title',
      'TextBlock text',
    ]);
  });

  it('passes through texts and templates unchanged, whatever it looks like', () => {
    const runs = places.filter(({ place, text }) => place === 'TextRun text' && text.includes('*x*'));
    expect(runs.length).toBeGreaterThan(100);
    for (const { text } of runs) expect(text).toContain(MARKS.slice(0, 50));
  });

  it('is not read aloud with marks', () => {
    const aloud = cards.map(card => String(card['speak'])).filter(speak => speak.includes('*x*'));
    expect(aloud.length).toBeGreaterThan(0);
    for (const speak of aloud) expect(speak).not.toMatch(/[<>&]|\\[*_[\]]/);
  });
});

/** Every string that an element shows, and as what. */
function textsOf(element: Readonly<Record<string, unknown>>): { place: string; text: string }[] {
  const { type, style, choices } = element;
  const own = Object.entries(element).flatMap(([name, text]) =>
    typeof text === 'string' && name !== 'speak' ? [{ place: `${type} ${name}`, text }] : [],
  );
  const titles = (Array.isArray(choices) ? choices : []).map(({ title }: { title: string }) => ({
    place: `${type} ${style} choice`,
    text: title,
  }));
  return [...own, ...titles];
}

describe('escaping for markdown', () => {
  it.each([
    ['Müller & Söhne GmbH', 'Müller & Söhne GmbH'],
    ['C# + .NET (Europe) – 100 % #1', 'C# + .NET (Europe) – 100 % #1'],
    ['1. FC Köln GmbH', '1\\. FC Köln GmbH'],
    ['3) Three', '3\\) Three'],
    ['- dash', '\\- dash'],
    ['+ plus', '\\+ plus'],
    ['# hash', '\\# hash'],
    ['> quote', '\\> quote'],
    ['*bold* _italic_ ~~gone~~', '\\*bold\\* \\_italic\\_ \\~\\~gone\\~\\~'],
    ['[a](http://evil.example)', '\\[a\\](http://evil.example)'],
    ['<b>`code`', '\\<b>\\`code\\`'],
    ['R&amp;D R&D &#65;', 'R\\&amp;D R&D \\&#65;'],
    ['back\\slash', 'back\\\\slash'],
    ['two\n\nlines', 'two lines'],
  ])('makes %j into %j', (typed, escaped) => {
    expect(escapeMarkdown(typed)).toBe(escaped);
  });

  it('can be undone', () => {
    const text = fc.string({ unit: fc.constantFrom(...'\\`*_[]<~&#>+.)-;1a ') });
    fc.assert(fc.property(text, typed => plainText(escapeMarkdown(typed)) === typed.replace(/\s+/g, ' ')));
  });
});
