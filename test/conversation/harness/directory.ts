import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a tenant's directory says of somebody. */
export interface Entry {
  /** Their object id. */
  readonly id: string;
  readonly roleTemplates?: readonly string[];
  readonly groups?: readonly string[];
  /** What Graph says of memberships besides. */
  readonly others?: readonly object[];
}

/** How something behaves: an HTTP status, or no answer at all. */
export type Misbehaviour = number | 'never';

const json = (response: ServerResponse, status: number, body: object): void => {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
};

/**
 * The Bot Framework's token service and Microsoft Graph, as far as a bot sees them. Both answer at one address, and
 * both misbehave when told to.
 */
export class FakeDirectory {
  /** What Graph knows, by what is signed in with. */
  readonly entries = new Map<string, Entry>();
  /** What was asked, such as `GET /api/usertoken/GetToken`. */
  readonly asked: string[] = [];
  /** Every token that ever was: none may be found anywhere else. */
  readonly tokens: string[] = [];
  /** Decides how a question is answered; nothing means as it should be. */
  misbehave: (question: string) => Misbehaviour | undefined = () => undefined;
  /** Whether somebody has consented: without that, no token is exchanged. */
  hasConsent = true;
  /** Where Graph says that its next page is; nothing means that there is none. */
  nextLink: ((page: string) => string | undefined) | undefined;
  private readonly signedIn = new Map<string, string>();
  private readonly codes = new Map<string, string>();
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  async listen(): Promise<void> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>(resolve => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  /** Somebody signs in, in the window that the card opens. @returns the code that Teams then sends */
  signInWindow(account: string): string {
    const code = String(100_000 + this.codes.size);
    this.codes.set(code, this.issue(account));
    return code;
  }

  /** What the Teams client has for the application of the bot. */
  clientToken(account: string): string {
    const token = `client.${account}.${randomBytes(12).toString('hex')}`;
    this.tokens.push(token);
    return token;
  }

  private issue(account: string): string {
    const token = `graph.${account}.${randomBytes(12).toString('hex')}`;
    this.tokens.push(token);
    return token;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    const question = `${request.method} ${pathname}`;
    this.asked.push(question);
    const body = await bodyOf(request);
    const misbehaviour = this.misbehave(question);
    if (misbehaviour === 'never') return;
    if (misbehaviour !== undefined) return json(response, misbehaviour, { error: { code: 'misbehaving' } });
    const user = searchParams.get('userId') ?? '';
    switch (question.toLowerCase()) {
      case 'get /api/usertoken/gettoken':
        return this.getToken(user, searchParams.get('code'), response);
      case 'post /api/usertoken/exchange':
        return this.exchange(user, String(body['token']), response);
      case 'delete /api/usertoken/signout':
        this.signedIn.delete(user);
        return json(response, 200, {});
      case 'get /api/botsignin/getsigninresource':
        return json(response, 200, {
          signInLink: `${this.url}/sign-in-window`,
          tokenExchangeResource: { id: randomBytes(8).toString('hex'), uri: 'api://botid-1', providerId: '' },
        });
      case 'get /v1.0/me':
        return this.me(request, response);
      case 'get /v1.0/me/memberof':
        return this.memberOf(request, response);
      default:
        return json(response, 404, {});
    }
  }

  private getToken(user: string, code: string | null, response: ServerResponse): void {
    const token = code === null ? this.signedIn.get(user) : this.codes.get(code);
    if (token === undefined) {
      response.statusCode = 404;
      response.end();
      return;
    }
    if (code !== null) this.codes.delete(code);
    this.signedIn.set(user, token);
    json(response, 200, { connectionName: 'entra', token });
  }

  private exchange(user: string, token: string, response: ServerResponse): void {
    const [, account = ''] = token.split('.');
    if (!this.hasConsent || !this.tokens.includes(token)) {
      json(response, 412, { error: { code: 'ConsentRequired', message: 'consent is missing' } });
      return;
    }
    const issued = this.issue(account);
    this.signedIn.set(user, issued);
    json(response, 200, { connectionName: 'entra', channelId: 'msteams', token: issued });
  }

  private entryOf(request: IncomingMessage): Entry | undefined {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    return this.tokens.includes(token) ? this.entries.get(token.split('.')[1] ?? '') : undefined;
  }

  private me(request: IncomingMessage, response: ServerResponse): void {
    const entry = this.entryOf(request);
    if (entry) json(response, 200, { id: entry.id });
    else json(response, 401, { error: { code: 'InvalidAuthenticationToken' } });
  }

  private memberOf(request: IncomingMessage, response: ServerResponse): void {
    const entry = this.entryOf(request);
    if (!entry) {
      json(response, 401, { error: { code: 'InvalidAuthenticationToken' } });
      return;
    }
    const { roleTemplates = [], groups = [], others = [] } = entry;
    const value = [
      ...roleTemplates.map(roleTemplateId => ({ '@odata.type': '#microsoft.graph.directoryRole', roleTemplateId })),
      ...groups.map(displayName => ({
        '@odata.type': '#microsoft.graph.group',
        displayName,
        securityEnabled: true,
        mailEnabled: false,
      })),
      ...others,
    ];
    const next = this.nextLink?.(request.url ?? '');
    json(response, 200, { value, ...(next !== undefined && { '@odata.nextLink': next }) });
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : JSON.parse(text);
}
