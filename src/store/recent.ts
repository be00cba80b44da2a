/** Values by key, of which those that were used last are kept. */
export interface Recent<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  clear(): void;
}

/**
 * In two generations: when the newer one is full, it becomes the older one, and what nobody has used since is let go.
 * @param most at any time; half of them are kept for certain
 */
export function recent<Value>(most: number): Recent<Value> {
  let newer = new Map<string, Value>();
  let older = new Map<string, Value>();

  function set(key: string, value: Value): void {
    if (newer.size >= most / 2 && !newer.has(key)) {
      older = newer;
      newer = new Map();
    }
    newer.set(key, value);
  }

  return {
    get(key) {
      const found = newer.get(key);
      if (found !== undefined) return found;
      const old = older.get(key);
      if (old !== undefined) set(key, old);
      return old;
    },
    set,
    delete(key) {
      newer.delete(key);
      older.delete(key);
    },
    clear() {
      newer.clear();
      older.clear();
    },
  };
}
