import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { CosmosOptions } from '../../../src/store/cosmos/container';
import { cosmosAt, type WireServer } from './wire-server';

/** What happens to a request: it is refused, cut or left without an answer, before it gets through or after it was done. */
export type Fault =
  | { readonly status: number; readonly substatus?: number; readonly retryAfter?: number; readonly isDone?: boolean }
  | { readonly connection: 'cut' | 'silent'; readonly isDone?: boolean };

/** A request as the proxy sees it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface FaultProxy {
  /** Which fault the next requests meet; none by default. */
  decide: (request: SeenRequest) => Fault | undefined;
  options(database: string): CosmosOptions;
  close(): Promise<void>;
}

const certificateFolder = join(require.resolve('@vercel/cosmosdb-server'), '../..');
const certificate = {
  cert: readFileSync(join(certificateFolder, 'cert.pem')),
  key: readFileSync(join(certificateFolder, 'key.pem')),
};

/** Stands between a store and the wire server, and does to its requests what networks and busy databases do. */
export async function startFaultProxy(target: WireServer): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  const server = createServer(certificate, (request, response) => void handle(request, response));
  const proxy: FaultProxy = {
    decide: () => undefined,
    options: database => cosmosAt(port, database),
    async close() {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request);
    const { method = '', url = '', headers } = request;
    const fault = proxy.decide({ method, path: url, headers });
    const answer = !fault || fault.isDone ? await passOn(request, body) : undefined;
    if (!fault) respond(response, answer?.status ?? 502, answer?.headers ?? {}, answer?.body ?? '');
    else if ('status' in fault) {
      const details = {
        'content-type': 'application/json',
        ...(fault.substatus !== undefined && { 'x-ms-substatus': String(fault.substatus) }),
        ...(fault.retryAfter !== undefined && { 'x-ms-retry-after-ms': String(fault.retryAfter) }),
      };
      respond(response, fault.status, details, JSON.stringify({ code: 'Fault', message: 'a fault' }));
    } else if (fault.connection === 'cut') request.socket.destroy();
  }

  function passOn({ method, url, headers }: IncomingMessage, body: Buffer) {
    return new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>((resolve, reject) => {
      const options = { agent, host: '127.0.0.1', port: target.port, method, path: url, headers };
      const forwarded = httpsRequest(options, async answer => {
        resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: await bytesOf(answer) });
      });
      forwarded.on('error', reject);
      forwarded.end(body);
    });
  }

  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return proxy;
}

function respond(
  response: ServerResponse,
  status: number,
  headers: Record<string, unknown>,
  body: string | Buffer,
): void {
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' && !['connection', 'transfer-encoding', 'content-length'].includes(name)) {
      response.setHeader(name, value);
    }
  }
  response.statusCode = status;
  response.end(body);
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
