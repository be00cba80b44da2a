import { idFrom, LeadId } from '../../domain/ids';
import {
  addLead,
  closeLead,
  LeadFilter,
  leadRevision,
  leadsPage,
  leadWith,
  newLeadId,
  reopenLead,
  updateLead,
} from '../../workflows/leads';
import type { Click } from '../activity';
import { leadCard, leadFormCard, leadsCard } from '../cards/leads';
import { flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';

type Args = Click['args'];

const idOf = ({ lead }: { readonly lead?: string }): LeadId => idFrom(LeadId, lead);

export async function showLeads(
  { ports, actor, replies }: Turn,
  { filter: wanted, continuation }: Args,
): Promise<void> {
  const filter = LeadFilter.catch('open').parse(wanted);
  const page = await leadsPage(ports, actor, { filter, continuation });
  replies.show(leadsCard(actor, { page, filter, isLater: continuation !== undefined }));
}

export async function showLead({ ports, actor, replies }: Turn, args: Args): Promise<void> {
  replies.show(leadCard(actor, await leadWith(ports, actor, idOf(args))));
}

export async function showClosedLead({ ports, actor, replies }: Turn, args: Args): Promise<void> {
  replies.show(leadCard(actor, await closeLead(ports, actor, idOf(args))));
}

export async function showReopenedLead({ ports, actor, replies }: Turn, args: Args): Promise<void> {
  replies.show(leadCard(actor, await reopenLead(ports, actor, idOf(args))));
}

interface Options {
  lead?: string;
  /** The id of a lead that is being added, known from the beginning so that saving it twice adds one. */
  newLead?: string;
}

const EMPTY = { companyName: '', firstName: '', lastName: '', email: '', note: '' };

export const addLeadFlow = flow<Options>('add-lead', [
  {
    name: 'form',
    show: async ({ ports, actor }, options, card) => {
      options.newLead ??= newLeadId(ports, actor);
      return leadFormCard(actor.language, EMPTY, undefined, card);
    },
    answers: {
      save: async ({ ports, actor, replies }, options, { inputs }) => {
        replies.show(leadCard(actor, await addLead(ports, actor, idFrom(LeadId, options.newLead), inputs)));
        return 'end';
      },
      cancel,
    },
  },
]);

export const editLeadFlow = flow<Options>('edit-lead', [
  {
    name: 'form',
    show: async ({ ports, actor }, options, card) => {
      const lead = await leadWith(ports, actor, idOf(options));
      return leadFormCard(actor.language, lead, leadRevision(lead), card);
    },
    answers: {
      save: async ({ ports, actor, replies }, options, { args, inputs }) => {
        const lead = await updateLead(ports, actor, idOf(options), args['revision'] ?? '', inputs);
        replies.show(leadCard(actor, lead));
        return 'end';
      },
      cancel,
    },
  },
]);
