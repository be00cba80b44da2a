import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Effect, tried } from '../domain/effect';
import { type Instant, instant, type TenantId } from '../domain/ids';
import type { DocumentKind, Store, Stored } from '../store/store';
import { type Claimant, claimed, isHeld, isMine, isSafelyHeld, released } from './claim';
import { type Keep, type Outcome, type Performer, retryAt } from './outcome';
import { type ChangeEffects, type SharedDocument, sharedDocument } from './shared-document';

export interface SettleOptions extends Claimant {
  readonly store: Store;
  readonly performer: Performer;
  readonly log: Logger;
  /** How long an effect may take, in milliseconds; then it has failed, and what it still does is not waited for. */
  readonly timeLimit: number;
  /** From now on no further effect is begun. */
  readonly isStopped: () => boolean;
}

/** What became of an effect that was tried; one that failed is left as far as it has come. */
type Tried =
  | Outcome
  | { readonly done: false; readonly effect?: undefined; readonly due: Instant; readonly aside?: undefined };

/**
 * Does the due effects of a document in their order. The first write claims all of them; each later one clears what is
 * done and renews the claim on the others. An effect that bears to be done again is cleared by whatever is written
 * next: if this process ends before, it is done again.
 * @param known the document as this process has written it just now: what it has claimed by that needs no other write
 * @returns whether there was anything to do
 */
export async function settle<Body>(
  options: SettleOptions,
  kind: DocumentKind<Body>,
  { tenant, id }: { readonly tenant: TenantId; readonly id: string },
  known?: Stored<Body>,
): Promise<boolean> {
  const document = sharedDocument(options.store, kind, { tenant, id }, known);
  /** What became of effects, until it is written. */
  const outcomes = new Map<string, Tried>();
  let hasWorked = false;

  /** Writes all that is known, and a change more. */
  async function write(more: ChangeEffects, isSwift = false): Promise<boolean> {
    const included = new Map<string, Tried>();
    const isWritten = await document.write(effects => {
      for (const [effect, outcome] of outcomes) included.set(effect, outcome);
      return more(effects.flatMap(effect => rest(options, effect, included.get(effect.id))));
    }, isSwift);
    for (const [effect, outcome] of included) if (outcomes.get(effect) === outcome) outcomes.delete(effect);
    return isWritten;
  }

  for (;;) {
    const next = await nextOf(options, document, outcomes, write);
    if (!next) return hasWorked;
    hasWorked = true;
    // A store may answer without ever waiting: the rest of the process has its turn here.
    await setImmediate();
    const begun = { ...next, attempts: next.attempts + 1 };
    outcomes.set(next.id, await attempt(options, { tenant, body: document.body() }, begun, write));
  }
}

type Write = (more: ChangeEffects, isSwift?: boolean) => Promise<boolean>;

/**
 * The next effect to be done, once nothing has to be written before it.
 * @returns nothing when none is left, or other processes have them
 */
async function nextOf(
  options: SettleOptions,
  document: SharedDocument,
  outcomes: ReadonlyMap<string, Tried>,
  write: Write,
): Promise<Effect | undefined> {
  const { isStopped } = options;
  for (;;) {
    const effects = await document.effects();
    const mine = effects?.filter(effect => !outcomes.has(effect.id) && isMine(options, effect)) ?? [];
    const [next] = isStopped() ? [] : mine;
    const isAnyLost = [...outcomes.values()].some(outcome => !(outcome.done && outcome.isRepeatable));
    if (next && !isAnyLost && isSafelyHeld(options, next)) return next;
    const isAnyHeld = mine.some(effect => isHeld(options, effect));
    if (!next && outcomes.size === 0 && !isAnyHeld) return undefined;
    const isWritten = await write(left =>
      left.map(effect => {
        if (!isMine(options, effect)) return effect;
        if (!isStopped()) return claimed(options, effect);
        return isHeld(options, effect) ? released(effect, instant(options.clock.now())) : effect;
      }),
    );
    if (!isWritten) return undefined;
  }
}

/** Tries an effect within its time, and renews the claim on the document meanwhile. */
async function attempt(
  options: SettleOptions,
  { tenant, body }: { readonly tenant: TenantId; readonly body: unknown },
  effect: Effect,
  write: Write,
): Promise<Tried> {
  const { performer, clock, claim, timeLimit } = options;
  let isOver = false;
  const keep: Keep = change =>
    write(effects => {
      if (isOver) throw new Error('the time of the effect is over');
      if (!effects.some(each => each.id === effect.id && isHeld(options, each))) {
        throw new Error('another process has taken the effect over');
      }
      return effects.map(each => (each.id === effect.id ? change(each) : each));
    }, true).then(isWritten => {
      if (!isWritten) throw new Error('the document is gone');
    });
  const renew = () =>
    write(effects => effects.map(each => (isHeld(options, each) ? claimed(options, each) : each)), true);
  const renewal = setInterval(() => void renew().catch(() => undefined), claim / 3);
  try {
    const outcome = await within(timeLimit, performer.perform(effect, tenant, keep, body));
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
 * What is left of an effect that was tried. One that somebody else has taken over meanwhile is theirs, unless it is
 * done; one that nobody has claimed is another one in its place.
 */
function rest(options: SettleOptions, effect: Effect, outcome: Tried | undefined): Effect[] {
  if (!outcome || effect.claimedBy === undefined) return [effect];
  const { aside = [] } = outcome;
  if (outcome.done) return [...aside];
  if (!isHeld(options, effect)) return [effect];
  const left = outcome.effect ?? { ...effect, attempts: effect.attempts + 1 };
  return [released(tried(left, instant(options.clock.now())), outcome.due), ...aside];
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
