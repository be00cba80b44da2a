import { DocumentConflict } from '../store';
import type { Database } from './database';

interface Write {
  readonly work: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Writes of the same moment in one transaction. */
export interface GroupCommit {
  /**
   * Resolves when the work is durable; fails with what it throws.
   * @param work throws a DocumentConflict before it has written anything
   * @param isSwift does not wait for the disk, and for no other write that does
   */
  commit(work: () => void, isSwift?: boolean): Promise<void>;
  /** Does what is waiting now. */
  flush(): void;
}

/**
 * To wait for the disk is most of what a write costs, and the whole process waits: all writes that come while it
 * waits, or in the same round of the event loop, share the next transaction.
 * @param afterwards done in the transaction of so many writes
 */
export function groupCommit(database: Database, afterwards: (writes: number) => void): GroupCommit {
  let waiting: Write[] = [];

  function flush(): void {
    const group = waiting;
    waiting = [];
    if (group.length > 0) perform(group);
  }

  function perform(group: readonly Write[], isSwift = false): void {
    let isAtFault = false;
    const settlementOf = ({ work, resolve, reject }: Write) => {
      try {
        work();
        return resolve;
      } catch (error) {
        if (error instanceof DocumentConflict) return () => reject(error);
        isAtFault = true;
        throw error;
      }
    };
    try {
      const settlements = database.transaction(() => {
        const settled = group.map(settlementOf);
        afterwards(group.length);
        return settled;
      }, isSwift);
      for (const settle of settlements) settle();
    } catch (error) {
      // Nothing of the group is written; the others must not fail with the one that is at fault.
      if (isAtFault && group.length > 1) for (const write of group) perform([write]);
      else for (const { reject } of group) reject(error);
    }
  }

  return {
    commit(work, isSwift = false) {
      return new Promise((resolve, reject) => {
        const write = { work, resolve, reject };
        if (isSwift) {
          perform([write], isSwift);
          return;
        }
        if (waiting.length === 0) setImmediate(flush);
        waiting.push(write);
      });
    },
    flush,
  };
}
