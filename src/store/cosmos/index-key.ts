import { storable } from '../text';

/** Before every character of a sortable text, and behind all of them. */
const SEPARATOR = ' ';
const BEHIND = '~~';

const LOWEST = 0x22;
const HIGHEST = 0x7d;
const UNCHANGED = /^["-}]*$/;

/**
 * Text in printable ASCII, sorted as the original is by its code points, whether the database compares bytes or UTF-16:
 * a byte of its UTF-8 that is no character from `"` to `}` becomes two hexadecimal digits behind a `!` or `~`. What
 * begins with a text becomes what begins with the sortable text.
 */
export function sortable(text: string): string {
  if (UNCHANGED.test(text)) return text;
  let sorted = '';
  for (const byte of Buffer.from(storable(text))) {
    if (byte >= LOWEST && byte <= HIGHEST) sorted += String.fromCharCode(byte);
    else sorted += (byte < LOWEST ? '!' : '~') + byte.toString(16).padStart(2, '0');
  }
  return sorted;
}

/** Sorts by the first text, then by the second, and so on. */
export const indexKey = (...texts: readonly string[]): string => texts.map(sortable).join(SEPARATOR);

/** All index keys that begin with the texts, the last of which may be the beginning of one. */
export function indexRange(...texts: readonly string[]): { readonly from: string; readonly to: string } {
  const from = indexKey(...texts);
  return { from, to: from + BEHIND };
}
