import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { type Effect, effectOf } from '../../src/domain/effect';
import type { Account } from '../../src/domain/enrollment';
import { type Instant, instant, later, TenantId, UserId } from '../../src/domain/ids';
import { createOutbox, type Outbox, type OutboxOptions } from '../../src/outbox/outbox';
import { DONE, type Keep, type Outcome } from '../../src/outbox/outcome';
import { ACCOUNT_ID, Accounts } from '../../src/store/documents';
import { openEmbeddedStore } from '../../src/store/embedded';
import { type Operation, observed } from '../../src/store/observed';
import type { Store, Stored } from '../../src/store/store';
import { accountBy } from '../domain/samples';

const START = Date.parse('2026-03-02T10:00:00.000Z');

/** What a claim changes of an effect. */
type Claim = Pick<Effect, 'due' | 'attempts'> & { readonly claimedBy: string };

type Behaviour = (effect: Effect, tenant: TenantId, keep: Keep) => Promise<Outcome>;

/**
 * Documents with effects on a store of their own, a clock that stands still until it is moved, and outboxes that share
 * both. What an effect does is told by its id.
 */
export async function openBench() {
  const directory = await mkdtemp(join(tmpdir(), 'partner-desk-outbox-'));
  let time = START;
  const clock = { now: () => new Date(time) };
  const plain = openEmbeddedStore(directory, clock.now);
  const operations: Operation[] = [];
  const lines: string[] = [];
  const performed: string[] = [];
  const behaviours = new Map<string, Behaviour>();
  const running: Outbox[] = [];
  let faults: { name: string; error: Error }[] = [];

  /** The store of a process: as the real one, but it lets others in, and fails when it is told to. */
  const watched = observed(plain, operation => operations.push(operation));
  const faulty = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    await turn();
    const fault = faults.find(each => each.name === name);
    if (fault) throw fault.error;
    return work();
  };
  const store: Store = {
    ...watched,
    read: (kind, tenant, id) => faulty(`read ${tenant}`, () => watched.read(kind, tenant, id)),
    replace: (kind, document) => faulty(`replace ${document.tenant}`, () => watched.replace(kind, document)),
    due: (...query) => faulty('due', () => watched.due(...query)),
  };

  const outbox = (options: Partial<OutboxOptions> = {}): Outbox => {
    const { instance = 'one' } = options;
    const created = createOutbox({
      store,
      clock,
      log: pino({ level: 'trace' }, { write: line => lines.push(line) }),
      performer: {
        async perform(effect, tenant, keep) {
          performed.push(`${instance} ${tenant} ${effect.id}`);
          return (await behaviours.get(effect.id)?.(effect, tenant, keep)) ?? DONE;
        },
      },
      instance,
      ...options,
    });
    running.push(created);
    return created;
  };

  return {
    plain,
    clock,
    operations,
    /** What was done, in order: which process, whose document, which effect. */
    performed,
    log: () => lines.join(''),
    outbox,

    now: () => instant(clock.now()),
    in: (milliseconds: number): Instant => later(clock.now(), milliseconds),
    wait(milliseconds: number): void {
      time += milliseconds;
    },

    /** A document with these effects, all due now; the tenant's name is its own. */
    async put(tenant: string, ids: readonly string[], changes: Partial<Claim> = {}): Promise<void> {
      const body: Account = {
        by: accountBy,
        enrollment: { state: 'draft', partnerKind: 'direct-partner', signInLinks: [] },
      };
      const effects = ids.map(id => ({ ...effectNamed(id, this.now()), ...changes }));
      await plain.create(Accounts, { tenant: TenantId.parse(tenant), id: ACCOUNT_ID, body, effects });
    },

    /** Many documents of one tenant, each with these effects. */
    async putMany(tenant: string, count: number, ids: readonly string[], changes: Partial<Claim> = {}): Promise<void> {
      await this.put(tenant, ids, changes);
      const { body, effects } = await this.stored(tenant);
      const others = Array.from({ length: count - 1 }, (_, index) => `account-${index}`);
      await Promise.all(
        others.map(id => plain.create(Accounts, { tenant: TenantId.parse(tenant), id, body, effects })),
      );
    },

    async stored(tenant: string): Promise<Stored<Account>> {
      const found = await plain.read(Accounts, TenantId.parse(tenant), ACCOUNT_ID);
      if (!found) throw new Error('there is no such document');
      return found;
    },

    async effects(tenant: string): Promise<readonly Effect[]> {
      return (await this.stored(tenant)).effects;
    },

    /** Somebody else commits an effect into the document. */
    async add(tenant: string, id: string): Promise<void> {
      const found = await this.stored(tenant);
      const effects = [...found.effects, effectNamed(id, this.now())];
      await plain.replace(Accounts, { ...found, effects });
    },

    /** What an effect does instead of being done. */
    when(id: string, behaviour: Behaviour): void {
      behaviours.set(id, behaviour);
    },

    /** An operation of the store that fails from now on, such as `read contoso`. */
    fail(name: string, error = new Error('the disk is full')): void {
      faults.push({ name, error });
    },

    heal(): void {
      faults = [];
    },

    async close(): Promise<void> {
      for (const each of running) await each.stop();
      await plain.close();
      await rm(directory, { recursive: true });
    },
  };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;

const effectNamed = (id: string, due: Instant): Effect =>
  effectOf(id, due, { type: 'grant-roles', user: UserId.parse('robin'), roles: [] });

/** A gate that a test opens: what waits at it goes on then. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Waits until something that happens by itself has happened. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('this never happened');
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** Long enough for whatever happens at once to have happened, and shorter than the pause between two sweeps. */
export const aMoment = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 150));
