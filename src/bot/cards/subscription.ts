import quantitySource from '../../../cards/quantity.json';
import supportContactSource from '../../../cards/support-contact.json';
import { type Actor, isPermitted } from '../../domain/actor';
import type { Customer } from '../../domain/customer';
import { PERMISSIONS } from '../../domain/permissions';
import { reducibleUntil, type Subscription, type SupportedBy, subscriptionName } from '../../domain/subscription';
import { text, texts } from '../../text/text';
import type { SubscriptionDetails, SubscriptionInUse, SubscriptionPage } from '../../workflows/subscription';
import { switchButtons } from './azure-switch';
import { type Card, type CardOptions, renderCard } from './card';
import { type Button, button, dateOf, type Fact, factsOf, formWords, paging, primary, type Reader } from './common';
import { confirmationCard } from './confirmation';
import { recordButtons } from './incentives';
import { listCard } from './list';
import { escapeMarkdown } from './markdown';
import type { State } from './state';
import { statusCard } from './status';
import { template } from './template';

const quantityForm = template(quantitySource);
const supportContactForm = template(supportContactSource);

export interface SubscriptionList {
  readonly customer: Customer;
  readonly page: SubscriptionPage;
  readonly isLater: boolean;
}

export function subscriptionsCard(reader: Actor, { customer, page, isLater }: SubscriptionList): Card {
  const { language } = reader;
  const words = texts(language, 'subscriptions');
  const first = page.items[0]?.subscription.id;
  return listCard(language, {
    heading: text(language, 'subscriptions.heading', { customer: escapeMarkdown(customer.companyName) }),
    none: words.none,
    rows: page.items.map(item => ({
      title: subscriptionName(item.subscription),
      state: stateOf(reader, item.subscription),
      facts: factsInList(reader, item),
    })),
    choice: {
      id: 'subscription',
      label: words.choose,
      choices: page.items.map(({ subscription }, index) => ({
        title: `${index + 1}. ${subscriptionName(subscription)}`,
        value: subscription.id,
      })),
    },
    actions: [
      ...(first
        ? [
            primary(
              button(text(language, 'buttons.open'), 'subscription', {
                customer: customer.id,
                subscription: first,
              }),
            ),
          ]
        : []),
      ...(isPermitted(reader, PERMISSIONS.incentives)
        ? [button(text(language, 'incentives.heading'), 'customer-incentives', { customer: customer.id })]
        : []),
      button(words.back, 'customer', { customer: customer.id }),
    ],
    paging: paging('subscriptions', { customer: customer.id }, { continuation: page.continuation, isLater }),
  });
}

export const stateOf = ({ language }: Reader, { status }: Subscription): State => ({
  tone: status === 'active' ? 'done' : 'urgent',
  word: text(language, `states.subscription.${status}`),
});

function factsInList(reader: Reader, item: SubscriptionInUse): Fact[] {
  const words = texts(reader.language, 'subscriptions');
  const { orderedAt, partnerOnRecord } = item.subscription;
  return factsOf(
    [words.licenses, licensesOf(reader, item)],
    [words.orderedAt, dateOf(orderedAt, reader)],
    [words.partnerOnRecord, partnerOnRecord?.name],
  );
}

/** An Azure plan has none. */
function licensesOf({ language, locale }: Reader, { subscription, consumedUnits }: SubscriptionInUse) {
  if (subscription.offer.kind === 'azure-plan') return undefined;
  const number = new Intl.NumberFormat(locale);
  const values = { used: number.format(consumedUnits), total: number.format(subscription.quantity) };
  return text(language, 'subscriptions.assigned', values);
}

/** One subscription with everything there is to know, and what may be done. @param outcome of what was just done */
export function subscriptionCard(reader: Actor, details: SubscriptionDetails, outcome = ''): Card {
  const { language } = reader;
  const { subscription, customer, seller } = details;
  const words = texts(language, 'subscriptions');
  const { offer, partnerOnRecord, supportContact, soldBy } = subscription;
  const isOwn = soldBy === reader.tenantId;
  const hint = isOwn ? '' : text(language, 'subscriptions.soldByAnother', { partner: seller });
  return statusCard(language, {
    heading: escapeMarkdown(subscriptionName(subscription)),
    state: stateOf(reader, subscription),
    about: customer.companyName,
    message: outcome || hint,
    facts: factsOf(
      [words.product, offer.title],
      [words.licenses, licensesOf(reader, details)],
      [words.term, text(language, `subscriptions.terms.${offer.termDuration}`)],
      [words.billing, text(language, `subscriptions.cycles.${offer.billingCycle}`)],
      [words.orderedAt, dateOf(subscription.orderedAt, reader)],
      [words.reducibleUntil, offer.kind === 'license' ? dateOf(reducibleUntil(subscription), reader) : undefined],
      [words.endsAt, dateOf(subscription.commitmentEndDate, reader)],
      [words.soldBy, seller],
      [words.partnerOnRecord, partnerOnRecord ? `${partnerOnRecord.name} (${partnerOnRecord.mpnId})` : words.nobody],
      [words.supportContact, supportContact?.name ?? words.nobody],
      [words.mayBuy, subscription.customerMayBuy ? words.yes : words.no],
    ),
    actions: [
      ...(isOwn ? actionsOf(reader, subscription) : []),
      ...recordButtons(reader, subscription),
      ...(isOwn ? switchButtons(reader, subscription) : []),
      button(words.title, 'subscriptions', { customer: customer.id }),
    ],
  });
}

function actionsOf(reader: Actor, { id, customer, status, offer }: Subscription): Button[] {
  const words = texts(reader.language, 'subscriptions');
  const args = { customer, subscription: id };
  const mayChange = isPermitted(reader, PERMISSIONS.changeSubscription);
  const hasLicenses = offer.kind === 'license' && status === 'active';
  return [
    ...(mayChange && hasLicenses ? [button(words.changeQuantity, 'change-quantity', args)] : []),
    ...(mayChange && status === 'active' ? [button(words.suspend, 'suspend-subscription', args)] : []),
    ...(mayChange && status === 'suspended' ? [button(words.reactivate, 'reactivate-subscription', args)] : []),
    ...(isPermitted(reader, PERMISSIONS.designateSupportContact)
      ? [button(words.supportContact, 'support-contact', args)]
      : []),
    ...(mayChange ? [button(words.permission, 'permission-to-buy', args)] : []),
  ];
}

/** Its buttons carry the etag of what is shown. */
export function quantityCard(reader: Reader, details: SubscriptionDetails, options: CardOptions): Card {
  const { language, locale } = reader;
  const words = texts(language, 'subscriptions');
  const { subscription, etag } = details;
  const { minimumQuantity, maximumQuantity } = subscription.offer;
  const number = new Intl.NumberFormat(locale);
  const range = { min: number.format(minimumQuantity), max: number.format(maximumQuantity) };
  return renderCard(
    language,
    quantityForm,
    {
      ...formWords(language),
      heading: text(language, 'subscriptions.quantityHeading', {
        subscription: escapeMarkdown(subscriptionName(subscription)),
      }),
      facts: factsOf(
        [words.licenses, licensesOf(reader, details)],
        [words.range, text(language, 'subscriptions.between', range)],
        [words.reducibleUntil, dateOf(reducibleUntil(subscription), reader)],
      ),
      label: words.quantity,
      value: String(subscription.quantity),
      args: { etag },
    },
    options,
  );
}

export function suspendCard(
  { language }: Reader,
  { subscription, etag }: SubscriptionDetails,
  options: CardOptions,
): Card {
  const words = texts(language, 'subscriptions');
  return confirmationCard(
    language,
    {
      heading: text(language, 'subscriptions.suspendHeading', {
        subscription: escapeMarkdown(subscriptionName(subscription)),
      }),
      notes: [words.suspendEffect, words.suspendBack],
      confirm: button(words.suspend, 'suspend', { etag }),
      keep: words.keep,
    },
    options,
  );
}

export function reactivateCard(
  { language }: Reader,
  { subscription, etag }: SubscriptionDetails,
  options: CardOptions,
): Card {
  const words = texts(language, 'subscriptions');
  return confirmationCard(
    language,
    {
      heading: text(language, 'subscriptions.reactivateHeading', {
        subscription: escapeMarkdown(subscriptionName(subscription)),
      }),
      notes: [words.reactivateEffect],
      confirm: button(words.reactivate, 'reactivate', { etag }),
      keep: words.keep,
    },
    options,
  );
}

/** What the permission means, to be granted or withdrawn. */
export function permissionToBuyCard(
  { language }: Reader,
  { subscription, customer, etag }: SubscriptionDetails,
  options: CardOptions,
): Card {
  const words = texts(language, 'subscriptions', { subscription: subscriptionName(subscription) });
  const name = { customer: escapeMarkdown(customer.companyName) };
  const { customerMayBuy } = subscription;
  return confirmationCard(
    language,
    {
      heading: text(language, customerMayBuy ? 'subscriptions.withdrawHeading' : 'subscriptions.grantHeading', name),
      notes: customerMayBuy
        ? [words.withdrawMeans, words.withdrawStays]
        : [words.grantMeans, words.grantBilled, words.grantBack],
      confirm: customerMayBuy ? button(words.withdraw, 'withdraw', { etag }) : button(words.grant, 'grant', { etag }),
      keep: words.keep,
    },
    options,
  );
}

export function supportContactCard(
  { language }: Reader,
  { subscription, etag }: SubscriptionDetails,
  contacts: readonly SupportedBy[],
  options: CardOptions,
): Card {
  const words = texts(language, 'subscriptions');
  const present = contacts.find(({ tenantId }) => tenantId === subscription.supportContact?.tenantId) ?? contacts[0];
  return renderCard(
    language,
    supportContactForm,
    {
      ...formWords(language),
      heading: text(language, 'subscriptions.supportContactHeading', {
        subscription: escapeMarkdown(subscriptionName(subscription)),
      }),
      text: words,
      choices: contacts.map(({ name, mpnId, tenantId }) => ({ title: `${name} (${mpnId})`, value: tenantId })),
      value: present?.tenantId ?? '',
      args: { etag },
    },
    options,
  );
}
