import { COUNTRIES, countryOf, isCountry, rulesOf } from '../../src/domain/country';

describe('countries', () => {
  it('are those of ISO 3166-1, each once', () => {
    expect(COUNTRIES).toHaveLength(249);
    expect(new Set(COUNTRIES).size).toBe(249);
    for (const code of COUNTRIES) expect(code).toMatch(/^[A-Z]{2}$/);
  });

  it.each(['US', 'DE', 'GB', 'PT', 'CN', 'AT', 'CH', 'JP'])('know %s', code => {
    expect(isCountry(code)).toBe(true);
  });

  it.each(['UK', 'EU', 'XX', 'us', 'USA', 'D', '', ' DE', 'constructor'])('do not know %j', code => {
    expect(isCountry(code)).toBe(false);
  });
});

describe('postal codes', () => {
  it.each<[country: string, accepted: string[], refused: string[]]>([
    [
      'US',
      ['98052', '98052-6399', '00501'],
      ['9805', '980522', '98052-', '98052-639', '98052 6399', 'ABCDE', '９８０５２'],
    ],
    ['DE', ['80807', '01067'], ['8080', '808071', '80807-1', 'D-80807', '8O807', '٨٠٨٠٧']],
    [
      'GB',
      [
        'RG6 1WG',
        'RG61WG',
        'rg6 1wg',
        'M1 1AA',
        'B33 8TH',
        'CR2 6XH',
        'DN55 1PT',
        'W1A 0AX',
        'EC1A 1BB',
        'GIR 0AA',
        'gir0aa',
      ],
      ['RG6', 'RG6  1WG', 'RG6 WG1', '1RG 6WG', 'RG666 1WG', 'RG6-1WG', 'GIR 1AA', ''],
    ],
    ['PT', ['1990-083', '1990'], ['199', '1990-', '1990-08', '1990 083', '1990083', '19900-083']],
    ['CN', ['100080', '999077'], ['10008', '1000800', '100-080', '10008A']],
  ])('of %s follow its rule', (country, accepted, refused) => {
    const pattern = rulesOf(country).postalCode?.pattern ?? /$^/;
    expect(accepted.filter(code => !pattern.test(code))).toEqual([]);
    expect(refused.filter(code => pattern.test(code))).toEqual([]);
  });

  it.each(['US', 'DE', 'GB', 'PT', 'CN'])('of %s have an example that is right', country => {
    const rule = rulesOf(country).postalCode;
    expect(rule?.example).toMatch(rule?.pattern ?? /$^/);
  });

  it('have no rule elsewhere', () => {
    expect(rulesOf('AT')).toEqual({});
    expect(rulesOf('UK')).toEqual({});
    expect(rulesOf('')).toEqual({});
  });
});

describe('states', () => {
  it('of the United States are 50 and the District of Columbia', () => {
    const states = rulesOf('US').states ?? [];
    expect(new Set(states).size).toBe(51);
    expect(states).toEqual(expect.arrayContaining(['WA', 'DC', 'NY']));
    expect(states).not.toEqual(expect.arrayContaining(['PR']));
  });

  it('of China are 31 provinces', () => {
    expect(new Set(rulesOf('CN').states).size).toBe(31);
    expect(rulesOf('CN').states).toContain('BJ');
  });

  it.each(['DE', 'GB', 'PT', 'FR'])('are not asked for in %s', country => {
    expect(rulesOf(country).states).toBeUndefined();
  });
});

describe('the country of a locale', () => {
  it.each([
    ['de-AT', 'AT'],
    ['de-CH', 'CH'],
    ['en-GB', 'GB'],
    ['pt-PT', 'PT'],
    ['zh-Hans-CN', 'CN'],
    ['de-CH-1996', 'CH'],
    ['de-at', 'AT'],
    ['en-gb', 'GB'],
  ])('%s is the one it names, %s', (locale, country) => {
    expect(countryOf(locale)).toBe(country);
  });

  it.each([
    ['de', 'DE'],
    ['DE', 'DE'],
    ['en', 'US'],
    ['en-001', 'US'],
    ['en-UK', 'US'],
    ['fr', 'US'],
    ['del', 'US'],
    ['', 'US'],
  ])('%j is the one its language suggests, %s', (locale, country) => {
    expect(countryOf(locale)).toBe(country);
  });
});
