import listSource from '../../../cards/invitations.json';
import { type Invitation, type InvitationStatus, statusOf } from '../../domain/invitation';
import type { Page } from '../../store/store';
import { text, texts } from '../../text/text';
import type { InvitationFilter } from '../../workflows/invitations';
import { type Card, type CardOptions, renderCard } from './card';
import { button, dateOf, type Fact, factsOf, formWords, momentOf, paging, type Reader } from './common';
import { statusCard } from './status';
import { template } from './template';

const list = template(listSource);

/** One invitation as it stands now; its card in the chat is brought up to date with this. */
export function invitationCard(reader: Reader, invitation: Invitation, now: Date): Card {
  const { language } = reader;
  const status = statusOf(invitation, now);
  return statusCard(language, {
    heading: headingOf(reader, invitation, status),
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

const headingOf = ({ language }: Reader, { kind }: Invitation, status: InvitationStatus): string =>
  text(language, 'cards.invitation.heading', {
    kind: text(language, `cards.invitation.${kind}`),
    status: text(language, `cards.invitation.${status}`),
  });

function invitationFacts(reader: Reader, invitation: Invitation): Fact[] {
  const words = texts(reader.language, 'cards.invitation');
  const { status } = invitation;
  const isOpen = status.state === 'draft' || status.state === 'sent';
  return [
    ...factsOf(
      [words.recipient, invitation.recipient],
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
export function invitationsCard(reader: Reader, { page, filter, isLater, now }: InvitationList): Card {
  const { language } = reader;
  const words = texts(language, 'cards.invitations');
  const buttons = texts(language, 'buttons');
  const invitations = page.items.map(item => item.body);
  const isOpen = filter === 'open';
  const nameOf = ({ recipient }: Invitation) => recipient || words.nobody;
  const canChoose = isOpen && invitations.length > 0;
  const first = invitations[0]?.id ?? '';
  return renderCard(language, list, {
    ...formWords(language),
    heading: isOpen ? words.heading : words.closedHeading,
    none: isOpen ? words.none : words.noneClosed,
    isEmpty: invitations.length === 0,
    rows: invitations.map(each => ({
      title: `${nameOf(each)}, ${text(language, 'cards.invitations.since', { date: dateOf(each.createdAt, reader) })}`,
      facts: [
        ...factsOf([
          headingOf(reader, each, statusOf(each, now)).split(': ')[0] ?? '',
          text(language, `cards.invitation.${statusOf(each, now)}`),
        ]),
        ...invitationFacts(reader, { ...each, recipient: '' }),
      ],
    })),
    canChoose,
    label: words.label,
    choices: invitations.map((each, index) => ({
      title: `${index + 1}. ${nameOf(each)}, ${dateOf(each.createdAt, reader)}`,
      value: each.id,
    })),
    value: first,
    actions: [
      ...(canChoose
        ? [
            button(buttons.sendAgain, 'send-invitation-again', { invitation: first }),
            button(buttons.withdraw, 'withdraw-invitation', { invitation: first }),
          ]
        : []),
      isOpen
        ? button(words.showClosed, 'invitations', { filter: 'closed' })
        : button(words.showOpen, 'invitations', { filter: 'open' }),
    ],
    ...paging('invitations', { filter }, { continuation: page.continuation, isLater }),
  });
}

export function withdrawCard(reader: Reader, invitation: Invitation, options: CardOptions): Card {
  const { language } = reader;
  const words = texts(language, 'cards.invitations');
  return statusCard(
    language,
    {
      heading: words.withdrawHeading,
      message: words.withdrawText,
      facts: invitationFacts(reader, invitation),
      actions: [
        button(text(language, 'buttons.withdraw'), 'withdraw'),
        button(text(language, 'buttons.keep'), 'cancel'),
      ],
    },
    options,
  );
}
