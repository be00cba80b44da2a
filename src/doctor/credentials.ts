import { z } from 'zod';
import type { Config } from '../config';
import { codeOf, type Finding, note, ok, problem } from './finding';

const LOGIN = 'https://login.microsoftonline.com';
const RESOURCE = 'https://api.botframework.com';
const SCOPE = `${RESOURCE}/.default`;
/** Where multi-tenant bots get their tokens. */
const BOT_FRAMEWORK = 'botframework.com';
const PATIENCE = 10_000;

const Refusal = z.object({ error: z.string(), error_codes: z.array(z.number()).default([]) });

/** What Entra ID answers most often, by the numbers of its errors. */
const REASONS: ReadonlyMap<number, Pick<Finding, 'why' | 'mend'>> = new Map([
  [
    7000215,
    { why: 'the client secret is wrong', mend: 'set MicrosoftAppPassword to the value of a secret, not its id' },
  ],
  [7000222, { why: 'the client secret has expired', mend: 'make a new one and set MicrosoftAppPassword' }],
  [700016, { why: 'this tenant has no such application', mend: 'compare MicrosoftAppId and MicrosoftAppTenantId' }],
  [90002, { why: 'there is no such tenant', mend: 'set MicrosoftAppTenantId to the tenant of the registration' }],
  [7000229, { why: 'the application has no service principal', mend: 'register it as an enterprise application' }],
]);

/** What App Service and Container Apps give a process, to ask for the tokens of its identities with. */
export interface IdentityService {
  readonly IDENTITY_ENDPOINT?: string | undefined;
  readonly IDENTITY_HEADER?: string | undefined;
}

/** Whether the bot gets a token, asked of Entra ID as far as the network leads there. */
export async function checkCredentials(
  { MicrosoftAppId: id, MicrosoftAppPassword: password, ...rest }: Config['credentials'],
  service: IdentityService,
  request: typeof fetch,
): Promise<Finding[]> {
  const { MicrosoftAppTenantId: tenant, MicrosoftAppType: type = 'MultiTenant' } = rest;
  if (!id) return [ok('credentials', 'none are needed on a laptop')];
  if (type === 'UserAssignedMSI') return checkIdentity(id, service, request);
  if (!password) return [];
  const address = `${LOGIN}/${type === 'SingleTenant' ? tenant : BOT_FRAMEWORK}/oauth2/v2.0/token`;
  const fields = { grant_type: 'client_credentials', client_id: id, client_secret: password, scope: SCOPE };
  let answer: Response;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    answer = await request(address, { method: 'POST', body: new URLSearchParams(fields), signal });
  } catch (error) {
    return [
      note('credentials', 'could not be tried', {
        why: `no way to ${LOGIN} from here: ${codeOf(error)}`,
        mend: 'let the server reach it; without a token the bot cannot answer',
      }),
    ];
  }
  if (answer.ok) return [ok('credentials', `${type}: Entra ID gives the bot a token`)];
  const refusal = Refusal.safeParse(await answer.json().catch(() => undefined)).data;
  const codes = refusal?.error_codes ?? [];
  const known = codes.map(code => REASONS.get(code)).find(each => each !== undefined);
  const name = [refusal?.error ?? answer.status, ...codes.map(code => `AADSTS${code}`)].join(', ');
  return [
    problem(
      'credentials',
      `Entra ID refuses them: ${name}`,
      known ?? { mend: 'look the code up in Azure’s sign-in log' },
    ),
  ];
}

async function checkIdentity(
  id: string,
  { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header }: IdentityService,
  request: typeof fetch,
): Promise<Finding[]> {
  if (!endpoint || !header) {
    return [note('credentials', 'a managed identity', { why: 'only where the server runs in Azure it can be tried' })];
  }
  const query = new URLSearchParams({ 'api-version': '2019-08-01', resource: RESOURCE, client_id: id });
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await request(`${endpoint}?${query}`, { headers: { 'X-IDENTITY-HEADER': header }, signal }).then(
    ({ ok, status }) => (ok ? undefined : String(status)),
    codeOf,
  );
  if (answer === undefined) return [ok('credentials', 'UserAssignedMSI: the managed identity gives the bot a token')];
  return [
    problem('credentials', `the managed identity gives no token: ${answer}`, {
      why: 'this server does not have the identity whose client id is MicrosoftAppId',
      mend: 'assign it to the app in Azure, or set MicrosoftAppId to its client id',
    }),
  ];
}
