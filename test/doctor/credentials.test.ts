import { checkCredentials } from '../../src/doctor/credentials';

const SINGLE = {
  MicrosoftAppId: 'app-id',
  MicrosoftAppPassword: 'top-secret',
  MicrosoftAppTenantId: 'tenant-id',
  MicrosoftAppType: 'SingleTenant',
} as const;

/** What is told where Entra ID answers so, and what it was asked. */
async function check(credentials: Parameters<typeof checkCredentials>[0], answer: () => Response, service = {}) {
  const asked: { address: string; body: string }[] = [];
  const findings = await checkCredentials(credentials, service, async (address, init) => {
    asked.push({ address: String(address), body: String(init?.body) });
    return answer();
  });
  return { findings, asked };
}

const refusing = (error_codes: number[]) => () =>
  Response.json({ error: 'invalid_client', error_description: 'about top-secret', error_codes }, { status: 401 });

describe('the credentials of the bot', () => {
  it('are none on a laptop, and nobody is asked', async () => {
    const nothing = {
      MicrosoftAppId: undefined,
      MicrosoftAppPassword: undefined,
      MicrosoftAppTenantId: undefined,
      MicrosoftAppType: undefined,
    };
    const { findings, asked } = await check(nothing, () => Response.json({}));
    expect(findings).toEqual([{ level: 'ok', about: 'credentials', what: 'none are needed on a laptop' }]);
    expect(asked).toEqual([]);
  });

  it('of a managed identity can be tried in Azure only', async () => {
    const { findings, asked } = await check({ ...SINGLE, MicrosoftAppType: 'UserAssignedMSI' }, () =>
      Response.json({}),
    );
    expect(findings).toMatchObject([{ level: 'note', what: 'a managed identity' }]);
    expect(asked).toEqual([]);
  });

  it.each([
    [200, { level: 'ok', what: 'UserAssignedMSI: the managed identity gives the bot a token' }],
    [400, { level: 'problem', what: 'the managed identity gives no token: 400' }],
  ])('of a managed identity are tried where Azure has a service for that: %s', async (status, finding) => {
    const service = { IDENTITY_ENDPOINT: 'http://127.0.0.1:4141/msi/token', IDENTITY_HEADER: 'top-secret' };
    const credentials = { ...SINGLE, MicrosoftAppType: 'UserAssignedMSI' } as const;
    const { findings, asked } = await check(credentials, () => new Response('', { status }), service);
    expect(findings).toMatchObject([finding]);
    expect(asked.map(({ address }) => address)).toEqual([
      'http://127.0.0.1:4141/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fapi.botframework.com&client_id=app-id',
    ]);
    expect(JSON.stringify(findings)).not.toContain('top-secret');
  });

  it.each([
    ['SingleTenant', 'tenant-id'],
    ['MultiTenant', 'botframework.com'],
  ] as const)('of a %s bot are tried at its tenant', async (type, tenant) => {
    const { findings, asked } = await check({ ...SINGLE, MicrosoftAppType: type }, () => Response.json({}));
    expect(findings).toMatchObject([{ level: 'ok', what: `${type}: Entra ID gives the bot a token` }]);
    expect(asked).toEqual([
      {
        address: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
        body: 'grant_type=client_credentials&client_id=app-id&client_secret=top-secret&scope=https%3A%2F%2Fapi.botframework.com%2F.default',
      },
    ]);
  });

  it.each([
    [7000215, 'the client secret is wrong'],
    [7000222, 'the client secret has expired'],
    [700016, 'this tenant has no such application'],
  ])('that are refused with AADSTS%s are explained', async (code, why) => {
    const { findings } = await check(SINGLE, refusing([code]));
    expect(findings).toMatchObject([
      { level: 'problem', what: `Entra ID refuses them: invalid_client, AADSTS${code}`, why },
    ]);
    expect(JSON.stringify(findings)).not.toContain('top-secret');
  });

  it('that are refused otherwise are told with the answer', async () => {
    expect((await check(SINGLE, refusing([1]))).findings).toMatchObject([
      { level: 'problem', what: 'Entra ID refuses them: invalid_client, AADSTS1', mend: expect.anything() },
    ]);
    expect((await check(SINGLE, () => new Response('gone', { status: 502 }))).findings).toMatchObject([
      { level: 'problem', what: 'Entra ID refuses them: 502' },
    ]);
  });

  it('cannot be tried without a network, which is no problem of theirs', async () => {
    const offline = new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) });
    const { findings } = await check(SINGLE, () => {
      throw offline;
    });
    expect(findings).toMatchObject([
      { level: 'note', what: 'could not be tried', why: expect.stringContaining('ENOTFOUND') },
    ]);
  });
});
