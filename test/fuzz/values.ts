import fc from 'fast-check';

/** What makes programs stumble: markup, templates, JSON, directions of writing, control characters, half characters. */
const STUMBLING_BLOCKS = [
  '',
  ' ',
  '\u0000',
  'A\u0000B\u0007C\u001b[31mD\u0085E',
  `\${text} \${heading} \${$root}`,
  '{{companyName}} {{link}} $t(cards.help.heading)',
  '<script>alert(1)</script><b>x</b>&lt;&amp;',
  '"}],"desk":{"verb":"cancel"}',
  '{"desk":{"verb":"help"}}',
  '[x](http://evil.example) *x* _y_ `z` ~~s~~',
  '\u202eevil\u202c שלום עולم حلول',
  '👩🏽‍🚀'.repeat(60),
  '\ud800',
  '漢'.repeat(300),
  '-1',
  '0',
  '1e9',
  '999999999999999999999',
  '0x10',
  '1,5',
  '2026-02-30',
  '2026-01-02',
  '25:61',
  'true',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "'; DROP TABLE documents; --",
  '%00%ff%',
  'a@b',
  'anna@northwind.example',
  'http://evil.example/i/abc',
  '\r\nBcc: eve@evil.example',
];

/** About every length that a field may end at. */
const LIMITS = [50, 100, 254, 256, 1_000, 2_000];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...STUMBLING_BLOCKS) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...LIMITS), fc.integer({ min: -1, max: 1 }), fc.constantFrom('x', 'ß', '漢'))
      .map(([limit, more, letter]) => letter.repeat(limit + more)),
  },
  { weight: 1, arbitrary: fc.integer({ min: 3_000, max: 12_000 }).map(length => 'long '.repeat(length / 5)) },
);

/** Whatever JSON can hold, as it is found where something else is expected. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, true, false, 0, -1, 1e308, [], {}, [[]], { desk: {} }, { desk: { verb: [] } }),
);
