import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { FakeConnector } from '../conversation/harness/connector';
import { Member } from '../conversation/harness/member';
import { enrolled } from '../conversation/harness/story';
import { Website } from '../conversation/harness/website';
import { startServer } from './server';

const Envelope = z.looseObject({
  tags: z.record(z.string(), z.string()),
  data: z.object({
    baseData: z.looseObject({
      name: z.string().optional(),
      success: z.boolean().optional(),
      properties: z.record(z.string(), z.string()).optional(),
    }),
  }),
});

/** A certificate that nobody has signed: the exporter sends over TLS only. */
const certificates = join(require.resolve('@vercel/cosmosdb-server'), '../..');
const [cert, key] = ['cert.pem', 'key.pem'].map(name => readFileSync(join(certificates, name)));

/** The ingestion endpoint of Application Insights. */
async function ingestion() {
  const received: string[] = [];
  const server = createServer({ cert, key }, async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
    received.push(text);
    const { length } = z.array(z.unknown()).parse(JSON.parse(text));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ itemsReceived: length, itemsAccepted: length, errors: [] }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    requests: () =>
      received
        .flatMap(text => z.array(Envelope).parse(JSON.parse(text)))
        .map(({ tags, data: { baseData } }) => ({ ...baseData, trace: tags['ai.operation.id'] ?? '' })),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

describe('Application Insights', () => {
  let endpoint: Awaited<ReturnType<typeof ingestion>>;
  let directory: string;
  let connector: FakeConnector;

  beforeAll(async () => {
    endpoint = await ingestion();
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-insights-'));
    connector = new FakeConnector();
    await connector.listen();
    const instrumentation = 'InstrumentationKey=00000000-0000-4000-8000-000000000000';
    const server = await startServer(directory, 0, {
      APPLICATIONINSIGHTS_CONNECTION_STRING: `${instrumentation};IngestionEndpoint=${endpoint.url}`,
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      // Otherwise the exporter tells Microsoft how well it does.
      APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
    });
    const website = new Website(server.url);
    const person = { tenantId: 'contoso', userId: 'contoso-alex', name: 'Alex Wilber', locale: 'en-US' };
    const alex = new Member(person, server.url, connector);
    const contoso = { companyName: 'Contoso', domain: 'contoso.example' };
    await enrolled({ website }, alex, { partnerKind: 'indirect-reseller', ...contoso });
    expect(await server.terminate()).toBe(0);
  });
  afterAll(async () => {
    endpoint.close();
    await connector.close();
    await rm(directory, { recursive: true });
  });

  it('is told of turns and pages, and of what follows from them in the same trace', () => {
    const requests = endpoint.requests();
    const page = requests.find(({ name }) => name === 'POST /verify/:token');
    const following = requests.filter(({ trace, name }) => trace === page?.trace && name?.startsWith('effect'));
    expect(following.map(({ name }) => name)).toEqual(expect.arrayContaining(['effect review-enrollment']));
    const turn = requests.find(({ name }) => name === 'POST /api/messages');
    expect(turn).toMatchObject({ success: true, properties: { event: expect.any(String) } });
    expect(new Set(requests.map(({ trace }) => trace)).size).toBeGreaterThan(5);
  });

  it('is told nothing of tenants and people, and of no address', () => {
    expect(endpoint.received.join()).not.toMatch(/contoso|wilber|robin@/i);
  });
});
