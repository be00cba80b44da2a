import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** The Bot Connector of Teams, as quick as it can be: it keeps the newest message of every chat as it came. */
export interface Connector {
  readonly url: string;
  /** Takes the newest message out, so that the next look finds what came since. */
  take(conversationId: string): { readonly id: string; readonly json: string } | undefined;
  close(): Promise<void>;
}

export async function openConnector(): Promise<Connector> {
  const newest = new Map<string, { id: string; json: string }>();
  let next = 0;
  const answerTo = async (request: IncomingMessage): Promise<object> => {
    const [, conversation = '', kind, id = `m${++next}`] =
      /^\/v3\/conversations\/([^/]+)\/(activities|members)(?:\/([^/]+))?$/.exec(request.url ?? '') ?? [];
    if (kind === 'members') return { id, userPrincipalName: `${id}@example.com` };
    const json = await text(request);
    if (request.method === 'POST') newest.set(decodeURIComponent(conversation), { id, json });
    return { id };
  };
  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    const answer = await answerTo(request);
    response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    take(conversationId) {
      const message = newest.get(conversationId);
      newest.delete(conversationId);
      return message;
    },
    async close() {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
