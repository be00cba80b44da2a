import { instant, type TenantId } from '../domain/ids';
import { recent } from './recent';
import type { DocumentKind, Store, Stored } from './store';

/** Some 2 KB each. */
const MOST = 10_000;

/**
 * The same store, where nobody else writes but now and then: a document that was read is not read and checked again, as
 * long as it is what was read or written here last. What is remembered is frozen, because many hold it.
 * @param version changes when somebody else has written
 */
export function remembering(store: Store, version: () => unknown, now: () => Date): Store {
  const known = recent<Stored<unknown>>(MOST);
  let current: unknown;
  let isChecked = false;
  /** Counted when a write begins and when it ends: what was read meanwhile may be what was there before. */
  let writes = 0;

  const keyOf = ({ kind }: { kind: string }, tenant: TenantId, id: string) => `${kind}\0${tenant}\0${id}`;

  /** Asks once for everything that happens in the same moment. */
  function forgetWhatOthersHaveWritten(): void {
    if (isChecked) return;
    isChecked = true;
    setImmediate(() => {
      isChecked = false;
    });
    const newest = version();
    if (newest !== current) known.clear();
    current = newest;
  }

  function remembered<Body>(kind: DocumentKind<Body>, tenant: TenantId, id: string): Stored<Body> | undefined {
    forgetWhatOthersHaveWritten();
    // Its key names the kind.
    const found = known.get(keyOf(kind, tenant, id)) as Stored<Body> | undefined;
    const expires = found && kind.expires?.(found.body);
    return expires !== undefined && expires <= instant(now()) ? undefined : found;
  }

  return {
    ...store,

    async read(kind, tenant, id) {
      const found = remembered(kind, tenant, id);
      if (found) return found;
      const before = writes;
      const read = await store.read(kind, tenant, id);
      if (read && writes === before) known.set(keyOf(kind, tenant, id), frozen(read));
      return read;
    },

    async replace(kind, document, options) {
      const key = keyOf(kind, document.tenant, document.id);
      writes += 1;
      try {
        const replaced = await store.replace(kind, document, options);
        if (known.get(key)) known.set(key, frozen(replaced));
        return replaced;
      } catch (error) {
        known.delete(key);
        throw error;
      } finally {
        writes += 1;
      }
    },

    async remove(kind, document) {
      writes += 1;
      try {
        await store.remove(kind, document);
      } finally {
        writes += 1;
        known.delete(keyOf(kind, document.tenant, document.id));
      }
    },
  };
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
