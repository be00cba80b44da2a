import type { Effect } from '../domain/effect';
import type { Store } from './store';

/** The same store; effects are written with the request that they follow from. */
export function correlated(store: Store, currentCorrelationId: () => string | undefined): Store {
  /** Most writes have no effects, or none that are new, and pass as they are. */
  function named<Document extends { readonly effects?: readonly Effect[] }>(document: Document): Document {
    const { effects = [] } = document;
    if (effects.every(effect => effect.correlationId !== undefined)) return document;
    const correlationId = currentCorrelationId();
    return correlationId === undefined
      ? document
      : { ...document, effects: effects.map(effect => ({ correlationId, ...effect })) };
  }
  return {
    ...store,
    create: (kind, document) => store.create(kind, named(document)),
    replace: (kind, document, options) => store.replace(kind, named(document), options),
  };
}
