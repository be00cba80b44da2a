import { setTimeout } from 'node:timers/promises';
import type { Effect } from '../domain/effect';
import { DeskError } from '../domain/errors';
import type { TenantId } from '../domain/ids';
import { DocumentConflict, type DocumentKind, type Stored } from '../store/store';
import type { Ports } from './ports';

/** All that a commit needs. */
export type CommitPorts = Pick<Ports, 'store' | 'claimEffects' | 'effectsCommitted'>;

/** What a decision writes: the new body, and the effects that follow from it. */
export interface Decision<Body> {
  readonly body: Body;
  readonly effects?: readonly Effect[];
  /** Ids of effects that need not happen any more. */
  readonly dropped?: readonly string[];
}

/** Enough for some fifty writers at once; the pauses between them add up to four seconds at most. */
const MOST_ATTEMPTS = 12;
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 500;

/**
 * Reads a document, decides and commits with one conditional write; when somebody else wrote in between, reads and
 * decides anew. A decision of `undefined` writes nothing. `decide` is given the effects that are left, too.
 * @throws DeskError `not-found` when there is no document, `try-again` when others always came first; whatever
 * `decide` throws
 */
export async function change<Body>(
  ports: CommitPorts,
  kind: DocumentKind<Body>,
  tenant: TenantId,
  id: string,
  decide: (body: Body, effects: readonly Effect[]) => Decision<Body> | undefined,
): Promise<Stored<Body>> {
  return changeFrom(await ports.store.read(kind, tenant, id), ports, kind, tenant, id, decide);
}

/** Like `change`, for a document that may not exist yet. */
export async function changeOrCreate<Body>(
  ports: CommitPorts,
  kind: DocumentKind<Body>,
  tenant: TenantId,
  id: string,
  decide: (body: Body | undefined, effects: readonly Effect[]) => Decision<Body> | undefined,
): Promise<Stored<Body> | undefined> {
  const found = await ports.store.read(kind, tenant, id);
  if (found) return changeFrom(found, ports, kind, tenant, id, decide);
  const decision = decide(undefined, []);
  if (!decision) return undefined;
  try {
    return await create(ports, kind, tenant, id, decision);
  } catch (error) {
    if (!(error instanceof DocumentConflict)) throw error;
    return change(ports, kind, tenant, id, decide);
  }
}

/** Like `change`, for a document as it was read just now. */
export const changeFound = <Body>(
  ports: CommitPorts,
  kind: DocumentKind<Body>,
  found: Stored<Body>,
  decide: (body: Body, effects: readonly Effect[]) => Decision<Body> | undefined,
): Promise<Stored<Body>> => changeFrom(found, ports, kind, found.tenant, found.id, decide);

/** Like `changeOrCreate`, for a document that hardly ever exists yet: it is read only if it does. */
export async function createOrChange<Body>(
  ports: CommitPorts,
  kind: DocumentKind<Body>,
  tenant: TenantId,
  id: string,
  decide: (body: Body | undefined) => Decision<Body> | undefined,
): Promise<void> {
  const decision = decide(undefined);
  try {
    if (decision) await create(ports, kind, tenant, id, decision);
  } catch (error) {
    if (!(error instanceof DocumentConflict)) throw error;
    await change(ports, kind, tenant, id, decide);
  }
}

/** Commits a new document. @throws DocumentConflict when it exists */
export async function create<Body>(
  ports: CommitPorts,
  kind: DocumentKind<Body>,
  tenant: TenantId,
  id: string,
  { body, effects = [] }: Decision<Body>,
): Promise<Stored<Body>> {
  const created = await ports.store.create(kind, { tenant, id, body, effects: ports.claimEffects(effects) });
  if (effects.length > 0) ports.effectsCommitted(kind, created);
  return created;
}

/** @param first the document as it was read just now */
async function changeFrom<Body>(
  first: Stored<Body> | undefined,
  ports: CommitPorts,
  kind: DocumentKind<Body>,
  tenant: TenantId,
  id: string,
  decide: (body: Body, effects: readonly Effect[]) => Decision<Body> | undefined,
): Promise<Stored<Body>> {
  let found = first;
  for (let attempt = 1; ; attempt += 1) {
    if (!found) throw new DeskError('not-found');
    const decision = decide(found.body, found.effects);
    if (!decision) return found;
    const left = found.effects.filter(({ id }) => !decision.dropped?.includes(id));
    const effects = [...left, ...ports.claimEffects(decision.effects ?? [])];
    try {
      const committed = await ports.store.replace(kind, { ...found, body: decision.body, effects });
      if (decision.effects?.length) ports.effectsCommitted(kind, committed);
      return committed;
    } catch (error) {
      if (!(error instanceof DocumentConflict)) throw error;
      if (attempt === MOST_ATTEMPTS) throw new DeskError('try-again');
    }
    await pauseAfter(attempt);
    found = await ports.store.read(kind, tenant, id);
  }
}

/** Those who have met would meet again: each waits a random while, longer from attempt to attempt. */
const pauseAfter = (attempt: number): Promise<void> =>
  setTimeout(Math.random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1)));
