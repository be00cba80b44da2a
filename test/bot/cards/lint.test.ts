import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { validationEvents } from './adaptive-cards';
import { elementsOf, faultsOf, MOST_BYTES } from './lint';
import { BUILDERS, LANGUAGES, SAMPLES } from './samples';

const names = Object.keys(BUILDERS);

/** What was found, by the sample it was found on; nothing where nothing was. */
function findings(builder: string, find: (sample: (typeof SAMPLES)[number]) => readonly string[]) {
  return SAMPLES.filter(sample => sample.builder === builder).flatMap(sample =>
    find(sample).map(found => `${sample.variant}, ${sample.language}, ${sample.wording}: ${found}`),
  );
}

describe('the samples', () => {
  it('hold a card of every builder', () => {
    const folder = join(__dirname, '../../../src/bot/cards');
    const exported = readdirSync(folder).flatMap(file => Object.keys(require(join(folder, file))));
    // What builders are built on is shown by what they build.
    const builders = exported.filter(name => name.endsWith('Card') && !['renderCard', 'listCard'].includes(name));
    expect(builders.sort()).toEqual([...names].sort());
  });

  it('are made of elements that every Teams client has known for long', () => {
    const types = new Set(SAMPLES.flatMap(({ card }) => elementsOf(card).map(element => element['type'])));
    expect([...types].sort()).toEqual([
      'Action.Execute',
      'Action.OpenUrl',
      'AdaptiveCard',
      'Column',
      'ColumnSet',
      'Container',
      'Input.ChoiceSet',
      'Input.Date',
      'Input.Text',
      'Input.Time',
      'Input.Toggle',
      'RichTextBlock',
      'TextBlock',
      'TextRun',
    ]);
  });
});

describe.each(names)('%s', builder => {
  it('is shown well by every client, and read aloud', () => {
    expect(findings(builder, ({ card, language }) => faultsOf(card, { language }))).toEqual([]);
  });

  it('is valid to the Adaptive Cards of Microsoft, version 1.5', () => {
    expect(findings(builder, ({ card }) => validationEvents(card))).toEqual([]);
  });

  it('leaves no place of a template or a text unfilled', () => {
    const unfilled = findings(builder, ({ card, wording }) =>
      wording === 'marks'
        ? []
        : (JSON.stringify(card).match(/\$\{[^}]*\}?|\{\{[^}]*\}?|\{link\}|undefined|NaN/g) ?? []),
    );
    expect(unfilled).toEqual([]);
  });

  it('says the same in both languages, in other words', () => {
    const [english, german] = LANGUAGES.map(({ language }) =>
      SAMPLES.filter(sample => sample.builder === builder && sample.language === language),
    );
    expect(english?.map(({ card }) => shape(card))).toEqual(german?.map(({ card }) => shape(card)));
  });
});

/** What a card does, without its words. */
const shape = (card: unknown): unknown =>
  elementsOf(card).map(({ type, id, verb, style, isRequired }) => ({ type, id, verb, style, isRequired }));

describe('the lint', () => {
  const execute = (more: object = {}) => {
    const data = { desk: { verb: 'go' } };
    const action = { title: 'Go', ...more };
    return {
      type: 'Action.Execute',
      verb: 'go',
      data,
      fallback: { ...action, type: 'Action.Submit', data },
      ...action,
    };
  };
  const sound = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: 'en',
    fallbackText: 'Heading',
    speak: 'Heading',
    body: [{ type: 'TextBlock', text: 'Heading', style: 'heading', wrap: true }],
    actions: [execute()],
  };
  const withElement = (element: object) => ({ ...sound, body: [...sound.body, element] });
  const withAction = (action: object) => ({ ...sound, actions: [action] });
  const text = { type: 'Input.Text', id: 'name', label: 'Name', value: '' };
  const choice = {
    type: 'Input.ChoiceSet',
    id: 'kind',
    label: 'Kind',
    value: 'a',
    choices: [{ title: 'A', value: 'a' }],
  };

  it('finds nothing wrong with a sound card', () => {
    expect(faultsOf(sound, { language: 'en' })).toEqual([]);
    expect(faultsOf(withElement(text), { language: 'en' })).toEqual([]);
    expect(faultsOf(withElement(choice), { language: 'en' })).toEqual([]);
    expect(validationEvents(sound)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['another version', { ...sound, version: '1.6' }, 'version is not 1.5'],
    ['no schema', { ...sound, $schema: undefined }, 'no $schema'],
    ['another language', { ...sound, lang: 'de' }, 'lang is not en'],
    ['nothing to fall back on', { ...sound, fallbackText: '' }, 'no fallbackText'],
    ['nothing to say', { ...sound, speak: undefined }, 'no speak'],
    ['marks in what is said', { ...sound, speak: 'A & B' }, 'speak is not plain text'],
    ['a width of Teams', { ...sound, msteams: { width: 'Full' } }, 'Teams-only settings'],
    ['no heading', { ...sound, body: [{ type: 'TextBlock', text: 'Text', wrap: true }] }, 'no heading first'],
    ['too many buttons', { ...sound, actions: Array.from({ length: 7 }, () => execute()) }, '7 buttons'],
    ['too many bytes', withElement({ ...text, value: 'x'.repeat(MOST_BYTES) }), ' bytes'],
    ['no actions in their list', { ...sound, actions: [] }, 'AdaptiveCard: empty actions'],
    ['an empty text', withElement({ type: 'TextBlock', text: ' ', wrap: true }), 'empty text'],
    ['an empty container', withElement({ type: 'Container', items: [] }), 'Container: empty items'],
    ['a text that is cut off', withElement({ type: 'TextBlock', text: 'Long' }), 'TextBlock Long: does not wrap'],
    ['a fixed width', withElement({ type: 'Column', width: '80px', items: [text] }), 'Column: fixed width'],
    ['a picture for the seeing', withElement({ type: 'Image', url: 'https://a.example' }), 'Image: no altText'],
    ['code', withElement({ type: 'CodeBlock' }), 'CodeBlock: not shown by every client'],
    ['an input without a label', withElement({ ...text, label: undefined }), 'Input.Text name: no label'],
    ['an input without an id', withElement({ ...text, id: '' }), 'Input.Text: no id'],
    ['a silent refusal', withElement({ ...text, isRequired: true }), 'Input.Text name: no errorMessage'],
    [
      'a value too long',
      withElement({ ...text, value: 'ab', maxLength: 1 }),
      'Input.Text name: value longer than maxLength',
    ],
    ['a choice that is none', withElement({ ...choice, value: 'b' }), 'Input.ChoiceSet kind: b is not a choice'],
    ['two inputs of one id', { ...sound, body: [...sound.body, text, text] }, 'input id name is not unique'],
    ['a button of old', withAction({ ...execute(), type: 'Action.Submit' }), 'Action.Submit Go: not an Action.Execute'],
    ['no verb', withAction({ ...execute(), verb: '' }), 'Action.Execute Go: no verb'],
    ['no fallback', withAction({ ...execute(), fallback: 'drop' }), 'Action.Execute Go: no Action.Submit as fallback'],
    [
      'a fallback that does something else',
      withAction({ ...execute(), fallback: { type: 'Action.Submit', title: 'Go', data: { desk: { verb: 'stop' } } } }),
      'Action.Execute Go: its fallback carries other data',
    ],
    [
      'data we cannot read',
      withAction(execute({ data: { desk: {} } })),
      'Action.Execute Go: is not understood when executed',
    ],
    [
      'a link without encryption',
      withAction({ type: 'Action.OpenUrl', title: 'Go', url: 'http://a.example' }),
      'Action.OpenUrl Go: leads to http://a.example',
    ],
  ])('finds %s', (_what, card, fault) => {
    expect(faultsOf({ ...card }, { language: 'en' }).join('\n')).toContain(fault);
  });

  it('hears what the Adaptive Cards of Microsoft object to', () => {
    expect(validationEvents(withElement({ type: 'Marquee' }))).toEqual([expect.stringContaining('Marquee')]);
    expect(validationEvents(withElement({ type: 'Input.ChoiceSet', id: 'kind' }))).toHaveLength(1);
  });
});
