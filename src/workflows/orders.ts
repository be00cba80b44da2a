import { type Actor, type Partner, partnerOf, requirePartner } from '../domain/actor';
import { acceptedBy } from '../domain/agreement';
import { cloudOf } from '../domain/cloud';
import type { Customer } from '../domain/customer';
import { type Effect, effectOf, notifying } from '../domain/effect';
import { DeskError } from '../domain/errors';
import { type CustomerId, type Instant, instant, later, MINUTE, type OrderId, type TenantId } from '../domain/ids';
import { asCustomer } from '../domain/lead';
import { type Cart, canBeSubmitted, companyNameOf, failed, type Order, provisioned, submitted } from '../domain/order';
import { PERMISSIONS } from '../domain/permissions';
import type { SetupInfo } from '../partner-center/partner-center';
import { Leads, Orders } from '../store/documents';
import { accountOf } from './account';
import { change, changeOrCreate } from './commit';
import { customerOf } from './customers';
import { type Happening, recording } from './history';
import type { Ports } from './ports';

export type { SetupInfo };

/** Where an order stands; the password of a new customer's administrator is in the first such answer only. */
export interface Placed {
  readonly order: Order;
  readonly setupInfo: SetupInfo | undefined;
}

/** Shows the password of a customer that took a while; says whether it has been shown for certain. */
export type ShowSetupInfo = (order: Order, setupInfo: SetupInfo) => Promise<boolean>;

/** The effect that goes on with an order: it has one at a time. */
const PROVISION = 'provision';
/** Long after the turn that submits an order has ended, the outbox finishes what was interrupted. */
const INTERRUPTED = MINUTE;
/** A history has room for so many lines of an order. */
const MOST_LINES = 10;

/**
 * Submits an order, once however often it is asked: it is recorded first, then carried out, then its outcome is
 * committed. One that has failed can be submitted again.
 * @throws InvalidInput `quantity`
 * @throws DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`, `not-found`,
 * `relationship-missing`, `agreement-missing`; `provisioning-failed` and `domain-taken` leave the order failed
 */
export async function submitOrder(ports: Ports, actor: Actor, cart: Cart): Promise<Placed> {
  const isNew = cart.buyer?.kind === 'new';
  const own = requirePartner(actor, isNew ? PERMISSIONS.addCustomer : PERMISSIONS.addSubscription);
  await requireCustomer(ports, actor, own, cart);
  const now = ports.clock.now();
  const order = submitted(cart, { userId: actor.userId, name: actor.name }, instant(now));
  const stored = await changeOrCreate(ports, Orders, actor.tenantId, order.id, known =>
    canBeSubmitted(known)
      ? { body: order, effects: [provisionAt(order.id, later(now, INTERRUPTED))], dropped: [PROVISION] }
      : undefined,
  );
  const recorded = stored?.body ?? order;
  const { askAgainAt, ...placed } = await provision(ports, actor.tenantId, recorded);
  if (askAgainAt) {
    await change(ports, Orders, actor.tenantId, order.id, body =>
      body.status.state === 'submitted'
        ? { body, effects: [provisionAt(order.id, askAgainAt)], dropped: [PROVISION] }
        : undefined,
    );
  }
  return placed;
}

/** @throws DeskError `not-found`, `relationship-missing`, `agreement-missing`; national clouds do not record the acceptance */
async function requireCustomer(ports: Ports, actor: Actor, own: Partner, { buyer, agreement }: Cart): Promise<void> {
  const known = buyer?.kind === 'known' ? await customerOf(ports, actor, buyer.customer) : undefined;
  if (cloudOf(own) === 'global' && !agreement && !known?.agreement) throw new DeskError('agreement-missing');
}

/**
 * What the outbox does about an order whose customer takes a while, or whose turn was interrupted.
 * @returns when to ask again, while it is still being set up
 */
export async function goOnWithOrder(
  ports: Ports,
  tenant: TenantId,
  id: OrderId,
  show: ShowSetupInfo,
): Promise<Instant | undefined> {
  const found = await ports.store.read(Orders, tenant, id);
  if (found?.body.status.state !== 'submitted') return undefined;
  try {
    return (await provision(ports, tenant, found.body, show)).askAgainAt;
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}

/** @returns the order of this tenant, if it was submitted */
export async function submittedOrder(ports: Ports, actor: Actor, id: OrderId): Promise<Order | undefined> {
  requirePartner(actor, PERMISSIONS.addCustomer);
  return (await ports.store.read(Orders, actor.tenantId, id))?.body;
}

/** @returns the order of this tenant. @throws DeskError `not-found` */
export async function orderOf(ports: Ports, actor: Actor, id: OrderId): Promise<Order> {
  const order = await submittedOrder(ports, actor, id);
  if (!order) throw new DeskError('not-found');
  return order;
}

interface Provisioning extends Placed {
  readonly askAgainAt?: Instant;
}

/** @param show for whoever no longer looks at the card of the order */
async function provision(ports: Ports, tenant: TenantId, order: Order, show?: ShowSetupInfo): Promise<Provisioning> {
  if (order.status.state !== 'submitted') return { order, setupInfo: undefined };
  const creation = await customerFor(ports, tenant, order).catch(async error => {
    if (isFailure(error)) await recordFailure(ports, tenant, order, error, show !== undefined);
    throw error;
  });
  if (creation.status === 'pending') return { order, setupInfo: undefined, askAgainAt: creation.askAgainAt };
  const { customer, setupInfo } = creation;
  const isTold = !show || order.buyer.kind === 'known' || (setupInfo !== undefined && (await show(order, setupInfo)));
  await ports.partnerCenter.order(tenant, customer, order.id, linesOf(order));
  await followLead(ports, tenant, order, customer);
  const own = partnerOf(tenant, await accountOf(ports, tenant));
  const { body } = await change(ports, Orders, tenant, order.id, current => {
    const now = instant(ports.clock.now());
    const after = provisioned(current, customer, now);
    if (after === current) return undefined;
    const effects = own && after.buyer.kind === 'new' ? consequences(ports, own, after, customer, now, isTold) : [];
    const entries = [happened(tenant, after, customer), ...(own ? associated(own, after, customer) : [])];
    return { body: after, effects: [...effects, recording(ports, ...entries)], dropped: [PROVISION] };
  });
  return { order: body, setupInfo };
}

async function customerFor({ partnerCenter }: Ports, tenant: TenantId, { id, buyer, reseller }: Order) {
  if (buyer.kind === 'new') return partnerCenter.createCustomer(tenant, id, buyer.profile, reseller?.tenantId);
  return { status: 'created', customer: buyer.customer, setupInfo: undefined } as const;
}

const linesOf = ({ lines, reseller }: Order) =>
  lines.map(({ offer, quantity }) => ({ offer, quantity, friendlyName: offer.title, partnerOnRecord: reseller }));

/** What became of an order, in the history of the partner that placed it. */
function happened(tenant: TenantId, order: Order, customer?: CustomerId): Happening {
  const { by, buyer, reseller, lines } = order;
  const name = companyNameOf(order);
  const id = customer ?? (buyer.kind === 'known' ? buyer.customer : undefined);
  return {
    tenant,
    by: { kind: 'user', id: by.userId, name: by.name },
    action: buyer.kind === 'new' ? 'customer-added' : 'subscriptions-ordered',
    about: {
      customer: { ...(id && { id }), name },
      ...(reseller && { partner: { id: reseller.tenantId, name: reseller.name } }),
    },
    lines: lines.slice(0, MOST_LINES).map(({ offer, quantity }) => ({ title: offer.title, quantity })),
  };
}

/** In the history of the reseller, to which a new customer comes without what was ordered for it. */
const associated = (own: Partner, { buyer, reseller }: Order, id: CustomerId): Happening[] =>
  reseller && buyer.kind === 'new'
    ? [
        {
          tenant: reseller.tenantId,
          by: { kind: 'partner', name: own.companyName },
          action: 'customer-added',
          about: {
            customer: { id, name: buyer.profile.companyName },
            partner: { id: own.tenantId, name: own.companyName },
          },
        },
      ]
    : [];

type Failure = DeskError & { readonly code: 'provisioning-failed' | 'domain-taken' };

const isFailure = (error: unknown): error is Failure =>
  error instanceof DeskError && (error.code === 'provisioning-failed' || error.code === 'domain-taken');

async function recordFailure(
  ports: Ports,
  tenant: TenantId,
  order: Order,
  { code: reason }: Failure,
  isLate: boolean,
): Promise<void> {
  await change(ports, Orders, tenant, order.id, current => {
    const now = instant(ports.clock.now());
    const after = failed(current, now);
    if (after === current) return undefined;
    const notice = { kind: 'order-failed', companyName: companyNameOf(order) } as const;
    const users = [order.by.userId];
    const effects = isLate ? [notifying(ports.ids.next(), now, { tenant, users }, notice)] : [];
    const entry: Happening = { ...happened(tenant, order), outcome: 'failed', reason };
    return { body: after, effects: [...effects, recording(ports, entry)], dropped: [PROVISION] };
  });
}

/** A lead that was agreed on has become a customer. */
async function followLead(ports: Ports, tenant: TenantId, { lead }: Order, customer: CustomerId): Promise<void> {
  if (!lead) return;
  const since = instant(ports.clock.now());
  await changeOrCreate(ports, Leads, tenant, lead, known => {
    const after = known && asCustomer(known, { id: customer, since });
    return after === known || !after ? undefined : { body: after };
  });
}

/** The customer is on both partners' lists, the reseller's people are told, and whoever ordered knows how to go on. */
function consequences(
  ports: Ports,
  own: Partner,
  { buyer, reseller, agreement, by }: Order,
  id: CustomerId,
  now: Instant,
  isTold: boolean,
): Effect[] {
  if (buyer.kind !== 'new') return [];
  const { companyName, domain, firstName, lastName, email } = buyer.profile;
  const customer: Customer = {
    id,
    companyName,
    domain,
    administrator: agreement ? acceptedBy(agreement) : `${firstName} ${lastName} (${email})`,
    relationship: { state: 'active', since: now },
    delegatedAdminPrivileges: 'granted',
    sharedWith: reseller ? [reseller.tenantId] : [],
    ...(agreement && { agreement }),
  };
  const mirror = (tenant: TenantId, sharedWith: TenantId[]) =>
    effectOf(ports.ids.next(), now, { type: 'mirror-customer', tenant, customer: { ...customer, sharedWith } });
  const tell = (audience: Parameters<typeof notifying>[2], notice: Parameters<typeof notifying>[3]) =>
    notifying(ports.ids.next(), now, audience, notice);
  return [
    mirror(own.tenantId, customer.sharedWith),
    ...(reseller
      ? [
          mirror(reseller.tenantId, [own.tenantId]),
          tell(
            { tenant: reseller.tenantId, roles: ['admin-agent'] },
            { kind: 'customer-added', customer: id, companyName, domain, by: own.companyName },
          ),
        ]
      : []),
    ...(isTold
      ? []
      : [tell({ tenant: own.tenantId, users: [by.userId] }, { kind: 'customer-set-up', customer: id, companyName })]),
  ];
}

const provisionAt = (order: OrderId, due: Instant): Effect =>
  effectOf(PROVISION, due, { type: 'provision-order', order });
