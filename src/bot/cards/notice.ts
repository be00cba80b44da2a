import source from '../../../cards/notice.json';
import type { Notice } from '../../domain/notice';
import { text, texts } from '../../text/text';
import { type Card, renderCard } from './card';
import { type Button, button, escapeMarkdown, type Fact, factsOf, kindName, momentOf, type Reader } from './common';
import { template } from './template';

const render = template(source);

interface Content {
  readonly heading: string;
  readonly message?: string;
  readonly facts?: readonly Fact[];
  readonly actions?: readonly Button[];
}

/** What happened, to whom, what to do now, and how to mute: what Teams asks of a notification. */
export function noticeCard(reader: Reader, notice: Notice): Card {
  const { heading, message = '', facts = [], actions = [] } = contentOf(reader, notice);
  return renderCard(reader.language, render, {
    heading,
    text: message,
    hasText: message !== '',
    facts,
    mute: text(reader.language, 'cards.notices.mute'),
    actions: [...actions, button(text(reader.language, 'commands.notifications.title'), 'notifications')],
  });
}

function contentOf(reader: Reader, notice: Notice): Content {
  const { language } = reader;
  const words = texts(language, 'cards.notices', { companyName: notice.companyName });
  const headings = texts(language, 'cards.notices', { companyName: escapeMarkdown(notice.companyName) });
  const enrollment = texts(language, 'cards.enrollment');
  const command = (id: 'users' | 'invitations' | 'indirect-resellers' | 'indirect-providers') =>
    button(text(language, `commands.${id}.title`), id);
  switch (notice.kind) {
    case 'enrollment-under-review':
      return { heading: headings[notice.kind], message: enrollment.reviewText };
    case 'enrollment-active':
      return {
        heading: headings[notice.kind],
        message: enrollment.activeText,
        facts: factsOf(
          [enrollment.partnerKind, kindName(notice.partnerKind, reader)],
          [enrollment.mpnId, notice.mpnId],
        ),
        actions: [
          command('users'),
          ...(notice.partnerKind === 'indirect-provider'
            ? [button(text(language, 'buttons.requestPartnership'), 'request-partnership')]
            : [button(text(language, 'buttons.requestRelationship'), 'request-relationship')]),
        ],
      };
    case 'enrollment-rejected':
      return {
        heading: headings[notice.kind],
        message: enrollment.rejectedText,
        facts: factsOf([enrollment.reason, notice.reason]),
        actions: [button(text(language, 'buttons.correct'), 'enroll')],
      };
    case 'partnership-requested':
      return {
        heading: headings[notice.kind],
        message: words['partnership-requested-text'],
        actions: [
          button(text(language, 'buttons.review'), 'authorize-provider', {
            provider: notice.provider,
            invitation: notice.invitation,
          }),
        ],
      };
    case 'partnership-active':
      return {
        heading: headings[`partnership-active-${notice.role}`],
        message: words[`partnership-active-${notice.role}-text`],
        actions:
          notice.role === 'provider'
            ? [
                command('indirect-providers'),
                button(text(language, 'buttons.inviteNewCustomers'), 'invite-new-customers', {
                  provider: notice.partner,
                }),
              ]
            : [command('indirect-resellers')],
      };
    case 'customer-accepted':
      return {
        heading: headings[notice.kind],
        message: words['customer-accepted-text'],
        facts: factsOf(
          [words.customer, notice.companyName],
          [words.domain, notice.domain],
          [words.invitation, notice.recipient],
          [words.together, notice.together],
          [words.acceptedBy, notice.acceptedBy],
          [words.at, momentOf(notice.at, reader)],
        ),
        actions: [button(text(language, 'buttons.viewCustomers'), 'customers'), command('invitations')],
      };
  }
}
