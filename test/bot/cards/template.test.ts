// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how the templates of cards are written
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template as MicrosoftTemplate } from 'adaptivecards-templating';
import fc from 'fast-check';
import type { Json, JsonObject } from '../../../src/bot/cards/template';

/** Every card that is rendered while the samples are built: from which template, with which data. */
interface Rendering {
  readonly source: unknown;
  readonly data: JsonObject;
  readonly card: JsonObject;
}

jest.mock('../../../src/bot/cards/template', () => {
  const { template } = jest.requireActual('../../../src/bot/cards/template');
  const renderings: Rendering[] = [];
  return {
    renderings,
    template: (source: unknown) => {
      const render = template(source);
      return (data: JsonObject) => {
        const card = render(data);
        renderings.push({ source, data, card });
        return card;
      };
    },
  };
});

const { assembled, template } = jest.requireActual<typeof import('../../../src/bot/cards/template')>(
  '../../../src/bot/cards/template',
);
const { renderings } = jest.requireMock<{ renderings: Rendering[] }>('../../../src/bot/cards/template');

const folder = join(__dirname, '../../../cards');
const files = readdirSync(folder).filter(name => name.endsWith('.json'));
const sourceOf = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

const byMicrosoft = (source: unknown, $root: unknown): unknown =>
  new MicrosoftTemplate(source as object).expand({ $root });

/** What is sent: without the names that have no value. */
const sent = (card: unknown): unknown => JSON.parse(JSON.stringify(card));

describe('our templates', () => {
  beforeAll(() => {
    require('./samples');
  });

  it.each(files)('%s gives the same card as Microsoft’s engine', file => {
    const source = JSON.stringify(sourceOf(file));
    const of = renderings.filter(rendering => JSON.stringify(rendering.source) === source);
    expect(of.length).toBeGreaterThan(0);
    for (const { data, card } of of) expect(sent(card)).toEqual(sent(byMicrosoft(assembled(JSON.parse(source)), data)));
  });

  it.each(files)('%s asks for no more than our engine can do', file => {
    expect(beyondOurs(assembled(sourceOf(file)))).toEqual([]);
  });
});

describe('the template engine', () => {
  const both = (source: object, data: JsonObject) => {
    expect(template(source)(data)).toEqual(byMicrosoft(structuredClone(source), data));
    return template(source)(data);
  };

  it('puts values into texts, and whole values in their own type', () => {
    const data = { name: 'A', count: 3, isIt: false, inner: { list: [1, 2] } };
    expect(
      both(
        { a: 'Hello ${name}, ${count} ${isIt}', b: '${count}', c: '${inner}', d: '${inner.list}', e: '{name}' },
        data,
      ),
    ).toEqual({ a: 'Hello A, 3 false', b: 3, c: { list: [1, 2] }, d: [1, 2], e: '{name}' });
  });

  it('repeats an element for each of its data, and reaches back to the root', () => {
    const source = { items: [{ $data: '${rows}', text: '${name} of ${$root.all}' }, { text: 'end' }] };
    expect(both(source, { all: 2, rows: [{ name: 'A' }, { name: 'B' }] })).toEqual({
      items: [{ text: 'A of 2' }, { text: 'B of 2' }, { text: 'end' }],
    });
    expect(both(source, { all: 0, rows: [] })).toEqual({ items: [{ text: 'end' }] });
  });

  it('repeats within what is repeated', () => {
    const source = { items: [{ $data: '${rows}', facts: [{ $data: '${facts}', text: '${value}' }] }] };
    expect(both(source, { rows: [{ facts: [{ value: 1 }, { value: 2 }] }, { facts: [] }] })).toEqual({
      items: [{ facts: [{ text: 1 }, { text: 2 }] }, { facts: [] }],
    });
  });

  it('binds an element to one object', () => {
    expect(both({ items: [{ $data: '${inner}', text: '${name}' }] }, { inner: { name: 'A' } })).toEqual({
      items: [{ text: 'A' }],
    });
  });

  it.each([true, false, 'true', 1, 0, ''])('shows an element when its condition is true, and not for %j', value => {
    const shown = both({ items: [{ $when: '${isShown}', text: 'A' }] }, { isShown: value });
    expect(shown).toEqual({ items: value === true ? [{ text: 'A' }] : [] });
  });

  it('leaves out the elements whose own condition is not true', () => {
    const source = { items: [{ $data: '${rows}', $when: '${isShown}', text: '${name}' }] };
    const rows = [
      { isShown: true, name: 'A' },
      { isShown: false, name: 'B' },
    ];
    expect(both(source, { rows })).toEqual({ items: [{ text: 'A' }] });
  });

  it('does not read data as a template', () => {
    expect(both({ text: '${name}' }, { name: '${name} ${other}' })).toEqual({ text: '${name} ${other}' });
  });

  it('leaves what is missing empty, where Microsoft’s engine shows the place itself', () => {
    const source = { text: 'Hello ${name}', value: '${name}' };
    expect(template(source)({})).toEqual({ text: 'Hello ', value: undefined });
    expect(byMicrosoft(source, {})).toEqual({ text: 'Hello ${name}', value: '${name}' });
  });

  it('gives the same as Microsoft’s engine for any template of the part it supports', () => {
    fc.assert(
      fc.property(arbitraryTemplate(2), arbitraryData(2), (source, data) => {
        expect(template(source)(data)).toEqual(byMicrosoft(structuredClone(source), data));
      }),
      { numRuns: 500 },
    );
  });
});

/**
 * Data of one form at every depth, so that a template finds each name wherever it looks: what is missing is the one
 * difference between the engines, and shown above.
 */
function arbitraryData(depth: number): fc.Arbitrary<JsonObject> {
  const inner: fc.Arbitrary<Json> = depth === 0 ? fc.constant({}) : arbitraryData(depth - 1);
  return fc.record({
    text: fc.string(),
    number: fc.integer(),
    flag: fc.oneof(fc.boolean(), fc.constantFrom('true', 0, 1)),
    one: inner,
    many: fc.array(inner, { maxLength: 3 }),
  });
}

const words = fc.string({ unit: fc.constantFrom('a', 'ä', ' ', '"', '<', '&', '*', '}', '😀'), maxLength: 8 });

const value: fc.Arbitrary<Json> = fc.oneof(
  words,
  fc.integer(),
  fc.boolean(),
  fc.constantFrom('${text}', '${number}', '${flag}', '${$root.text}', '${$root.one}', '${$root.many}'),
  fc
    .tuple(words, fc.constantFrom('${text}', '${number}', '${$root.number}'), words)
    .map(([before, place, after]) => `${before}${place}${after}`),
);

/** An object with an array of elements, each of them repeated, bound, conditional or plain. */
function arbitraryTemplate(depth: number): fc.Arbitrary<JsonObject> {
  const own = fc.dictionary(fc.constantFrom('p', 'q', 'r'), value, { maxKeys: 3 });
  if (depth === 0) return own;
  const inner = arbitraryTemplate(depth - 1);
  const when = fc.option(fc.constantFrom('${flag}', '${$root.flag}', '${number}'), { nil: undefined });
  const bound = fc
    .tuple(inner, fc.constantFrom('${one}', '${many}'), when)
    .map(([element, $data, $when]): JsonObject => ({ ...element, $data, ...($when !== undefined && { $when }) }));
  const conditional = fc
    .tuple(depth === 1 ? own : inner, when)
    .map(([element, $when]): JsonObject => ({ ...element, ...($when !== undefined && { $when }) }));
  // What is bound lies one level deeper in the data, so only templates that are one level lower may stand there.
  return fc.tuple(own, fc.array(fc.oneof(bound, conditional), { maxLength: 3 })).map(([element, items]) => ({
    ...element,
    items,
  }));
}

/** Expressions other than a path, and `$data` or `$when` elsewhere than on an element of an array. */
function beyondOurs(node: unknown, isElement = false): string[] {
  if (typeof node === 'string') {
    const places = node.match(/\$\{[^}]*\}/g) ?? [];
    return places.filter(place => !/^\$\{(\$root\.)?\w+(\.\w+)*\}$/.test(place));
  }
  if (Array.isArray(node)) return node.flatMap(item => beyondOurs(item, true));
  if (typeof node !== 'object' || node === null) return [];
  const misplaced = Object.keys(node).filter(name => name.startsWith('$') && name !== '$schema' && !isElement);
  return [...misplaced, ...Object.values(node).flatMap(child => beyondOurs(child))];
}
