import { DeskError, type FieldProblem, InvalidInput } from './errors';

/** Where the personal link stands in a stored text; the link itself is never stored. */
export const LINK_PLACE = '{link}';

/** As in Outlook; the names of two partners fit into the subject that we suggest. */
export const SUBJECT_MAX = 255;
export const TEXT_MAX = 4_000;
export const RECIPIENT_MAX = 200;

/** The e-mail a partner sends, as it is stored. */
export interface Draft {
  readonly recipient: string;
  readonly subject: string;
  /** With `{link}` where the link stands. */
  readonly text: string;
}

/** What came back from the draft card. */
export interface EditedDraft {
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * The edited draft in its stored form.
 * @param link the personal link that the text must still hold, whole and unchanged
 * @throws InvalidInput for fields that are empty or too long
 * @throws DeskError `draft-without-link` when the text lost or changed the link
 */
export function storedDraft(edited: EditedDraft, link: string): Draft {
  const problems: Record<string, FieldProblem> = {};
  const check = (name: keyof EditedDraft, max: number, typed = edited[name]) => {
    const value = typed.trim().split(link).join(LINK_PLACE);
    if (value === '') problems[name] = { code: 'required' };
    else if (value.length > max) problems[name] = { code: 'too-long', max };
    return value;
  };
  const recipient = check('recipient', RECIPIENT_MAX);
  const subject = check('subject', SUBJECT_MAX, literal(edited.subject));
  const text = check('text', TEXT_MAX, literal(edited.text));
  if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
  if (!holdsPlace(text) || [recipient, subject, text].some(holdsAnotherLink)) throw new DeskError('draft-without-link');
  return { recipient, subject: withoutBreaks(subject), text };
}

/** The text as the reader gets it. */
export const withLink = (text: string, link: string): string =>
  text
    .split(LINK_PLACE)
    .join(link)
    .replace(/\{\\(\\*)link\}/g, '{$1link}');

/** What was typed stays what it is, also where it looks like the place of the link. */
export const literal = (typed: string): string => typed.replace(/\{(\\*)link\}/g, '{\\$1link}');

/** A link that goes on with further characters is another link; punctuation at its end belongs to the sentence. */
function holdsPlace(text: string): boolean {
  const [, ...after] = text.split(LINK_PLACE);
  return after.length > 0 && after.every(rest => !/^[.?!,;:]*[\p{L}\p{N}\p{M}_~%/&=#+@-]/u.test(rest));
}

/** A link token is a secret, also somebody else's or a page's of ours: it must not be stored with the text. */
const holdsAnotherLink = (text: string): boolean =>
  /\/(i|drafts|verify|sign-in|switch)\/[\w-]+\.[\w-]+\.[\w-]+/i.test(text);

/** A line break in a subject would start a header of its own in the .eml file. */
const withoutBreaks = (subject: string): string => subject.replace(/[\r\n]+/g, ' ');
