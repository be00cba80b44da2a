import { z } from 'zod';
import { StoreUnavailable } from '../../src/store/store';
import { eventually, openTestDesk, type TestDesk } from './harness/desk';
import { acceptance, invited, twoPartners } from './harness/story';

const Body = z.object({ status: z.string(), outbox: z.record(z.string(), z.number()).optional() });

describe('GET /readyz', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk({ environment: { DEGRADED_AFTER_SECONDS: '60' } });
  });
  afterAll(async () => desk.close());

  async function readiness() {
    const response = await fetch(`${desk.url}/readyz`);
    return { status: response.status, body: Body.parse(await response.json()) };
  }

  it('says that the store does not answer', async () => {
    const away = jest.spyOn(desk.store, 'stalled').mockRejectedValue(new StoreUnavailable('away'));
    expect(await readiness()).toEqual({ status: 503, body: { status: 'not ready' } });
    away.mockRestore();
  });

  it('says that nothing is left to be done, and when messages have waited too long', async () => {
    const { alex } = await twoPartners(desk);
    const link = await invited(alex);
    await desk.settled();
    expect(await readiness()).toEqual({
      status: 200,
      body: { status: 'ready', outbox: { due: 0, failing: 0, ambiguous: 0, undeliverable: 0, oldestSeconds: 0 } },
    });

    desk.connector.fault = () => ({ status: 429, retryAfter: 1 });
    await desk.website.send(link, acceptance());
    await eventually(async () => expect((await desk.store.stalled(1)).length).toBe(1));
    desk.pass(61_000);
    const late = await eventually(async () => {
      const found = await readiness();
      expect(found.body.status).toBe('degraded');
      return found;
    });
    expect(late.status).toBe(200);
    expect(late.body.outbox?.['failing']).toBeGreaterThan(0);
    expect(late.body.outbox?.['oldestSeconds']).toBeGreaterThan(60);
  });
});
