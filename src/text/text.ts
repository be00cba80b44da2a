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

/** One text; `count` among the values chooses between `…_one` and `…_other`. */
export function text(language: Language, key: TextKey, values: TextValues = {}): string {
  return translations.t(key, { lng: language, ...values });
}

/** All texts of a section, filled in with the same values. */
export function texts<Section extends TextSection>(
  language: Language,
  section: Section,
  values: TextValues = {},
): At<Texts, Section> {
  return translations.t(section, { lng: language, returnObjects: true, ...values }) as At<Texts, Section>;
}
