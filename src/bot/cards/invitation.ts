import { type Actor, isPermitted } from '../../domain/actor';
import { type Invitation, type InvitationStatus, isUndecided, statusOf } from '../../domain/invitation';
import { PERMISSIONS } from '../../domain/permissions';
import type { Page } from '../../store/store';
import { text, texts } from '../../text/text';
import { InvitationFilter } from '../../workflows/invitations';
import type { Card, CardOptions } from './card';
import { type Button, button, dateOf, type Fact, factsOf, momentOf, paging, type Reader, removing } from './common';
import { listCard } from './list';
import type { State, Tone } from './state';
import { outcomeCard, statusCard } from './status';

/** One invitation as it stands now; its card in the chat is brought up to date with this. */
export function invitationCard(reader: Reader, invitation: Invitation, now: Date): Card {
  const { language } = reader;
  const status = statusOf(invitation, now);
  return outcomeCard(language, {
    heading: invitationHeading(reader, invitation, now),
    state: invitationState(reader, invitation, now),
    about: invitation.recipient,
    message: status === 'sent' ? text(language, 'cards.invitation.sentText') : '',
    facts: invitationFacts(reader, invitation),
    actions: [
      ...(status === 'accepted' && invitation.kind !== 'partnership'
        ? [button(text(language, 'buttons.viewCustomers'), 'customers')]
        : []),
      button(text(language, 'commands.invitations.title'), 'invitations'),
    ],
  });
}

/** Such as "Partnership request: waiting for an answer". */
export function invitationHeading({ language }: Reader, invitation: Invitation, now: Date): string {
  const words = texts(language, 'cards.invitation');
  return text(language, 'cards.invitation.heading', {
    kind: words[invitation.kind],
    status: words[statusOf(invitation, now)],
  });
}

const TONES: Readonly<Record<InvitationStatus, Tone>> = {
  draft: 'urgent',
  sent: 'waiting',
  accepted: 'done',
  expired: 'urgent',
  withdrawn: 'over',
};

export function invitationState({ language }: Reader, invitation: Invitation, now: Date): State {
  const status = statusOf(invitation, now);
  return { tone: TONES[status], word: text(language, `states.invitation.${status}`) };
}

function invitationFacts(reader: Reader, invitation: Invitation): Fact[] {
  const words = texts(reader.language, 'cards.invitation');
  const { status } = invitation;
  const isOpen = isUndecided(invitation);
  return [
    ...factsOf(
      [
        words.partners,
        invitation.inviters.length > 1 ? invitation.inviters.map(each => each.companyName).join(', ') : undefined,
      ],
      [words.createdBy, invitation.createdBy.name],
      [words.sentAt, status.state === 'sent' ? dateOf(status.sentAt, reader) : undefined],
      [words.expiresAt, isOpen ? dateOf(invitation.expiresAt, reader) : undefined],
    ),
    ...(status.state === 'accepted'
      ? factsOf(
          [words.customer, [status.acceptance.companyName, status.acceptance.domain].filter(Boolean).join(', ')],
          [words.acceptedBy, status.acceptance.by],
          [words.acceptedAt, momentOf(status.acceptance.at, reader)],
        )
      : []),
    ...(status.state === 'withdrawn' ? factsOf([words.withdrawnBy, status.by]) : []),
  ];
}

export interface InvitationList {
  readonly page: Page<Invitation>;
  readonly filter: InvitationFilter;
  readonly isLater: boolean;
  readonly now: Date;
}

/** Who has not accepted yet, or what became of the others. */
export function invitationsCard(reader: Actor, { page, filter, isLater, now }: InvitationList): Card {
  const { language } = reader;
  const words = texts(language, 'cards.invitations');
  const buttons = texts(language, 'buttons');
  const invitations = page.items.map(item => item.body);
  const stateName = (each: Invitation) => text(language, `cards.invitation.${statusOf(each, now)}`);
  const nameOf = ({ recipient }: Invitation) => recipient || words.nobody;
  const open = invitations.filter(isUndecided);
  const first = open[0]?.id;
  const areDrafts = open.every(({ status }) => status.state === 'draft');
  return listCard(language, {
    ...listWords(reader, filter),
    filter: {
      label: words.filter,
      value: filter,
      choices: InvitationFilter.options.map(each => ({ title: filterName(reader, each), value: each })),
    },
    rows: invitations.map(each => ({
      title: `${nameOf(each)}, ${text(language, 'cards.invitations.created', { date: dateOf(each.createdAt, reader) })}`,
      state: invitationState(reader, each, now),
      facts: [
        ...factsOf([words.kind, text(language, `cards.invitation.${each.kind}`)]),
        ...invitationFacts(reader, each),
      ],
    })),
    choice: {
      id: 'invitation',
      label: words.label,
      choices: open.map((each, index) => ({
        title: `${index + 1}. ${nameOf(each)}, ${dateOf(each.createdAt, reader)} (${stateName(each)})`,
        value: each.id,
      })),
    },
    actions: [
      ...(first
        ? [
            button(areDrafts ? words.takeUp : buttons.sendAgain, 'send-invitation-again', { invitation: first }),
            button(buttons.copy, 'copy-invitation', { invitation: first }),
            button(buttons.withdraw, 'withdraw-invitation', { invitation: first }),
          ]
        : []),
      button(words.show, 'invitations'),
      ...(invitations.length === 0 ? askingButtons(reader) : []),
    ],
    paging: paging('invitations', { filter }, { continuation: page.continuation, isLater }),
  });
}

/** Whom somebody may ask: customers, and resellers. */
function askingButtons(reader: Actor): Button[] {
  const buttons = texts(reader.language, 'buttons');
  return [
    ...(isPermitted(reader, PERMISSIONS.requestRelationship)
      ? [button(buttons.requestRelationship, 'request-relationship')]
      : []),
    ...(isPermitted(reader, PERMISSIONS.inviteNewCustomers)
      ? [button(buttons.inviteNewCustomers, 'invite-new-customers')]
      : []),
    ...(isPermitted(reader, PERMISSIONS.requestPartnership)
      ? [button(buttons.requestPartnership, 'request-partnership')]
      : []),
  ];
}

function listWords(reader: Reader, filter: InvitationFilter): { heading: string; none: string } {
  const { heading, none, closedHeading, noneClosed, noneFiltered } = texts(reader.language, 'cards.invitations');
  if (filter === 'open') return { heading, none };
  if (filter === 'closed') return { heading: closedHeading, none: noneClosed };
  const state = filterName(reader, filter);
  return { heading: text(reader.language, 'cards.invitations.filteredHeading', { state }), none: noneFiltered };
}

const filterName = ({ language }: Reader, filter: InvitationFilter): string =>
  text(language, `cards.invitations.filters.${filter}`);

export function withdrawCard(reader: Reader, invitation: Invitation, options: CardOptions): Card {
  const { language } = reader;
  const words = texts(language, 'cards.invitations');
  return statusCard(
    language,
    {
      heading: words.withdrawHeading,
      about: invitation.recipient,
      message: words.withdrawText,
      facts: invitationFacts(reader, invitation),
      actions: [
        removing(button(text(language, 'buttons.withdraw'), 'withdraw')),
        button(text(language, 'buttons.keep'), 'cancel'),
      ],
    },
    options,
  );
}
