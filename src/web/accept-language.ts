import { Language } from '../domain/user';

/** The reader's locales from Accept-Language, the most wanted first (RFC 9110, section 12.5.4). */
export function localesOf(header: string | undefined): readonly string[] {
  return (header ?? '')
    .split(',')
    .map(range => {
      const [tag = '', ...parameters] = range.split(';').map(part => part.trim());
      return { locale: canonical(tag), weight: weightOf(parameters) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .flatMap(({ locale }) => locale);
}

function weightOf(parameters: readonly string[]): number {
  const value = parameters.find(parameter => /^q=/i.test(parameter))?.slice(2);
  if (value === undefined) return 1;
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(value) ? Number(value) : 0;
}

/** `de-at` becomes `de-AT`; what is no locale, the wildcard too, becomes nothing. */
function canonical(tag: string): readonly string[] {
  try {
    return Intl.getCanonicalLocales(tag);
  } catch {
    return [];
  }
}

/** The first of our languages among the locales, else English. */
export function languageFor(locales: readonly string[]): Language {
  const languages = locales.map(locale => Language.safeParse(locale.split('-')[0]).data);
  return languages.find(language => language !== undefined) ?? 'en';
}

/** How dates are written: as in the reader's own country if the page is in their language. */
export const localeFor = (language: Language, locales: readonly string[]): string =>
  locales.find(locale => locale.split('-')[0] === language) ?? language;
