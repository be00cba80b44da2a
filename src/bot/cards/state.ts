import type { Language } from '../../domain/user';
import { text } from '../../text/text';
import type { Fact } from './common';
import type { JsonObject } from './template';

/** A piece of the line below a heading. */
export interface Run extends JsonObject {
  readonly text: string;
  readonly color: 'Default' | 'Accent' | 'Good' | 'Warning' | 'Attention';
  readonly weight: 'Default' | 'Bolder';
  readonly isSubtle: boolean;
}

/**
 * How something stands. Its mark and its colour say again what the word says, so that nobody needs them. The marks are
 * letters of every client's fonts; emoji look different everywhere, and schema 1.5 knows no icons.
 */
const TONES = {
  done: { mark: '✓', color: 'Good' },
  waiting: { mark: '◐', color: 'Accent' },
  urgent: { mark: '▲', color: 'Warning' },
  failed: { mark: '✕', color: 'Attention' },
  over: { mark: '○', color: 'Default' },
} as const;
export type Tone = keyof typeof TONES;

export interface State {
  readonly tone: Tone;
  readonly word: string;
}

const stateRun = ({ tone, word }: State): Run => {
  const { mark, color } = TONES[tone];
  const isOver = tone === 'over';
  return { text: `${mark}\u00a0${word}`, color, weight: isOver ? 'Default' : 'Bolder', isSubtle: isOver };
};

const subtle = (text: string): Run => ({ text, color: 'Default', weight: 'Default', isSubtle: true });

/** The line below a heading: how it stands, and what it is about. */
export function bylineOf(state: State | undefined, about = ''): { hasByline: boolean; byline: readonly Run[] } {
  const runs = [...(state ? [stateRun(state)] : []), ...(about ? [subtle(state ? `  ·  ${about}` : about)] : [])];
  return { hasByline: runs.length > 0, byline: runs };
}

/** What came of something, in one word. */
export const outcome = (language: Language, tone: Tone): State => ({
  tone,
  word: text(language, `states.outcome.${tone}`),
});

/** An entry of a list. */
export interface Row {
  readonly title: string;
  readonly state?: State | undefined;
  readonly facts: readonly Fact[];
}

export const rowOf = ({ title, state, facts }: Row): JsonObject => ({
  title,
  state: state ? [subtle('  ·  '), stateRun(state)] : [],
  hasFacts: facts.length > 0,
  facts: facts.flatMap(({ label, value }, index) => [
    subtle(`${index > 0 ? '  ·  ' : ''}${label}: `),
    { ...subtle(value), isSubtle: false },
  ]),
});

/** One of the steps to something. */
export interface Step {
  readonly title: string;
  readonly tone: Tone;
  /** What is done, or still has to be; without it the tone is said in a word. */
  readonly note?: string;
}

export const stepOf = (language: Language, { title, tone, note }: Step): JsonObject => ({
  ...stateRun({ tone, word: title }),
  note: `: ${note ?? text(language, `states.step.${tone}`)}`,
});
