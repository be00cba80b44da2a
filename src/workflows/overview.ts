import { type Actor, isPermitted, requirePartner } from '../domain/actor';
import type { Customer } from '../domain/customer';
import { DAY } from '../domain/ids';
import { type InvitationStatus, statusOf } from '../domain/invitation';
import { PERMISSIONS } from '../domain/permissions';
import type { SoldSubscription } from '../partner-center/partner-center';
import { Customers, Invitations, LISTED } from '../store/documents';
import type { Ports } from './ports';

/** So many of a kind are read at the most: what it costs does not grow with the partner. */
const MOST_COUNTED = 20;
const PAGE = 5;

/** How long before its term ends a subscription is due. */
const NOTICE = 30 * DAY;

/** How many there are at least; exactly so many unless there are more. */
export interface Count {
  readonly number: number;
  readonly areMore: boolean;
}

/** How things stand, as far as the actor may see them. */
export interface Overview {
  readonly invitations?: Readonly<Record<'draft' | 'sent' | 'expired', Count>>;
  readonly customers?: Count;
  readonly subscriptions?: { readonly sold: Count; readonly due: Count };
}

/** One page of each list, however long it is. */
export async function overview(ports: Ports, actor: Actor): Promise<Overview> {
  const [invitations, customers, subscriptions] = await Promise.all([
    isPermitted(actor, PERMISSIONS.invitations) ? openInvitations(ports, actor) : undefined,
    isPermitted(actor, PERMISSIONS.customers) ? customerCount(ports, actor) : undefined,
    isPermitted(actor, PERMISSIONS.soldSubscriptions) ? soldCounts(ports, actor) : undefined,
  ]);
  return {
    ...(invitations && { invitations }),
    ...(customers && { customers }),
    ...(subscriptions && { subscriptions }),
  };
}

async function openInvitations(ports: Ports, { tenantId }: Actor): Promise<Overview['invitations']> {
  const query = { tag: 'open', descending: true, limit: MOST_COUNTED };
  const { items, continuation } = await ports.store.list(Invitations, tenantId, query);
  const now = ports.clock.now();
  const states = items.map(({ body }) => statusOf(body, now));
  const count = (state: InvitationStatus): Count => ({
    number: states.filter(each => each === state).length,
    areMore: continuation !== undefined,
  });
  return { draft: count('draft'), sent: count('sent'), expired: count('expired') };
}

async function customerCount(ports: Ports, { tenantId }: Actor): Promise<Count> {
  const { items, continuation } = await ports.store.list(Customers, tenantId, { tag: LISTED, limit: MOST_COUNTED });
  return { number: items.length, areMore: continuation !== undefined };
}

async function soldCounts(ports: Ports, { tenantId }: Actor): Promise<Overview['subscriptions']> {
  const { items, continuation } = await ports.partnerCenter.soldSubscriptions(tenantId, { limit: MOST_COUNTED });
  const due = items.filter(each => isDue(each, ports.clock.now())).length;
  const areMore = continuation !== undefined;
  // They are sorted by when they end: behind one that is not due, none is.
  return { sold: { number: items.length, areMore }, due: { number: due, areMore: areMore && due === items.length } };
}

/** Its term ends soon, or has ended. */
export const isDue = ({ endsAt }: SoldSubscription, now: Date): boolean =>
  endsAt !== undefined && Date.parse(endsAt) <= now.getTime() + NOTICE;

export interface SoldPage {
  readonly items: readonly { readonly sold: SoldSubscription; readonly customer: Customer; readonly isDue: boolean }[];
  readonly continuation?: string | undefined;
}

/**
 * What the partner has sold to its customers; what has to be renewed first comes first.
 * @throws DeskError `not-enrolled`, `wrong-partner-kind`, `role-missing`
 */
export async function soldPage(ports: Ports, actor: Actor, continuation: string | undefined): Promise<SoldPage> {
  requirePartner(actor, PERMISSIONS.soldSubscriptions);
  const { tenantId } = actor;
  const page = await ports.partnerCenter.soldSubscriptions(tenantId, { limit: PAGE, continuation });
  const items = page.items.map(async sold => {
    const customer = (await ports.store.read(Customers, tenantId, sold.customer))?.body;
    return customer?.relationship.state === 'active' ? [{ sold, customer, isDue: isDue(sold, ports.clock.now()) }] : [];
  });
  return { items: (await Promise.all(items)).flat(), continuation: page.continuation };
}
