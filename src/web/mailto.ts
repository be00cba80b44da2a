/** A longer address fails in some mail programs: Windows hands over about 2,000 characters. */
export const LONGEST_MAILTO = 1_800;

export interface Message {
  /** An address, or empty. */
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
}

/** Opens the reader's own mail program (RFC 6068). The page's script builds the same from what was edited. */
export const mailtoAddress = ({ recipient, subject, text }: Message): string =>
  `mailto:${addressPart(recipient)}?subject=${encoded(subject)}&body=${encoded(text.replace(/\r?\n/g, '\r\n'))}`;

export const addressPart = (recipient: string): string => encoded(recipient).replace('%40', '@');

/** Half a surrogate pair, which has no encoding, becomes a replacement character. */
const encoded = (text: string): string => encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
