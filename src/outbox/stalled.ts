import { type Effect, rearmed } from '../domain/effect';
import { type Instant, instant, later, MINUTE, type TenantId } from '../domain/ids';
import { DocumentConflict, type Store } from '../store/store';
import { nameBasedId } from '../workflows/name-based-id';
import type { Clock } from '../workflows/ports';
import { kindWithEffects } from './kind';

/** Where an effect is kept. */
interface Place {
  readonly kind: string;
  readonly tenant: TenantId;
  readonly id: string;
}

/** An effect that is not done although it should be; nothing of what it is about. */
export interface StalledEffect {
  /** The same as long as the effect exists. */
  readonly id: string;
  readonly tenant: TenantId;
  readonly type: Effect['type'];
  /** `overdue`: nobody has begun it in time. */
  readonly state: 'overdue' | 'failing' | 'ambiguous' | 'undeliverable';
  readonly since: Instant;
  readonly attempts: number;
  /** When it is tried again or, if it is set aside, given up. */
  readonly next: Instant;
  /** What is known of the reason. */
  readonly why: string;
  readonly correlationId: string | undefined;
}

const MOST = 1_000;
/** What is due for less is about to be done. */
const SOON = MINUTE;

interface Found {
  readonly place: Place;
  readonly effect: Effect;
}

/** A server is doing it right now, so that what is decided about it would come too late. */
export class EffectUnderWay extends Error {
  constructor() {
    super('It is being done right now: look again in a few seconds.');
    this.name = 'EffectUnderWay';
  }
}

/** What the outbox has not done of all tenants, the oldest first. */
export async function stalledEffects(store: Store, clock: Clock): Promise<readonly StalledEffect[]> {
  const found = await findStalled(store, clock);
  return found.map(describe).sort((one, other) => (one.since === other.since ? 0 : one.since < other.since ? -1 : 1));
}

/**
 * Has it done as if it had never been tried.
 * @returns what it was; nothing for an id that nothing has
 * @throws EffectUnderWay
 */
export const retry = (store: Store, clock: Clock, id: string): Promise<StalledEffect | undefined> =>
  changeEffect(store, clock, id, effect => [rearmed(effect, instant(clock.now()))]);

/** It is never done. @see retry */
export const drop = (store: Store, clock: Clock, id: string): Promise<StalledEffect | undefined> =>
  changeEffect(store, clock, id, () => []);

async function findStalled(store: Store, clock: Clock): Promise<readonly Found[]> {
  const overdueBy = later(clock.now(), -SOON);
  const stalled = await store.stalled(MOST);
  const known = new Set(stalled.map(keyOf));
  const overdue = (await store.due(overdueBy, MOST)).filter(document => !known.has(keyOf(document)));
  const others = await Promise.all(
    overdue.map(async place => ({ ...place, effects: (await read(store, place))?.effects ?? [] })),
  );
  return [...stalled, ...others].flatMap(({ effects, ...place }) =>
    effects
      .filter(({ stuck, failingSince, due }) => stuck || failingSince || due <= overdueBy)
      .map(effect => ({ place, effect })),
  );
}

function describe({ place, effect }: Found): StalledEffect {
  const { type, attempts, due, stuck, failingSince, correlationId } = effect;
  const common = { id: handleOf(place, effect), tenant: place.tenant, type, attempts, next: due, correlationId };
  if (stuck?.state === 'ambiguous') {
    return { ...common, state: stuck.state, since: stuck.since, why: `it may have arrived${answered(stuck)}` };
  }
  if (stuck) return { ...common, state: stuck.state, since: stuck.since, why: `${stuck.reason}${answered(stuck)}` };
  if (failingSince) return { ...common, state: 'failing', since: failingSince, why: 'see the log' };
  return { ...common, state: 'overdue', since: due, why: 'no server has begun it' };
}

const answered = ({ statusCode }: { readonly statusCode?: number | undefined }): string =>
  statusCode === undefined ? '' : ` (${statusCode})`;

/** An effect's id is unique within its document only, and the document's id may be of somebody. */
const handleOf = ({ kind, tenant, id }: Place, effect: Effect): string =>
  nameBasedId(JSON.stringify([tenant, kind, id, effect.id])).slice(0, 8);

async function changeEffect(
  store: Store,
  clock: Clock,
  id: string,
  change: (effect: Effect) => readonly Effect[],
): Promise<StalledEffect | undefined> {
  const found = (await findStalled(store, clock)).find(({ place, effect }) => handleOf(place, effect) === id);
  if (!found) return undefined;
  for (;;) {
    const document = await read(store, found.place);
    const current = document?.effects.find(effect => effect.id === found.effect.id);
    if (!document || !current) return undefined;
    if (current.claimedBy !== undefined && current.due > instant(clock.now())) throw new EffectUnderWay();
    const effects = document.effects.flatMap(effect => (effect.id === found.effect.id ? change(effect) : [effect]));
    try {
      await store.replace(kindWithEffects(found.place), { ...document, effects });
      return describe(found);
    } catch (error) {
      if (!(error instanceof DocumentConflict)) throw error;
    }
  }
}

const read = (store: Store, place: Place) => store.read(kindWithEffects(place), place.tenant, place.id);

const keyOf = ({ tenant, kind, id }: Place): string => JSON.stringify([tenant, kind, id]);
