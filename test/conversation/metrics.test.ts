import { Effect } from '../../src/domain/effect';
import { KINDS } from '../../src/kinds';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import { acceptance, invited, twoPartners } from './harness/story';

const TURNS = 'partner_desk_turn_duration_seconds_count{status="200"}';
const OPERATIONS = 'partner_desk_store_operations_total';

describe('the metrics of a server', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk({ environment: { METRICS_PORT: '0' } });
  });
  afterAll(async () => desk.close());

  async function told(): Promise<string> {
    const listening = desk.log.map(line => JSON.parse(line)).find(({ msg }) => msg === 'listening');
    const response = await fetch(`http://127.0.0.1:${listening.metricsPort}/metrics`);
    return response.text();
  }

  /** What each series counts, by its name with its labels. */
  async function counts(): Promise<(series: string) => number> {
    const entries = [...(await told()).matchAll(/^(partner_desk_.*) (\S+)$/gm)];
    const values = new Map(entries.map(([, series = '', value]) => [series, Number(value)]));
    return series => values.get(series) ?? 0;
  }

  it('are at one address, and nothing else there harms the server', async () => {
    const listening = desk.log.map(line => JSON.parse(line)).find(({ msg }) => msg === 'listening');
    expect((await fetch(`http://127.0.0.1:${listening.metricsPort}/`)).status).toBe(404);
  });

  it('count a turn and what it asks of the store, as its line in the log does', async () => {
    const alex = desk.member('unenrolled', 'Alex Wilber');
    await alex.say('hello');
    await desk.settled();
    const before = await eventually(async () => {
      const now = await counts();
      expect(now(TURNS)).toBeGreaterThan(0);
      return now;
    });
    await alex.say('help');
    await eventually(async () => expect((await counts())(TURNS)).toBe(before(TURNS) + 1));
    const after = await counts();
    const READS = ['conversation', 'user', 'account'].map(kind => `{operation="read",kind="${kind}"}`);
    const ASKED = [...READS, '{operation="replace",kind="conversation"}'];
    expect(ASKED.map(labels => after(OPERATIONS + labels) - before(OPERATIONS + labels))).toEqual([1, 1, 1, 1]);

    const { requestUnits } = desk.log.map(line => JSON.parse(line)).findLast(({ msg }) => msg === 'request');
    const UNITS = ASKED.map(labels => `partner_desk_store_request_units_total${labels}`);
    const charged = UNITS.reduce((sum, series) => sum + after(series) - before(series), 0);
    expect(charged).toBeCloseTo(requestUnits, 1);
    if (process.env['TEST_STORE'] === 'cosmos') expect(charged).toBeGreaterThan(0);
  });

  it('count what the bot says first, by what becomes of it, and name nobody', async () => {
    const { alex } = await twoPartners(desk);
    const links = [await invited(alex), await invited(alex)];
    await desk.settled();
    for (const [link, fault, outcome] of [
      [links[0], undefined, 'delivered'],
      [links[1], { status: 403 }, 'blocked'],
    ] as const) {
      const series = `partner_desk_proactive_messages_total{outcome="${outcome}"}`;
      const before = (await counts())(series);
      desk.connector.fault = () => fault;
      await desk.website.send(link ?? '', acceptance());
      await desk.settled();
      expect((await counts())(series)).toBeGreaterThan(before);
    }

    const operations = ['read', 'create', 'replace', 'remove', 'list', 'due', 'stalled'];
    const kinds = ['', ...KINDS.map(({ kind }) => kind)];
    const outcomes = ['delivered', 'blocked', 'ambiguous', 'refused', 'done', 'postponed'];
    const events = ['text', 'click', 'installed'];
    const states = ['due', 'failing', 'ambiguous', 'undeliverable'];
    const effects = Effect.options.map(({ shape }) => shape.type.value);
    const allowed = {
      operation: operations,
      kind: kinds,
      outcome: outcomes,
      status: ['200'],
      event: events,
      effect: effects,
      state: states,
    };
    const labels = [...(await told()).matchAll(/[{,](\w+)="([^"]*)"/g)].filter(([, name]) => name !== 'le');
    expect(new Set(labels.map(([, name]) => name))).toEqual(new Set(Object.keys(allowed)));
    for (const [, name = '', value] of labels) expect(allowed).toHaveProperty(name, expect.arrayContaining([value]));
  });
});
