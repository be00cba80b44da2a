import type { Logger } from 'pino';
import type { Effect } from '../domain/effect';
import { inScope, logged, newScope } from '../log/scope';
import type { Outcome, Performer } from './outcome';

/** What became of an effect; `postponed` goes on later, as it was meant to. */
export type EffectOutcome = 'done' | 'given-up' | 'postponed' | 'failed' | 'ambiguous' | 'undeliverable';

export interface Watching {
  readonly log: Logger;
  readonly onTried: (effect: Effect['type'], outcome: EffectOutcome) => void;
}

/**
 * The same performer. What is logged while it does an effect names the request that the effect follows from, and one
 * line tells when it is done.
 */
export const watched = ({ perform }: Performer, { log, onTried }: Watching): Performer => ({
  perform(effect, tenant, keep, body) {
    const scope = newScope(effect.correlationId);
    return inScope(scope, async () => {
      const outcome = await perform(effect, tenant, keep, body).catch((error: unknown) => {
        onTried(effect.type, 'failed');
        throw error;
      });
      const name = nameOf(outcome);
      onTried(effect.type, name);
      if (name === 'done') log.info({ effect: effect.type, tenant, ...logged(scope) }, 'effect done');
      return outcome;
    });
  },
});

function nameOf(outcome: Outcome): EffectOutcome {
  if (outcome.done) return outcome.failure === undefined ? 'done' : 'given-up';
  if (outcome.effect.stuck) return outcome.effect.stuck.state;
  return outcome.effect.attempts === 0 ? 'postponed' : 'failed';
}
