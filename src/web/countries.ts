import { COUNTRIES } from '../domain/country';
import type { Language } from '../domain/user';

/** The name of a country in the reader's language, by ISO 3166-1 alpha-2 code. */
export const countryName = (language: Language, code: string): string => {
  try {
    return NAMES[language].of(code) ?? code;
  } catch {
    // A code that is none, in a record from elsewhere, is shown as it is.
    return code;
  }
};

const NAMES: Readonly<Record<Language, Intl.DisplayNames>> = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  de: new Intl.DisplayNames('de', { type: 'region' }),
};

export interface Country {
  readonly code: string;
  readonly name: string;
}

/** Every country, in the order of the reader's alphabet. */
export const countriesIn = (language: Language): readonly Country[] => SORTED[language];

const sorted = (language: Language): readonly Country[] =>
  COUNTRIES.map(code => ({ code, name: countryName(language, code) })).sort((one, other) =>
    one.name.localeCompare(other.name, language),
  );

const SORTED: Readonly<Record<Language, readonly Country[]>> = { en: sorted('en'), de: sorted('de') };
