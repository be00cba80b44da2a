import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { describeScope, inScope, newScope } from '../../src/log/scope';
import { type Metrics, openMetrics } from '../../src/metrics/metrics';

const host = '127.0.0.1';
let loads = 0;
jest.mock('prom-client', () => {
  loads += 1;
  return jest.requireActual('prom-client');
});

describe('without a port', () => {
  it('no metrics are kept, nothing listens and nothing is loaded', async () => {
    const metrics = await openMetrics({ metricsPort: undefined, host });
    const turn = async () => undefined;
    expect(metrics.timed(turn)).toBe(turn);
    expect(metrics.port).toBeUndefined();
    await metrics.close();
    expect(loads).toBe(0);
  });
});

describe('the metrics', () => {
  let metrics: Metrics;
  const servers: Server[] = [];
  beforeEach(async () => {
    metrics = await openMetrics({ metricsPort: 0, host });
  });
  afterEach(async () => {
    await metrics.close();
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
  });

  /** The whole answer: a connection with an unread one stays open. */
  async function get(path = '/metrics', method = 'GET') {
    const response = await fetch(`http://${host}:${metrics.port}${path}`, { method });
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  }
  const lines = async () => (await get()).text.split('\n');

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, host);
    servers.push(server);
    await once(server, 'listening');
    return `http://${host}:${(server.address() as AddressInfo).port}`;
  }

  it('are told in the text format of Prometheus, at one address', async () => {
    expect((await get()).type).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect((await get('/')).status).toBe(404);
    expect((await get('/metrics', 'POST')).status).toBe(404);
  });

  it('add up operations and what they were charged, by operation and kind', async () => {
    for (const requestUnits of [1, 2.5]) metrics.countOperation({ name: 'read', kind: 'user', rows: 1, requestUnits });
    metrics.countOperation({ name: 'due', kind: undefined, rows: 0, requestUnits: 3 });
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'partner_desk_store_operations_total{operation="read",kind="user"} 2',
        'partner_desk_store_request_units_total{operation="read",kind="user"} 3.5',
        'partner_desk_store_operations_total{operation="due",kind=""} 1',
        'partner_desk_store_request_units_total{operation="due",kind=""} 3',
      ]),
    );
  });

  it('measure a turn until its answer is sent', async () => {
    const url = await serve(
      metrics.timed(async (_request, response) => {
        await setTimeout(30);
        response.statusCode = 503;
        response.end();
      }),
    );
    await (await fetch(url)).text();
    const told = await lines();
    expect(told).toContain('partner_desk_turn_duration_seconds_count{status="503"} 1');
    expect(told).toContain('partner_desk_turn_duration_seconds_bucket{le="0.025",status="503"} 0');
  });

  it('tell a turn that nobody waited for from one that was answered', async () => {
    const left = new AbortController();
    const events = new EventEmitter();
    const url = await serve(
      metrics.timed(async (_request, response) => {
        response.once('close', () => events.emit('closed'));
        left.abort();
      }),
    );
    const closed = once(events, 'closed');
    await expect(fetch(url, { signal: left.signal })).rejects.toThrow();
    await closed;
    expect(await lines()).toContain('partner_desk_turn_duration_seconds_count{status="aborted"} 1');
  });

  it('count turns by what they were and what became of them, as the log tells it', async () => {
    const url = await serve((request, response) =>
      inScope(newScope('one'), () =>
        metrics.timed(async () => {
          if (request.url === '/click') describeScope({ event: 'click', outcome: 'done', tenant: 'contoso' });
          response.end();
        })(request, response),
      ),
    );
    for (const path of ['/click', '/click', '/refused']) await (await fetch(url + path)).text();
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'partner_desk_turns_total{event="click",outcome="done"} 2',
        'partner_desk_turns_total{event="none",outcome="none"} 1',
      ]),
    );
  });

  it('count what the outbox has tried', async () => {
    metrics.countEffect('mail', 'failed');
    metrics.countEffect('mail', 'failed');
    expect(await lines()).toContain('partner_desk_effects_total{effect="mail",outcome="failed"} 2');
  });

  it('say what the outbox has left to do, as long as the store answers', async () => {
    let isAway = false;
    metrics.watch(async () => {
      if (isAway) throw new Error('the store is away');
      return { due: 3, failing: 2, ambiguous: 1, undeliverable: 0, oldestSeconds: 75 };
    });
    const told = async () => (await lines()).filter(line => line.startsWith('partner_desk_outbox'));
    expect(await told()).toEqual([
      'partner_desk_outbox_effects{state="due"} 3',
      'partner_desk_outbox_effects{state="failing"} 2',
      'partner_desk_outbox_effects{state="ambiguous"} 1',
      'partner_desk_outbox_effects{state="undeliverable"} 0',
      'partner_desk_outbox_oldest_seconds 75',
    ]);
    isAway = true;
    expect(await told()).toEqual(['partner_desk_outbox_oldest_seconds Nan']);
  });

  it('are kept by each server for itself', async () => {
    const other = await openMetrics({ metricsPort: 0, host });
    other.countProactive('delivered');
    await other.close();
    expect((await lines()).filter(line => line.startsWith('partner_desk_proactive'))).toEqual([]);
  });

  it('are refused where something else listens', async () => {
    await expect(openMetrics({ metricsPort: metrics.port, host })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
