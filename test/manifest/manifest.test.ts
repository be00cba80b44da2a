import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { germanOf, manifestOf } from '../../manifest/documents';
import { schemaAt, violations } from '../../manifest/schemas';
import { COMMANDS, commandOf } from '../../src/bot/commands';
import { SEARCH_PARAMETER, SearchCommand } from '../../src/bot/search';
import { readPng } from './png';

const HOST = 'desk.contoso.com';
const installation = { appId: '5f0c7e62-8a1b-4d1e-9a53-0c4a3f1b2d77', url: `https://${HOST}` };
const manifest = manifestOf(installation);
const german = germanOf(installation);

const manifestSchema = 'MicrosoftTeams.schema.json';
const localizationSchema = 'MicrosoftTeams.Localization.schema.json';

const { $schema: _, ...germanTexts } = german;
const english = localizableTexts();

const languages = [
  {
    language: 'English',
    texts: english,
    first: ['help', 'account', 'enroll', 'customers'],
    firstNeed: /global admin.*work account/,
    wayToAnAccount: /\*\*enroll\*\*.*\*\*Create one\*\*/,
  },
  {
    language: 'German',
    texts: new Map(Object.entries(germanTexts)),
    first: ['hilfe', 'konto', 'registrieren', 'kunden'],
    firstNeed: /globaler Administrator.*Geschäftskonto/,
    wayToAnAccount: /\*\*registrieren\*\*.*\*\*Konto erstellen\*\*/,
  },
];

describe('the app manifest', () => {
  it('follows the newest schema that was released', () => {
    const version = newestSchema();
    expect(manifest.manifestVersion).toBe(version);
    expect(manifest.$schema).toBe(`https://developer.microsoft.com/json-schemas/teams/v${version}/${manifestSchema}`);
    expect(violations(manifest)).toEqual([]);
  });

  it('would not pass with something that the schema does not know or allow', () => {
    expect(violations({ ...manifest, id: 'partner-desk' })).toHaveLength(1);
    expect(violations({ ...manifest, colour: 'blue' } as typeof manifest)).toHaveLength(1);
    expect(violations({ ...german, 'bots[0].title': 'Desk' } as typeof german)).toHaveLength(1);
  });

  it('has a version of three numbers, the first at least 1', () => {
    expect(manifest.version).toMatch(/^[1-9]\d*\.\d+\.\d+$/);
  });

  it('offers the bot in personal chats only, where files can be attached', () => {
    expect(manifest.bots).toMatchObject([
      {
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        commandLists: [{ scopes: ['personal'] }, { scopes: ['team', 'groupChat'] }],
      },
    ]);
  });

  it('links only to its own server, over HTTPS', () => {
    const { $schema: _, ...content } = manifest;
    const links = [...strings(content), ...strings(germanTexts)].flatMap(
      ([, text]) => text.match(/https?:[^\s)]+/g) ?? [],
    );
    expect(new Set(links.map(link => new URL(link).origin))).toEqual(new Set([`https://${HOST}`]));
    expect(manifest.validDomains).toEqual([HOST]);
  });

  it('names the service that keeps the tokens where people can sign in', () => {
    const { validDomains } = manifestOf({ ...installation, tokenHost: 'token.botframework.com' });
    expect(validDomains).toEqual([HOST, 'token.botframework.com']);
  });

  it('asks for tokens of the application of the bot', () => {
    const { appId } = installation;
    expect(manifest.webApplicationInfo).toEqual({ id: appId, resource: `api://botid-${appId}` });
    expect(manifest.bots.map(({ botId }) => botId)).toEqual([appId]);
  });
});

describe('the message extension', () => {
  it('offers every search there is, shows what there is before anything is typed, and sends what is read', () => {
    const [extension] = manifest.composeExtensions;
    const commands = z.array(
      z.looseObject({ id: z.string(), parameters: z.array(z.looseObject({ name: z.string() })) }),
    );
    const offered = commands.parse(Object(extension)['commands']);
    expect(offered.map(({ id }) => id)).toEqual(SearchCommand.options);
    expect(offered.flatMap(({ parameters }) => parameters.map(({ name }) => name))).toEqual(
      offered.map(() => SEARCH_PARAMETER),
    );
    expect(offered.every(({ initialRun }) => initialRun === true)).toBe(true);
  });
});

describe('the German texts', () => {
  it('follow the localization schema of the same version', () => {
    expect(german.$schema).toBe(manifest.$schema.replace(manifestSchema, localizationSchema));
    expect(violations(german)).toEqual([]);
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

describe.each(languages)('in $language', ({ texts, first, firstNeed, wayToAnAccount }) => {
  const text = (key: string) => texts.get(key) ?? '';
  const isOfMenu = (key: string, name: string) =>
    key.startsWith('bots[0].commandLists[0].') && key.endsWith(`.${name}`);
  const titles = [...texts].filter(([key]) => isOfMenu(key, 'title')).map(([, title]) => title);

  it('the commands begin with what everybody needs, and are as many as Teams shows', () => {
    expect(titles.slice(0, first.length)).toEqual(first);
    expect(titles).toHaveLength(10);
    expect(COMMANDS.length).toBeGreaterThan(10);
  });

  it('each command is understood when it is tapped, and fits the menu', () => {
    expect(titles.filter(title => title.length > 32)).toEqual([]);
    const understood = titles.map(title => commandOf(title)?.id);
    expect(new Set(understood).size).toBe(titles.length);
    expect(understood).not.toContain(undefined);
    expect(understood).toEqual(
      [...english].flatMap(([key, title]) => (isOfMenu(key, 'title') ? commandOf(title)?.id : [])),
    );
  });

  it('each command is described in a phrase that fits the menu', () => {
    const descriptions = [...texts].filter(([key]) => isOfMenu(key, 'description'));
    expect(descriptions).toHaveLength(titles.length);
    for (const [, description] of descriptions) {
      expect(description).toMatch(/^\p{Lu}.{10,126}[^.!?\s]$/u);
    }
  });

  it('each search is named and described in a phrase that fits the compose box', () => {
    const searches = [...texts].filter(([key]) => key.startsWith('composeExtensions[0].commands['));
    expect(searches).toHaveLength(SearchCommand.options.length * 4);
    for (const [key, words] of searches) expect(words).toMatch(key.endsWith('.title') ? /^.{1,32}$/ : /^.{10,128}$/);
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
  const iconFile = (name: 'color' | 'outline') => join(__dirname, '../../manifest', manifest.icons[name]);

  it('show the colour symbol in the middle, on the accent colour out to every corner', () => {
    const { width, height, pixels } = readPng(iconFile('color'));
    expect([width, height]).toEqual([192, 192]);
    // Teams crops the square to a hexagon; 48 pixels on each side stay free for that.
    const isSymbol = (x: number, y: number) => x >= 48 && x < 144 && y >= 48 && y < 144;
    const around = pixels.filter((_pixel, index) => !isSymbol(index % width, Math.floor(index / width)));
    expect(new Set(around)).toEqual(new Set([`${manifest.accentColor}ff`]));
    expect(new Set(pixels).size).toBeGreaterThan(1);
  });

  it('draw the outline in nothing but white, edge to edge, on a transparent ground', () => {
    const { width, height, pixels } = readPng(iconFile('outline'));
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

/** The package also has a preview, whose folder is not named by a number. */
function newestSchema(): string {
  const folder = dirname(require.resolve('@microsoft/app-manifest/package.json'));
  const released = readdirSync(join(folder, 'build/json-schemas/teams')).flatMap(
    name => /^v(1\.\d+)$/.exec(name)?.[1] ?? [],
  );
  return released.sort((one, other) => Number(one.slice(2)) - Number(other.slice(2))).at(-1) ?? '';
}

/** The texts of the manifest that the localization schema lets another language replace, by their key there. */
function localizableTexts(): Map<string, string> {
  const { properties, patternProperties } = schemaAt(german.$schema);
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
