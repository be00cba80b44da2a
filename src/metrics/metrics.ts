import type { ServerResponse } from 'node:http';
import { currentScope } from '../log/scope';
import type { Operation } from '../store/observed';
import { listen } from './endpoint';
import { addOutboxGauges, type OutboxBacklog } from './outbox-gauges';

/** What the process counts for whoever watches it. No label may tell a tenant, a person or a link. */
export interface Metrics {
  /** Where `GET /metrics` is answered, if anywhere. */
  readonly port: number | undefined;
  countOperation(operation: Operation): void;
  /** @param outcome one of a few words */
  countProactive(outcome: string): void;
  /** @param outcome one of a few words */
  countEffect(effect: string, outcome: string): void;
  /** Asks for what the outbox has left to do whenever somebody asks for metrics. */
  watch(backlog: () => Promise<OutboxBacklog>): void;
  /** The same handler, measured from its call until the answer is sent. */
  timed<Request, Response extends ServerResponse>(
    turn: (request: Request, response: Response) => Promise<void>,
  ): (request: Request, response: Response) => Promise<void>;
  close(): Promise<void>;
}

const NONE: Metrics = {
  port: undefined,
  countOperation() {},
  countProactive() {},
  countEffect() {},
  watch() {},
  timed: turn => turn,
  async close() {},
};

/** In seconds: from a turn without any waiting to one that Teams has long given up. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

/** Keeps metrics and serves them in Prometheus' text format; without a port, none are kept. */
export async function openMetrics({
  metricsPort,
  host,
}: {
  readonly metricsPort: number | undefined;
  readonly host: string;
}): Promise<Metrics> {
  if (metricsPort === undefined) return NONE;
  // A server without metrics starts without it.
  const { Counter, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  const registers = [registry];
  const operations = new Counter({
    name: 'partner_desk_store_operations_total',
    help: 'Calls of the store, refused ones included; kind is empty for those about all kinds of documents.',
    labelNames: ['operation', 'kind'],
    registers,
  });
  const requestUnits = new Counter({
    name: 'partner_desk_store_request_units_total',
    help: 'Request units that Cosmos DB has charged, repeated requests included; 0 on the embedded store.',
    labelNames: ['operation', 'kind'],
    registers,
  });
  const turns = new Histogram({
    name: 'partner_desk_turn_duration_seconds',
    help: 'From an activity on /api/messages to its answer; status is "aborted" where nobody waited for it.',
    labelNames: ['status'],
    buckets: BUCKETS,
    registers,
  });
  const outcomes = new Counter({
    name: 'partner_desk_turns_total',
    help: 'What came in on /api/messages and what became of it; "none" where it was refused unread, or answered before it was done.',
    labelNames: ['event', 'outcome'],
    registers,
  });
  const effects = new Counter({
    name: 'partner_desk_effects_total',
    help: 'Consequences of commits that the outbox has tried: mails, messages, records of other partners and more.',
    labelNames: ['effect', 'outcome'],
    registers,
  });
  const proactive = new Counter({
    name: 'partner_desk_proactive_messages_total',
    help: 'Messages and updates of cards that answer nobody; refused ones are sent again later.',
    labelNames: ['outcome'],
    registers,
  });
  const endpoint = await listen(registry, metricsPort, host);
  return {
    ...endpoint,
    countOperation({ name, kind = '', requestUnits: charge }) {
      const labels = { operation: name, kind };
      operations.inc(labels);
      requestUnits.inc(labels, charge);
    },
    countProactive: outcome => proactive.inc({ outcome }),
    countEffect: (effect, outcome) => effects.inc({ effect, outcome }),
    watch: backlog => addOutboxGauges(Gauge, registers, backlog),
    timed: turn => (request, response) => {
      const end = turns.startTimer();
      const scope = currentScope();
      response.once('close', () => {
        end({ status: response.writableFinished ? response.statusCode : 'aborted' });
        const { event = 'none', outcome = 'none' } = scope?.details ?? {};
        outcomes.inc({ event, outcome });
      });
      return turn(request, response);
    },
  };
}
