import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ActivityTypes } from 'botbuilder-core';
import { AuthenticationConstants } from 'botframework-connector';
import type { Request, Response } from 'restify';
import { createMessages } from '../../src/bot/messages';
import { allowedServiceUrl, TeamsAdapter } from '../../src/bot/teams-adapter';

const APP = '11111111-2222-4333-8444-555555555555';
const SERVICE = 'https://smba.trafficmanager.net/emea/';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const others = generateKeyPairSync('rsa', { modulusLength: 2048 });

let issuer: Server;
let address: string;
beforeAll(async () => {
  // What login.botframework.com publishes: where its keys are, and the keys with the channels that they vouch for.
  issuer = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const jwk = (kid: string, endorsements: string[]) => ({
      ...keys.publicKey.export({ format: 'jwk' }),
      ...{ kid, use: 'sig', endorsements },
    });
    const published = [jwk('ours', ['msteams']), jwk('for-others', ['webchat', 'skype'])];
    const body = request.url === '/keys' ? { keys: published } : { jwks_uri: `${address}/keys` };
    response.end(JSON.stringify(body));
  });
  await new Promise<void>(listening => issuer.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
  // And Entra ID, for tokens that other bots and this one have from there.
  type Issuers = 'ToBotFromChannelOpenIdMetadataUrl' | 'ToBotFromEmulatorOpenIdMetadataUrl';
  const constants: Record<Issuers, string> = AuthenticationConstants;
  jest.replaceProperty(constants, 'ToBotFromChannelOpenIdMetadataUrl', address);
  jest.replaceProperty(constants, 'ToBotFromEmulatorOpenIdMetadataUrl', address);
  // The SDK says there what was wrong with a token.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterAll(() => {
  issuer.close();
});

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token as the channel signs it. */
function token(claims: object = {}, { header = {}, key = keys.privateKey }: { header?: object; key?: KeyObject } = {}) {
  const now = Math.floor(Date.now() / 1_000);
  const valid = {
    iss: 'https://api.botframework.com',
    aud: APP,
    serviceurl: SERVICE,
    nbf: now - 10,
    exp: now + 3_600,
  };
  const content = `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'ours', ...header })}.${encoded({ ...valid, ...claims })}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

/** What an HMAC over the published key would make of it, if the kind of signature were the sender's to choose. */
function symmetric(): string {
  const [, claims = ''] = token().split('.');
  const content = `${encoded({ alg: 'HS256', typ: 'JWT', kid: 'ours' })}.${claims}`;
  const publicKey = keys.publicKey.export({ format: 'pem', type: 'spki' });
  return `${content}.${createHmac('sha256', publicKey).update(content).digest('base64url')}`;
}

/** A token of Entra ID, as a bot gets it to speak to somebody else. */
const ofEntra = (claims: object) =>
  token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', ...claims });

const CREDENTIALS = [
  { MicrosoftAppType: 'MultiTenant', MicrosoftAppPassword: 'never-used' },
  { MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'never-used', MicrosoftAppTenantId: 'tenant' },
  { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: 'tenant' },
];

/** What the endpoint answers, and whether the bot has seen the activity. */
async function post(authorization: string | undefined, own: object = {}, credentials: object = CREDENTIALS[0] ?? {}) {
  let seen = 0;
  const adapter = new TeamsAdapter({ MicrosoftAppId: APP, ...credentials }, allowedServiceUrl(true));
  const receive = async () => {
    seen += 1;
    return undefined;
  };
  const bot = {
    receive,
    resume: async () => undefined,
    secretShown: () => undefined,
    idle: async () => undefined,
    stop: async () => undefined,
  };
  const messages = createMessages(adapter, bot, () => undefined);
  const activity = {
    type: ActivityTypes.Message,
    id: '1',
    channelId: 'msteams',
    serviceUrl: SERVICE,
    text: 'help',
    from: { id: '29:anna' },
    recipient: { id: 'bot' },
    conversation: { id: 'a:1' },
    ...own,
  };
  let status = 0;
  const request = { body: activity, headers: { ...(authorization !== undefined && { authorization }) } };
  const response = {
    send: (code: number) => {
      status = code;
    },
  };
  await messages(request as Request, response as unknown as Response);
  return { status, seen };
}

const REFUSED = { status: 401, seen: 0 };

describe.each(CREDENTIALS)('with the credentials of a $MicrosoftAppType bot, an activity', credentials => {
  it('of the channel reaches the bot', async () => {
    expect(await post(`Bearer ${token()}`, {}, credentials)).toEqual({ status: 200, seen: 1 });
  });

  const now = Math.floor(Date.now() / 1_000);
  const unsigned = `${encoded({ alg: 'none', typ: 'JWT', kid: 'ours' })}.${token().split('.')[1]}.`;
  it.each<[what: string, authorization: () => string | undefined]>([
    ['without a token', () => undefined],
    ['with an empty token', () => ''],
    ['with no more than the word', () => 'Bearer'],
    ['with another scheme', () => `Basic ${token()}`],
    ['with something that is no token', () => 'Bearer hunter2'],
    ['with an unsigned token', () => `Bearer ${unsigned}`],
    ['with a token that is signed with the published key', () => `Bearer ${symmetric()}`],
    [
      'with a token of a key that vouches for other channels',
      () => `Bearer ${token({}, { header: { kid: 'for-others' } })}`,
    ],
    [
      'with a token that this bot has for somebody else',
      () => `Bearer ${ofEntra({ aud: 'https://api.botframework.com', appid: APP })}`,
    ],
    ['with a token that this bot has for itself', () => `Bearer ${ofEntra({ appid: APP })}`],
    [
      'of another bot that takes this one for a skill',
      () => `Bearer ${ofEntra({ appid: '99999999-2222-4333-8444-555555555555' })}`,
    ],
    ['with a token that somebody else signed', () => `Bearer ${token({}, { key: others.privateKey })}`],
    ['with a token of an unknown key', () => `Bearer ${token({}, { header: { kid: 'theirs' } })}`],
    [
      'with a token that was changed',
      () =>
        `Bearer ${token()
          .split('.')
          .with(1, encoded({ aud: APP }))
          .join('.')}`,
    ],
    ['of another issuer', () => `Bearer ${token({ iss: 'https://api.botframework.example' })}`],
    ['for another bot', () => `Bearer ${token({ aud: '99999999-2222-4333-8444-555555555555' })}`],
    ['for nobody', () => `Bearer ${token({ aud: undefined })}`],
    ['that has expired', () => `Bearer ${token({ nbf: now - 7_200, exp: now - 3_600 })}`],
    ['of the future', () => `Bearer ${token({ nbf: now + 3_600, exp: now + 7_200 })}`],
    ['of another service address', () => `Bearer ${token({ serviceurl: 'https://smba.trafficmanager.net/amer/' })}`],
    ['of no service address', () => `Bearer ${token({ serviceurl: undefined })}`],
  ])('%s is refused', async (_what, authorization) => {
    expect(await post(authorization(), {}, credentials)).toEqual(REFUSED);
  });

  it.each([
    ['of another channel', { channelId: 'webchat' }],
    ['of a channel that would skip checks', { channelId: 'AseChannel' }],
    ['of an emulator', { channelId: 'emulator' }],
    ['that wants its answers elsewhere', { serviceUrl: 'https://evil.example/' }],
    ['that wants its answers without encryption', { serviceUrl: 'http://smba.trafficmanager.net/emea/' }],
  ])('%s is refused whatever its token says', async (_what, own) => {
    const claims = 'serviceUrl' in own ? { serviceurl: own.serviceUrl } : {};
    expect(await post(`Bearer ${token(claims)}`, own, credentials)).toEqual({ status: 403, seen: 0 });
  });
});
