import chooseSource from '../../../cards/reseller-on-record.json';
import { type Actor, isPermitted } from '../../domain/actor';
import type { Incentive } from '../../domain/incentive';
import type { Partnership } from '../../domain/partnership';
import { PERMISSIONS } from '../../domain/permissions';
import { type Subscription, subscriptionName } from '../../domain/subscription';
import type { Page } from '../../store/store';
import { text, texts } from '../../text/text';
import { SEARCH_MAX } from '../../workflows/find-provider';
import type { CustomerIncentives, RecordChoice, SubscriptionIncentives } from '../../workflows/incentives';
import type { SubscriptionDetails } from '../../workflows/subscription';
import { type Card, type CardOptions, renderCard } from './card';
import { button, type Fact, factsOf, formWords, paging, primary, type Reader } from './common';
import { confirmationCard } from './confirmation';
import { listCard } from './list';
import { escapeMarkdown } from './markdown';
import { messageCard } from './message';
import { template } from './template';

const choose = template(chooseSource);

/** The texts of one side: a provider's or a reseller's. */
const sideOf = ({ partner }: Actor) => (partner?.kind === 'indirect-provider' ? 'provider' : 'reseller');

export interface IncentiveList {
  readonly page: Page<CustomerIncentives>;
  readonly search: string;
  readonly isLater: boolean;
}

/** Customers with how many of their subscriptions count for incentives, and how many could. */
export function incentivesCard(reader: Actor, { page, search, isLater }: IncentiveList): Card {
  const { language } = reader;
  const words = texts(language, 'incentives');
  const found = page.items.map(item => item.body);
  const first = found[0]?.customer.id;
  return listCard(language, {
    heading: words.heading,
    introduction: words.introduction,
    search: { label: words.search, value: search, max: SEARCH_MAX },
    none: search === '' ? words.none : words.noneFound,
    rows: found.map(each => ({ title: each.customer.companyName, facts: countsOf(reader, each) })),
    choice: {
      id: 'customer',
      label: words.choose,
      choices: found.map(({ customer }) => ({
        title: `${customer.companyName} (${customer.domain})`,
        value: customer.id,
      })),
    },
    actions: [
      button(text(language, 'buttons.search'), 'incentives'),
      ...(first ? [primary(button(text(language, 'buttons.open'), 'customer-incentives', { customer: first }))] : []),
      button(text(language, 'commands.customers.title'), 'customers'),
    ],
    paging: paging('incentives', { search }, { continuation: page.continuation, isLater }),
  });
}

function countsOf(reader: Actor, { count, areMore }: CustomerIncentives): Fact[] {
  const { language, locale } = reader;
  const words = texts(language, `incentives.${sideOf(reader)}`);
  const format = new Intl.NumberFormat(locale);
  const number = (incentive: Incentive) => {
    const shown = format.format(count[incentive]);
    return areMore ? text(language, 'incentives.newest', { number: shown }) : shown;
  };
  if (count['on-record'] + count.nobody === 0 && !areMore) {
    return factsOf([text(language, 'incentives.noSubscription'), text(language, 'incentives.nothing')]);
  }
  return factsOf([words['on-record'], number('on-record')], [words.nobody, number('nobody')]);
}

/** A customer's subscriptions with who is on record, and the step that mends it. */
export function customerIncentivesCard(
  reader: Actor,
  { customer, items, continuation }: SubscriptionIncentives,
  isLater: boolean,
): Card {
  const { language } = reader;
  const words = texts(language, 'incentives');
  const isProvider = sideOf(reader) === 'provider';
  const mended = items.filter(({ incentive }) => (isProvider ? incentive !== 'others' : incentive === 'nobody'));
  const [first] = mended;
  const args = { customer: customer.id, ...(first && { subscription: first.subscription.id }) };
  return listCard(language, {
    heading: text(language, 'incentives.customerHeading', { customer: escapeMarkdown(customer.companyName) }),
    none: words.noneOfCustomer,
    rows: items.map(({ subscription, incentive }) => ({
      title: subscriptionName(subscription),
      facts: factsOf([words.onRecord, onRecordText(reader, subscription, incentive)]),
    })),
    choice: {
      id: 'subscription',
      label: text(language, 'subscriptions.choose'),
      choices: mended.map(({ subscription }, index) => ({
        title: `${index + 1}. ${subscriptionName(subscription)}`,
        value: subscription.id,
      })),
    },
    actions: [
      ...(first && isProvider ? [button(words.chooseReseller, 'reseller-on-record', args)] : []),
      ...(first && !isProvider ? [button(words.ask, 'ask-for-record', args)] : []),
      button(text(language, 'subscriptions.back'), 'customer', { customer: customer.id }),
      button(words.heading, 'incentives'),
    ],
    paging: paging('customer-incentives', { customer: customer.id }, { continuation, isLater }),
  });
}

function onRecordText(reader: Actor, { partnerOnRecord }: Subscription, incentive: Incentive): string {
  const words = texts(reader.language, 'incentives');
  if (partnerOnRecord) return `${partnerOnRecord.name} (${partnerOnRecord.mpnId})`;
  return incentive === 'others' ? words.soldByAnother : words.nobody;
}

const factsAbout = ({ language }: Reader, { customer, subscription }: SubscriptionDetails): Fact[] =>
  factsOf(
    [text(language, 'incentives.choose'), customer.companyName],
    [text(language, 'subscriptions.choose'), subscriptionName(subscription)],
  );

/** The provider says for whom a subscription counts. Its button carries the etag of what is shown. */
export function chooseResellerCard(reader: Reader, { details, resellers }: RecordChoice, options: CardOptions): Card {
  const { language } = reader;
  const words = texts(language, 'incentives');
  const { partnerOnRecord } = details.subscription;
  const present = resellers.find(({ partner }) => partner === partnerOnRecord?.tenantId) ?? resellers[0];
  return renderCard(
    language,
    choose,
    {
      ...formWords(language),
      heading: words.chooseReseller,
      text: words,
      facts: factsAbout(reader, details),
      choices: resellers.map(({ companyName, mpnId, partner }) => ({
        title: `${companyName} (${mpnId})`,
        value: partner,
      })),
      value: present?.partner ?? '',
      args: { etag: details.etag },
    },
    options,
  );
}

/** What it means that a reseller asks its provider. */
export function askForRecordCard(
  { language }: Reader,
  { details, provider }: { details: SubscriptionDetails; provider: Partnership },
  options: CardOptions,
): Card {
  const words = texts(language, 'incentives', {
    subscription: subscriptionName(details.subscription),
    customer: details.customer.companyName,
  });
  return confirmationCard(
    language,
    {
      heading: text(language, 'incentives.askHeading', { provider: escapeMarkdown(provider.companyName) }),
      notes: [words.askMeans, words.askThen],
      confirm: button(words.ask, 'ask'),
      keep: words.keep,
    },
    options,
  );
}

export const askedForRecordCard = ({ language }: Reader, { companyName }: Partnership): Card =>
  messageCard(
    language,
    text(language, 'incentives.asked', { provider: escapeMarkdown(companyName) }),
    text(language, 'incentives.askedText'),
    [button(text(language, 'incentives.heading'), 'incentives')],
  );

/** The button that mends the reseller on record of a subscription, for whoever can. */
export function recordButtons(reader: Actor, { id, customer, soldBy, partnerOnRecord }: Subscription) {
  const words = texts(reader.language, 'incentives');
  const args = { customer, subscription: id };
  if (soldBy === reader.tenantId) {
    return isPermitted(reader, PERMISSIONS.chooseResellerOnRecord)
      ? [button(words.chooseReseller, 'reseller-on-record', args)]
      : [];
  }
  return !partnerOnRecord && isPermitted(reader, PERMISSIONS.askForRecord)
    ? [button(words.ask, 'ask-for-record', args)]
    : [];
}
