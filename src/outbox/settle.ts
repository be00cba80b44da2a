import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Effect } from '../domain/effect';
import { type Instant, instant, later, type TenantId } from '../domain/ids';
import { DocumentConflict, type DocumentKind, type Store, type Stored } from '../store/store';
import type { Clock } from '../workflows/ports';
import { type Keep, type Outcome, type Performer, retryAt } from './outcome';

export interface SettleOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly performer: Performer;
  readonly log: Logger;
  /** Names this process among those that share the store. */
  readonly instance: string;
  /** No other process shares the store: what a former one had claimed is taken over at once. */
  readonly alone: boolean;
  /** From now on no further effect is begun. */
  readonly isStopped: () => boolean;
}

/** How long a claim keeps others away; it begins anew with each effect. */
export const CLAIM = 30_000;

/** An effect that was tried, and what became of it. */
interface Tried {
  readonly id: string;
  readonly outcome: Outcome;
}

/**
 * Does the due effects of a document in their order. The first write claims all of them; between two effects one write
 * clears the former, prepares the next and renews the claim on the others.
 * @param by claims that end by then are taken over by an outbox that is alone
 * @returns whether there was anything to do
 */
export async function settle<Body>(
  options: SettleOptions,
  kind: DocumentKind<Body>,
  document: { readonly tenant: TenantId; readonly id: string },
  by: Instant,
): Promise<boolean> {
  let last: Tried | undefined;
  for (;;) {
    const next = await advance(options, kind, document, by, last);
    if (!next) return last !== undefined;
    // A store may answer without ever waiting: the rest of the process has its turn here.
    await setImmediate();
    const keep: Keep = change => kept(options, kind, document, next.id, change);
    last = { id: next.id, outcome: await attempt(options, next, document.tenant, keep) };
  }
}

/**
 * Writes what became of the last effect and which one is next, whoever else has written the document meanwhile.
 * @returns the next one, unless there is none or another process has it
 */
async function advance<Body>(
  options: SettleOptions,
  kind: DocumentKind<Body>,
  { tenant, id }: { readonly tenant: TenantId; readonly id: string },
  by: Instant,
  last: Tried | undefined,
): Promise<Effect | undefined> {
  const { store, clock, instance, isStopped } = options;
  for (;;) {
    const found: Stored<Body> | undefined = await store.read(kind, tenant, id);
    if (!found) return undefined;
    const now = instant(clock.now());
    const left = found.effects.flatMap(effect =>
      effect.id === last?.id ? rest(effect, last.outcome, instance) : [effect],
    );
    if (!last && (isStopped() || !left.some(effect => isMine(options, effect, now, by)))) return undefined;
    const effects: Effect[] = [];
    let next: Effect | undefined;
    for (const effect of left) {
      if (!isMine(options, effect, now, by)) effects.push(effect);
      else if (isStopped()) effects.push(released(effect, now));
      else if (next) effects.push(claimed(options, effect));
      else {
        const prepared = await prepare(options, { ...effect, attempts: effect.attempts + 1 });
        effects.push(prepared.effect);
        if (prepared.isReady) next = prepared.effect;
      }
    }
    try {
      await store.replace(kind, { ...found, effects });
      return next;
    } catch (error) {
      if (!(error instanceof DocumentConflict)) throw error;
    }
  }
}

/**
 * Writes how far an effect has come, whoever else has written the document meanwhile. Swiftly: what is done next must
 * follow so closely that this process hardly ever dies in between.
 */
async function kept<Body>(
  { store, instance }: SettleOptions,
  kind: DocumentKind<Body>,
  { tenant, id }: { readonly tenant: TenantId; readonly id: string },
  effectId: string,
  change: (effect: Effect) => Effect,
): Promise<void> {
  for (;;) {
    const found = await store.read(kind, tenant, id);
    const held = found?.effects.find(effect => effect.id === effectId);
    if (!found || held?.claimedBy !== instance) throw new Error('another process has taken the effect over');
    const effects = found.effects.map(effect => (effect === held ? change(effect) : effect));
    try {
      await store.replace(kind, { ...found, effects }, { isSwift: true });
      return;
    } catch (error) {
      if (!(error instanceof DocumentConflict)) throw error;
    }
  }
}

/** What is left of an effect that was tried; one that somebody else has taken over meanwhile is theirs. */
function rest(effect: Effect, outcome: Outcome, instance: string): Effect[] {
  if (outcome.done) return [];
  return effect.claimedBy === instance ? [released(outcome.effect, outcome.due)] : [effect];
}

/** What is due, what this process has claimed, and what a former one had claimed. */
function isMine({ instance, alone }: SettleOptions, { due, claimedBy }: Effect, now: Instant, by: Instant): boolean {
  return due <= now || claimedBy === instance || (alone && claimedBy !== undefined && due <= by);
}

const claimed = ({ instance, clock }: SettleOptions, effect: Effect): Effect => ({
  ...effect,
  claimedBy: instance,
  due: later(clock.now(), CLAIM),
});

function released({ claimedBy: _claim, ...effect }: Effect, due: Instant): Effect {
  return { ...effect, due };
}

async function prepare(
  options: SettleOptions,
  effect: Effect,
): Promise<{ readonly effect: Effect; readonly isReady: boolean }> {
  try {
    return { effect: claimed(options, await options.performer.prepare(effect)), isReady: true };
  } catch (error) {
    reportFailure(options, effect, error);
    return { effect: released(effect, retryAt(options.clock, effect)), isReady: false };
  }
}

async function attempt(options: SettleOptions, effect: Effect, tenant: TenantId, keep: Keep): Promise<Outcome> {
  try {
    const outcome = await options.performer.perform(effect, tenant, keep);
    if (!outcome.done && outcome.failure !== undefined) reportFailure(options, effect, outcome.failure);
    return outcome;
  } catch (error) {
    reportFailure(options, effect, error);
    return { done: false, effect, due: retryAt(options.clock, effect) };
  }
}

function reportFailure({ log }: SettleOptions, { type, attempts }: Effect, error: unknown): void {
  log.warn({ err: error, effect: type, attempts }, 'effect failed, to be done again');
}
