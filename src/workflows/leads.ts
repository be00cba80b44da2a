import { z } from 'zod';
import { type Actor, requirePartner } from '../domain/actor';
import type { Effect } from '../domain/effect';
import { DeskError } from '../domain/errors';
import type { Answers } from '../domain/form';
import type { HistoryAction } from '../domain/history';
import { type InvitationId, instant, LeadId, type TenantId } from '../domain/ids';
import { closedLead, following, type Lead, LeadState, leadOf, reopenedLead, updatedLead } from '../domain/lead';
import { PERMISSIONS } from '../domain/permissions';
import { Leads } from '../store/documents';
import type { Page } from '../store/store';
import { change, changeOrCreate } from './commit';
import { did, recording } from './history';
import { readInvitation } from './invitations';
import { nameBasedId } from './name-based-id';
import type { Ports } from './ports';

const PAGE = 5;

/** `open` are those that are new or invited. */
export const LeadFilter = z.enum(['open', ...LeadState.options]);
export type LeadFilter = z.infer<typeof LeadFilter>;

/** The tenant's leads, newest first. @throws DeskError `not-enrolled`, `role-missing` */
export async function leadsPage(
  ports: Ports,
  actor: Actor,
  { filter, continuation }: { filter: LeadFilter; continuation?: string | undefined },
): Promise<Page<Lead>> {
  requirePartner(actor, PERMISSIONS.leads);
  return ports.store.list(Leads, actor.tenantId, { tag: filter, descending: true, limit: PAGE, continuation });
}

/** @throws DeskError `not-found`, also for a lead of another tenant */
export async function leadWith(ports: Ports, actor: Actor, id: LeadId): Promise<Lead> {
  requirePartner(actor, PERMISSIONS.leads);
  const found = await ports.store.read(Leads, actor.tenantId, id);
  if (!found) throw new DeskError('not-found');
  return found.body;
}

/** The same for the same lead: what a form shows is compared by it. */
export const leadRevision = (lead: Lead): string => nameBasedId(JSON.stringify(lead));

/** For a lead that is about to be added. @throws DeskError `not-enrolled`, `role-missing` */
export function newLeadId(ports: Ports, actor: Actor): LeadId {
  requirePartner(actor, PERMISSIONS.leads);
  return LeadId.parse(ports.ids.next());
}

/**
 * A new lead; the same id again adds nothing.
 * @throws InvalidInput by field
 */
export async function addLead(ports: Ports, actor: Actor, id: LeadId, answers: Answers): Promise<Lead> {
  requirePartner(actor, PERMISSIONS.leads);
  const createdBy = { userId: actor.userId, name: actor.name };
  const lead = leadOf({ id, createdBy, createdAt: instant(ports.clock.now()) }, answers);
  const stored = await changeOrCreate(ports, Leads, actor.tenantId, id, known =>
    known ? undefined : { body: lead, effects: [recording(ports, did(actor, 'lead-added', aboutLead(lead)))] },
  );
  return stored?.body ?? lead;
}

const aboutLead = ({ id, companyName: name }: Lead) => ({ lead: { id, name } });

/**
 * @param shown the revision of the lead as the form showed it
 * @throws InvalidInput by field; DeskError `not-found`, `changed-meanwhile`
 */
export async function updateLead(
  ports: Ports,
  actor: Actor,
  id: LeadId,
  shown: string,
  answers: Answers,
): Promise<Lead> {
  requirePartner(actor, PERMISSIONS.leads);
  const { body } = await change(ports, Leads, actor.tenantId, id, lead => {
    if (leadRevision(lead) !== shown) throw new DeskError('changed-meanwhile');
    const after = updatedLead(lead, answers);
    return { body: after, effects: [recording(ports, did(actor, 'lead-updated', aboutLead(after)))] };
  });
  return body;
}

/** It came to nothing. @throws DeskError `not-found` */
export const closeLead = (ports: Ports, actor: Actor, id: LeadId): Promise<Lead> =>
  changeLead(ports, actor, id, 'lead-closed', lead => closedLead(lead, actor.name, instant(ports.clock.now())));

/** @throws DeskError `not-found` */
export const reopenLead = (ports: Ports, actor: Actor, id: LeadId): Promise<Lead> =>
  changeLead(ports, actor, id, 'lead-reopened', reopenedLead);

async function changeLead(
  ports: Ports,
  actor: Actor,
  id: LeadId,
  action: HistoryAction,
  decide: (lead: Lead) => Lead,
): Promise<Lead> {
  requirePartner(actor, PERMISSIONS.leads);
  return rewrite(ports, actor.tenantId, id, decide, lead => [recording(ports, did(actor, action, aboutLead(lead)))]);
}

/** Brings a lead up to date with what has become of its invitation; may be done again without harm. */
export async function followLead(ports: Ports, tenant: TenantId, id: LeadId, invitation: InvitationId): Promise<void> {
  const { status } = await readInvitation(ports, tenant, invitation);
  await rewrite(ports, tenant, id, lead => following(lead, { id: invitation, status }));
}

async function rewrite(
  ports: Ports,
  tenant: TenantId,
  id: LeadId,
  decide: (lead: Lead) => Lead,
  effectsOf: (lead: Lead) => Effect[] = () => [],
): Promise<Lead> {
  const { body } = await change(ports, Leads, tenant, id, lead => {
    const after = decide(lead);
    return after === lead ? undefined : { body: after, effects: effectsOf(after) };
  });
  return body;
}
