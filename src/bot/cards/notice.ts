import source from '../../../cards/notice.json';
import { cloudOf } from '../../domain/cloud';
import type { Notice } from '../../domain/notice';
import type { SharedChat } from '../../domain/shared-chat';
import type { Texts } from '../../text/shape';
import { text, texts } from '../../text/text';
import { type Card, renderCard } from './card';
import { type Button, button, type Fact, factsOf, kindName, momentOf, primary, type Reader } from './common';
import { escapeMarkdown } from './markdown';
import { noticeTone } from './notice-tone';
import { contactFacts } from './providers';
import { bylineOf } from './state';
import { template } from './template';
import { roleNames } from './users';

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
  const tone = noticeTone(notice);
  const [first, ...others] = actions;
  const notifications = button(text(reader.language, 'commands.notifications.title'), 'notifications');
  return renderCard(
    reader.language,
    render,
    {
      heading,
      ...bylineOf({ tone, word: text(reader.language, `states.notices.${tone}`) }),
      text: message,
      hasText: message !== '',
      facts,
      mute: text(reader.language, 'cards.notices.mute'),
      actions: [...(first ? [primary(first)] : []), ...others, notifications],
    },
    { stays: true },
  );
}

/** The same for everybody in a channel or group chat: what happened, and no more; the rest opens in one's own chat. */
export function sharedNoticeCard(
  { language, locale, chosenBy: name }: Pick<SharedChat, 'language' | 'locale' | 'chosenBy'>,
  notice: Notice,
): Card {
  const { heading, actions = [] } = contentOf({ language, locale }, notice);
  const tone = noticeTone(notice);
  const [first, ...others] = actions;
  const notifications = button(text(language, 'commands.notifications.title'), 'notifications');
  return renderCard(
    language,
    render,
    {
      heading,
      ...bylineOf({ tone, word: text(language, `states.notices.${tone}`) }),
      hasText: false,
      facts: [],
      mute: text(language, 'sharedChats.chosenBy', { name: escapeMarkdown(name) }),
      actions: [...(first ? [primary(first)] : []), ...others, notifications],
    },
    { stays: true },
  );
}

function contentOf(reader: Reader, notice: Notice): Content {
  const { language } = reader;
  const words = texts(language, 'cards.notices');
  const escaped = { companyName: escapeMarkdown(notice.companyName) };
  const heading = (key: keyof Texts['cards']['notices']) => text(language, `cards.notices.${key}`, escaped);
  const enrollment = texts(language, 'cards.enrollment');
  const command = (id: keyof Texts['commands']) => button(text(language, `commands.${id}.title`), id);
  switch (notice.kind) {
    case 'enrollment-under-review':
      return { heading: heading(notice.kind), message: enrollment.reviewText };
    case 'enrollment-active':
      return {
        heading: heading(notice.kind),
        message: enrollment.activeText,
        facts: factsOf(
          [enrollment.partnerKind, kindName(notice.partnerKind, reader)],
          [enrollment.mpnId, notice.mpnId],
        ),
        actions: [
          command('users'),
          ...(cloudOf(notice) === 'global'
            ? [
                notice.partnerKind === 'indirect-provider'
                  ? button(text(language, 'buttons.requestPartnership'), 'request-partnership')
                  : button(text(language, 'buttons.requestRelationship'), 'request-relationship'),
              ]
            : [button(text(language, 'commands.verify.title'), 'verify')]),
        ],
      };
    case 'enrollment-rejected':
      return {
        heading: heading(notice.kind),
        message: enrollment.rejectedText,
        facts: factsOf([enrollment.reason, notice.reason]),
        actions: [button(text(language, 'buttons.correct'), 'enroll')],
      };
    case 'roles-changed': {
      const news = texts(language, 'userManagement.notices');
      return {
        heading: text(language, 'userManagement.notices.roles-changed', {
          companyName: escapeMarkdown(notice.companyName),
        }),
        message: news['roles-changed-text'],
        facts: factsOf(
          [
            text(language, 'cards.users.roles'),
            roleNames(reader, notice.roles) || text(language, 'cards.users.noRoles'),
          ],
          [news.by, notice.by],
        ),
        actions: [button(text(language, 'commands.verify.title'), 'verify')],
      };
    }
    case 'partnership-requested':
      return {
        heading: heading(notice.kind),
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
        heading: text(language, `cards.notices.partnership-active-${notice.role}`, escaped),
        message: text(language, `cards.notices.partnership-active-${notice.role}-text`, {
          companyName: notice.companyName,
        }),
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
    case 'provider-access-removed':
      return {
        heading: text(language, 'partnerships.notices.provider-access-removed', escaped),
        message: text(language, 'partnerships.notices.provider-access-removed-text'),
        actions: [
          button(text(language, 'partnerships.details'), 'partner', { reseller: notice.reseller }),
          command('indirect-resellers'),
        ],
      };
    case 'partnership-ended':
      return {
        heading: text(language, 'partnerships.notices.partnership-ended', escaped),
        message: text(language, 'partnerships.notices.partnership-ended-text', { by: notice.by }),
        actions: [
          command('customers'),
          ...(notice.role === 'provider'
            ? [command('indirect-providers'), command('find-provider')]
            : [command('indirect-resellers')]),
        ],
      };
    case 'contact-requested':
      return {
        heading: text(language, 'providers.notices.contact-requested', escaped),
        message: text(language, 'providers.notices.contact-requested-text'),
        facts: contactFacts(reader, notice),
        actions: [
          button(text(language, 'buttons.requestPartnership'), 'request-partnership', {
            contactRequest: notice.reseller,
          }),
          command('contact-requests'),
        ],
      };
    case 'on-record-requested':
      return {
        heading: text(language, 'incentives.notices.on-record-requested', escaped),
        message: text(language, 'incentives.notices.on-record-requested-text'),
        facts: subscriptionFacts(reader, notice),
        actions: [
          button(text(language, 'incentives.chooseReseller'), 'reseller-on-record', {
            customer: notice.customer,
            subscription: notice.subscription,
            asking: notice.reseller,
          }),
          command('incentives'),
        ],
      };
    case 'on-record':
      return {
        heading: text(language, 'incentives.notices.on-record', escaped),
        message: text(language, 'incentives.notices.on-record-text'),
        facts: subscriptionFacts(reader, notice),
        actions: [
          button(text(language, 'buttons.open'), 'subscription', {
            customer: notice.customer,
            subscription: notice.subscription,
          }),
          command('incentives'),
        ],
      };
    case 'switch-requested':
      return {
        heading: text(language, 'azureSwitch.notices.switch-requested', escaped),
        message: text(language, 'azureSwitch.notices.switch-requested-text'),
        facts: subscriptionFacts(reader, notice),
        actions: [
          button(text(language, 'buttons.review'), 'answer-switch', { switch: notice.switch }),
          command('azure-switches'),
        ],
      };
    case 'switch-changed': {
      const { outcome } = notice;
      const message =
        outcome === 'failed' ? 'azureSwitch.failedText' : (`azureSwitch.notices.${outcome}-text` as const);
      return {
        heading: text(language, `azureSwitch.notices.${outcome}`, escaped),
        message: text(language, message),
        facts: subscriptionFacts(reader, notice),
        actions: [
          button(text(language, 'buttons.open'), 'azure-switch', { switch: notice.switch }),
          command('azure-switches'),
        ],
      };
    }
    case 'customer-added':
      return {
        heading: text(language, 'orders.notices.customer-added', escaped),
        message: text(language, 'orders.notices.customer-added-text', { by: notice.by }),
        facts: factsOf([words.customer, notice.companyName], [words.domain, notice.domain]),
        actions: [
          button(text(language, 'buttons.open'), 'customer', { customer: notice.customer }),
          button(text(language, 'buttons.viewCustomers'), 'customers'),
        ],
      };
    case 'customer-set-up':
      return {
        heading: text(language, 'orders.notices.customer-set-up', escaped),
        message: text(language, 'orders.notices.customer-set-up-text'),
        actions: [button(text(language, 'buttons.open'), 'customer', { customer: notice.customer })],
      };
    case 'order-failed':
      return {
        heading: text(language, 'orders.notices.order-failed', escaped),
        message: text(language, 'orders.notices.order-failed-text'),
        actions: [command('add-customer'), command('customers')],
      };
    case 'customer-accepted':
      return {
        heading: heading(notice.kind),
        message: words[`customer-accepted-${notice.delegatedAdminPrivileges}`],
        facts: factsOf(
          [words.customer, notice.companyName],
          [words.domain, notice.domain],
          [words.invitation, notice.recipient],
          [words.together, notice.together],
          [words.acceptedBy, notice.acceptedBy],
          [words.at, momentOf(notice.at, reader)],
        ),
        actions: [
          button(text(language, 'buttons.open'), 'customer', { customer: notice.customer }),
          button(text(language, 'buttons.viewCustomers'), 'customers'),
          // The administration is with who has sent the invitation; it is on no list of the other partner.
          ...(notice.delegatedAdminPrivileges === 'granted'
            ? [button(text(language, 'commands.invitations.title'), 'invitations', { filter: 'accepted' })]
            : []),
        ],
      };
  }
}

function subscriptionFacts(
  { language }: Reader,
  { customerName, subscriptionName, askedBy }: { customerName: string; subscriptionName: string; askedBy?: string },
): Fact[] {
  const words = texts(language, 'incentives.notices');
  return factsOf(
    [text(language, 'cards.notices.customer'), customerName],
    [words.subscription, subscriptionName],
    [words.askedBy, askedBy],
  );
}
