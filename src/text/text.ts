import i18next, { type i18n } from 'i18next';
import type { Language } from '../domain/user';
import { de } from './de';
import { en } from './en';
import type { Texts } from './shape';

type Singular<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
type Keys<T> = {
  [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${Keys<T[K]>}`;
}[keyof T & string];
type Sections<T> = {
  [K in keyof T & string]: T[K] extends string ? never : K | `${K}.${Sections<T[K]>}`;
}[keyof T & string];
type At<T, Path extends string> = Path extends `${infer K}.${infer Rest}`
  ? K extends keyof T
    ? At<T[K], Rest>
    : never
  : Path extends keyof T
    ? T[Path]
    : never;

export type TextKey = Keys<Texts>;
export type TextSection = Sections<Texts>;
export type TextValues = Readonly<Record<string, string | number>>;

const translations: i18n = i18next.createInstance();
void translations.init({
  resources: { en: { translation: en }, de: { translation: de } },
  fallbackLng: false,
  initAsync: false,
  // Cards escape where they show text, pages where they write HTML.
  interpolation: { escapeValue: false },
});

/** What needs no filling in, frozen: the engine makes a section anew each time, and that would be half of a card's cost. */
const unchanging = new Map<string, unknown>();

function withoutValues(language: Language, key: string): unknown {
  const name = `${language}.${key}`;
  const known = unchanging.get(name);
  if (known !== undefined) return known;
  const made = frozen(translations.t(key, { lng: language, returnObjects: true }));
  unchanging.set(name, made);
  return made;
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/** Only the texts of a section that have a place for a value go through the engine. */
function withValues(language: Language, key: string, source: unknown, values: TextValues): unknown {
  if (typeof source === 'object' && source !== null) {
    const filled = ([name, part]: [string, unknown]) => [name, withValues(language, `${key}.${name}`, part, values)];
    return Object.fromEntries(Object.entries(source).map(filled));
  }
  return String(source).includes('{{') ? translations.t(key, { lng: language, ...values }) : source;
}

/** One text; `count` among the values chooses between `…_one` and `…_other`. */
export function text(language: Language, key: TextKey, values?: TextValues): string {
  return values ? translations.t(key, { lng: language, ...values }) : String(withoutValues(language, key));
}

/** All texts of a section, filled in with the same values. */
export function texts<Section extends TextSection>(
  language: Language,
  section: Section,
  values?: TextValues,
): Readonly<At<Texts, Section>> {
  const source: unknown = values && translations.getResource(language, 'translation', section);
  const made = values ? withValues(language, section, source, values) : withoutValues(language, section);
  return made as At<Texts, Section>;
}
