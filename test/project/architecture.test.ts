import { posix } from 'node:path';
import { filesIn, importsOf, resolved, type SourceFile } from './sources';

const files = filesIn('src');
const everything = [...files, ...filesIn('cards')];

/** What a room may import: other rooms or single files of them, and packages. Itself it may always import. */
interface Rule {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

const DOMAIN = 'src/domain';
const WORKFLOWS = 'src/workflows';
const TEXT = 'src/text';
const MAIL = 'src/mail';
const LOG = 'src/log';
const STORE_PORT = 'src/store/store';
const DOCUMENTS = 'src/store/documents';

const RULES: Readonly<Record<string, Rule>> = {
  'src/domain': { rooms: [], packages: ['zod'] },
  'src/workflows': {
    rooms: [DOMAIN, STORE_PORT, DOCUMENTS, 'src/partner-center/partner-center'],
    // zod reads the tokens of links, which come from outside; the others of Node know nothing of the outside.
    packages: ['node:crypto', 'node:timers/promises', 'node:util', 'zod', 'csv-parse/sync'],
  },
  'src/partner-center': { rooms: [DOMAIN], packages: [] },
  // Plays another system on the same store, and may not use a use case.
  'src/partner-center/sandbox': {
    rooms: [
      'src/partner-center',
      DOMAIN,
      STORE_PORT,
      DOCUMENTS,
      ...['ports', 'commit', 'customer-id', 'name-based-id'].map(name => `${WORKFLOWS}/${name}`),
    ],
    packages: ['node:crypto', 'zod'],
  },
  'src/store': {
    rooms: [DOMAIN],
    packages: [
      ...['zod', 'libsql', '@azure/cosmos', '@azure/identity'],
      ...['node:async_hooks', 'node:crypto', 'node:fs', 'node:https', 'node:path', 'node:timers/promises'],
    ],
  },
  'src/outbox': {
    rooms: [DOMAIN, WORKFLOWS, STORE_PORT, DOCUMENTS, MAIL, LOG],
    packages: ['pino', 'node:timers/promises'],
  },
  'src/mail': { rooms: [DOMAIN, WORKFLOWS, TEXT], packages: ['nodemailer', 'zod'] },
  'src/text': { rooms: [DOMAIN], packages: ['i18next'] },
  'src/web': {
    rooms: [DOMAIN, WORKFLOWS, TEXT, MAIL, STORE_PORT, LOG],
    packages: [
      'restify',
      'restify/lib/router',
      'restify/lib/server',
      'pino',
      'zod',
      'node:crypto',
      'node:http',
      'nodemailer/lib/mail-composer',
    ],
  },
  'src/bot': {
    rooms: [DOMAIN, WORKFLOWS, TEXT, STORE_PORT, LOG, 'src/outbox/chat', 'src/directory/directory', 'cards'],
    packages: [
      ...['botbuilder-core', 'botframework-connector', 'zod', 'pino', 'restify'],
      ...['', 'Context', 'ContextError', 'Set'].map(part => `botbuilder-dialogs/lib/dialog${part}`),
      ...['memory', 'prompts/oauthPrompt', 'waterfallDialog', 'waterfallStepContext'].map(
        part => `botbuilder-dialogs/lib/${part}`,
      ),
      ...['node:async_hooks', 'node:http', 'node:https', 'node:timers/promises'],
    ],
  },
  'src/directory': { rooms: [DOMAIN], packages: ['zod'] },
  'src/config.ts': { rooms: [], packages: ['zod'] },
  'src/telemetry': {
    rooms: [LOG],
    packages: [
      ...['@azure/monitor-opentelemetry-exporter', 'node:crypto'],
      ...['api', 'resources', 'sdk-trace-base'].map(name => `@opentelemetry/${name}`),
    ],
  },
  'src/metrics': { rooms: ['src/store/observed', LOG], packages: ['node:http', 'prom-client'] },
  'src/log': { rooms: [], packages: ['node:async_hooks', 'node:crypto', 'node:util', 'pino'] },
  'src/kinds.ts': {
    rooms: [DOCUMENTS, 'src/store/copy', 'src/bot/conversation', 'src/partner-center/sandbox/documents'],
    packages: [],
  },
  'src/copy.ts': {
    rooms: ['src/config.ts', 'src/kinds.ts', DOMAIN, 'src/store', 'src/tools/command-line.ts'],
    packages: ['node:util'],
  },
  'src/doctor.ts': {
    rooms: ['src/config.ts', 'src/doctor', 'src/mail/smtp.ts', 'src/store/open.ts', 'src/tools/command-line.ts'],
    packages: ['node:fs', 'node:path'],
  },
  'src/doctor': {
    rooms: ['src/config.ts', 'src/store/unusable.ts'],
    packages: ['zod', 'node:fs/promises', 'node:net', 'node:path', 'node:zlib'],
  },
  // What an operator runs beside the server.
  'src/tools': {
    rooms: ['src/config.ts', 'src/kinds.ts', DOMAIN, 'src/store', 'src/outbox/stalled.ts'],
    packages: ['node:events'],
  },
  'src/random-ids.ts': { rooms: [], packages: ['node:crypto'] },
  'src/main.ts': {
    rooms: [
      'src/config.ts',
      'src/desk.ts',
      'src/random-ids.ts',
      LOG,
      ...['open', 'unusable'].map(name => `src/store/${name}.ts`),
    ],
    packages: ['node:crypto'],
  },
};

/** The rule of a file is the one for the smallest room it lies in. */
const roomOf = (path: string) =>
  Object.keys(RULES)
    .filter(room => isIn(path, room))
    .sort((one, other) => other.length - one.length)[0];

const isIn = (path: string, room: string) => path === room || path === `${room}.ts` || path.startsWith(`${room}/`);

describe('who may import whom', () => {
  it('is said for every room', () => {
    const rooms = new Set(files.map(({ path }) => roomOf(path) ?? path));
    // The composition root knows every part.
    expect([...rooms].sort()).toEqual([...Object.keys(RULES), 'src/desk.ts'].sort());
  });

  it.each(Object.entries(RULES))('%s', (room, { rooms, packages }) => {
    const violations = files
      .filter(({ path }) => roomOf(path) === room)
      .flatMap(file =>
        importsOf(file)
          .filter(({ from }) => {
            const path = resolved(from, everything);
            return path ? ![room, ...rooms].some(each => isIn(path, each)) : !packages.includes(from);
          })
          .map(({ from }) => `${file.path} imports ${from}`),
      );
    expect(violations).toEqual([]);
  });
});

describe('what only one place may know', () => {
  it.each<[name: string, isIt: (from: string) => boolean, places: readonly string[]]>([
    ['the SDK of the bot', from => from.startsWith('botbuilder') || from.startsWith('botframework'), ['src/bot']],
    [
      'the embedded database',
      from => from === 'libsql',
      ['database', 'lock'].map(name => `src/store/embedded/${name}.ts`),
    ],
    ['the SDK of Azure', from => from.startsWith('@azure/'), ['src/store/cosmos', 'src/telemetry']],
    ['the web server', from => from === 'restify' || from.startsWith('restify/'), ['src/web', 'src/bot/messages.ts']],
    ['the CSV parser', from => from.startsWith('csv-parse'), ['src/workflows/user-file.ts']],
    ['the mail transport', from => from === 'nodemailer', ['src/mail/smtp.ts']],
    ['the metrics’ format', from => from === 'prom-client', ['src/metrics']],
    ['the texts’ engine', from => from === 'i18next', ['src/text/text.ts']],
    ['the embedded store', from => isIn(from, 'src/store/embedded'), ['src/store']],
    ['the store in Cosmos DB', from => isIn(from, 'src/store/cosmos'), ['src/store']],
    [
      'the sandbox',
      from => isIn(from, 'src/partner-center/sandbox'),
      ['src/partner-center', 'src/desk.ts', 'src/kinds.ts'],
    ],
    ['the composition root', from => from === 'src/desk', ['src/main.ts']],
    ['the process', from => from === 'src/main', []],
  ])('%s', (_name, isIt, places) => {
    const importers = files.filter(file => importsOf(file).some(({ from }) => isIt(from))).map(({ path }) => path);
    expect(importers.filter(path => !places.some(place => isIn(path, place)))).toEqual([]);
    expect(importers.length > 0).toBe(places.length > 0);
  });

  it('the bot takes no more than types from the web server', () => {
    const imports = files.filter(({ path }) => isIn(path, 'src/bot')).flatMap(importsOf);
    expect(imports.filter(({ from, isTypeOnly }) => from === 'restify' && !isTypeOnly)).toEqual([]);
  });
});

describe('the files', () => {
  it('import no file that imports them, whatever the way round', () => {
    expect(cycles(files)).toEqual([]);
  });

  it('are named in kebab-case', () => {
    const names = everything.map(({ path }) => posix.basename(path));
    expect(names.filter(name => !/^[a-z0-9]+(-[a-z0-9]+)*\.(ts|json)$/.test(name))).toEqual([]);
  });

  it('have at most 300 lines', () => {
    const lengths = files.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  it('export by name', () => {
    expect(files.filter(({ text }) => /^export default\b/m.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('import only what there is', () => {
    const missing = files.flatMap(file =>
      importsOf(file)
        .filter(({ from }) => /^(src|cards)\//.test(from) && !resolved(from, everything))
        .map(({ from }) => `${file.path}: ${from}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the search for cycles', () => {
  const file = (path: string, ...imported: string[]): SourceFile => ({
    path: `src/${path}.ts`,
    text: imported.map(each => `import type { Each } from './${each}';`).join('\n'),
  });

  it('finds those of any length, each once', () => {
    expect(cycles([file('a', 'b'), file('b', 'c'), file('c', 'b', 'd'), file('d')])).toEqual([
      'src/b.ts > src/c.ts > src/b.ts',
    ]);
    expect(cycles([file('a', 'a')])).toEqual(['src/a.ts > src/a.ts']);
  });

  it('finds none where two ways lead to one file', () => {
    expect(cycles([file('a', 'b', 'c'), file('b', 'd'), file('c', 'd'), file('d')])).toEqual([]);
  });
});

/** The ways from a file back to itself, by depth-first search. */
function cycles(sources: readonly SourceFile[]): string[] {
  const targets = new Map(
    sources.map(source => [source.path, importsOf(source).flatMap(({ from }) => resolved(from, sources) ?? [])]),
  );
  const found: string[] = [];
  const finished = new Set<string>();
  const visit = (path: string, way: readonly string[]) => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' > '));
    else if (!finished.has(path)) for (const target of targets.get(path) ?? []) visit(target, [...way, path]);
    finished.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return found;
}
