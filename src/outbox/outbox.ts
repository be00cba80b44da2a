import type { Logger } from 'pino';
import { instant, type TenantId } from '../domain/ids';
import { KINDS_WITH_EFFECTS } from '../store/documents';
import type { DocumentKind, DueDocument, Store } from '../store/store';
import type { Clock } from '../workflows/ports';
import { type Performer, pauseAfter } from './outcome';
import { settle } from './settle';

export interface Outbox {
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
const AT_ONCE = 64;
/** Nobody waits for a tenant that has much to be told, or whose limits Teams has reached. */
const AT_ONCE_PER_TENANT = 8;

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
  const resting = new Map<string, Rest>();
  const settling = { claim: CLAIM, timeLimit: TIME_LIMIT, ...options, isStopped: () => stopped };
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | undefined;
  let again = false;
  let stopped = true;

  async function sweep(): Promise<void> {
    let isCrowded: boolean;
    do {
      const limit = SWEEP_SIZE + resting.size;
      const due = await store.due(instant(clock.now()), limit, crowdedTenants());
      isCrowded = false;
      for (const document of due) {
        const { tenant } = document;
        const key = `${tenant}/${document.kind}/${document.id}`;
        if (busy.has(key) || isResting(key)) continue;
        if (crowdedTenants().includes(tenant)) {
          isCrowded = due.length === limit;
          continue;
        }
        if (busy.size >= AT_ONCE) await Promise.race([...busy.values()].map(({ ended }) => ended));
        if (stopped) return;
        busy.set(key, { tenant, ended: settled(key, document).finally(() => busy.delete(key)) });
      }
      // Behind those of crowded tenants there may be others.
    } while (isCrowded);
  }

  function crowdedTenants(): TenantId[] {
    const counts = new Map<TenantId, number>();
    for (const { tenant } of busy.values()) counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
    return [...counts].filter(([, count]) => count >= AT_ONCE_PER_TENANT).map(([tenant]) => tenant);
  }

  /** Only a document that there was something to do for is looked at again at once. */
  async function settled(key: string, document: DueDocument): Promise<void> {
    try {
      const hasWorked = await settle(settling, kindOf(document), document);
      resting.delete(key);
      if (hasWorked) wake();
    } catch (error) {
      const failures = (resting.get(key)?.failures ?? 0) + 1;
      resting.set(key, { failures, until: clock.now().getTime() + pauseAfter(failures) });
      log.error({ err: error, kind: document.kind, failures }, 'effects of a document failed');
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
        if (again) wake();
        else timer = setTimeout(wake, SWEEP_EVERY);
      });
  }

  function wake(): void {
    if (stopped) return;
    again = sweeping !== undefined;
    if (!again) run();
  }

  return {
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

/** @throws Error for a kind that this version does not know */
function kindOf({ kind }: DueDocument): DocumentKind<unknown> {
  const known = KINDS_WITH_EFFECTS.find(each => each.kind === kind);
  if (!known) throw new Error(`There are no effects of a ${kind}`);
  return known as DocumentKind<unknown>;
}
