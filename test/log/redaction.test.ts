import { CosmosClient } from '@azure/cosmos';
import { readConfig, secretsIn } from '../../src/config';
import { createLog } from '../../src/log/log';
import { createSmtpMail } from '../../src/mail/smtp';

const PASSWORD = 'Hunter2+/~app';
const KEY = Buffer.from('hunter2-the-key-of-a-database').toString('base64');
const SMTP = 'smtp://desk%40contoso.example:Hunter2%2Fmail@127.0.0.1:1';
const TOKEN = 'Y29udG9zbw.aW52aXRhdGlvbg.hunter2hunter2hunter2hunter2-_ab';
const ENVIRONMENT = { MicrosoftAppPassword: PASSWORD, COSMOS_KEY: KEY, MAIL_SMTP_URL: SMTP, MAIL_FROM: 'a@b.example' };

/** The line that is written. */
function lineOf(details: object, message = 'it failed'): string {
  const lines: string[] = [];
  createLog('info', { write: line => lines.push(line) }, secretsIn(ENVIRONMENT)).error(details, message);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: expect.any(String) });
  return lines[0] ?? '';
}

const SECRETS = [/hunter2/i, KEY, encodeURIComponent(KEY)];

function expectNoSecret(line: string): void {
  for (const secret of SECRETS) expect(line).not.toMatch(typeof secret === 'string' ? literally(secret) : secret);
}

const literally = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

const errorOf = async (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => undefined,
    error => error,
  );

describe('a line about an error', () => {
  it.each<[what: string, error: () => unknown]>([
    ['of a mail server, with its address', () => new Error(`connect ECONNREFUSED ${SMTP}`)],
    ['of a mail server, with the password alone', () => new Error('535 Authentication failed for Hunter2/mail')],
    ['of Entra ID, with the password', () => new Error(`AADSTS7000215: Invalid client secret ${PASSWORD}`)],
    ['with the password in a form', () => new Error(`client_secret=${encodeURIComponent(PASSWORD)}&scope=x`)],
    ['of the database, with its key', () => new Error(`The key ${KEY} is not valid`)],
    [
      'of the database, with the header of the request',
      () =>
        Object.assign(new Error('403'), { headers: { authorization: 'type%3Dmaster%26ver%3D1.0%26sig%3Dhunter2' } }),
    ],
    ['of the database, with the header in its text', () => new Error('authorization: type=aad&ver=1.0&sig=hunter2')],
    [
      'of the connector, with the request',
      () =>
        Object.assign(new Error('The connector answered 403'), {
          request: { headers: { Authorization: ['Bearer hunter2'] }, body: { text: 'hunter2' } },
          response: { bodyAsText: 'hunter2', headers: { 'Set-Cookie': 'hunter2' } },
        }),
    ],
    ['with a bearer in its text', () => new Error('sent Authorization: Bearer hunter2.hunter2.hunter2')],
    ['of a fetch, with a link', () => new TypeError(`Failed to parse URL from https://desk.example/i/${TOKEN}`)],
    [
      'of a fetch, with a link that was cut',
      () => new TypeError('fetch failed: https://desk.example/verify/a.b.hunter2'),
    ],
    ['with the token of a link alone', () => new Error(`no such token: ${TOKEN}`)],
    [
      'with a link inside another',
      () => new Error(`at ?next=${encodeURIComponent(`https://desk.example/i/${TOKEN}`)}`),
    ],
    ['of a file, with its address', () => new Error('https://c.sharepoint.com/a.csv?x=1&tempauth=hunter2&y=2')],
    ['with a user in an address', () => new Error('cannot reach https://anna:hunter2@contoso.example/x')],
    ['with another as its cause', () => new Error('not sent', { cause: new Error(`no answer from ${SMTP}`) })],
    ['of several', () => new AggregateError([new Error(`no ${PASSWORD}`)], 'all failed')],
    ['that is none', () => ({ config: { auth: { pass: 'hunter2' } }, url: `https://desk.example/drafts/${TOKEN}` })],
    [
      'that lies in itself',
      () => {
        const error: Error & { self?: unknown } = new Error(`no ${PASSWORD}`);
        error.self = { error };
        return error;
      },
    ],
  ])('%s holds no secret', (_what, error) => {
    expect(JSON.stringify([String(error()), error()], withCauses)).toMatch(/hunter2|aHVudGVyMi/i);
    expectNoSecret(lineOf({ err: error() }));
    expectNoSecret(lineOf({ problem: error() }));
    expectNoSecret(lineOf({}, String(error())));
  });

  it('of the real mail client holds no secret', async () => {
    const { smtp } = readConfig(ENVIRONMENT);
    const mail = smtp && (await createSmtpMail(smtp));
    const error = await errorOf(async () => mail?.send({ to: 'anna@b.example', subject: 'x', text: `/i/${TOKEN}` }));
    expect(error).toMatchObject({ code: 'ESOCKET' });
    expectNoSecret(lineOf({ err: error }));
  });

  it('of the real client of the database holds no secret', async () => {
    const client = new CosmosClient({
      endpoint: 'http://127.0.0.1:1',
      key: KEY,
      connectionPolicy: { enableEndpointDiscovery: false, retryOptions: { maxRetryAttemptCount: 0 } },
    });
    const error = await errorOf(() => client.database('desk').read());
    expect(error).toBeDefined();
    expectNoSecret(lineOf({ err: error }));
    client.dispose();
  });
});

describe('what is no secret', () => {
  it('stays as it is', () => {
    const details = {
      method: 'POST',
      route: '/i/:token',
      status: 200,
      tenant: '72f988bf-86f1-41af-91ab-2d7cd011db47',
      user: 'contoso-alex-wilber',
      effect: 'tell',
      correlationId: 'Zr-9_aB1',
      requestUnits: 1.25,
      isPersonal: true,
      nothing: null,
      at: new Date(0),
      list: ['/drafts/:token/message.eml', '/sign-in/*'],
      endpoint: 'https://contoso.documents.azure.com:443/',
    };
    expect(JSON.parse(lineOf(details))).toMatchObject({ ...details, at: '1970-01-01T00:00:00.000Z' });
  });

  it('is told of an error: its kind, its message and where it came from', () => {
    const error = Object.assign(new RangeError('no such page'), { code: 'ENOPAGE', statusCode: 404 });
    expect(JSON.parse(lineOf({ err: error }))).toMatchObject({
      err: {
        type: 'RangeError',
        message: 'no such page',
        code: 'ENOPAGE',
        statusCode: 404,
        stack: expect.stringContaining('redaction.test.ts'),
      },
    });
  });
});

/** What JSON leaves out of errors. */
function withCauses(this: unknown, _name: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const errors = value instanceof AggregateError ? value.errors : undefined;
  const { self: _self, ...own } = value as Error & { self?: unknown };
  return { ...own, message: value.message, cause: value.cause, errors };
}
