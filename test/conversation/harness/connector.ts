import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { shown } from '../../secrets/secrets';

const Activity = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  textFormat: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).optional(),
});
export type Activity = z.infer<typeof Activity>;

const NewChat = z.strictObject({
  bot: z.object({ id: z.literal('bot') }),
  members: z.tuple([z.object({ id: z.string() })]),
  isGroup: z.literal(false),
  tenantId: z.string(),
  channelData: z.object({ tenant: z.object({ id: z.string() }) }),
});

/** What the connector was asked to do. */
export interface Call {
  readonly method: string;
  readonly conversationId: string;
  readonly activityId: string;
  readonly activity: Activity;
}

/** More than this and Teams refuses a message; the lowest figure that is documented. */
const LONGEST_MESSAGE = 28 * 1024;

/** An answer that says that something went wrong, though the message may have been taken. */
export interface Failure {
  readonly status: number;
  readonly retryAfter?: number | string;
  readonly code?: string;
  readonly isTaken?: boolean;
}

/** How the connector misbehaves: it answers so, or the connection is cut before or after the message was taken. */
export type Fault = Failure | 'cut-before' | 'cut-after';

/** What Teams knows of somebody besides what their activities say. */
export interface Introduction {
  readonly name: string;
  readonly email: string;
  readonly userPrincipalName: string;
}

/** A message as the chat shows it: an update replaces it in place. */
export interface Message {
  readonly id: string;
  activity: Activity;
}

/** The Bot Connector of Teams, as far as a bot sees it: it keeps every chat, and fails when told to. */
export class FakeConnector {
  /** What was taken. */
  readonly calls: Call[] = [];
  /** What was tried, also in vain. */
  readonly attempts: Call[] = [];
  readonly chats = new Map<string, Message[]>();
  /** Who can be asked about, by the id that their activities carry. */
  readonly people = new Map<string, Introduction>();
  /** Whom the bot has asked about. */
  readonly asked: string[] = [];
  /** Decides how such a question is answered; nothing means with what is known. */
  askedFault: (id: string) => number | undefined = () => undefined;
  /** Which chats the bot has asked for. */
  readonly opened: z.infer<typeof NewChat>[] = [];
  /** The chat with somebody whom Teams still knows, where it no longer finds the one that was. */
  chatOf: (userId: string) => string | undefined = () => undefined;
  /** Decides the fate of a call; nothing means that it works. */
  fault: (call: Call) => Fault | undefined = () => undefined;
  /** What a call waits for before anything becomes of it. */
  before: (call: Call) => Promise<void> = async () => undefined;
  private next = 0;
  private port = 0;
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  async listen(port = 0): Promise<void> {
    await new Promise<void>(resolve => this.server.listen(port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>(resolve => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  /** Nobody listens while something is done: every connection is refused. */
  async away(work: () => Promise<void>): Promise<void> {
    await this.close();
    // Until the server has noticed that its idle connections are closed.
    await new Promise(resolve => setTimeout(resolve, 20));
    try {
      await work();
    } finally {
      await this.listen(this.port);
    }
  }

  chat(conversationId: string): Message[] {
    const known = this.chats.get(conversationId) ?? [];
    this.chats.set(conversationId, known);
    return known;
  }

  /** Everything that was tried to say, chat by chat. */
  get said(): { readonly name: string; readonly content: string }[] {
    const chats = new Map<string, string[]>();
    for (const { conversationId, activity } of this.attempts) {
      chats.set(conversationId, [...(chats.get(conversationId) ?? []), JSON.stringify(activity)]);
    }
    return [...chats].map(([name, contents]) => ({ name, content: contents.join('\n') }));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const member = /^\/v3\/conversations\/[^/]+\/members\/([^/]+)$/.exec(request.url ?? '')?.[1];
    if (member && request.method === 'GET') {
      this.introduce(decodeURIComponent(member), response);
      return;
    }
    const body = await bodyOf(request);
    if (body === undefined) return;
    shown(body);
    if (request.url === '/v3/conversations') {
      this.openChat(NewChat.parse(JSON.parse(body)), response);
      return;
    }
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
    this.attempts.push(call);
    await this.before(call);
    const fault = Buffer.byteLength(body) > LONGEST_MESSAGE ? { status: 413 } : this.fault(call);
    if (fault === 'cut-before') {
      request.socket.destroy();
      return;
    }
    // The server under test runs in this process, and restify's writeHead returns nothing: no chaining.
    if (fault && fault !== 'cut-after') {
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', String(fault.retryAfter));
      if (fault.isTaken) this.take(call, isUpdate);
      response.statusCode = fault.status;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(fault.code ? { error: { code: fault.code, message: 'refused' } } : {}));
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

  private openChat(chat: z.infer<typeof NewChat>, response: ServerResponse): void {
    this.opened.push(chat);
    const id = this.chatOf(chat.members[0].id);
    response.statusCode = id ? 201 : 403;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(id ? { id } : {}));
  }

  private introduce(id: string, response: ServerResponse): void {
    this.asked.push(id);
    const person = this.people.get(id);
    response.setHeader('content-type', 'application/json');
    response.statusCode = this.askedFault(id) ?? (person ? 200 : 404);
    response.end(JSON.stringify(response.statusCode === 200 ? { id, ...person } : {}));
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

/** @returns nothing when whoever sent it has died in the middle of it */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  try {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    return body;
  } catch {
    return undefined;
  }
}
