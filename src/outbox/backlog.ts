import { instant } from '../domain/ids';
import type { Store } from '../store/store';
import type { Clock } from '../workflows/ports';

/** How much the outbox has left to do, over all tenants; of each no more than some hundreds are counted. */
export interface Backlog {
  /** Documents with an effect that is due and not begun. */
  readonly due: number;
  /** Effects that were tried in vain, and will be tried again. */
  readonly failing: number;
  /** Effects that are set aside: they may have happened, or cannot. */
  readonly ambiguous: number;
  readonly undeliverable: number;
  /** How long the oldest of those that are due or failing has been so. */
  readonly oldestSeconds: number;
}

/** `degraded`: it answers, but what should follow from that comes late. */
export interface Readiness {
  readonly status: 'ready' | 'degraded';
  readonly outbox: Backlog;
}

/** More than these are no better news. */
const MOST = 500;
/** Whoever asks more often gets the same answer: each costs request units, and anybody may ask. */
const FRESH = 5_000;

/** @throws StoreUnavailable */
export async function backlogOf(store: Store, clock: Clock): Promise<Backlog> {
  const now = clock.now();
  const [due, stalled] = await Promise.all([store.due(instant(now), MOST), store.stalled(MOST)]);
  const effects = stalled.flatMap(document => document.effects);
  const failing = effects.flatMap(({ stuck, failingSince }) => (stuck ? [] : (failingSince ?? [])));
  const [oldest = now] = [...due.map(document => document.due), ...failing].sort();
  const inState = (state: 'ambiguous' | 'undeliverable') =>
    effects.filter(({ stuck }) => stuck?.state === state).length;
  return {
    due: due.length,
    failing: failing.length,
    ambiguous: inState('ambiguous'),
    undeliverable: inState('undeliverable'),
    oldestSeconds: Math.round((now.getTime() - new Date(oldest).getTime()) / 1_000),
  };
}

/** Looks at most every few seconds, however often it is asked. */
export function watchBacklog(store: Store, clock: Clock): () => Promise<Backlog> {
  let last: { readonly at: number; readonly backlog: Promise<Backlog> } | undefined;
  return () => {
    const at = performance.now();
    if (last && at - last.at < FRESH) return last.backlog;
    const backlog = backlogOf(store, clock);
    last = { at, backlog };
    // What failed is asked again at once.
    backlog.catch(() => {
      if (last?.backlog === backlog) last = undefined;
    });
    return backlog;
  };
}

/**
 * A server whose outbox is behind goes on answering: taken away from its people, it would do nothing the sooner.
 * @param degradedAfter seconds
 */
export const readinessOf = (outbox: Backlog, degradedAfter: number): Readiness => ({
  status: outbox.oldestSeconds > degradedAfter ? 'degraded' : 'ready',
  outbox,
});
