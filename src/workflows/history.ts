import { type Actor, requirePartner } from '../domain/actor';
import type { Customer } from '../domain/customer';
import { type Effect, effectOf } from '../domain/effect';
import { DeskError } from '../domain/errors';
import {
  type Doer,
  type HistoryAction,
  type HistoryEntry,
  HistoryReason,
  type HistorySubjects,
} from '../domain/history';
import { type CustomerId, instant, later, MINUTE, type TenantId } from '../domain/ids';
import type { Inviter } from '../domain/invitation';
import { PERMISSIONS } from '../domain/permissions';
import { type Subscription, subscriptionName } from '../domain/subscription';
import { Customers, HistoryEntries, historyOfCustomer, historyOfPartner, Partnerships } from '../store/documents';
import { DocumentConflict, type Page } from '../store/store';
import { changeAccount } from './account';
import { nameBasedId } from './name-based-id';
import type { Ports } from './ports';

/**
 * What happened, for the history of one tenant: the only file that touches it. A use case lists its entry among the
 * effects of its commit; the outbox writes it, once.
 */
export interface Happening extends Omit<HistoryEntry, 'at' | 'outcome'> {
  readonly tenant: TenantId;
  /** Absent: it was done. */
  readonly outcome?: HistoryEntry['outcome'];
}

/** What the actor did, for the history of their own tenant. */
export const did = (
  actor: Pick<Actor, 'tenantId' | 'userId' | 'name'>,
  action: HistoryAction,
  about: HistorySubjects = {},
  details: Partial<Happening> = {},
): Happening => ({ tenant: actor.tenantId, by: doerOf(actor), action, about, ...details });

type Named = Pick<Inviter, 'tenantId' | 'companyName'>;

const subject = ({ tenantId: id, companyName: name }: Named) => ({ id, name });

/** What the actor did that concerns another partner, for both histories: there the other side is a company. */
export const didWith = (
  actor: Actor,
  own: Named,
  other: Named,
  action: HistoryAction,
  about: HistorySubjects = {},
): readonly Happening[] => [
  did(actor, action, { ...about, partner: subject(other) }),
  {
    tenant: other.tenantId,
    by: { kind: 'partner', name: own.companyName },
    action,
    about: { ...about, partner: subject(own) },
  },
];

const doerOf = ({ userId, name }: Pick<Actor, 'userId' | 'name'>): Doer => ({ kind: 'user', id: userId, name });

export const aboutCustomer = ({ id, companyName: name }: Pick<Customer, 'id' | 'companyName'>) => ({
  customer: { id, name },
});

export const aboutSubscription = (subscription: Subscription) => ({
  id: subscription.id,
  name: subscriptionName(subscription),
});

const entryOf = ({ clock }: Ports, { tenant: _tenant, ...happening }: Happening): HistoryEntry => ({
  at: instant(clock.now()),
  outcome: 'done',
  ...happening,
});

/** The effect that enters it into the history of each tenant that is named. */
export const recording = (ports: Ports, ...happenings: readonly Happening[]): Effect =>
  effectOf(ports.ids.next(), instant(ports.clock.now()), {
    type: 'record',
    entries: happenings.map(happening => ({ tenant: happening.tenant, entry: entryOf(ports, happening) })),
  });

/** @param id by which it is recognised when it is written again */
export async function writeHistory(
  ports: Ports,
  id: string,
  entries: readonly { readonly tenant: TenantId; readonly entry: HistoryEntry }[],
): Promise<void> {
  for (const { tenant, entry } of entries) {
    try {
      await ports.store.create(HistoryEntries, { tenant, id, body: entry });
    } catch (error) {
      if (!(error instanceof DocumentConflict)) throw error;
    }
  }
}

/** @see writeHistory */
export const recordNow = (ports: Ports, id: string, happening: Happening): Promise<void> =>
  writeHistory(ports, id, [{ tenant: happening.tenant, entry: entryOf(ports, happening) }]);

/**
 * Decides; a refusal by a rule that matters is entered, too.
 * @param shown the version that it was decided on: the same refusal of the same version is one entry
 */
export async function orRefusal<Result>(
  ports: Ports,
  happening: Happening,
  shown: string,
  decide: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await decide();
  } catch (error) {
    const reason = error instanceof DeskError ? HistoryReason.safeParse(error.code).data : undefined;
    if (reason) {
      const { tenant, action, about } = happening;
      const id = nameBasedId(JSON.stringify(['refusal', tenant, action, about, shown, reason]));
      await recordNow(ports, id, { ...happening, outcome: 'refused', reason });
    }
    throw error;
  }
}

/** Longer than Partner Center takes to answer. */
const ANSWER = 5 * MINUTE;

/**
 * Does what no commit of ours can list: what Partner Center does, or what leaves no document. An entry that says the
 * outcome is not known waits with the account meanwhile, so that there is one even if this process ends in between.
 */
export async function carriedOut<Result>(
  ports: Ports,
  happening: Happening,
  act: () => Promise<Result>,
): Promise<Result> {
  const { tenant } = happening;
  const id = ports.ids.next();
  const entry: HistoryEntry = { ...entryOf(ports, happening), outcome: 'unknown' };
  const pending = effectOf(id, later(ports.clock.now(), ANSWER), { type: 'record', entries: [{ tenant, entry }] });
  await changeAccount(ports, tenant, body => ({ body, effects: [pending] }));
  const forget = () => changeAccount(ports, tenant, body => ({ body, dropped: [id] }));
  const result = await act().catch(async (error: unknown) => {
    // It was refused, so that nothing has happened.
    if (error instanceof DeskError) await forget();
    throw error;
  });
  await recordNow(ports, id, happening);
  await forget();
  return result;
}

const PAGE = 5;

/** Whose history: everything, or what concerned one customer or one partner. */
export interface HistoryQuery {
  readonly customer?: CustomerId | undefined;
  readonly partner?: TenantId | undefined;
  readonly continuation?: string | undefined;
}

export interface HistoryPage {
  readonly page: Page<HistoryEntry>;
  /** The customer or partner it was narrowed to. */
  readonly of: { readonly companyName: string } | undefined;
}

/**
 * What happened in the tenant, the newest first.
 * @throws DeskError `not-enrolled`, `role-missing`; `not-found` for a customer or partner that this tenant never had
 */
export async function historyPage(ports: Ports, actor: Actor, query: HistoryQuery): Promise<HistoryPage> {
  const { tenantId } = requirePartner(actor, PERMISSIONS.history);
  const { customer, partner, continuation } = query;
  const list = (tag?: string) =>
    ports.store.list(HistoryEntries, tenantId, { ...(tag && { tag }), descending: true, limit: PAGE, continuation });
  if (customer) {
    const of = await ports.store.read(Customers, tenantId, customer);
    if (!of) throw new DeskError('not-found');
    return { page: await list(historyOfCustomer(customer)), of: of.body };
  }
  if (partner) {
    const of = await ports.store.read(Partnerships, tenantId, partner);
    if (!of) throw new DeskError('not-found');
    return { page: await list(historyOfPartner(partner)), of: of.body };
  }
  return { page: await list(), of: undefined };
}
