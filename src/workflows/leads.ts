import { z } from 'zod';
import { type Actor, requirePartner } from '../domain/actor';
import { DeskError } from '../domain/errors';
import type { Answers } from '../domain/form';
import { type InvitationId, instant, LeadId, type TenantId } from '../domain/ids';
import { closedLead, following, type Lead, LeadState, leadOf, reopenedLead, updatedLead } from '../domain/lead';
import { PERMISSIONS } from '../domain/permissions';
import { Leads } from '../store/documents';
import { DocumentConflict, type Page, type Stored } from '../store/store';
import { change, changeOrCreate } from './commit';
import { readInvitation } from './invitations';
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
export async function storedLead(ports: Ports, actor: Actor, id: LeadId): Promise<Stored<Lead>> {
  requirePartner(actor, PERMISSIONS.leads);
  const found = await ports.store.read(Leads, actor.tenantId, id);
  if (!found) throw new DeskError('not-found');
  return found;
}

/** @throws DeskError `not-found` */
export const leadWith = async (ports: Ports, actor: Actor, id: LeadId): Promise<Lead> =>
  (await storedLead(ports, actor, id)).body;

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
  const stored = await changeOrCreate(ports, Leads, actor.tenantId, id, known => (known ? undefined : { body: lead }));
  return stored?.body ?? lead;
}

/**
 * @param etag of the lead as the form showed it
 * @throws InvalidInput by field; DeskError `not-found`, `changed-meanwhile`
 */
export async function updateLead(
  ports: Ports,
  actor: Actor,
  id: LeadId,
  etag: string,
  answers: Answers,
): Promise<Lead> {
  const found = await storedLead(ports, actor, id);
  const body = updatedLead(found.body, answers);
  try {
    return (await ports.store.replace(Leads, { ...found, etag, body })).body;
  } catch (error) {
    throw error instanceof DocumentConflict ? new DeskError('changed-meanwhile') : error;
  }
}

/** It came to nothing. @throws DeskError `not-found` */
export const closeLead = (ports: Ports, actor: Actor, id: LeadId): Promise<Lead> =>
  changeLead(ports, actor, id, lead => closedLead(lead, actor.name, instant(ports.clock.now())));

/** @throws DeskError `not-found` */
export const reopenLead = (ports: Ports, actor: Actor, id: LeadId): Promise<Lead> =>
  changeLead(ports, actor, id, reopenedLead);

async function changeLead(ports: Ports, actor: Actor, id: LeadId, decide: (lead: Lead) => Lead): Promise<Lead> {
  requirePartner(actor, PERMISSIONS.leads);
  return rewrite(ports, actor.tenantId, id, decide);
}

/** Brings a lead up to date with what has become of its invitation; may be done again without harm. */
export async function followLead(ports: Ports, tenant: TenantId, id: LeadId, invitation: InvitationId): Promise<void> {
  const { status } = await readInvitation(ports, tenant, invitation);
  await rewrite(ports, tenant, id, lead => following(lead, { id: invitation, status }));
}

async function rewrite(ports: Ports, tenant: TenantId, id: LeadId, decide: (lead: Lead) => Lead): Promise<Lead> {
  const { body } = await change(ports, Leads, tenant, id, lead => {
    const after = decide(lead);
    return after === lead ? undefined : { body: after };
  });
  return body;
}
