import type { Actor } from '../../domain/actor';
import { COUNTRIES } from '../../domain/country';
import type { Instant } from '../../domain/ids';
import type { PartnerKind } from '../../domain/partner';
import { remembered } from '../../domain/remembered';
import type { Language } from '../../domain/user';
import { text, texts } from '../../text/text';
import type { JsonObject } from './template';

/** For whom a card is written. */
export type Reader = Pick<Actor, 'language' | 'locale' | 'timeZone'>;

/** A label and what somebody typed or something happened; shown as it is, never as markdown. */
export interface Fact extends JsonObject {
  readonly label: string;
  readonly value: string;
}

export interface Button extends JsonObject {
  readonly title: string;
  readonly verb: string;
  readonly args: JsonObject;
  /** How a client stresses it. */
  readonly style: 'default' | 'positive' | 'destructive';
}

export const button = (title: string, verb: string, args: JsonObject = {}): Button => ({
  title,
  verb,
  args,
  style: 'default',
});

/** The one thing that the card is for. */
export const primary = (button: Button): Button => ({ ...button, style: 'positive' });

/** Takes something away. */
export const removing = (button: Button): Button => ({ ...button, style: 'destructive' });

/** Facts without a value are left out. */
export const factsOf = (...facts: readonly (readonly [label: string, value: string | undefined])[]): Fact[] =>
  facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));

/** What every form needs. */
export const formWords = (language: Language) => ({
  buttons: texts(language, 'buttons'),
  required: text(language, 'fields.required'),
  choiceRequired: text(language, 'fields.choice'),
});

/** A key of the formats below: neither a locale nor the name of a time zone has a space. */
const place = ({ locale, timeZone = 'UTC' }: Reader): string => `${locale} ${timeZone}`;

const formatIn = (options: Intl.DateTimeFormatOptions) =>
  remembered(place => {
    const [locale, timeZone] = place.split(' ');
    return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  });

const dates = formatIn({ dateStyle: 'medium' });

export const dateOf = (at: Instant, reader: Reader): string => dates(place(reader)).format(new Date(at));

/** A day as `yyyy-mm-dd`, which is the same day in every time zone. */
export const dayOf = (day: string, { locale }: Reader): string => dates(`${locale} UTC`).format(new Date(day));

const moments = formatIn({
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
});

export const momentOf = (at: Instant, reader: Reader): string => moments(place(reader)).format(new Date(at));

type Address = Readonly<Record<'addressLine1' | 'addressLine2' | 'postalCode' | 'city' | 'state', string>>;

/** On one line, without the country. */
export const addressOf = ({ addressLine1, addressLine2, postalCode, city, state }: Address): string =>
  [addressLine1, addressLine2, [postalCode, city].filter(Boolean).join(' '), state].filter(Boolean).join(', ');

const regions = remembered(language => new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }));

export const countryName = (code: string, { language }: Pick<Reader, 'language'>): string =>
  regions(language).of(code) ?? code;

/** Every country or region as people look it up. */
export const countryChoices: (language: Language) => readonly { readonly title: string; readonly value: string }[] =
  remembered(language => {
    const collator = new Intl.Collator(language);
    return COUNTRIES.map(code => ({ title: regions(language).of(code) ?? code, value: code })).sort((a, b) =>
      collator.compare(a.title, b.title),
    );
  });

export const kindName = (kind: PartnerKind, { language }: Pick<Reader, 'language'>): string =>
  text(language, `partnerKinds.${kind}`);

/** The last two buttons of a list: the next page and, on later pages, the way back. */
export function paging(
  verb: string,
  args: JsonObject,
  { continuation, isLater }: { continuation: string | undefined; isLater: boolean },
): JsonObject {
  return {
    hasMore: continuation !== undefined,
    more: button('', verb, { ...args, ...(continuation !== undefined && { continuation }) }),
    isLater,
    first: button('', verb, args),
  };
}
