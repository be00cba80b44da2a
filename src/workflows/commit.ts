import type { Effect } from '../domain/effect';
import { DeskError } from '../domain/errors';
import type { TenantId } from '../domain/ids';
import { DocumentConflict, type DocumentKind, type Stored } from '../store/store';
import type { Ports } from './ports';

/** What a decision writes: the new body, and the effects that follow from it. */
export interface Decision<Body> {
  readonly body: Body;
  readonly effects?: readonly Effect[];
}

const MOST_ATTEMPTS = 8;

/**
 * Reads a document, decides and commits with one conditional write; when somebody else wrote in between, reads and
 * decides anew. A decision of `undefined` writes nothing.
 * @throws DeskError `not-found` when there is no document; whatever `decide` throws
 */
export async function change<Body>(
  ports: Ports,
  kind: DocumentKind<Body>,
  tenant: TenantId,
  id: string,
  decide: (body: Body) => Decision<Body> | undefined,
): Promise<Stored<Body>> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await ports.store.read(kind, tenant, id);
    if (!found) throw new DeskError('not-found');
    const decision = decide(found.body);
    if (!decision) return found;
    const effects = [...found.effects, ...(decision.effects ?? [])];
    try {
      const committed = await ports.store.replace(kind, { ...found, body: decision.body, effects });
      if (decision.effects?.length) ports.effectsCommitted();
      return committed;
    } catch (error) {
      if (!(error instanceof DocumentConflict) || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

/** Like `change`, for a document that may not exist yet. */
export async function changeOrCreate<Body>(
  ports: Ports,
  kind: DocumentKind<Body>,
  tenant: TenantId,
  id: string,
  decide: (body: Body | undefined) => Decision<Body> | undefined,
): Promise<Stored<Body> | undefined> {
  const found = await ports.store.read(kind, tenant, id);
  if (found) return change(ports, kind, tenant, id, decide);
  const decision = decide(undefined);
  if (!decision) return undefined;
  try {
    const created = await ports.store.create(kind, { tenant, id, ...decision });
    if (decision.effects?.length) ports.effectsCommitted();
    return created;
  } catch (error) {
    if (!(error instanceof DocumentConflict)) throw error;
    return change(ports, kind, tenant, id, decide);
  }
}
