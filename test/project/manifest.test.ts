import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Ajv } from 'ajv';
import german from '../../manifest/de.json';
import manifest from '../../manifest/manifest.json';

const version = '1.22';
const manifestSchema = 'MicrosoftTeams.schema.json';
const localizationSchema = 'MicrosoftTeams.Localization.schema.json';

const { $schema: _, ...germanTexts } = german;
const english = localizableTexts();

const languages = [
  {
    language: 'English',
    texts: english,
    commands: [
      'help',
      'enroll',
      'account',
      'customers',
      'invitations',
      'indirect providers',
      'indirect resellers',
      'request a partnership',
      'request a reseller relationship',
      'language',
    ],
    firstNeed: /global admin.*work account/,
    wayToAnAccount: /\*\*enroll\*\*.*\*\*Create one\*\*/,
  },
  {
    language: 'German',
    texts: new Map(Object.entries(germanTexts)),
    commands: [
      'hilfe',
      'registrieren',
      'konto',
      'kunden',
      'einladungen',
      'indirekte anbieter',
      'indirekte vertriebspartner',
      'partnerschaft anfordern',
      'vertriebspartnerschaft beantragen',
      'sprache',
    ],
    firstNeed: /globaler Administrator.*Geschäftskonto/,
    wayToAnAccount: /\*\*registrieren\*\*.*\*\*Konto erstellen\*\*/,
  },
];

describe('the app manifest', () => {
  it('follows a released schema', () => {
    expect(manifest.$schema).toBe(`https://developer.microsoft.com/json-schemas/teams/v${version}/${manifestSchema}`);
    expect(violations(manifestSchema, manifest)).toEqual([]);
  });

  it('has a version of three numbers, the first at least 1', () => {
    expect(manifest.version).toMatch(/^[1-9]\d*\.\d+\.\d+$/);
  });

  it('offers the bot in personal chats only, where files can be attached', () => {
    expect(manifest.bots).toMatchObject([
      { scopes: ['personal'], supportsFiles: true, commandLists: [{ scopes: ['personal'] }] },
    ]);
  });

  it('links only to its own domain, over HTTPS', () => {
    const { $schema: _, ...content } = manifest;
    const links = [...strings(content), ...strings(germanTexts)].flatMap(
      ([, text]) => text.match(/https?:[^\s)]+/g) ?? [],
    );
    expect(new Set(links.map(link => new URL(link).origin))).toEqual(
      new Set(manifest.validDomains.map(domain => `https://${domain}`)),
    );
  });
});

describe('the German texts', () => {
  it('follow the localization schema of the same version', () => {
    expect(german.$schema).toBe(manifest.$schema.replace(manifestSchema, localizationSchema));
    expect(violations(localizationSchema, german)).toEqual([]);
  });

  it('are registered, with English as the default', () => {
    expect(manifest.localizationInfo).toEqual({
      defaultLanguageTag: 'en',
      additionalLanguages: [{ languageTag: 'de', file: 'de.json' }],
    });
  });

  it('translate every text of the manifest and nothing else', () => {
    expect(Object.keys(germanTexts).sort()).toEqual([...english.keys()].sort());
  });

  it('repeat no English text but the name', () => {
    const repeated = Object.entries(germanTexts).filter(([key, text]) => english.get(key) === text);
    expect(repeated.map(([key]) => key)).toEqual(['name.short']);
  });
});

describe.each(languages)('in $language', ({ texts, commands, firstNeed, wayToAnAccount }) => {
  const text = (key: string) => texts.get(key) ?? '';

  it('the commands carry the words of Partner Center', () => {
    const titles = [...texts].filter(([key]) => key.endsWith('.title')).map(([, title]) => title);
    expect(titles).toEqual(commands);
  });

  it('each command is described in a phrase that fits the menu', () => {
    const descriptions = [...texts].filter(([key]) => key.includes('.commands[') && key.endsWith('.description'));
    expect(descriptions).toHaveLength(commands.length);
    for (const [, description] of descriptions) {
      expect(description).toMatch(/^\p{Lu}.{10,126}[^.!?\s]$/u);
    }
  });

  // The rules below are those of Microsoft's validation guidelines for the Teams store.
  it('the name borrows none from a Microsoft product or a feature of Teams', () => {
    expect(text('name.short')).toMatch(
      /^(?!.*\b(Microsoft|Teams|Azure|Office|Windows|Outlook|Dynamics|Chat|Contacts|Calendar|Calls|Files|Activity|Apps|Help)\b).+/i,
    );
  });

  it('the short description is one sentence that repeats neither the name nor the word app', () => {
    expect(text('description.short')).toMatch(/^[^.!?]+\.$/);
    expect(text('description.short')).not.toMatch(/Partner Desk|\bapp\b/i);
  });

  it('the full description has at most 500 words and a link to support', () => {
    expect(text('description.full').split(/\s+/).length).toBeLessThanOrEqual(500);
    expect(text('description.full')).toContain(`](${manifest.developer.websiteUrl})`);
  });

  it('the full description says what is needed first and how to go on without an account', () => {
    expect(text('description.full')).toMatch(firstNeed);
    expect(text('description.full')).toMatch(wayToAnAccount);
  });

  it('Microsoft and its products go by their full and present names', () => {
    expect([...texts.values()].join('\n')).not.toMatch(/\b(MS|MSFT|Office 365)\b|(?<!Microsoft )\bTeams\b/);
  });
});

describe('the icons', () => {
  it('show the colour symbol in the middle, on the accent colour out to every corner', () => {
    const { width, height, pixels } = readPng(manifest.icons.color);
    expect([width, height]).toEqual([192, 192]);
    // Teams crops the square to a hexagon; 48 pixels on each side stay free for that.
    const isSymbol = (x: number, y: number) => x >= 48 && x < 144 && y >= 48 && y < 144;
    const around = pixels.filter((_pixel, index) => !isSymbol(index % width, Math.floor(index / width)));
    expect(new Set(around)).toEqual(new Set([`${manifest.accentColor}ff`]));
    expect(new Set(pixels).size).toBeGreaterThan(1);
  });

  it('draw the outline in nothing but white, edge to edge, on a transparent ground', () => {
    const { width, height, pixels } = readPng(manifest.icons.outline);
    expect([width, height]).toEqual([32, 32]);
    const inked = pixels.flatMap((pixel, index) => (pixel.endsWith('00') ? [] : [{ pixel, index }]));
    expect(inked.filter(({ pixel }) => !pixel.startsWith('#ffffff'))).toEqual([]);
    expect(inked.length).toBeLessThan(pixels.length / 2);
    const columns = inked.map(({ index }) => index % width);
    const rows = inked.map(({ index }) => Math.floor(index / width));
    expect([Math.min(...columns), Math.max(...columns)]).toEqual([0, 31]);
    expect([Math.min(...rows), Math.max(...rows)]).toEqual([0, 31]);
  });
});

/** Reads one of the schemas that Microsoft publishes in its package. */
function schema(name: string): { $schema: string; properties: object; patternProperties?: object } {
  const path = require.resolve(`@microsoft/app-manifest/build/json-schemas/teams/v${version}/${name}`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** What the schema objects to in the document. */
function violations(schemaName: string, document: unknown): string[] {
  // The schemas call themselves draft-04, but use no keyword that draft-07, Ajv's default, reads differently.
  const { $schema: _dialect, ...rules } = schema(schemaName);
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    unicodeRegExp: false,
    formats: { uri: (value: string) => URL.canParse(value) },
  });
  const validate = ajv.compile(rules);
  validate(document);
  return (validate.errors ?? []).map(error => `${error.instancePath} ${error.message}`);
}

/** The texts of the manifest that the localization schema lets another language replace, by their key there. */
function localizableTexts(): Map<string, string> {
  const { properties, patternProperties } = schema(localizationSchema);
  const patterns = Object.keys(patternProperties ?? {}).map(pattern => new RegExp(pattern));
  const isLocalizable = (key: string) => key in properties || patterns.some(pattern => pattern.test(key));
  const { $schema: _, ...content } = manifest;
  return new Map(strings(content).filter(([key]) => isLocalizable(key)));
}

/** Every string below the node, with its path written as in a localization file: `bots[0].botId`. */
function strings(node: unknown, path = ''): [key: string, text: string][] {
  if (typeof node === 'string') return [[path, node]];
  if (Array.isArray(node)) return node.flatMap((item, index) => strings(item, `${path}[${index}]`));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => strings(value, path ? `${path}.${key}` : key));
}

/** Decodes a PNG of 8 bits a channel, RGB or RGBA, not interlaced, into pixels written `#rrggbbaa`. */
function readPng(file: string) {
  const bytes = readFileSync(join(__dirname, '../../manifest', file));
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth, colorType, , , interlace] = bytes.subarray(24, 29);
  expect({ depth, interlace }).toEqual({ depth: 8, interlace: 0 });
  expect([2, 6]).toContain(colorType);
  const channels = colorType === 6 ? 4 : 3;
  const stride = width * channels;
  const raw = inflateSync(imageData(bytes));
  const image = Buffer.alloc(height * stride);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)];
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const left = column < channels ? 0 : (image[at - channels] ?? 0);
      const above = row === 0 ? 0 : (image[at - stride] ?? 0);
      const corner = column < channels || row === 0 ? 0 : (image[at - stride - channels] ?? 0);
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0;
      image[at] = (raw[at + row + 1] ?? 0) + predicted;
    }
  }
  const pixels = Array.from({ length: width * height }, (_pixel, index) =>
    `#${image.subarray(index * channels, (index + 1) * channels).toString('hex')}`.padEnd(9, 'f'),
  );
  return { width, height, pixels };
}

/** Joins the IDAT chunks that follow the signature of eight bytes. */
function imageData(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
    }
  }
  return Buffer.concat(parts);
}

/** The neighbour nearest to left + above - corner: https://www.w3.org/TR/png-3/#9Filter-type-4-Paeth */
function paeth(left: number, above: number, corner: number): number {
  const [byLeft, byAbove, byCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs);
  if ((byLeft ?? 0) <= (byAbove ?? 0) && (byLeft ?? 0) <= (byCorner ?? 0)) return left;
  return (byAbove ?? 0) <= (byCorner ?? 0) ? above : corner;
}
