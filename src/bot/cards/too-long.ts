import type { DeskError } from '../../domain/errors';
import { InvalidInput } from '../../domain/errors';
import type { Language } from '../../domain/user';
import { text } from '../../text/text';
import { type Card, problemText } from './card';
import { errorText } from './error-text';
import type { Json, JsonObject } from './template';

/** Of the 28 KB that a message may have, by the lowest figure that Teams documents, its envelope takes some. */
const LONGEST_CARD = 27 * 1024;

export const isTooLong = (card: Card): boolean => Buffer.byteLength(JSON.stringify(card)) > LONGEST_CARD;

/** Said instead of a card that is too long with what was typed, while the card that was clicked stays as it is. */
export function tooLongText(language: Language, card: Card, error: DeskError): string {
  const problems = error instanceof InvalidInput ? Object.entries(error.fields) : [];
  const problem = problems.map(([id, each]) => `${labelOf(card, id)}: ${problemText(language, each)}`).join(' ');
  return text(language, 'chat.tooLong', { problem: problem || errorText(language, error) });
}

const labelOf = (card: Card, id: string): string =>
  String(elementsOf(card).find(element => element['id'] === id)?.['label'] ?? id);

function elementsOf(node: Json): JsonObject[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (typeof node !== 'object' || node === null) return [];
  const element = node as JsonObject;
  return [element, ...Object.values(element).flatMap(elementsOf)];
}
