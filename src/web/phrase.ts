import type { Language } from '../domain/user';
import { type TextKey, text } from '../text/text';
import { type Html, html, type Part } from './html';

/** A noncharacter, for use inside a program only (Unicode, section 23.7). */
const MARK = '\uFDD0';

/**
 * A text with its values in place. Names that people typed are isolated, so that one written from right to left does
 * not turn the sentence round. Words between ** are emphasised.
 */
export function phrase(language: Language, key: TextKey, values: Readonly<Record<string, string | Html>> = {}): Html {
  const names = Object.keys(values);
  // The values join only after the text was cut up, so that nothing in them counts as a mark.
  const places = Object.fromEntries(names.map((name, index) => [name, `${MARK}${index}${MARK}`]));
  const pieces = text(language, key, places).split(/(\*\*|\uFDD0\d+\uFDD0)/);
  return html`${emphasised(pieces.map(piece => (piece.startsWith(MARK) ? valueAt(piece) : piece)))}`;

  function valueAt(piece: string): Html {
    const value = values[names[Number(piece.slice(1, -1))] ?? ''] ?? '';
    return typeof value === 'string' ? html`<bdi>${value}</bdi>` : value;
  }
}

function emphasised(pieces: readonly Part[]): Part {
  const [before, after] = [pieces.indexOf('**'), pieces.indexOf('**', pieces.indexOf('**') + 1)];
  if (after <= before) return pieces;
  const strong = html`<strong>${pieces.slice(before + 1, after)}</strong>`;
  return [pieces.slice(0, before), strong, emphasised(pieces.slice(after + 1))];
}
