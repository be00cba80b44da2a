import { checkConfiguration } from '../../src/doctor/configuration';

const REGISTERED = {
  MicrosoftAppId: '5f0c7e62-8a1b-4d1e-9a53-0c4a3f1b2d77',
  MicrosoftAppPassword: 'top-secret',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '6a1d8f73-9b2c-4e2f-8b64-1d5b4f2c3e88',
  ALLOWED_TENANTS: '6a1d8f73-9b2c-4e2f-8b64-1d5b4f2c3e88',
  PUBLIC_URL: 'https://desk.contoso.com',
  MAIL_SMTP_URL: 'smtps://user:hidden@smtp.contoso.com',
  MAIL_FROM: 'desk@contoso.com',
};

/** What is told about each setting, apart from what is good. */
const told = (environment: Readonly<Record<string, string>>) =>
  checkConfiguration(environment)
    .filter(({ level }) => level !== 'ok')
    .map(({ level, about, what }) => `${level} ${about} ${what}`);

describe('the settings', () => {
  it('of a laptop are none', () => {
    expect(told({ PATH: '/bin' })).toEqual([
      'note MicrosoftAppId is not set: this is a laptop, and nobody is authenticated',
    ]);
  });

  it('of a registered bot are counted', () => {
    const [first, ...rest] = checkConfiguration(REGISTERED);
    expect(first).toEqual({
      level: 'ok',
      about: 'configuration',
      what: '8 settings are given, and they can be used',
    });
    expect(rest).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['of another type', { PORT: 'many' }, 'problem PORT Invalid input'],
    ['that the server refuses', { STORE: 'cosmos' }, 'problem COSMOS_ENDPOINT needed with STORE cosmos'],
    ['in other letters', { microsoftappid: 'x' }, 'problem microsoftappid is not read'],
    ['of half a registration', { MicrosoftAppPassword: 'x' }, 'problem MicrosoftAppId is missing'],
    ['with a name for an id', { ...REGISTERED, MicrosoftAppId: 'my bot' }, 'problem MicrosoftAppId is no id'],
    [
      'with a tenant’s name',
      { ...REGISTERED, MicrosoftAppTenantId: 'contoso' },
      'problem MicrosoftAppTenantId is no id',
    ],
    ['of a type that is no more', { ...REGISTERED, MicrosoftAppType: 'MultiTenant' }, 'note MicrosoftAppType is Multi'],
    [
      'of an identity without a tenant',
      { ...REGISTERED, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: '' },
      'problem MicrosoftAppTenantId is missing',
    ],
    [
      'of an identity with a password',
      { ...REGISTERED, MicrosoftAppType: 'UserAssignedMSI' },
      'note MicrosoftAppPassword is not used',
    ],
    ['for everybody', { ...REGISTERED, ALLOWED_TENANTS: '' }, 'note ALLOWED_TENANTS is not set'],
    ['without an address', { ...REGISTERED, PUBLIC_URL: '' }, 'problem PUBLIC_URL is not set'],
    ['without TLS here', { ...REGISTERED, PUBLIC_URL: 'http://localhost' }, 'problem PUBLIC_URL begins with http://'],
    [
      'without TLS',
      { ...REGISTERED, PUBLIC_URL: 'http://desk.contoso.com' },
      'problem PUBLIC_URL has to begin with https://',
    ],
    ['of this machine', { ...REGISTERED, PUBLIC_URL: 'https://localhost' }, 'problem PUBLIC_URL is an address of this'],
    ['without a mail server', { ...REGISTERED, MAIL_SMTP_URL: '' }, 'problem MAIL_SMTP_URL is not set'],
    ['with a sender only', { MAIL_FROM: 'desk@contoso.com' }, 'note MAIL_FROM is not used'],
    ['of a store that is not chosen', { COSMOS_ENDPOINT: 'https://x.example' }, 'note COSMOS_ENDPOINT is not used'],
  ])('%s are told', (_, environment, expected) => {
    expect(told(environment)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });

  it('that are wrong are explained, and none of their values is shown', () => {
    const findings = checkConfiguration({ ...REGISTERED, PORT: 'geheim', PUBLIC_URL: 'ftp://geheim' });
    expect(findings.length).toBeGreaterThan(1);
    for (const { level, why, mend } of findings) {
      expect(level).toBe('problem');
      expect([why, mend]).not.toContain(undefined);
    }
    expect(JSON.stringify(findings)).not.toMatch(/top-secret|hidden|geheim/);
  });
});
