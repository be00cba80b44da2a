import {
  type AzureSwitch,
  confirmed,
  copyOf,
  ended,
  newer,
  requireConfirmable,
  stateOf,
  withLink,
} from '../domain/azure-switch';
import { requireActive } from '../domain/customer';
import { type Effect, effectOf } from '../domain/effect';
import { DeskError } from '../domain/errors';
import { type Answers, consent, filled } from '../domain/form';
import type { Doer, HistoryAction, HistoryOutcome } from '../domain/history';
import { instant, type SwitchId, type TenantId } from '../domain/ids';
import type { Inviter } from '../domain/invitation';
import { AzureSwitches, Customers } from '../store/documents';
import { aboutSwitch, mirrored, told } from './azure-switch';
import { change, changeOrCreate } from './commit';
import { recording } from './history';
import { issueLink, matchingHash, parseToken } from './link';
import type { Ports } from './ports';

/**
 * A link for the mail to the billing owner, made when the mail is written, because only its hash may be stored.
 * @returns nothing when nothing is to be confirmed any more
 */
export async function switchAddress(ports: Ports, tenant: TenantId, id: SwitchId): Promise<string | undefined> {
  const link = issueLink(ports, tenant, id);
  const isWanted = (azureSwitch: AzureSwitch) => stateOf(azureSwitch, ports.clock.now()) === 'accepted';
  const { body } = await change(ports, AzureSwitches, tenant, id, current =>
    isWanted(current) ? { body: withLink(current, link.hash) } : undefined,
  );
  return isWanted(body) ? `${ports.publicUrl}/switch/${link.token}` : undefined;
}

async function switchBehind(ports: Ports, token: string): Promise<{ tenant: TenantId; azureSwitch: AzureSwitch }> {
  const { tenant, documentId, hash } = parseToken(token);
  const found = await ports.store.read(AzureSwitches, tenant, documentId);
  if (!found || !matchingHash(hash, found.body.linkHashes)) throw new DeskError('link-invalid');
  return { tenant, azureSwitch: found.body };
}

/** What the billing owner's page shows. Opening it changes nothing. @throws DeskError `link-…` */
export async function openSwitch(ports: Ports, token: string): Promise<AzureSwitch> {
  const { azureSwitch } = await switchBehind(ports, token);
  requireConfirmable(azureSwitch, ports.clock.now());
  return azureSwitch;
}

const confirmationForm = { accept: consent } as const;

/** The billing owner confirms: the subscription is to move. @throws InvalidInput `accept`; DeskError `link-…` */
export async function confirmSwitch(ports: Ports, token: string, answers: Answers): Promise<AzureSwitch> {
  const { tenant, azureSwitch } = await switchBehind(ports, token);
  requireConfirmable(azureSwitch, ports.clock.now());
  filled(confirmationForm, answers);
  const { body } = await change(ports, AzureSwitches, tenant, azureSwitch.id, current => {
    const now = instant(ports.clock.now());
    const after = confirmed(current, now);
    const move = effectOf(ports.ids.next(), now, { type: 'switch-subscription', switch: after.id });
    const by = { kind: 'customer', name: after.customerName } as const;
    return {
      body: after,
      effects: [move, mirrored(ports, after), entered(ports, after, 'azure-switch-confirmed', by)],
    };
  });
  return body;
}

/** Moves the subscription, and both sides are told. May be done again without harm. */
export async function switchSubscription(ports: Ports, tenant: TenantId, id: SwitchId): Promise<void> {
  const found = await ports.store.read(AzureSwitches, tenant, id);
  if (found?.body.status.state !== 'confirmed') return;
  const state = await transferred(ports, found.body);
  await change(ports, AzureSwitches, tenant, id, current => {
    const after = ended(current, state, instant(ports.clock.now()));
    if (after === current) return undefined;
    const { from, to } = after;
    return {
      body: after,
      effects: [
        mirrored(ports, after),
        told(ports, after, from.tenantId, state === 'completed' ? 'gone' : 'failed'),
        told(ports, after, to.tenantId, state === 'completed' ? 'received' : 'failed'),
        entered(
          ports,
          after,
          'azure-switch-completed',
          { kind: 'partner-center' },
          state === 'completed' ? 'done' : 'failed',
        ),
      ],
    };
  });
}

/** The histories of both partners say it, each naming the other. */
function entered(
  ports: Ports,
  azureSwitch: AzureSwitch,
  action: HistoryAction,
  by: Doer,
  outcome: HistoryOutcome = 'done',
): Effect {
  const { from, to } = azureSwitch;
  const entry = (own: Inviter, { tenantId: id, companyName: name }: Inviter) => ({
    tenant: own.tenantId,
    by,
    action,
    about: { ...aboutSwitch(azureSwitch), partner: { id, name } },
    outcome,
  });
  return recording(ports, entry(from, to), entry(to, from));
}

/** The other partner may have lost the customer, or this one the subscription, since the request was made. */
async function transferred(ports: Ports, { customer, subscription, from, to }: AzureSwitch) {
  try {
    requireActive((await ports.store.read(Customers, to.tenantId, customer))?.body);
    const partners = { from: from.tenantId, to: to.tenantId };
    await ports.partnerCenter.transferSubscription(customer, subscription, partners);
    return 'completed';
  } catch (error) {
    if (error instanceof DeskError && error.code !== 'try-again') return 'failed';
    throw error;
  }
}

/** The other partner's copy of a request; may be recorded again without harm. */
export async function recordSwitch(ports: Ports, tenant: TenantId, azureSwitch: AzureSwitch): Promise<void> {
  await changeOrCreate(ports, AzureSwitches, tenant, azureSwitch.id, known => {
    const body = newer(known, copyOf(azureSwitch));
    return body === known ? undefined : { body };
  });
}
