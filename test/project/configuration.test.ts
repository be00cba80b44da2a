import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigError, Environment, readConfig, secretsIn } from '../../src/config';
import { filesIn } from './sources';

const example = parseEnv(readFileSync(join(__dirname, '../../.env.example'), 'utf8'));

const registered = {
  MicrosoftAppId: 'app',
  MicrosoftAppPassword: 'never-to-be-seen',
  PUBLIC_URL: 'https://desk.contoso.example',
};

describe('.env.example', () => {
  it('names exactly the settings there are', () => {
    expect(Object.keys(example).sort()).toEqual(Object.keys(Environment.shape).sort());
  });

  it('shows what is used where nothing is set', () => {
    expect(readConfig(example)).toEqual(readConfig({}));
  });

  it('shows every default', () => {
    const defaults = Object.entries(Environment.parse({})).filter(([, value]) => value !== undefined);
    expect(Object.entries(example).filter(([, value]) => value !== '')).toEqual(
      expect.arrayContaining(defaults.map(([name, value]) => [name, String(value)])),
    );
    expect(Object.values(example).filter(value => value !== '')).toHaveLength(defaults.length);
  });
});

describe('the environment', () => {
  it('is read where a process begins only', () => {
    const readers = filesIn('src').filter(({ text }) => text.includes('process.env'));
    expect(readers.map(({ path }) => path)).toEqual(['src/main.ts', 'src/tools/command-line.ts']);
  });
});

describe('the secrets of the environment', () => {
  it('are all known to the log', () => {
    const secret = Object.keys(Environment.shape).filter(name => /password|key|secret|url|connection/i.test(name));
    const open = ['PUBLIC_URL', 'OAUTH_CONNECTION_NAME', 'GRAPH_URL'];
    const environment = Object.fromEntries(secret.map(name => [name, `smtps://anna:p%2Fword@${name}`]));
    const known = secretsIn(environment);
    expect(secret.filter(name => !known.includes(environment[name] ?? ''))).toEqual(open);
    expect(known).toEqual(expect.arrayContaining(['p%2Fword', 'p/word']));
    expect(secretsIn({ MAIL_SMTP_URL: 'nonsense' })).toEqual(['nonsense']);
    expect(secretsIn({ COSMOS_KEY: '' })).toEqual([]);
  });
});

describe('the configuration', () => {
  it('is for a laptop where nothing is set', () => {
    expect(readConfig({})).toEqual({
      port: 3978,
      host: '127.0.0.1',
      publicUrl: undefined,
      dataDirectory: '.data',
      isDataShared: false,
      cosmos: undefined,
      reviewSeconds: 10,
      credentials: {},
      tenants: undefined,
      activitiesPerMinute: 240,
      smtp: undefined,
      signIn: undefined,
      contact: undefined,
      degradedAfterSeconds: 300,
      applicationInsights: undefined,
      metricsPort: undefined,
      logLevel: 'info',
    });
  });

  it('is what the environment says', () => {
    expect(
      readConfig({
        ...registered,
        PORT: '8080',
        HOST: '10.0.0.4',
        DATA_DIR: ' data ',
        DATA_SHARED: 'true',
        STORE: 'cosmos',
        COSMOS_ENDPOINT: 'https://contoso.documents.azure.com',
        COSMOS_KEY: 'never-to-be-seen',
        COSMOS_DATABASE: 'desk',
        SANDBOX_REVIEW_SECONDS: '0.5',
        MicrosoftAppTenantId: 'tenant',
        MicrosoftAppType: 'SingleTenant',
        ALLOWED_TENANTS: 'fabrikam, contoso',
        ACTIVITIES_PER_MINUTE: '60',
        MAIL_SMTP_URL: 'smtps://user:pass@smtp.contoso.example',
        MAIL_FROM: 'desk@contoso.example',
        OAUTH_CONNECTION_NAME: 'entra',
        GRAPH_URL: 'https://graph.microsoft.us',
        SUPPORT_CONTACT: 'help@contoso.example',
        DEGRADED_AFTER_SECONDS: '60',
        APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=00000000-0000-4000-8000-000000000000',
        METRICS_PORT: '9464',
        LOG_LEVEL: 'warn',
        UNKNOWN: 'ignored',
      }),
    ).toEqual({
      port: 8080,
      host: '10.0.0.4',
      publicUrl: 'https://desk.contoso.example',
      dataDirectory: 'data',
      isDataShared: true,
      cosmos: { endpoint: 'https://contoso.documents.azure.com', key: 'never-to-be-seen', database: 'desk' },
      reviewSeconds: 0.5,
      credentials: {
        MicrosoftAppId: 'app',
        MicrosoftAppPassword: 'never-to-be-seen',
        MicrosoftAppTenantId: 'tenant',
        MicrosoftAppType: 'SingleTenant',
      },
      tenants: ['fabrikam', 'contoso'],
      activitiesPerMinute: 60,
      smtp: { url: 'smtps://user:pass@smtp.contoso.example', from: 'desk@contoso.example' },
      signIn: { connection: 'entra', graphUrl: 'https://graph.microsoft.us' },
      contact: 'help@contoso.example',
      degradedAfterSeconds: 60,
      applicationInsights: 'InstrumentationKey=00000000-0000-4000-8000-000000000000',
      metricsPort: 9464,
      logLevel: 'warn',
    });
  });

  it('listens for everybody only where everybody is authenticated', () => {
    expect(readConfig(registered).host).toBe('0.0.0.0');
    expect(readConfig({ ...registered, HOST: '127.0.0.1' }).host).toBe('127.0.0.1');
    for (const HOST of ['127.0.0.1', 'localhost', '::1']) expect(readConfig({ HOST }).host).toBe(HOST);
  });

  it('knows the address of the server without a slash at its end', () => {
    expect(readConfig({ PUBLIC_URL: 'https://desk.contoso.example/bot//' }).publicUrl).toBe(
      'https://desk.contoso.example/bot',
    );
  });

  it('keeps everything in the data directory unless it says cosmos', () => {
    const COSMOS_ENDPOINT = 'https://contoso.documents.azure.com';
    expect(readConfig({ COSMOS_ENDPOINT }).cosmos).toBeUndefined();
    expect(readConfig({ STORE: 'cosmos', COSMOS_ENDPOINT }).cosmos).toEqual({
      endpoint: COSMOS_ENDPOINT,
      key: undefined,
      database: 'partner-desk',
    });
    expect(readConfig({ STORE: 'cosmos', COSMOS_ENDPOINT: 'http://localhost:8081' }).cosmos).toBeDefined();
  });

  it('may leave the port to the system', () => {
    expect(readConfig({ PORT: '0' }).port).toBe(0);
  });
});

describe('a configuration that cannot be used', () => {
  const refusal = (environment: Record<string, string>): string => {
    try {
      readConfig(environment);
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
    }
    return 'not refused';
  };

  it.each<[what: string, environment: Record<string, string>, named: string]>([
    ['an address beyond this machine without credentials', { HOST: '0.0.0.0' }, 'HOST: without MicrosoftAppId'],
    ['another machine without credentials', { HOST: '192.168.1.7' }, 'HOST: without MicrosoftAppId'],
    ['a name that only looks local', { HOST: 'localhost.evil.example' }, 'HOST: without MicrosoftAppId'],
    ['a port that is no number', { PORT: 'http' }, 'PORT: '],
    ['a port that does not exist', { PORT: '65536' }, 'PORT: '],
    ['half a port', { PORT: '80.5' }, 'PORT: '],
    ['a port below zero', { PORT: '-1' }, 'PORT: '],
    ['an address that is none', { PUBLIC_URL: 'desk.contoso.example' }, 'PUBLIC_URL: '],
    ['an address that no browser opens', { PUBLIC_URL: 'ftp://desk.contoso.example' }, 'PUBLIC_URL: '],
    [
      'an address that everybody on the way could read',
      { PUBLIC_URL: 'http://desk.contoso.example' },
      'PUBLIC_URL: has to begin with https://',
    ],
    ['credentials without a password', { MicrosoftAppId: 'app' }, 'MicrosoftAppPassword: needed with MicrosoftAppId'],
    [
      'a single tenant without its id',
      { MicrosoftAppId: 'app', MicrosoftAppPassword: 'secret', MicrosoftAppType: 'SingleTenant' },
      'MicrosoftAppTenantId: needed with',
    ],
    ['a type of bot that there is not', { MicrosoftAppType: 'Tenant' }, 'MicrosoftAppType: '],
    ['a list of tenants without one', { ALLOWED_TENANTS: ',' }, 'ALLOWED_TENANTS: '],
    ['a list of tenants that ends in nothing', { ALLOWED_TENANTS: 'contoso,' }, 'ALLOWED_TENANTS: '],
    ['a blank list of tenants', { ALLOWED_TENANTS: ' ' }, 'ALLOWED_TENANTS: '],
    ['nobody who may write', { ACTIVITIES_PER_MINUTE: '0' }, 'ACTIVITIES_PER_MINUTE: '],
    ['a store that there is not', { STORE: 'memory' }, 'STORE: '],
    ['a store without its address', { STORE: 'cosmos' }, 'COSMOS_ENDPOINT: needed with STORE cosmos'],
    ['a store at an address that is none', { STORE: 'cosmos', COSMOS_ENDPOINT: 'contoso' }, 'COSMOS_ENDPOINT: '],
    [
      'a store that everybody on the way could read',
      { STORE: 'cosmos', COSMOS_ENDPOINT: 'http://contoso.example' },
      'COSMOS_ENDPOINT: has to begin with https://',
    ],
    ['a Partner Center that there is not', { PARTNER_CENTER: 'live' }, 'PARTNER_CENTER: '],
    ['a review that never ends', { SANDBOX_REVIEW_SECONDS: '86401' }, 'SANDBOX_REVIEW_SECONDS: '],
    ['a review that ends before it begins', { SANDBOX_REVIEW_SECONDS: '-1' }, 'SANDBOX_REVIEW_SECONDS: '],
    ['a mail server that is a website', { MAIL_SMTP_URL: 'https://smtp.contoso.example' }, 'MAIL_SMTP_URL: '],
    ['mails from nobody', { MAIL_SMTP_URL: 'smtp://localhost' }, 'MAIL_FROM: needed with MAIL_SMTP_URL'],
    ['a sign-in of no registration', { OAUTH_CONNECTION_NAME: 'entra' }, 'OAUTH_CONNECTION_NAME: needs MicrosoftAppId'],
    ['a directory that anybody on the way could read', { GRAPH_URL: 'http://contoso.example' }, 'GRAPH_URL: has to'],
    ['a contact that nobody reaches', { SUPPORT_CONTACT: 'the help desk' }, 'SUPPORT_CONTACT: an email address'],
    ['a contact without encryption', { SUPPORT_CONTACT: 'http://contoso.example/help' }, 'SUPPORT_CONTACT: '],
    ['metrics where everybody reaches them', { PORT: '9464', METRICS_PORT: '9464' }, 'METRICS_PORT: has to differ'],
    ['a log that says nothing anybody knows', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL: '],
    ['a folder without a name', { DATA_DIR: '  ' }, 'DATA_DIR: '],
  ])('is refused: %s', (_what, environment, named) => {
    expect(refusal(environment)).toContain(`\n  - ${named}`);
  });

  it('is refused with everything that is wrong at once', () => {
    const message = refusal({ PORT: 'http', LOG_LEVEL: 'loud' });
    expect(message).toContain('PORT');
    expect(message).toContain('LOG_LEVEL');
  });

  it('is refused without repeating what was set: it may be a secret', () => {
    const secret = 'never-to-be-seen';
    const everything = Object.fromEntries(Object.keys(Environment.shape).map(name => [name, secret]));
    expect(refusal(everything)).toContain('MAIL_SMTP_URL');
    expect(refusal(everything)).not.toContain(secret);
    expect(refusal({ ...registered, MAIL_SMTP_URL: `smtp://user:${secret}@smtp.contoso.example` })).not.toContain(
      secret,
    );
  });
});
