import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.\w+$/.test(path))
    .map(path => join(folder, path));

/** A source file as far as it uses texts: on one line, and without its comments. */
const codeOf = (path: string): string =>
  read(path)
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/\s+/g, ' ');

const sources = ['src', 'manifest']
  .flatMap(filesIn)
  .filter(path => path.endsWith('.ts') && !path.startsWith(join('src', 'text')))
  .map(codeOf);
const everything = sources.join('\n');
const cards = filesIn('cards').map(read).join('\n');

/** What the places of a key that is put together may be: `errors.${code}` is used for each code that is written somewhere. */
const literals = new Set([...everything.matchAll(/'([^'\s]+)'/g)].map(([, literal]) => literal));

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A quoted key, or the beginning of one, with its places. */
function pattern(quoted: string, end: '$' | '\\.'): (key: string) => string | undefined {
  const parts = quoted.split(/\$\{[^}]*\}/).map(escaped);
  const expression = new RegExp(`^${parts.join('([\\w-]+)')}${end}`);
  return key => {
    const [matched, ...places] = expression.exec(key) ?? [];
    return matched !== undefined && places.every(place => literals.has(place)) ? key.slice(matched.length) : undefined;
  };
}

const quoted = [...everything.matchAll(/(['`])((?:[a-z]\w*)\.(?:(?!\1).)+)\1/g)].map(([, , text]) => text ?? '');
const whole = quoted.map(text => pattern(text, '$'));

/** A section that a file reads as a whole: how the rest of a key is looked up in it. */
interface Section {
  readonly rest: (key: string) => string | undefined;
  readonly isRead: (name: string) => boolean;
}

const isAccessed = (name: string, text = everything) => new RegExp(`[.?]${escaped(name)}\\b`).test(text);

const sections: readonly Section[] = sources.flatMap(source =>
  [...source.matchAll(/([^;{}]*?(?:const \{[^}]*\} = )?)texts\( ?[\w.]+, (['`])((?:(?!\2).)+)\2/g)].map(
    ([, before = '', , section = '']) => ({ rest: pattern(section, '\\.'), isRead: reader(source, before) }),
  ),
);

/** How a file goes on with a section, from what stands in front of `texts(…)`. */
function reader(source: string, before: string): (name: string) => boolean {
  const destructured = /const \{([^}]*)\} = $/.exec(before)?.[1]?.split(/[\s,:]+/);
  if (destructured) return name => destructured.includes(name);
  const property = /(\w+): $/.exec(before)?.[1];
  if (property) return name => isShown(property, name);
  const variable = /const (\w+)(?:: [^=]+)? = $/.exec(before)?.[1];
  return variable ? name => isReadFrom(variable, source, name) : name => isAccessed(name);
}

/** Whether a card's template shows it. */
const isShown = (property: string, name: string) => new RegExp(`\\$\\{${property}\\.${escaped(name)}\\}`).test(cards);

function isReadFrom(variable: string, source: string, name: string): boolean {
  if (new RegExp(`\\b${variable}\\.${escaped(name)}\\b`).test(source)) return true;
  const isArgument = new RegExp(`[(,] ?(\\.\\.\\.)?${variable} ?[,)]`).test(source);
  if (isArgument && isAccessed(name)) return true;
  const handedOn = [...source.matchAll(new RegExp(`(\\w+): ${variable}\\b|[{,] (${variable})\\b[,} ]`, 'g'))];
  if (handedOn.some(([, property, shorthand]) => isShown(property ?? shorthand ?? '', name))) return true;
  return [...source.matchAll(new RegExp(`\\b${variable}\\[([^\\]]+)\\]`, 'g'))].some(([, index = '']) =>
    /^['`]/.test(index) ? pattern(index.slice(1, -1), '$')(name) !== undefined : literals.has(name),
  );
}

/** Whether the source uses a text: by its key, by a key that is put together, or out of a section. */
export function isUsed(key: string): boolean {
  const counted = key.replace(/_(one|other)$/, '');
  if (whole.some(matches => matches(counted) !== undefined)) return true;
  return sections.some(({ rest, isRead }) => {
    const [name, ...further] = rest(counted)?.split('.') ?? [];
    return name !== undefined && isRead(name) && further.every(each => isAccessed(each));
  });
}
