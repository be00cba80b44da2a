import type { Logger } from 'pino';
import type { Effect } from '../domain/effect';
import { type Instant, instant, later, type TenantId } from '../domain/ids';
import { KINDS_WITH_EFFECTS } from '../store/documents';
import { DocumentConflict, type DocumentKind, type DueDocument, type Store, type Stored } from '../store/store';
import type { Clock } from '../workflows/ports';

/** What became of an effect: it is done, or to be done later, perhaps only the rest of it. */
export type Outcome =
  | { readonly done: true }
  | { readonly done: false; readonly effect: Effect; readonly due: Instant };

export const DONE: Outcome = { done: true };

/** How effects are done. Both must bear being called again for the same effect. */
export interface Performer {
  /** Decides what exactly is about to happen, before the claim is written. */
  prepare(effect: Effect): Promise<Effect>;
  perform(effect: Effect, tenant: TenantId): Promise<Outcome>;
}

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
  /** No other process shares the store: what a former one had claimed is taken over at once. */
  readonly alone: boolean;
}

/** How long a claim keeps others away; every effect has a time limit well below. */
const CLAIM = 30_000;
const SWEEP_EVERY = 1_000;
const SWEEP_SIZE = 50;
const AT_ONCE = 8;
const LONGEST_PAUSE = 10 * 60_000;

/**
 * Does what commits have left to be done. A document's due effects are claimed with one conditional write, done in
 * their order, and cleared with another; whoever finds a claim that has run out takes over.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, clock, log } = options;
  const busy = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | undefined;
  let again = false;
  let stopped = true;

  async function sweep(by: Instant): Promise<void> {
    const due = await store.due(by, SWEEP_SIZE);
    for (const document of due) {
      const key = `${document.tenant}/${document.kind}/${document.id}`;
      if (stopped || busy.has(key)) continue;
      if (busy.size >= AT_ONCE) await Promise.race(busy.values());
      busy.set(
        key,
        settle(document, by)
          .catch(error => log.error({ err: error, kind: document.kind }, 'effects failed'))
          .finally(() => {
            busy.delete(key);
            wake();
          }),
      );
    }
  }

  function wake(): void {
    if (stopped) return;
    if (sweeping) {
      again = true;
      return;
    }
    clearTimeout(timer);
    sweeping = sweep(instant(clock.now()))
      .catch(error => log.error({ err: error }, 'outbox sweep failed'))
      .finally(() => {
        sweeping = undefined;
        if (stopped) return;
        if (again) {
          again = false;
          wake();
        } else {
          timer = setTimeout(wake, SWEEP_EVERY);
        }
      });
  }

  async function settle(document: DueDocument, by: Instant): Promise<void> {
    const kind = KINDS_WITH_EFFECTS.find(each => each.kind === document.kind);
    if (!kind) return;
    await settleDocument(options, kind as DocumentKind<unknown>, document, by);
  }

  return {
    wake,
    start() {
      stopped = false;
      const first = options.alone ? later(clock.now(), CLAIM) : instant(clock.now());
      sweeping = sweep(first)
        .catch(error => log.error({ err: error }, 'outbox sweep failed'))
        .finally(() => {
          sweeping = undefined;
          wake();
        });
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await sweeping;
      await Promise.all(busy.values());
    },
  };
}

async function settleDocument<Body>(
  options: OutboxOptions,
  kind: DocumentKind<Body>,
  { tenant, id }: DueDocument,
  by: Instant,
): Promise<void> {
  const claimed = await claim(options, kind, tenant, id, by);
  const outcomes = new Map<string, Outcome>();
  for (const effect of claimed) outcomes.set(effect.id, await attempt(options, effect, tenant));
  if (claimed.length > 0) await clear(options.store, kind, tenant, id, outcomes);
}

/** @returns the effects that are now this instance's to do */
async function claim<Body>(
  { store, clock, performer, instance, alone }: OutboxOptions,
  kind: DocumentKind<Body>,
  tenant: TenantId,
  id: string,
  by: Instant,
): Promise<readonly Effect[]> {
  const found = await store.read(kind, tenant, id);
  if (!found) return [];
  const now = instant(clock.now());
  const isDue = (effect: Effect) =>
    effect.due <= now || (alone && effect.due <= by && effect.claimedBy !== undefined && effect.claimedBy !== instance);
  if (!found.effects.some(isDue)) return [];
  const mine: Effect[] = [];
  const effects: Effect[] = [];
  for (const effect of found.effects) {
    if (!isDue(effect)) {
      effects.push(effect);
      continue;
    }
    const prepared = await performer.prepare(effect);
    const claimed = { ...prepared, claimedBy: instance, due: later(clock.now(), CLAIM), attempts: effect.attempts + 1 };
    mine.push(claimed);
    effects.push(claimed);
  }
  try {
    await store.replace(kind, { ...found, effects });
    return mine;
  } catch (error) {
    if (error instanceof DocumentConflict) return [];
    throw error;
  }
}

async function attempt({ performer, clock, log }: OutboxOptions, effect: Effect, tenant: TenantId): Promise<Outcome> {
  try {
    return await performer.perform(effect, tenant);
  } catch (error) {
    log.warn({ err: error, effect: effect.type, attempts: effect.attempts }, 'effect failed, to be done again');
    const pause = Math.min(LONGEST_PAUSE, 500 * 2 ** effect.attempts);
    return { done: false, effect, due: later(clock.now(), pause) };
  }
}

/** Takes what is done off the document, whoever else has written it meanwhile. */
async function clear<Body>(
  store: Store,
  kind: DocumentKind<Body>,
  tenant: TenantId,
  id: string,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<void> {
  for (;;) {
    const found: Stored<Body> | undefined = await store.read(kind, tenant, id);
    if (!found) return;
    const effects = found.effects.flatMap(effect => {
      const outcome = outcomes.get(effect.id);
      if (!outcome) return [effect];
      if (outcome.done) return [];
      const { claimedBy: _claim, ...rest } = outcome.effect;
      return [{ ...rest, due: outcome.due }];
    });
    try {
      await store.replace(kind, { ...found, effects });
      return;
    } catch (error) {
      if (!(error instanceof DocumentConflict)) throw error;
    }
  }
}
