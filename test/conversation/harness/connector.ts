import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const Activity = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  textFormat: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).optional(),
});
export type Activity = z.infer<typeof Activity>;

/** What the connector was asked to do. */
export interface Call {
  readonly method: string;
  readonly conversationId: string;
  readonly activityId: string;
  readonly activity: Activity;
}

/** How the connector misbehaves: an HTTP status, or a connection cut before or after the message was taken. */
export type Fault = { readonly status: number; readonly retryAfter?: number } | 'cut-before' | 'cut-after';

/** A message as the chat shows it: an update replaces it in place. */
export interface Message {
  readonly id: string;
  activity: Activity;
}

/** The Bot Connector of Teams, as far as a bot sees it: it keeps every chat, and fails when told to. */
export class FakeConnector {
  readonly calls: Call[] = [];
  readonly chats = new Map<string, Message[]>();
  /** Decides the fate of a call; nothing means that it works. */
  fault: (call: Call) => Fault | undefined = () => undefined;
  private next = 0;
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  async listen(port = 0): Promise<void> {
    await new Promise<void>(resolve => this.server.listen(port, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>(resolve => this.server.close(() => resolve()));
  }

  chat(conversationId: string): Message[] {
    const known = this.chats.get(conversationId) ?? [];
    this.chats.set(conversationId, known);
    return known;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const path = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(request.url ?? '');
    if (!path?.[1]) {
      response.statusCode = 404;
      response.end();
      return;
    }
    const conversationId = decodeURIComponent(path[1]);
    const isUpdate = request.method === 'PUT';
    const activityId = isUpdate ? decodeURIComponent(path[2] ?? '') : `message-${++this.next}`;
    const call: Call = {
      method: request.method ?? '',
      conversationId,
      activityId,
      activity: Activity.parse(JSON.parse(body)),
    };
    const fault = this.fault(call);
    if (fault === 'cut-before') {
      request.socket.destroy();
      return;
    }
    // The server under test runs in this process, and restify's writeHead returns nothing: no chaining.
    if (fault && fault !== 'cut-after') {
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', String(fault.retryAfter));
      response.statusCode = fault.status;
      response.end('{}');
      return;
    }
    this.take(call, isUpdate);
    if (fault === 'cut-after') {
      request.socket.destroy();
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.statusCode = isUpdate ? 200 : 201;
    response.end(JSON.stringify({ id: activityId }));
  }

  private take(call: Call, isUpdate: boolean): void {
    this.calls.push(call);
    if (call.activity.type === 'typing') return;
    const chat = this.chat(call.conversationId);
    const known = chat.find(message => message.id === call.activityId);
    if (known) known.activity = call.activity;
    else if (!isUpdate) chat.push({ id: call.activityId, activity: call.activity });
  }
}
