import { z } from 'zod';
import { type Actor, requirePartner } from '../domain/actor';
import {
  type AzureSwitch,
  answered,
  askedAgain,
  cancelled,
  copyOf,
  requireRequestable,
  requireSwitchable,
  SWITCH_LIFETIME,
  type SwitchAnswer,
} from '../domain/azure-switch';
import { type Effect, effectOf, notifying } from '../domain/effect';
import { DeskError, InvalidInput } from '../domain/errors';
import { type Answers, email, filled, limitsOf, required } from '../domain/form';
import { instant, later, SwitchId, type TenantId } from '../domain/ids';
import type { Notice } from '../domain/notice';
import { PERMISSIONS } from '../domain/permissions';
import { subscriptionName } from '../domain/subscription';
import { AzureSwitches } from '../store/documents';
import type { Page } from '../store/store';
import { change, changeOrCreate } from './commit';
import { customerOf } from './customers';
import { inviterOf } from './draft-invitation';
import { didWith, recording } from './history';
import { nameBasedId } from './name-based-id';
import type { Ports } from './ports';
import { sellerOfCustomer } from './seller-of-customer';
import { type SubscriptionDetails, type SubscriptionReference, subscriptionToChange } from './subscription';

/** An Azure subscription that can be switched, and who may be its billing owner. */
export interface SwitchableSubscription {
  readonly details: SubscriptionDetails;
  /** Empty where nobody is known. */
  readonly billingOwner: string;
}

/** @throws DeskError `not-azure`, `subscription-suspended`, and as `subscriptionToChange` does */
export async function switchableSubscription(
  ports: Ports,
  actor: Actor,
  reference: SubscriptionReference,
): Promise<SwitchableSubscription> {
  const details = await subscriptionToChange(ports, actor, PERMISSIONS.switchSubscription, reference);
  requireSwitchable(details.subscription);
  const known = await ports.partnerCenter.customerProfile(reference.customer);
  return { details, billingOwner: known?.profile.email ?? '' };
}

const requestForm = { partner: required(254), email: required(254, email) } as const;

export const REQUEST_LIMITS = limitsOf(requestForm);

/**
 * The partner that sold an Azure subscription asks another partner of the customer to take it over.
 * @throws InvalidInput by field, also for a partner that has no relationship with the customer
 * @throws DeskError `already-requested`, and as `switchableSubscription` does
 */
export async function requestSwitch(
  ports: Ports,
  actor: Actor,
  reference: SubscriptionReference,
  answers: Answers,
): Promise<AzureSwitch> {
  const from = inviterOf(requirePartner(actor, PERMISSIONS.switchSubscription));
  const { details } = await switchableSubscription(ports, actor, reference);
  const { customer, subscription } = details;
  const form = filled(requestForm, answers);
  const to = await sellerOfCustomer(ports, actor, customer.id, form.partner);
  if (!to) throw new InvalidInput({ partner: { code: 'partner-of-customer' } });
  const id = SwitchId.parse(nameBasedId(`switch:${actor.tenantId}:${subscription.id}`));
  const now = ports.clock.now();
  const request: AzureSwitch = {
    id,
    customer: customer.id,
    customerName: customer.companyName,
    subscription: subscription.id,
    subscriptionName: subscriptionName(subscription),
    from,
    to,
    billingOwner: form.email,
    requestedBy: { userId: actor.userId, name: actor.name, language: actor.language },
    requestedAt: instant(now),
    expiresAt: later(now, SWITCH_LIFETIME),
    revision: 1,
    linkHashes: [],
    status: { state: 'requested' },
  };
  await changeOrCreate(ports, AzureSwitches, actor.tenantId, id, known => {
    requireRequestable(known, now);
    const { companyName } = from;
    const { customerName, subscriptionName } = request;
    const notice = { switch: id, companyName, customerName, subscriptionName, askedBy: actor.name };
    return {
      body: request,
      effects: [
        mirrored(ports, request),
        notifying(
          ports.ids.next(),
          request.requestedAt,
          { tenant: to.tenantId, roles: ['admin-agent'] },
          { kind: 'switch-requested', ...notice },
        ),
        recording(ports, ...didWith(actor, from, to, 'azure-switch-requested', aboutSwitch(request))),
      ],
    };
  });
  return request;
}

/** `open` are those that somebody still has to answer, expired ones among them; `closed` those that are over. */
export const SwitchFilter = z.enum([
  ...['open', 'requested', 'accepted', 'closed', 'completed', 'declined', 'cancelled'],
] as const);
export type SwitchFilter = z.infer<typeof SwitchFilter>;

const PAGE = 5;

/** Requests from and to other partners, the newest first. @throws DeskError `not-enrolled`, `role-missing` */
export async function switchesPage(
  ports: Ports,
  actor: Actor,
  { filter, continuation }: { filter: SwitchFilter; continuation?: string | undefined },
): Promise<Page<AzureSwitch>> {
  requirePartner(actor, PERMISSIONS.switchSubscription);
  const query = { tag: filter, descending: true, limit: PAGE, continuation };
  return ports.store.list(AzureSwitches, actor.tenantId, query);
}

/** @throws DeskError `not-found`, also for a request between other partners */
export async function switchOf(ports: Ports, actor: Actor, id: SwitchId): Promise<AzureSwitch> {
  requirePartner(actor, PERMISSIONS.switchSubscription);
  const found = await ports.store.read(AzureSwitches, actor.tenantId, id);
  if (!found) throw new DeskError('not-found');
  return found.body;
}

/** A request of another partner. @throws DeskError `not-found` */
export async function switchToAnswer(ports: Ports, actor: Actor, id: SwitchId): Promise<AzureSwitch> {
  const azureSwitch = await switchOf(ports, actor, id);
  if (azureSwitch.to.tenantId !== actor.tenantId) throw new DeskError('not-found');
  return azureSwitch;
}

/** A request of one's own. @throws DeskError `not-found` */
export async function ownSwitch(ports: Ports, actor: Actor, id: SwitchId): Promise<AzureSwitch> {
  const azureSwitch = await switchOf(ports, actor, id);
  if (azureSwitch.from.tenantId !== actor.tenantId) throw new DeskError('not-found');
  return azureSwitch;
}

/**
 * The other partner accepts, whereupon the billing owner of the customer is asked, or declines.
 * @throws DeskError `switch-closed`, `relationship-missing`, `not-found`
 */
export async function answerSwitch(
  ports: Ports,
  actor: Actor,
  id: SwitchId,
  answer: SwitchAnswer,
): Promise<AzureSwitch> {
  const copy = await switchToAnswer(ports, actor, id);
  if (answer === 'accepted') await customerOf(ports, actor, copy.customer);
  const { body } = await change(ports, AzureSwitches, copy.from.tenantId, id, current => {
    if (current.to.tenantId !== actor.tenantId) throw new DeskError('switch-closed');
    const after = answered(current, answer, actor.name, instant(ports.clock.now()));
    return {
      body: after,
      effects: [
        mirrored(ports, after),
        told(ports, after, after.from.tenantId, answer),
        recording(ports, ...didWith(actor, after.to, after.from, `azure-switch-${answer}`, aboutSwitch(after))),
        ...(answer === 'accepted' ? [mailToBillingOwner(ports, after)] : []),
      ],
    };
  });
  return body;
}

/** @throws DeskError `switch-closed`, `not-found` */
export async function cancelSwitch(ports: Ports, actor: Actor, id: SwitchId): Promise<AzureSwitch> {
  await ownSwitch(ports, actor, id);
  const { body } = await change(ports, AzureSwitches, actor.tenantId, id, current => {
    const after = cancelled(current, actor.name, instant(ports.clock.now()));
    return {
      body: after,
      effects: [
        mirrored(ports, after),
        told(ports, after, after.to.tenantId, 'cancelled'),
        recording(ports, ...didWith(actor, after.from, after.to, 'azure-switch-cancelled', aboutSwitch(after))),
      ],
    };
  });
  return body;
}

/**
 * The mail to the billing owner once more; links of earlier mails stay good.
 * @param revision as the button showed it: one wish is one mail
 * @throws DeskError `switch-closed`, `not-found`
 */
export async function askBillingOwnerAgain(
  ports: Ports,
  actor: Actor,
  id: SwitchId,
  revision: number,
): Promise<AzureSwitch> {
  await ownSwitch(ports, actor, id);
  const { body } = await change(ports, AzureSwitches, actor.tenantId, id, current => {
    if (current.revision !== revision) return undefined;
    const after = askedAgain(current, ports.clock.now());
    return { body: after, effects: [mirrored(ports, after), mailToBillingOwner(ports, after)] };
  });
  return body;
}

/** What an entry of the history says it was about. */
export const aboutSwitch = ({ customer, customerName, subscription, subscriptionName }: AzureSwitch) => ({
  customer: { id: customer, name: customerName },
  subscription: { id: subscription, name: subscriptionName },
});

function mailToBillingOwner(ports: Ports, { id, billingOwner, requestedBy, ...about }: AzureSwitch): Effect {
  return effectOf(ports.ids.next(), instant(ports.clock.now()), {
    type: 'mail',
    to: billingOwner,
    language: requestedBy.language,
    letter: {
      kind: 'confirm-switch',
      switch: id,
      companyName: about.customerName,
      subscriptionName: about.subscriptionName,
      from: about.from.companyName,
      to: about.to.companyName,
    },
  });
}

/** The other partner's copy follows. */
export const mirrored = (ports: Ports, azureSwitch: AzureSwitch): Effect =>
  effectOf(ports.ids.next(), instant(ports.clock.now()), {
    type: 'mirror-switch',
    tenant: azureSwitch.to.tenantId,
    azureSwitch: copyOf(azureSwitch),
  });

type Outcome = Extract<Notice, { kind: 'switch-changed' }>['outcome'];

/** One side's people are told what became of the request. */
export function told(ports: Ports, azureSwitch: AzureSwitch, tenant: TenantId, outcome: Outcome): Effect {
  const { id, from, to, customerName, subscriptionName, requestedBy } = azureSwitch;
  const isFrom = tenant === from.tenantId;
  const { companyName } = isFrom ? to : from;
  return notifying(
    ports.ids.next(),
    instant(ports.clock.now()),
    { tenant, users: isFrom ? [requestedBy.userId] : [], roles: ['admin-agent'] },
    { kind: 'switch-changed', switch: id, companyName, customerName, subscriptionName, outcome },
  );
}
