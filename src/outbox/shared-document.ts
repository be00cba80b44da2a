import type { Effect } from '../domain/effect';
import type { TenantId } from '../domain/ids';
import { DocumentConflict, type DocumentKind, type Store, type Stored } from '../store/store';

/** @throws Error to write nothing of this change; those of others that share the write are written */
export type ChangeEffects = (effects: readonly Effect[]) => readonly Effect[];

/** A document that other processes write as well. */
export interface SharedDocument {
  /** Its effects as this process has last seen them; nothing when it is gone. */
  effects(): Promise<readonly Effect[] | undefined>;
  /** Its body as this process has last seen it. */
  body(): unknown;
  /**
   * Changes its effects, whoever else has written it meanwhile. What is to be changed while a write is under way
   * shares the next one.
   * @returns false when it is gone
   */
  write(change: ChangeEffects, isSwift?: boolean): Promise<boolean>;
}

interface Request {
  readonly change: ChangeEffects;
  readonly isSwift: boolean;
  readonly resolve: (isWritten: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** @param known the document as this process has written it just now */
export function sharedDocument<Body>(
  store: Store,
  kind: DocumentKind<Body>,
  { tenant, id }: { readonly tenant: TenantId; readonly id: string },
  known?: Stored<Body>,
): SharedDocument {
  let newest = known;
  let waiting: Request[] = [];
  let isWriting = false;

  async function read(): Promise<Stored<Body> | undefined> {
    newest ??= await store.read(kind, tenant, id);
    return newest;
  }

  async function writeWaiting(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const requests = waiting;
      waiting = [];
      await writeTogether(requests);
    }
    isWriting = false;
  }

  async function writeTogether(requests: readonly Request[]): Promise<void> {
    try {
      for (;;) {
        const found = await read();
        if (!found) {
          for (const { resolve } of requests) resolve(false);
          return;
        }
        const { effects, accepted, rejections } = changed(found.effects, requests);
        if (isSame(found.effects, effects) || (await isReplaced({ ...found, effects }, accepted))) {
          for (const { resolve } of accepted) resolve(true);
          for (const reject of rejections) reject();
          return;
        }
      }
    } catch (error) {
      for (const { reject } of requests) reject(error);
    }
  }

  /** @returns false when somebody else has written the document meanwhile */
  async function isReplaced(document: Stored<Body>, requests: readonly Request[]): Promise<boolean> {
    newest = undefined;
    try {
      newest = await store.replace(kind, document, { isSwift: requests.every(({ isSwift }) => isSwift) });
      return true;
    } catch (error) {
      if (error instanceof DocumentConflict) return false;
      throw error;
    }
  }

  return {
    effects: async () => (await read())?.effects,
    body: () => newest?.body,
    write: (change, isSwift = false) =>
      new Promise((resolve, reject) => {
        waiting.push({ change, isSwift, resolve, reject });
        if (!isWriting) void writeWaiting();
      }),
  };
}

const isSame = (some: readonly Effect[], others: readonly Effect[]): boolean =>
  some.length === others.length && some.every((effect, index) => effect === others[index]);

function changed(before: readonly Effect[], requests: readonly Request[]) {
  let effects = before;
  const accepted: Request[] = [];
  const rejections: (() => void)[] = [];
  for (const request of requests) {
    try {
      effects = request.change(effects);
      accepted.push(request);
    } catch (error) {
      rejections.push(() => request.reject(error));
    }
  }
  return { effects, accepted, rejections };
}
