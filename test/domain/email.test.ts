import fc from 'fast-check';
import { domainOf, EmailAddress, isWebMail, withoutAddresses } from '../../src/domain/email';

const refused = {
  Gmail: ['gmail.com', 'googlemail.com', 'GMAIL.COM'],
  'Yahoo! Mail': [
    'yahoo.com',
    'yahoo.de',
    'yahoo.fr',
    'yahoo.co.uk',
    'yahoo.com.br',
    'yahoo.co.jp',
    'yahoo.ne.jp',
    'ymail.com',
    'rocketmail.com',
  ],
  'iCloud Mail': ['icloud.com', 'icloud.com.cn', 'me.com', 'mac.com'],
  'AOL Mail': ['aol.com', 'aol.de', 'aol.co.uk', 'aim.com'],
  'Outlook Mail': [
    'outlook.com',
    'outlook.de',
    'outlook.com.br',
    'outlook.co.th',
    'hotmail.com',
    'hotmail.co.uk',
    'hotmail.fr',
    'live.com',
    'live.de',
    'live.co.za',
    'msn.com',
    'Outlook.DE',
  ],
};

/** Organisations' own domains, however close they come. */
const passed = [
  'outlook-partners.com',
  'yahoo.contoso.com',
  'gmail.com.contoso.com',
  'mail.contoso.com',
  'outlook.contoso.de',
  'live.abc.de',
  'aol.bbc.uk',
  'live.xyz',
  'mygmail.com',
  'gmail-contoso.com',
  'notyahoo.co.uk',
  'yahoo.consulting',
  'icloudconsulting.com',
  'aolnet.com',
  'me.contoso.com',
  'come.com',
  'mac.de',
  'contoso.com',
];

describe.each(Object.entries(refused))('web mail of %s', (_, domains) => {
  it.each(domains)('%s is recognised', domain => {
    expect(isWebMail(`robin.counts@${domain}`)).toBe(true);
  });
});

describe("an organisation's own domain", () => {
  it.each(passed)('%s is no web mail', domain => {
    expect(isWebMail(`robin.counts@${domain}`)).toBe(false);
  });

  it('is not hidden by web mail before the @', () => {
    expect(isWebMail('robin@gmail.com@contoso.com')).toBe(false);
    expect(isWebMail('gmail.com@contoso.com')).toBe(false);
  });
});

describe('an e-mail address', () => {
  it.each([
    'robin@contoso.com',
    'a@b.de',
    "o'neil@contoso.co.uk",
    'robin+desk@contoso.example',
    'R_C-1@mail.contoso.com',
    'a@xn--mnchen-3ya.de',
  ])('%s is one', address => {
    expect(EmailAddress.safeParse(address).success).toBe(true);
  });

  it.each([
    'robin',
    'robin@',
    '@contoso.com',
    'robin@contoso',
    'robin@contoso.c',
    'robin@@contoso.com',
    'robin@contoso..com',
    'robin..counts@contoso.com',
    '.robin@contoso.com',
    'robin@-contoso.com',
    'robin counts@contoso.com',
    'robin@contoso.com, eve@evil.example',
    'robin@contoso.com\nBcc: eve@evil.example',
    'Robin <robin@contoso.com>',
    'röbin@contoso.com',
    'robin😀@contoso.com',
    'robin@[127.0.0.1]',
    '',
  ])('%j is none', address => {
    expect(EmailAddress.safeParse(address).success).toBe(false);
  });

  it('has 254 characters at most', () => {
    const domain = `${'a.'.repeat(120)}de`;
    expect(EmailAddress.safeParse(`${'x'.repeat(254 - 1 - domain.length)}@${domain}`).success).toBe(true);
    expect(EmailAddress.safeParse(`${'x'.repeat(255 - 1 - domain.length)}@${domain}`).success).toBe(false);
  });
});

it('the domain of an address is compared in lower case', () => {
  expect(domainOf('Robin@Contoso.COM')).toBe('contoso.com');
});

describe('a text without addresses', () => {
  it.each([
    ['Northwind', 'Northwind'],
    ['Adele Vance <adele@northwind.example>', 'Adele Vance'],
    ['adele@northwind.example', ''],
    ['adele@northwind.example; nestor@northwind.example, Northwind', 'Northwind'],
    ['Northwind (adele@northwind.example), Redmond', 'Northwind Redmond'],
    ['"adele@northwind.example" Adele', 'Adele'],
    ['mailto:adele@northwind.example', ''],
    ['@ Northwind', '@ Northwind'],
  ])('%j is %j', (typed, left) => {
    expect(withoutAddresses(typed)).toBe(left);
  });

  it('holds no address, whatever is around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.emailAddress(), fc.string(), (before, address, after) => {
        expect(withoutAddresses(`${before} ${address} ${after}`)).not.toContain(address);
      }),
    );
  });
});
