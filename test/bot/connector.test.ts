import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createConnector } from '../../src/bot/connector';
import { ConnectorError, INCOMPLETE } from '../../src/bot/connector-error';
import { beforeLastByte } from '../../src/bot/last-byte';

const MESSAGE = { type: 'message', text: 'schöne Grüße' };

describe('the connector', () => {
  let server: Server;
  let serviceUrl: string;
  let asked: { line: string; authorization: string | undefined; body: string }[];
  let answer: (response: ServerResponse, request: IncomingMessage) => void;
  beforeEach(async () => {
    asked = [];
    server = createServer(async (request, response) => {
      const { method, url, headers } = request;
      asked.push({ line: `${method} ${url}`, authorization: headers.authorization, body: await text(request) });
      answer(response, request);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams`;
    answer = response => response.end(JSON.stringify({ id: 'm1' }));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  const connector = createConnector(async () => undefined);
  const place = () => ({ serviceUrl, conversationId: 'a:1/2' });
  const failure = async (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => undefined,
      error => error,
    );

  it('sends a message, and says under which id it stands', async () => {
    expect(await connector.send(place(), MESSAGE)).toBe('m1');
    const [message] = asked;
    expect(message).toMatchObject({
      line: 'POST /teams/v3/conversations/a%3A1%2F2/activities',
      authorization: undefined,
    });
    expect(JSON.parse(message?.body ?? '')).toEqual(MESSAGE);
  });

  it('sends below the activity that is answered', async () => {
    await connector.send({ ...place(), serviceUrl: `${serviceUrl}/` }, { ...MESSAGE, replyToId: 'q?1' });
    expect(asked[0]?.line).toBe('POST /teams/v3/conversations/a%3A1%2F2/activities/q%3F1');
  });

  it('changes a message, takes one away and asks who somebody is', async () => {
    await connector.update(place(), 'm1', MESSAGE);
    await connector.remove(place(), 'm1');
    expect(await connector.member(place(), '29:anna')).toEqual({ id: 'm1' });
    expect(asked.map(({ line }) => line)).toEqual([
      'PUT /teams/v3/conversations/a%3A1%2F2/activities/m1',
      'DELETE /teams/v3/conversations/a%3A1%2F2/activities/m1',
      'GET /teams/v3/conversations/a%3A1%2F2/members/29%3Aanna',
    ]);
  });

  it('opens a chat', async () => {
    const tenant = { id: 'contoso' };
    const chat = { bot: { id: 'bot' }, members: [{ id: 'anna' }], isGroup: false, tenantId: 'contoso' } as const;
    expect(await connector.open(serviceUrl, { ...chat, channelData: { tenant } })).toBe('m1');
    const [asking] = asked;
    expect(asking?.line).toBe('POST /teams/v3/conversations');
    expect(JSON.parse(asking?.body ?? '')).toEqual({ ...chat, channelData: { tenant } });
  });

  it.each(['', 'accepted', '{}'])('takes %j for an answer, though it tells no id', async body => {
    answer = response => {
      response.statusCode = 202;
      response.end(body);
    };
    expect(await connector.send(place(), MESSAGE)).toBe('');
  });

  it('shows the token of the bot', async () => {
    await createConnector(async () => 'secret').send(place(), MESSAGE);
    expect(asked[0]?.authorization).toBe('Bearer secret');
  });

  it('sends nothing without the token that it needs', async () => {
    const cause = new Error('no token');
    expect(await failure(createConnector(() => Promise.reject(cause)).send(place(), MESSAGE))).toBe(cause);
    expect(asked).toEqual([]);
  });

  it('tells what a refusal says, and tells no log', async () => {
    answer = response => {
      response.statusCode = 403;
      response.setHeader('retry-after', '17');
      response.end('{"error":{"code":"BotNotInConversationRoster","message":"Anna has left"}}');
    };
    const error = await failure(connector.send(place(), MESSAGE));
    expect(error).toMatchObject({ statusCode: 403, code: 'BotNotInConversationRoster' });
    const { response } = error as ConnectorError;
    expect(response?.bodyAsText).toContain('Anna has left');
    expect(response?.headers.get('retry-after')).toBe('17');
    expect(JSON.stringify({ ...(error as object), text: String(error) })).not.toContain('Anna');
  });

  it('follows no redirection, which would take the token along', async () => {
    answer = response => {
      response.statusCode = 307;
      response.setHeader('location', `${serviceUrl}/elsewhere`);
      response.end();
    };
    expect(await failure(connector.send(place(), MESSAGE))).toMatchObject({ statusCode: 307 });
    expect(asked).toHaveLength(1);
  });

  it.each<[when: string, how: typeof answer]>([
    ['before', (_, request) => request.socket.destroy()],
    [
      'within',
      response => {
        response.setHeader('content-length', 10);
        response.write('{', () => response.destroy());
      },
    ],
  ])('fails once when the connection breaks %s the answer', async (_when, how) => {
    answer = how;
    const error = await failure(connector.send(place(), MESSAGE));
    expect(error).toBeInstanceOf(ConnectorError);
    expect(error).toMatchObject({ statusCode: undefined, code: 'ECONNRESET' });
    expect(asked).toHaveLength(1);
  });

  it('says that a message was not taken whole', async () => {
    const never = () => new Promise<void>(() => undefined);
    const hasty = createServer((_, response) => {
      response.statusCode = 503;
      response.end();
    });
    await new Promise<void>(resolve => hasty.listen(0, '127.0.0.1', resolve));
    const elsewhere = { ...place(), serviceUrl: `http://127.0.0.1:${(hasty.address() as AddressInfo).port}` };
    const error = await failure(beforeLastByte(never, () => connector.send(elsewhere, MESSAGE)));
    expect(error).toMatchObject({ statusCode: undefined, code: INCOMPLETE });
    hasty.closeAllConnections();
    await new Promise(resolve => hasty.close(resolve));
  });

  it('says that nobody listens', async () => {
    await new Promise(resolve => server.close(resolve));
    expect(await failure(connector.send(place(), MESSAGE))).toMatchObject({
      statusCode: undefined,
      code: 'ECONNREFUSED',
    });
    server.listen();
  });
});
