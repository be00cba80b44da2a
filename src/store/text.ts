const LAST_CODE_POINT = 0x10ffff;
const REPLACEMENT = '\uFFFD';

/**
 * Text as every store gives it back. Half a surrogate pair has no UTF-8, and libsql reads a text up to its first NUL
 * only (0.5.29); for sorting and finding, a replacement character does as well.
 */
export const storable = (text: string): string =>
  text.replace(/\p{Surrogate}/gu, REPLACEMENT).replaceAll('\0', REPLACEMENT);

export const isStorable = (text: string): boolean => storable(text) === text;

/** @throws RangeError for a tenant or id that a store would change, perhaps into one that exists */
export function requireStorable(...key: readonly string[]): void {
  if (!key.every(isStorable)) throw new RangeError('An id has no NUL and no half of a surrogate pair');
}

/**
 * The least text behind all that begin with the prefix, by code points; absent when nothing is behind them.
 * @param prefix storable text
 */
export function endOfPrefix(prefix: string): string | undefined {
  const characters = Array.from(prefix);
  for (let last = characters.pop(); last !== undefined; last = characters.pop()) {
    const codePoint = last.codePointAt(0) ?? LAST_CODE_POINT;
    if (codePoint < LAST_CODE_POINT) return characters.join('') + String.fromCodePoint(following(codePoint));
  }
  return undefined;
}

/** Surrogates, U+D800 to U+DFFF, are no characters. */
const following = (codePoint: number): number => (codePoint === 0xd7ff ? 0xe000 : codePoint + 1);
