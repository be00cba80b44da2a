import { createHash } from 'node:crypto';

/** Cosmos DB allows 1,023 bytes; many tools around it no more than this. */
const LONGEST_ID = 255;

/** Text as a name that is safe in an address and between quotation marks: any byte but of a letter, digit, - or _ is escaped. */
export const encodedName = (text: string): string =>
  text.replace(/[^A-Za-z0-9_-]/gu, character =>
    [...Buffer.from(character)].map(byte => `~${byte.toString(16).padStart(2, '0')}`).join(''),
  );

/** The id of an item, of which there is one for each kind and id; a long one is cut and gets a hash. */
export function itemId(kind: string, id: string): string {
  const name = `${kind}.${encodedName(id)}`;
  if (name.length <= LONGEST_ID) return name;
  const hash = createHash('sha256').update(id).digest('hex');
  return `${name.slice(0, LONGEST_ID - hash.length - 2)}~~${hash}`;
}
