import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** The Bot Connector of Teams, as quick as it can be: it keeps the newest message of every chat as it came. */
export interface Connector {
  readonly url: string;
  /** Takes the newest message out, so that the next look finds what came since. */
  take(conversationId: string): { readonly id: string; readonly json: string } | undefined;
  close(): Promise<void>;
}

/** @returns after how many seconds it may be sent again; nothing when it is taken */
export type Refuse = (conversationId: string, json: string) => number | undefined;

export async function openConnector(refuse: Refuse = () => undefined): Promise<Connector> {
  const newest = new Map<string, { id: string; json: string }>();
  let next = 0;
  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    const [, conversation = '', kind, id = `m${++next}`] =
      /^\/v3\/conversations\/([^/]+)\/(activities|members)(?:\/([^/]+))?$/.exec(request.url ?? '') ?? [];
    const json = await text(request);
    response.setHeader('content-type', 'application/json');
    if (kind === 'members') {
      response.end(JSON.stringify({ id, userPrincipalName: `${id}@example.com` }));
      return;
    }
    const conversationId = decodeURIComponent(conversation);
    const retryAfter = request.method === 'POST' ? refuse(conversationId, json) : undefined;
    // Where restify is loaded, its writeHead returns nothing: no chaining.
    if (retryAfter !== undefined) {
      response.statusCode = 429;
      response.setHeader('retry-after', retryAfter);
      response.end('{}');
      return;
    }
    // Whoever has waited for a second is shown that the bot is typing.
    const isTyping = json.startsWith('{"type":"typing"');
    if (request.method === 'POST' && !isTyping) newest.set(conversationId, { id, json });
    response.statusCode = request.method === 'POST' ? 201 : 200;
    response.end(JSON.stringify({ id }));
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
