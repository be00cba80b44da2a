import type { Logger } from 'pino';
import type { Effect } from '../domain/effect';
import { instant, type TenantId } from '../domain/ids';
import type { DocumentKind, DueDocument, Store, Stored } from '../store/store';
import type { Clock } from '../workflows/ports';
import { claimed } from './claim';
import { kindWithEffects } from './kind';
import { type Performer, pauseAfter } from './outcome';
import { settle } from './settle';

export interface Outbox {
  /** Effects as a commit of this process writes them: those that are due are its own to do, and need not be found. */
  claim(effects: readonly Effect[]): readonly Effect[];
  /** Does the effects of a document as a commit of this process has written it. */
  take<Body>(kind: DocumentKind<Body>, document: Stored<Body>): void;
  /** Looks for due effects now. */
  wake(): void;
  start(): void;
  /** Ends after the effects that are being done. */
  stop(): Promise<void>;
}

export interface OutboxOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly performer: Performer;
  readonly log: Logger;
  /** Names this process among those that share the store. */
  readonly instance: string;
  readonly claim?: number;
  readonly timeLimit?: number;
}

/** So long after a process has died, in milliseconds, the others take over what it had begun. */
const CLAIM = 10_000;
/** More than sending to Teams or to a mail server takes at most. */
const TIME_LIMIT = 20_000;

const SWEEP_EVERY = 1_000;
const SWEEP_SIZE = 50;
/** Sixteen tenants at the limits of Teams. */
const AT_ONCE = 256;
/** Fifty a second when each takes a third of a second; and nobody waits for a tenant that has much to be told. */
const AT_ONCE_PER_TENANT = 16;

/** Which document. */
type Key = Pick<DueDocument, 'tenant' | 'kind' | 'id'>;

/** A document that could not be read or written: it is left alone for a while, longer from time to time. */
interface Rest {
  readonly failures: number;
  readonly until: number;
}

/**
 * Does what commits have left to be done: several documents at once, each by itself, those first that have waited
 * longest.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, clock, log } = options;
  const busy = new Map<string, { readonly tenant: TenantId; readonly ended: Promise<void> }>();
  /** What was found and is not begun, because enough of its tenant is being done. */
  const waiting = new Map<TenantId, Key[]>();
  /** What was committed while effects of the same document were being done. */
  const again = new Map<string, Key>();
  const resting = new Map<string, Rest>();
  const settling = { claim: CLAIM, timeLimit: TIME_LIMIT, ...options, isStopped: () => stopped };
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | undefined;
  let isWoken = false;
  let stopped = true;

  /** Finds what is due, except of tenants of whom enough is known: what others have left may be far behind theirs. */
  async function sweep(): Promise<void> {
    let isMoreLeft = true;
    while (isMoreLeft && busy.size < AT_ONCE && !stopped) {
      const limit = SWEEP_SIZE + resting.size + busy.size;
      const due = await store.due(instant(clock.now()), limit, [...waiting.keys()]);
      isMoreLeft = due.length === limit;
      for (const document of due) {
        if (!busy.has(keyOf(document)) && !isResting(keyOf(document))) queue(document);
      }
      begin();
    }
  }

  function queue(document: Key): void {
    const known = waiting.get(document.tenant);
    if (known) known.push(document);
    else waiting.set(document.tenant, [document]);
  }

  /** Begins what there is room for; a tenant that has no more waiting comes last when more of it is found. */
  function begin(): void {
    if (stopped) return;
    const counts = countsOfTenants();
    for (const [tenant, documents] of waiting) {
      const room = roomOf(tenant, counts);
      if (room <= 0) continue;
      for (const document of documents.splice(0, room)) {
        if (busy.has(keyOf(document))) continue;
        start(document, async () => {
          const hasWorked = await settle(settling, kindWithEffects(document), document);
          return hasWorked && !waiting.has(tenant);
        });
      }
      if (documents.length === 0) waiting.delete(tenant);
    }
  }

  function countsOfTenants(): Map<TenantId, number> {
    const counts = new Map<TenantId, number>();
    for (const { tenant } of busy.values()) counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
    return counts;
  }

  const roomOf = (tenant: TenantId, counts: ReadonlyMap<TenantId, number>): number =>
    Math.min(AT_ONCE - busy.size, AT_ONCE_PER_TENANT - (counts.get(tenant) ?? 0));

  /** @param work tells whether there may be more to be found */
  function start(document: Key, work: () => Promise<boolean>): void {
    const key = keyOf(document);
    const ended = settled(document, work).then(isMoreLikely => {
      busy.delete(key);
      const next = again.get(key);
      again.delete(key);
      if (next) queue(next);
      begin();
      if (isMoreLikely) wake();
    });
    busy.set(key, { tenant: document.tenant, ended });
  }

  async function settled(document: Key, work: () => Promise<boolean>): Promise<boolean> {
    const key = keyOf(document);
    try {
      const hasWorked = await work();
      resting.delete(key);
      return hasWorked;
    } catch (error) {
      const failures = (resting.get(key)?.failures ?? 0) + 1;
      resting.set(key, { failures, until: clock.now().getTime() + pauseAfter(failures) });
      log.error({ err: error, kind: document.kind, failures }, 'effects of a document failed');
      return false;
    }
  }

  const isResting = (key: string): boolean => clock.now().getTime() < (resting.get(key)?.until ?? 0);

  function run(): void {
    clearTimeout(timer);
    sweeping = sweep()
      .catch(error => log.error({ err: error }, 'outbox sweep failed'))
      .finally(() => {
        sweeping = undefined;
        if (stopped) return;
        if (isWoken) wake();
        else timer = setTimeout(wake, SWEEP_EVERY);
      });
  }

  function wake(): void {
    if (stopped) return;
    isWoken = sweeping !== undefined;
    if (!isWoken) run();
  }

  return {
    claim: effects =>
      stopped
        ? effects
        : effects.map(effect => (effect.due <= instant(clock.now()) ? claimed(settling, effect) : effect)),
    take(kind, document) {
      if (stopped) return;
      const key = { tenant: document.tenant, kind: kind.kind, id: document.id };
      if (busy.has(keyOf(key))) again.set(keyOf(key), key);
      else if (roomOf(key.tenant, countsOfTenants()) <= 0) queue(key);
      // Only what is begun at once is begun from this version: later there may be another one.
      else {
        start(key, async () => {
          await settle(settling, kind, key, document);
          return false;
        });
      }
    },
    wake,
    start() {
      stopped = false;
      run();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await sweeping;
      await Promise.all([...busy.values()].map(({ ended }) => ended));
    },
  };
}

const keyOf = ({ tenant, kind, id }: Key): string => `${tenant}/${kind}/${id}`;
