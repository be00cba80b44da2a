import { withLink } from '../../domain/draft';
import { DeskError } from '../../domain/errors';
import { CustomerId, InvitationId, idFrom, LeadId, TenantId } from '../../domain/ids';
import { text } from '../../text/text';
import {
  type DraftAnswer,
  discardDraft,
  draftInvitation,
  finishDraft,
  type InvitationRequest,
  reopenDraft,
  saveDraft,
} from '../../workflows/draft-invitation';
import { draftAddress, type OpenDraft } from '../../workflows/invitations';
import { partnersPage } from '../../workflows/partners';
import type { Click } from '../activity';
import { draftCard, draftReadyCard, letterOf } from '../cards/draft';
import { invitationCard } from '../cards/invitation';
import { partnersCard } from '../cards/partners';
import { type FlowStep, flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';

interface Options {
  /** With which provider, for `invite-new-customers`. */
  provider?: string;
  /** The lead, or the customer from other portals, that it comes from. */
  lead?: string;
  customer?: string;
  /** The reseller that asked to be contacted. */
  contactRequest?: string;
  /** The draft, as soon as it is made. */
  invitation?: string;
  /** The text is saved and the buttons lead to it; otherwise it is being edited. */
  isReady?: boolean;
}

/**
 * The draft of an e-mail with a personal link. The link travels on the card and comes back with the click; it is
 * never in the conversation's state.
 */
const draft = (request: (options: Options) => InvitationRequest, cancelled = discard): FlowStep<Options> => ({
  name: 'draft',
  show: async (turn, options, card) => {
    const open = await openDraft(turn, options, request);
    const { language } = turn.actor;
    return options.isReady && open.invitation.recipient !== ''
      ? draftReadyCard(language, open, draftAddress(turn.ports, open.link), card)
      : draftCard(language, open, card);
  },
  answers: {
    'open-in-email': async ({ ports, actor }, options, click) => {
      await saveDraft(ports, actor, idOf(options), answerOf(click));
      options.isReady = true;
      return 'again';
    },
    copy: async ({ ports, actor, replies }, options, click) => {
      const answer = answerOf(click);
      const invitation = await saveDraft(ports, actor, idOf(options), answer);
      options.isReady = true;
      replies.say(text(actor.language, 'chat.copied', { address: draftAddress(ports, answer.link) }));
      replies.say(withLink(invitation.text, answer.link));
      return 'again';
    },
    edit: async (_turn, options) => {
      options.isReady = false;
      return 'again';
    },
    done: async ({ ports, actor, replies }, options, click) => {
      const invitation = await finishDraft(ports, actor, idOf(options), answerOf(click));
      replies.show(invitationCard(actor, invitation, ports.clock.now()));
      return 'end';
    },
    cancel: async (turn, options) => {
      await cancelled(turn, options);
      return cancel(turn);
    },
  },
  cancelled,
});

async function discard({ ports, actor }: Turn, options: Options): Promise<void> {
  await discardDraft(ports, actor, idOf(options));
}

async function openDraft(
  { ports, actor, event }: Turn,
  options: Options,
  request: (options: Options) => InvitationRequest,
): Promise<OpenDraft> {
  if (options.invitation) {
    const link = event.type === 'click' ? event.click.args['link'] : undefined;
    return reopenDraft(ports, actor, idOf(options), link);
  }
  const wanted = request(options);
  const compose = (inviters: Parameters<typeof letterOf>[2]) =>
    letterOf(actor.language, wanted.kind, inviters, actor.name);
  const open = await draftInvitation(ports, actor, wanted, compose);
  options.invitation = open.invitation.id;
  return open;
}

const idOf = ({ invitation }: Options): InvitationId => idFrom(InvitationId, invitation);

/** A saved draft has no inputs on its card. */
const answerOf = ({ inputs, args, activityId }: Click): DraftAnswer => ({
  link: args['link'] ?? '',
  edited:
    inputs['text'] === undefined
      ? undefined
      : { recipient: inputs['recipient'] ?? '', subject: inputs['subject'] ?? '', text: inputs['text'] },
  activityId,
});

const occasionOf = ({ lead, customer }: Options) => ({
  lead: lead ? idFrom(LeadId, lead) : undefined,
  customer: customer ? idFrom(CustomerId, customer) : undefined,
});

/** Without a provider named by a button: the only one there is, or the list to choose from. */
const provider: FlowStep<Options> = {
  name: 'provider',
  isDone: async ({ ports, actor }, options) => {
    if (options.provider) return true;
    const page = await partnersPage(ports, actor, { role: 'provider' });
    const [only, ...more] = page.items;
    if (!only || more.length > 0) return false;
    options.provider = only.body.partner;
    return true;
  },
  show: async ({ ports, actor }, { lead, customer }) => {
    const page = await partnersPage(ports, actor, { role: 'provider' });
    const occasion = { ...(lead && { lead }), ...(customer && { customer }) };
    return partnersCard(actor, { page, role: 'provider', isLater: false, occasion });
  },
  answers: {},
};

export const requestPartnershipFlow = flow('request-partnership', [
  draft(({ contactRequest }) => ({
    kind: 'partnership',
    contactRequest: contactRequest ? idFrom(TenantId, contactRequest) : undefined,
  })),
]);

export const requestRelationshipFlow = flow('request-relationship', [
  draft(options => ({ kind: 'reseller-relationship', ...occasionOf(options) })),
]);

export const inviteNewCustomersFlow = flow('invite-new-customers', [
  provider,
  draft(options => ({
    kind: 'reseller-and-provider',
    provider: idFrom(TenantId, options.provider),
    ...occasionOf(options),
  })),
]);

/** The button names the invitation: its draft is only opened again, and stays as it is when that is cancelled. */
const openedAgain = draft(
  () => {
    throw new DeskError('not-found');
  },
  async () => undefined,
);

export const sendInvitationAgainFlow = flow('send-invitation-again', [openedAgain]);

/** The text as it was sent, to be copied once more. */
export const copyInvitationFlow = flow<Options>('copy-invitation', [
  {
    ...openedAgain,
    show: (turn, options, card) => {
      options.isReady ??= true;
      return openedAgain.show(turn, options, card);
    },
  },
]);
