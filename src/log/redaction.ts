import { types } from 'node:util';
import { stdSerializers } from 'pino';

const REDACTED = '[redacted]';

/** Names under which headers, settings and errors of others carry what nobody may read. */
const SECRET_NAME =
  /authori[sz]ation|cookie|passw(or)?d|^pass$|secret|credential|signature|token|downloadUrl|connection-?string|(api|master|account|private)-?key|^key$|^body(AsText)?$/i;

/** As deep as errors of clients are nested; what lies deeper is left out. */
const DEEPEST = 6;

/** What a line tells, without what stands under such a name anywhere in it. Errors are told as pino tells them. */
export const withoutSecretNames = (details: object): Record<string, unknown> => namesOf(details, []);

/** @param around the objects that this one lies in */
function namesOf(value: object, around: readonly object[]): Record<string, unknown> {
  const here = [...around, value];
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      SECRET_NAME.test(name) && each !== undefined ? REDACTED : told(each, here),
    ]),
  );
}

function told(value: unknown, around: readonly object[]): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (around.length > DEEPEST || around.includes(value)) return undefined;
  if (Array.isArray(value)) return value.map(each => told(each, [...around, value]));
  return namesOf(types.isNativeError(value) ? stdSerializers.err(value) : value, [...around, value]);
}

/** What looks like a secret wherever it stands, and what is left of it. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  // The path of a personal link, but not the name of its route.
  [/\/(i|sign-in|verify|switch|drafts)\/(?![:*])[^\s"'\\?#/<>)]+/g, `/$1/${REDACTED}`],
  // The token of such a link by itself, and a JSON Web Token.
  [/(?<![\w-])[\w-]{2,}\.[\w-]{2,}\.[\w-]{22,}/g, REDACTED],
  [/\b(Bearer|Basic)(\s+|%20)[\w+/=.~-]+/gi, `$1 ${REDACTED}`],
  // What Cosmos DB is asked with (learn.microsoft.com/rest/api/cosmos-db: "Access control").
  [/\btype(=|%3d)(master|resource|aad)[^\s"\\]*/gi, REDACTED],
  // The user in front of a host.
  [/\b([a-z][a-z+]*:\/\/)[^\s"'\\/@]+@/gi, `$1${REDACTED}@`],
  // Addresses that let everybody in who has them, such as those of attached files.
  [/([?&](?:tempauth|sig|code|key|[\w-]*token)=)[^&\s"'\\]+/gi, `$1${REDACTED}`],
];

/** Shorter than this, what is taken for a secret would be found in ordinary words. */
const SHORTEST = 6;

/**
 * Takes secrets out of a line, wherever they stand in it.
 * @param known the secrets of this installation, each of which may also stand there as an address writes it
 */
export function redaction(known: readonly string[]): (line: string) => string {
  const values = known
    .filter(({ length }) => length >= SHORTEST)
    .flatMap(value => [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)])
    .toSorted((one, other) => other.length - one.length);
  return line => {
    const unknown = values.reduce((text, value) => text.replaceAll(value, REDACTED), line);
    return SHAPES.reduce((text, [shape, left]) => text.replace(shape, left), unknown);
  };
}
