import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Effect, setAside } from '../../src/domain/effect';
import { TenantId } from '../../src/domain/ids';
import { backlogOf, readinessOf, watchBacklog } from '../../src/outbox/backlog';
import { openEmbeddedStore } from '../../src/store/embedded';
import type { Store } from '../../src/store/store';
import { at, effectDue, Notes, note } from '../store/note';

const NOW = '2026-03-02T10:00:00.000Z';
const clock = { now: () => new Date(NOW) };
const NOTHING = { due: 0, failing: 0, ambiguous: 0, undeliverable: 0, oldestSeconds: 0 };
const LATER = '2026-04-01T00:00:00.000Z';
const failingSince = (since: string): Effect => ({ ...effectDue(LATER, since), failingSince: at(since) });

describe('the backlog of the outbox', () => {
  let directory: string;
  let store: Store;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'partner-desk-backlog-'));
    store = openEmbeddedStore(directory, clock.now);
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  const put = (tenant: string, ...effects: Effect[]) =>
    store.create(Notes, { tenant: TenantId.parse(tenant), id: 'note', body: note('a'), effects });

  it('is nothing while everything waits for its time', async () => {
    await put('contoso', effectDue(LATER));
    expect(await backlogOf(store, clock)).toEqual(NOTHING);
  });

  it('counts what is due, what fails and what is set aside, over all tenants', async () => {
    await put('contoso', effectDue('2026-03-02T09:59:30.000Z'));
    await put('fabrikam', failingSince('2026-03-02T09:00:00.000Z'), failingSince('2026-03-02T09:58:00.000Z'));
    const aside = effectDue(LATER, 'aside');
    const since = at('2026-02-20T00:00:00.000Z');
    await put(
      'wingtip',
      setAside(aside, { state: 'ambiguous', since }),
      setAside({ ...aside, id: 'other' }, { state: 'undeliverable', since, reason: 'blocked' }),
      effectDue(LATER, 'waiting'),
    );
    expect(await backlogOf(store, clock)).toEqual({
      due: 1,
      failing: 2,
      ambiguous: 1,
      undeliverable: 1,
      oldestSeconds: 3_600,
    });
  });

  it('is as old as what is due, if nothing fails', async () => {
    await put('contoso', effectDue('2026-03-02T09:59:30.000Z'));
    expect(await backlogOf(store, clock)).toMatchObject({ due: 1, oldestSeconds: 30 });
  });

  it('is looked up once for all who ask within some seconds, but asked again where that has failed', async () => {
    let calls = 0;
    const counted: Store = {
      ...store,
      due: (...query) => {
        calls += 1;
        return calls === 1 ? Promise.reject(new Error('away')) : store.due(...query);
      },
    };
    const backlog = watchBacklog(counted, clock);
    await expect(backlog()).rejects.toThrow('away');
    expect(await Promise.all([backlog(), backlog()])).toEqual([NOTHING, NOTHING]);
    expect(calls).toBe(2);
  });
});

it('a server is degraded when its backlog is older than it may be', () => {
  expect(readinessOf({ ...NOTHING, oldestSeconds: 300 }, 300).status).toBe('ready');
  expect(readinessOf({ ...NOTHING, oldestSeconds: 301 }, 300).status).toBe('degraded');
  expect(readinessOf({ ...NOTHING, undeliverable: 7 }, 300)).toEqual({
    status: 'ready',
    outbox: { ...NOTHING, undeliverable: 7 },
  });
});
