import type { Gauge, Registry } from 'prom-client';

/** What is told of the outbox. */
export interface OutboxBacklog {
  readonly due: number;
  readonly failing: number;
  readonly ambiguous: number;
  readonly undeliverable: number;
  readonly oldestSeconds: number;
}

/** What the outbox has left to do, looked up when somebody asks for the metrics; while the store is away, nobody knows. */
export function addOutboxGauges(
  NewGauge: typeof Gauge,
  registers: Registry[],
  backlog: () => Promise<OutboxBacklog>,
): void {
  const known = () => backlog().catch(() => undefined);
  new NewGauge({
    name: 'partner_desk_outbox_effects',
    help: 'Consequences of commits that are left to be done; of each state no more than some hundreds are counted.',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      const { oldestSeconds: _age, ...states } = (await known()) ?? { oldestSeconds: undefined };
      for (const [state, count] of Object.entries(states)) this.set({ state }, count);
    },
  });
  new NewGauge({
    name: 'partner_desk_outbox_oldest_seconds',
    help: 'For how long the oldest consequence of a commit has been due or tried in vain; NaN while the store is away.',
    registers,
    async collect() {
      this.set((await known())?.oldestSeconds ?? Number.NaN);
    },
  });
}
