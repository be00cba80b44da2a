import type { Effect } from '../domain/effect';
import type { Store } from './store';

/** The same store; effects are written with the request that they follow from. */
export function correlated(store: Store, currentCorrelationId: () => string | undefined): Store {
  const named = (effects: readonly Effect[]): readonly Effect[] => {
    const correlationId = currentCorrelationId();
    if (correlationId === undefined) return effects;
    return effects.map(effect => (effect.correlationId === undefined ? { ...effect, correlationId } : effect));
  };
  return {
    ...store,
    create: (kind, { effects = [], ...document }) => store.create(kind, { ...document, effects: named(effects) }),
    replace: (kind, document, options) =>
      store.replace(kind, { ...document, effects: named(document.effects) }, options),
  };
}
