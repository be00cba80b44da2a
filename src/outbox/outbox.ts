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
/** Sixteen tenants at the limits of Teams. */
const AT_ONCE = 256;
/** Fifty a second when each takes a third of a second; and nobody waits for a tenant that has much to be told. */
const AT_ONCE_PER_TENANT = 16;

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
  const waiting = new Map<TenantId, DueDocument[]>();
  const resting = new Map<string, Rest>();
  const settling = { claim: CLAIM, timeLimit: TIME_LIMIT, ...options, isStopped: () => stopped };
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | undefined;
  let again = false;
  let stopped = true;

  /** Finds what is due, except of tenants of whom enough is known: what others have left may be far behind theirs. */
  async function sweep(): Promise<void> {
    let isMoreLeft = true;
    while (isMoreLeft && busy.size < AT_ONCE && !stopped) {
      const limit = SWEEP_SIZE + resting.size + busy.size;
      const due = await store.due(instant(clock.now()), limit, [...waiting.keys()]);
      isMoreLeft = due.length === limit;
      for (const document of due) {
        if (busy.has(keyOf(document)) || isResting(keyOf(document))) continue;
        const known = waiting.get(document.tenant);
        if (known) known.push(document);
        else waiting.set(document.tenant, [document]);
      }
      begin();
    }
  }

  /** Begins what there is room for; a tenant that has no more waiting comes last when more of it is found. */
  function begin(): void {
    if (stopped) return;
    const counts = new Map<TenantId, number>();
    for (const { tenant } of busy.values()) counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
    for (const [tenant, documents] of waiting) {
      const room = Math.min(AT_ONCE - busy.size, AT_ONCE_PER_TENANT - (counts.get(tenant) ?? 0));
      if (room <= 0) continue;
      for (const document of documents.splice(0, room)) {
        busy.set(keyOf(document), { tenant, ended: settled(document).then(hasWorked => ended(document, hasWorked)) });
      }
      if (documents.length === 0) waiting.delete(tenant);
    }
  }

  /** Only after a document that there was something to do for is looked for more at once. */
  function ended(document: DueDocument, hasWorked: boolean): void {
    busy.delete(keyOf(document));
    begin();
    if (hasWorked && !waiting.has(document.tenant)) wake();
  }

  /** @returns whether there was anything to do */
  async function settled(document: DueDocument): Promise<boolean> {
    const key = keyOf(document);
    try {
      const hasWorked = await settle(settling, kindOf(document), document);
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

const keyOf = ({ tenant, kind, id }: DueDocument): string => `${tenant}/${kind}/${id}`;

/** @throws Error for a kind that this version does not know */
function kindOf({ kind }: DueDocument): DocumentKind<unknown> {
  const known = KINDS_WITH_EFFECTS.find(each => each.kind === kind);
  if (!known) throw new Error(`There are no effects of a ${kind}`);
  return known as DocumentKind<unknown>;
}
