import fc from 'fast-check';
import { COUNTRIES } from '../../src/domain/country';
import { type FieldProblem, InvalidInput } from '../../src/domain/errors';
import {
  type Answers,
  consent,
  country,
  domainName,
  email,
  type Form,
  filled,
  optional,
  phoneNumber,
  postalCode,
  required,
  state,
  website,
  workEmail,
} from '../../src/domain/form';

function problemsOf(form: Form<string>, answers: Answers): Readonly<Record<string, FieldProblem>> {
  try {
    filled(form, answers);
    return {};
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields;
    throw error;
  }
}

describe('a form', () => {
  const form = { companyName: required(10), addressLine2: optional(5), email: required(50, email), accept: consent };

  it('gives every field of its own, trimmed, and no other', () => {
    expect(filled(form, { companyName: ' Contoso\t', email: 'a@b.de', accept: 'true', stranger: 'x' })).toEqual({
      companyName: 'Contoso',
      addressLine2: '',
      email: 'a@b.de',
      accept: 'true',
    });
  });

  it('names every refused field at once', () => {
    expect(problemsOf(form, { addressLine2: '123456', email: 'a@b' })).toEqual({
      companyName: { code: 'required' },
      addressLine2: { code: 'too-long', max: 5 },
      email: { code: 'email' },
      accept: { code: 'consent' },
    });
  });

  it.each([' ', '\n\t', '\u00a0', '\u2003', '\ufeff'])('takes %j for empty', companyName => {
    expect(problemsOf({ companyName: required(10) }, { companyName })).toEqual({ companyName: { code: 'required' } });
  });

  it('measures as an input does, where an emoji counts twice', () => {
    const emoji = '😀';
    expect(problemsOf({ companyName: required(10) }, { companyName: emoji.repeat(5) })).toEqual({});
    expect(problemsOf({ companyName: required(10) }, { companyName: emoji.repeat(5).concat('x') })).toEqual({
      companyName: { code: 'too-long', max: 10 },
    });
  });

  it('measures what is left after trimming', () => {
    expect(filled({ city: required(3) }, { city: `${' '.repeat(20_000)}Ulm${' '.repeat(20_000)}` })).toEqual({
      city: 'Ulm',
    });
  });

  it('says "too long" before anything else of 20,000 characters', () => {
    const long = 'x'.repeat(20_000);
    const field = {
      email: required(254, email),
      website: optional(250, website),
      phoneNumber: required(25, phoneNumber),
    };
    expect(problemsOf(field, { email: long, website: long, phoneNumber: long })).toEqual({
      email: { code: 'too-long', max: 254 },
      website: { code: 'too-long', max: 250 },
      phoneNumber: { code: 'too-long', max: 25 },
    });
  });

  it.each(['<b>Contoso</b>', '**Contoso**', 'שלום \u202e', 'Größe & Söhne', "'; DROP TABLE", '漢字', '{{link}}'])(
    'keeps %j as it is',
    companyName => {
      expect(filled({ companyName: required(100) }, { companyName })).toEqual({ companyName });
    },
  );

  it('gives what was typed, or names only fields of its own', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(form), 'other'), fc.string()), answers => {
        const problems = problemsOf(form, answers);
        expect(Object.keys(form)).toEqual(expect.arrayContaining(Object.keys(problems)));
        if (Object.keys(problems).length === 0) {
          for (const [name, value] of Object.entries(filled(form, answers)))
            expect(value).toBe((answers[name] ?? '').trim());
        }
      }),
    );
  });
});

describe('consent', () => {
  it('is given by a tick only', () => {
    expect(problemsOf({ accept: consent }, { accept: 'true' })).toEqual({});
    for (const accept of ['', 'false', 'on', '1', 'TRUE', 'yes']) {
      expect(problemsOf({ accept: consent }, { accept })).toEqual({ accept: { code: 'consent' } });
    }
    expect(problemsOf({ accept: consent }, {})).toEqual({ accept: { code: 'consent' } });
  });
});

describe('the e-mail address of a primary contact', () => {
  it('is one of the organisation', () => {
    expect(workEmail('robin@contoso.com', {})).toBeUndefined();
    expect(workEmail('robin@outlook.com', {})).toEqual({ code: 'web-mail' });
    expect(workEmail('robin@YAHOO.co.uk', {})).toEqual({ code: 'web-mail' });
  });

  it('is malformed before it is web mail', () => {
    expect(workEmail('robin@@gmail.com', {})).toEqual({ code: 'email' });
  });
});

describe('a country', () => {
  it('is known by its two capital letters', () => {
    expect(country('PT', {})).toBeUndefined();
    for (const unknown of ['Portugal', 'pt', 'UK', 'XX', '']) expect(country(unknown, {})).toEqual({ code: 'country' });
  });
});

describe('a state', () => {
  const problem = (country: string, state_: string) => problemsOf({ state }, { country, state: state_ })['state'];

  it('is required where the country has a list of them', () => {
    expect(problem('US', '')).toEqual({ code: 'required' });
    expect(problem('CN', '')).toEqual({ code: 'required' });
    for (const other of ['DE', 'GB', 'PT', 'FR', '', 'XX']) expect(problem(other, '')).toBeUndefined();
  });

  it('is one of the list', () => {
    expect(problem('US', 'WA')).toBeUndefined();
    expect(problem('US', 'wa')).toBeUndefined();
    expect(problem('CN', 'BJ')).toBeUndefined();
    for (const other of ['Washington', 'XX', 'BJ', 'W A', 'W']) expect(problem('US', other)).toEqual({ code: 'state' });
    expect(problem('CN', 'WA')).toEqual({ code: 'state' });
  });

  it('is anything elsewhere', () => {
    expect(problem('DE', 'Bayern')).toBeUndefined();
    expect(problem('GB', 'Berkshire')).toBeUndefined();
  });
});

describe('a postal code', () => {
  it.each(['AE', 'HK', 'IE', 'DE', 'US', 'XX', ''])('is required in %j, unless nobody there has one', country => {
    const form = { postalCode };
    const fill = () => filled(form, { country, postalCode: ' ' });
    if (['AE', 'HK'].includes(country)) expect(fill()).toEqual({ postalCode: '' });
    else expect(fill).toThrow(InvalidInput);
    expect(filled(form, { country: 'HK', postalCode: '999077' })).toEqual({ postalCode: '999077' });
  });

  it.each([
    ['US', '98052', '9805', '98052'],
    ['DE', '80807', 'D-80807', '80807'],
    ['GB', 'rg61wg', '98052', 'RG6 1WG'],
    ['PT', '1990-083', '1990-08', '1990-083'],
    ['CN', '100080', '10008', '100080'],
  ])('of %s is checked by its rule, and the refusal shows how', (country, right, wrong, example) => {
    expect(postalCode.check?.(right, { country })).toBeUndefined();
    expect(postalCode.check?.(wrong, { country })).toEqual({ code: 'postal-code', example });
  });

  it('of any other country is anything', () => {
    const without = COUNTRIES.filter(code => !['US', 'DE', 'GB', 'PT', 'CN'].includes(code));
    fc.assert(
      fc.property(fc.constantFrom('', ...without), fc.string(), (country, value) => {
        expect(postalCode.check?.(value, { country })).toBeUndefined();
      }),
    );
  });
});

describe('a phone number', () => {
  it.each([
    '425-555-0100',
    '(425) 555-0100',
    '+1 (425) 555.0100',
    '+49 89 5550100',
    '089/5550100',
    '12345',
    '+(49) 89 123',
  ])('%s is one', number => {
    expect(phoneNumber(number, {})).toBeUndefined();
  });

  it.each([
    '1234',
    '(----',
    '(     ',
    '(1) 2-3 4',
    '+',
    '++49 89 123456',
    '425-555-01OO',
    '+49 89 5550100 ext. 5',
    '٤٢٥٥٥٥٠١٠٠',
    '-4255550100',
    '425\n5550100',
    'call me',
  ])('%j is none', number => {
    expect(phoneNumber(number, {})).toEqual({ code: 'phone' });
  });
});

describe('a website', () => {
  it.each([
    'https://contoso.com',
    'http://www.contoso.com/path?x=1#y',
    'contoso.com',
    'www.contoso.co.uk/partner',
    'contoso.com:8443',
    'HTTPS://CONTOSO.COM',
    'https://contoso.com/@partner',
    'https://xn--mnchen-3ya.de',
    'https://münchen.de',
    'https://пример.рф',
  ])('%s is one', address => {
    expect(website(address, {})).toBeUndefined();
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://contoso.com',
    'mailto:robin@contoso.com',
    'robin@contoso.com',
    'https://robin:password@contoso.com',
    'contoso',
    'http://localhost',
    'https://127.0.0.1',
    'https://[::1]',
    'https://',
    'http:/contoso.com',
    'https://conto so.com',
    'contoso.com\nx',
    'https://contoso..com',
    'https://-contoso.com',
    'contoso.com:99999',
  ])('%j is none', address => {
    expect(website(address, {})).toEqual({ code: 'website' });
  });
});

describe('a domain', () => {
  it.each([
    'contoso.com',
    'a.de',
    'CONTOSO.COM',
    'partner.contoso.co.uk',
    'contoso.onmicrosoft.com',
    'xn--mnchen-3ya.de',
    'xn--e1afmkfd.xn--p1ai',
    `${'a'.repeat(63)}.de`,
    '1.de',
  ])('%s is one', domain => {
    expect(domainName(domain, {})).toBeUndefined();
  });

  it.each([
    'contoso',
    'contoso.',
    'contoso.com.',
    '.com',
    'contoso..com',
    '-contoso.com',
    'contoso-.com',
    'con_toso.com',
    'contoso.c',
    'contoso.123',
    'https://contoso.com',
    'contoso.com/x',
    'robin@contoso.com',
    'münchen.de',
    'conto so.com',
    'contoso.com\n',
    '127.0.0.1',
    `${'a'.repeat(64)}.de`,
    `${'a.'.repeat(126)}de`,
  ])('%j is none', domain => {
    expect(domainName(domain, {})).toEqual({ code: 'domain' });
  });
});
