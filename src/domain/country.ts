/**
 * Countries and their rules. In Partner Center they come from `GET /v1/countryvalidationrules/{ISO2}`; the five below
 * were recorded from it. A country without rules here accepts any postal code and state.
 */
export interface CountryRules {
  readonly states?: readonly string[];
  readonly postalCode?: { readonly pattern: RegExp; readonly example: string };
}

const US_STATES =
  'AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY';
const CN_PROVINCES = 'AH BJ CQ FJ GD GS GX GZ HA HB HE HI HL HN JL JS JX LN NM NX QH SC SD SH SN SX TJ XJ XZ YN ZJ';

const RULES: Readonly<Record<string, CountryRules>> = {
  US: {
    states: US_STATES.split(' '),
    postalCode: { pattern: /^\d{5}(-\d{4})?$/, example: '98052' },
  },
  DE: { postalCode: { pattern: /^[0-9]{5}$/, example: '80807' } },
  GB: {
    postalCode: {
      pattern: /^([gG][iI][rR][ ]?0[aA]{2}|[a-zA-Z]([0-9][0-9a-zA-Z]?|[a-zA-Z][0-9][0-9a-zA-Z]?)[ ]?[0-9][a-zA-Z]{2})$/,
      example: 'RG6 1WG',
    },
  },
  PT: { postalCode: { pattern: /^\d{4}(-\d{3})?$/, example: '1990-083' } },
  CN: { states: CN_PROVINCES.split(' '), postalCode: { pattern: /^[0-9]{6}$/, example: '100080' } },
};

/** ISO 3166-1 alpha-2. */
export const COUNTRIES: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO ' +
  'JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR ' +
  'MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO ' +
  'RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV ' +
  'TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ');

const KNOWN = new Set(COUNTRIES);

/** Where addresses have no postal code (Universal Postal Union, addressing systems of its members). */
const WITHOUT_POSTAL_CODES = new Set(
  (
    'AE AG AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GM GQ GY HK JM KI KM KN KP ML MO MR ' +
    'NR NU QA RW SB SC SL SR ST SX SY TD TF TG TK TL TO TV UG VU YE ZW'
  ).split(' '),
);

export const hasPostalCodes = (country: string): boolean => !WITHOUT_POSTAL_CODES.has(country);

export const isCountry = (code: string): boolean => KNOWN.has(code);

export const rulesOf = (country: string): CountryRules => RULES[country] ?? {};

/** The country that a locale such as de-AT names, else the one its language suggests. */
export function countryOf(locale: string): string {
  const region = /-([a-z]{2})\b/i.exec(locale)?.[1]?.toUpperCase();
  if (region !== undefined && isCountry(region)) return region;
  return /^de\b/i.test(locale) ? 'DE' : 'US';
}
