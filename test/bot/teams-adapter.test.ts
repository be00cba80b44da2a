import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TurnContext } from 'botbuilder-core';
import { cancelledCard } from '../../src/bot/cards/message';
import { allowedServiceUrl, cardActivity, TeamsAdapter, textActivity } from '../../src/bot/teams-adapter';

describe('the hosts that messages go to', () => {
  const isKnown = allowedServiceUrl(true);
  const isLocal = allowedServiceUrl(false);

  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net',
    'https://europe.webchat.botframework.com/',
    'https://SMBA.trafficmanager.NET./de/',
    'https://api.botframework.azure.us/',
  ])('are Microsoft’s: %s', url => {
    expect(isKnown(url)).toBe(true);
    expect(isLocal(url)).toBe(false);
  });

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evilbotframework.com/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://trafficmanager.net/',
    'https://169.254.169.254/',
  ])('are no others: %s', url => {
    expect(isKnown(url)).toBe(false);
    expect(isLocal(url)).toBe(false);
  });

  it.each(['http://localhost:56150', 'http://127.0.0.1:56151/', 'http://[::1]:3978'])(
    'are this machine’s only without credentials: %s',
    url => {
      expect(isLocal(url)).toBe(true);
      expect(isKnown(url)).toBe(false);
    },
  );
});

describe('what the bot says first', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise(closed => server.close(closed));
    }
  });
  const chatAt = (serviceUrl: string) => ({ conversationId: 'a:1', serviceUrl, channelId: 'msteams', botId: 'bot' });
  const say = async (context: TurnContext) => {
    await context.sendActivity('hello');
  };

  it.each(['https://evil.example/', 'http://169.254.169.254/', 'nonsense'])(
    'does not go to %s, even if that is what was stored',
    async serviceUrl => {
      for (const credentials of [{}, { MicrosoftAppId: 'app', MicrosoftAppPassword: 'never-used' }]) {
        const adapter = new TeamsAdapter(credentials, allowedServiceUrl('MicrosoftAppId' in credentials));
        const said = jest.fn();
        await expect(adapter.proactively(chatAt(serviceUrl), said)).rejects.toThrow(RangeError);
        expect(said).not.toHaveBeenCalled();
      }
    },
  );

  it('does not follow a service that sends it elsewhere', async () => {
    const asked: string[] = [];
    const listen = async (answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> => {
      const server = createServer((request, response) => {
        asked.push(`${request.method} ${request.url}`);
        answer(request.resume(), response);
      });
      servers.push(server);
      await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
      return server;
    };
    const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const elsewhere = await listen((_request, response) => response.end('{}'));
    const service = await listen((request, response) => {
      response.statusCode = request.method === 'GET' ? 302 : 307;
      response.setHeader('location', `${urlOf(elsewhere)}elsewhere`);
      response.end();
    });
    const adapter = new TeamsAdapter({}, allowedServiceUrl(false));
    const ask = async (context: TurnContext) => {
      await adapter.memberIn(context, '29:anna');
    };
    for (const logic of [say, ask]) {
      await expect(adapter.proactively(chatAt(urlOf(service)), logic)).rejects.toMatchObject({
        name: 'ConnectorError',
      });
    }
    expect(asked).toEqual([expect.stringMatching(/^POST \/v3\//), expect.stringMatching(/^GET \/v3\//)]);
  });
});

describe('a message', () => {
  it('with a card says its heading on a lock screen', () => {
    const card = cancelledCard('en');
    expect(cardActivity(card)).toEqual({
      type: 'message',
      summary: 'Canceled',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    });
  });

  it('of text is shown as it is, without marks', () => {
    expect(textActivity('*x* <b>')).toEqual({ type: 'message', text: '*x* <b>', textFormat: 'plain' });
  });
});
