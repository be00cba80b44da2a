/** How long, and of what, the things are that people type: a text of at most so many UTF-16 units. */
export type Wording = (max: number) => string;

/**
 * Everything that something on the way could take for a mark: HTML, the texts' engine, the cards' templates, markdown.
 * The engines' marks stand within the first 50 characters, so that the shortest of the free fields holds them.
 */
export const MARKS =
  '*x*<b>{{status}}$t(buttons.cancel)$' + '{heading}[a](http://evil.example)_y_`z`~s~\\&lt; 1. # | >';

/** As much of the unit, again and again, as fits, without half a character at the end. */
const repeated = (unit: string) => (max: number) => unit.repeat(Math.floor(max / unit.length));

export const WORDINGS = {
  short: () => 'A',
  typical: max => 'Adventure Works & Söhne GmbH'.slice(0, max),
  /** Three bytes a unit: nothing that people write takes more. */
  longest: repeated('漢'),
  emoji: repeated('👩🏽‍🚀'),
  'right to left': max => 'שלום עולם حلول السحابة '.slice(0, max).trim(),
  marks: max => MARKS.slice(0, max),
} as const satisfies Record<string, Wording>;

export type WordingName = keyof typeof WORDINGS;
