import fc from 'fast-check';
import {
  type Draft,
  type EditedDraft,
  LINK_PLACE,
  RECIPIENT_MAX,
  SUBJECT_MAX,
  storedDraft,
  TEXT_MAX,
  withLink,
} from '../../src/domain/draft';
import { DeskError, InvalidInput } from '../../src/domain/errors';

const TOKEN = 'dGVuYW50.aW52aXRhdGlvbg.Zm9yIHRoZSB0ZXN0cyBvbmx5IQ-_';
const LINK = `https://desk.example/i/${TOKEN}`;
const OTHER = LINK.replace('dGVuYW50', 'b3RoZXI');

const edited = (changes: Partial<EditedDraft> = {}): EditedDraft => ({
  recipient: 'Northwind',
  subject: 'Our invitation',
  text: `Hello,\n\nplease open ${LINK}\n\nRobin`,
  ...changes,
});

const refusal = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields;
    if (error instanceof DeskError) return error.code;
    throw error;
  }
};

describe('an edited draft', () => {
  it('is stored without its link', () => {
    const stored: Draft = {
      recipient: 'Northwind',
      subject: 'Our invitation',
      text: 'Hello,\n\nplease open {link}\n\nRobin',
    };
    expect(storedDraft(edited(), LINK)).toEqual(stored);
  });

  it('is read again with the link in every place', () => {
    const text = `${LINK}\n(${LINK})\n${LINK}`;
    const stored = storedDraft(edited({ text }), LINK);
    expect(stored.text).toBe(`${LINK_PLACE}\n(${LINK_PLACE})\n${LINK_PLACE}`);
    expect(withLink(stored.text, LINK)).toBe(text);
  });

  it.each([
    ['a full stop', `Open ${LINK}.`],
    ['a question mark', `Have you opened ${LINK}?`],
    ['a comma', `${LINK}, please`],
    ['brackets', `(${LINK}) [${LINK}] <${LINK}>`],
    ['quotes', `"${LINK}" „${LINK}“ «${LINK}»`],
    ['an ellipsis and a sentence', `${LINK}... Robin`],
    ['a line break', `${LINK}\r\nRobin`],
    ['the end of the text', LINK],
    ['asterisks of markdown around it', `**Open ${LINK}**`],
  ])('keeps its link before %s', (_, text) => {
    expect(withLink(storedDraft(edited({ text }), LINK).text, LINK)).toBe(text);
  });

  it.each([
    ['lost', 'Hello'],
    ['cut', `Open ${LINK.slice(0, -1)}`],
    ['torn in two', `Open ${LINK.slice(0, 30)}\n${LINK.slice(30)}`],
    ['written in capitals', `Open ${LINK.toUpperCase()}`],
    ['replaced by that of another invitation', `Open ${OTHER}`],
    ['joined by that of another invitation', `Open ${LINK} or ${OTHER}`],
    ['continued by a letter', `${LINK}x`],
    ['continued by an umlaut', `${LINK}ä`],
    ['continued by a figure', `${LINK}1`],
    ['continued by a hyphen', `${LINK}-`],
    ['continued by a path', `${LINK}/x`],
    ['continued by a query', `${LINK}?x=1`],
    ['continued by a fragment', `${LINK}#x`],
    ['continued by an escape', `${LINK}%20`],
    ['continued by a name', `${LINK}.html`],
    ['continued by a word behind a comma', `${LINK},please`],
    ['continued in one of two places', `${LINK} ${LINK}x`],
  ])('is refused when its link was %s', (_, text) => {
    expect(refusal(() => storedDraft(edited({ text }), LINK))).toBe('draft-without-link');
  });

  it.each(['i', 'drafts', 'verify', 'sign-in'])('never stores a token, also not that of a page under /%s', page => {
    for (const secret of [`https://desk.example/${page}/${OTHER.slice(23)}`, `/${page}/${TOKEN.replace('dG', 'xx')}`]) {
      expect(refusal(() => storedDraft(edited({ text: `${LINK} ${secret}` }), LINK))).toBe('draft-without-link');
      expect(refusal(() => storedDraft(edited({ subject: secret }), LINK))).toBe('draft-without-link');
      expect(refusal(() => storedDraft(edited({ recipient: secret }), LINK))).toBe('draft-without-link');
    }
    if (page !== 'i') {
      const samePage = `https://desk.example/${page}/${TOKEN}`;
      expect(refusal(() => storedDraft(edited({ text: `${LINK} ${samePage}` }), LINK))).toBe('draft-without-link');
    }
  });

  it('names every refused field', () => {
    expect(refusal(() => storedDraft({ recipient: ' ', subject: '', text: '\n' }, LINK))).toEqual({
      recipient: { code: 'required' },
      subject: { code: 'required' },
      text: { code: 'required' },
    });
  });

  it.each([
    ['recipient', RECIPIENT_MAX, 'x'],
    ['subject', SUBJECT_MAX, 'x'],
    ['recipient', RECIPIENT_MAX, '😀'],
    ['subject', SUBJECT_MAX, '😀'],
  ] as const)('has a %s of %d characters at most, also of %s', (field, max, character) => {
    const longest = 'x'.repeat(max % character.length).padStart(max, character);
    expect(storedDraft(edited({ [field]: longest }), LINK)[field]).toBe(longest);
    expect(refusal(() => storedDraft(edited({ [field]: `${longest}x` }), LINK))).toEqual({
      [field]: { code: 'too-long', max },
    });
  });

  it('measures its text without the link, which may be long', () => {
    const longLink = `${LINK}${'x'.repeat(500)}`;
    const rest = 'x'.repeat(TEXT_MAX - LINK_PLACE.length - 1);
    expect(storedDraft(edited({ text: `${rest} ${longLink}` }), longLink).text).toBe(`${rest} ${LINK_PLACE}`);
    expect(refusal(() => storedDraft(edited({ text: `${rest}x ${longLink}` }), longLink))).toEqual({
      text: { code: 'too-long', max: TEXT_MAX },
    });
  });

  it('has a subject of one line, so that it starts no header of its own', () => {
    const { subject } = storedDraft(edited({ subject: 'Hello\r\nBcc: eve@evil.example\n\nX' }), LINK);
    expect(subject).toBe('Hello Bcc: eve@evil.example X');
  });

  it('comes back as it was typed, whatever was typed around the link', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(typed, typed, (before, after) => {
        const text = `${before}\n${LINK}\n${after}`.trim();
        fc.pre(!text.includes(LINK_PLACE));
        const stored = storedDraft(edited({ text }), LINK);
        expect(stored.text).not.toContain(TOKEN);
        expect(withLink(stored.text, LINK)).toBe(text);
      }),
    );
  });
});

it('a link is put into a text as it is', () => {
  expect(withLink('{link} {link}', 'https://x/$&$1$$')).toBe('https://x/$&$1$$ https://x/$&$1$$');
});
