import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Effect, tried } from '../domain/effect';
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
  /** How long a claim keeps others away after this process has died, in milliseconds; while it lives, it is renewed. */
  readonly claim: number;
  /** How long an effect may take, in milliseconds; then it has failed, and what it still does is not waited for. */
  readonly timeLimit: number;
  /** From now on no further effect is begun. */
  readonly isStopped: () => boolean;
}

/** A document whose effects are being done. */
interface Subject<Body> {
  readonly kind: DocumentKind<Body>;
  readonly tenant: TenantId;
  readonly id: string;
  /** As this process has last written it; should somebody else have written it since, the next write is refused. */
  written?: Stored<Body>;
}

/** An effect that was tried, and what became of it; one that failed is left as far as it has come. */
interface Tried {
  readonly id: string;
  readonly outcome: Outcome | { readonly done: false; readonly effect?: undefined; readonly due: Instant };
}

/**
 * Does the due effects of a document in their order. The first write claims all of them; between two effects one write
 * clears the former, prepares the next and renews the claim on the others.
 * @returns whether there was anything to do
 */
export async function settle<Body>(
  options: SettleOptions,
  kind: DocumentKind<Body>,
  { tenant, id }: { readonly tenant: TenantId; readonly id: string },
): Promise<boolean> {
  const subject: Subject<Body> = { kind, tenant, id };
  let last: Tried | undefined;
  for (;;) {
    const next = await advance(options, subject, last);
    if (!next) return last !== undefined;
    // A store may answer without ever waiting: the rest of the process has its turn here.
    await setImmediate();
    last = { id: next.id, outcome: await attempt(options, subject, next) };
  }
}

/**
 * Writes what became of the last effect and which one is next, whoever else has written the document meanwhile.
 * @returns the next one, unless there is none or another process has it
 */
async function advance<Body>(
  options: SettleOptions,
  subject: Subject<Body>,
  last: Tried | undefined,
): Promise<Effect | undefined> {
  const { clock, instance, isStopped } = options;
  for (;;) {
    const found = await newest(options, subject);
    if (!found) return undefined;
    const now = instant(clock.now());
    const left = found.effects.flatMap(effect =>
      effect.id === last?.id ? rest(effect, last.outcome, instance, now) : [effect],
    );
    if (!last && (isStopped() || !left.some(effect => isMine(instance, effect, now)))) return undefined;
    const effects: Effect[] = [];
    let next: Effect | undefined;
    for (const effect of left) {
      if (!isMine(instance, effect, now)) effects.push(effect);
      else if (isStopped()) effects.push(released(effect, now));
      else if (next) effects.push(claimed(options, effect));
      else {
        const prepared = await prepare(options, { ...effect, attempts: effect.attempts + 1 });
        effects.push(prepared.effect);
        if (prepared.isReady) next = prepared.effect;
      }
    }
    if (await isWritten(options, subject, { ...found, effects })) return next;
  }
}

const newest = async <Body>(
  { store }: SettleOptions,
  { kind, tenant, id, written }: Subject<Body>,
): Promise<Stored<Body> | undefined> => written ?? store.read(kind, tenant, id);

/** @returns false when somebody else has written the document meanwhile */
async function isWritten<Body>(
  { store }: SettleOptions,
  subject: Subject<Body>,
  document: Stored<Body>,
  isSwift = false,
): Promise<boolean> {
  try {
    subject.written = await store.replace(subject.kind, document, { isSwift });
    return true;
  } catch (error) {
    delete subject.written;
    if (error instanceof DocumentConflict) return false;
    throw error;
  }
}

/** Tries an effect within its time, and renews the claim on the document meanwhile. */
async function attempt<Body>(
  options: SettleOptions,
  subject: Subject<Body>,
  effect: Effect,
): Promise<Tried['outcome']> {
  const { performer, clock, claim, timeLimit } = options;
  let isOver = false;
  const write = async (change: (effect: Effect) => Effect) => {
    if (isOver) throw new Error('the time of the effect is over');
    await rewrite(options, subject, effect.id, change);
  };
  const keep: Keep = change => write(each => (each.id === effect.id ? change(each) : each));
  const renewal = setInterval(() => void write(each => claimed(options, each)).catch(() => undefined), claim / 3);
  try {
    const outcome = await within(timeLimit, performer.perform(effect, subject.tenant, keep));
    if (outcome.failure !== undefined) reportFailure(options, effect, outcome.failure, outcome.done);
    return outcome;
  } catch (error) {
    reportFailure(options, effect, error);
    return { done: false, due: retryAt(clock, effect) };
  } finally {
    isOver = true;
    clearInterval(renewal);
  }
}

/** @throws Error when the work takes longer */
function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not done within ${milliseconds} ms`)), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Changes what this process has claimed of a document, whoever else has written it meanwhile. Swiftly: what is done
 * next must follow so closely that this process hardly ever dies in between.
 * @throws Error when another process has taken the effect over
 */
async function rewrite<Body>(
  options: SettleOptions,
  subject: Subject<Body>,
  effectId: string,
  change: (effect: Effect) => Effect,
): Promise<void> {
  for (;;) {
    const found = await newest(options, subject);
    const isHeld = ({ claimedBy }: Effect) => claimedBy === options.instance;
    if (!found?.effects.some(effect => effect.id === effectId && isHeld(effect))) {
      throw new Error('another process has taken the effect over');
    }
    const effects = found.effects.map(effect => (isHeld(effect) ? change(effect) : effect));
    if (await isWritten(options, subject, { ...found, effects }, true)) return;
  }
}

/** What is left of an effect that was tried; one that somebody else has taken over meanwhile is theirs. */
function rest(effect: Effect, outcome: Tried['outcome'], instance: string, now: Instant): Effect[] {
  if (outcome.done) return [];
  return effect.claimedBy === instance ? [released(tried(outcome.effect ?? effect, now), outcome.due)] : [effect];
}

/** What this process has claimed, and what is due: also what another one had claimed that has not renewed its claim. */
const isMine = (instance: string, { due, claimedBy }: Effect, now: Instant): boolean =>
  due <= now || claimedBy === instance;

const claimed = ({ instance, clock, claim }: SettleOptions, effect: Effect): Effect => ({
  ...effect,
  claimedBy: instance,
  due: later(clock.now(), claim),
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
    const now = instant(options.clock.now());
    return { effect: released(tried(effect, now), retryAt(options.clock, effect)), isReady: false };
  }
}

function reportFailure(
  { log }: SettleOptions,
  { type, attempts, correlationId }: Effect,
  error: unknown,
  isForGood = false,
): void {
  const details = { err: error, effect: type, attempts, correlationId };
  if (isForGood) log.error(details, 'effect failed for good');
  else log.warn(details, 'effect failed, to be done again');
}
