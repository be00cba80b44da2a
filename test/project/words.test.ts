import { filesIn, type SourceFile } from './sources';

const isText = ({ path }: SourceFile) => /\.(ts|cts|mts|js|cjs|mjs|json|yml|svg|md)$/.test(path);
const source = filesIn('src').filter(isText);
const everything = ['src', 'test', 'cards', 'manifest', 'scripts'].flatMap(filesIn).filter(isText);

/** Words cut in two, so that this file does not find itself. */
const anyOf = (...words: readonly (readonly [string, string])[]) =>
  `(${words.map(([one, other]) => one + other).join('|')})`;

const RULES: readonly (readonly [rule: string, files: readonly SourceFile[], pattern: RegExp, example: string])[] = [
  [
    'is finished wherever it looks so',
    // The test of the texts looks for the same words.
    everything.filter(({ path }) => path !== 'test/text/texts.test.ts'),
    new RegExp(`\\b${anyOf(['TO', 'DO'], ['FIX', 'ME'], ['XX', 'X'], ['HA', 'CK'], ['not imple', 'mented'])}\\b`),
    `// ${'TO'}${'DO'}: later`,
  ],
  [
    'skips no test, and none for the sake of another',
    everything,
    /\b(it|test|describe)(\.\w+)*\.(skip|only|todo|failing)\b|\b[xf](it|describe)\(/,
    `it.${'skip'}('works')`,
  ],
  [
    'silences no check of types',
    everything,
    new RegExp(`${anyOf(['@ts-ig', 'nore'], ['@ts-expect-', 'error'], ['@ts-no', 'check'], ['\\bas a', 'ny'])}\\b`),
    `request as a${'ny'}`,
  ],
  [
    'knows no machine but the one it runs on',
    everything,
    /(^|[\s"'`(=:])\/(home|Users|root|work|mnt|opt)\/|\b[A-Z]:\\\\/,
    `import '/${'home'}/anna/desk'`,
  ],
  ['says what it has to say in its log', source, /\bconsole\./, 'console.log(1)'],
];

/** Where a pattern is found, each with its line. */
const places = (files: readonly SourceFile[], pattern: RegExp): string[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  );

describe('the project', () => {
  it.each(RULES)('%s', (_rule, files, pattern, example) => {
    expect(places([{ path: 'example', text: example }], pattern)).toHaveLength(1);
    expect(places(files, pattern)).toEqual([]);
  });

  it('is looked at whole', () => {
    expect(source.length).toBeGreaterThan(100);
    expect(everything.length).toBeGreaterThan(source.length);
  });
});
