import formSource from '../../../cards/azure-switch-form.json';
import { type Actor, isPermitted } from '../../domain/actor';
import { type AzureSwitch, type SwitchState, stateOf } from '../../domain/azure-switch';
import { PERMISSIONS } from '../../domain/permissions';
import { type Subscription, subscriptionName } from '../../domain/subscription';
import type { Page } from '../../store/store';
import { text, texts } from '../../text/text';
import { REQUEST_LIMITS, type SwitchableSubscription, SwitchFilter } from '../../workflows/azure-switch';
import { type Card, type CardOptions, renderCard } from './card';
import {
  type Button,
  button,
  dateOf,
  type Fact,
  factsOf,
  formWords,
  momentOf,
  paging,
  primary,
  type Reader,
} from './common';
import { confirmationCard } from './confirmation';
import { listCard } from './list';
import { escapeMarkdown } from './markdown';
import { outcome, type State, type Tone } from './state';
import { statusCard } from './status';
import { template } from './template';

const form = template(formSource);

/** The other partner and the customer's billing owner, to be asked one after the other. */
export function requestSwitchCard(
  { language }: Reader,
  { details, billingOwner }: SwitchableSubscription,
  options: CardOptions,
): Card {
  const subscription = escapeMarkdown(subscriptionName(details.subscription));
  return renderCard(
    language,
    form,
    {
      ...formWords(language),
      heading: text(language, 'azureSwitch.heading', { subscription }),
      text: texts(language, 'azureSwitch'),
      limits: REQUEST_LIMITS,
      billingOwner,
    },
    options,
  );
}

/** One request as it stands, for either partner, with what may be done about it. */
export function switchCard(reader: Actor, azureSwitch: AzureSwitch, now: Date): Card {
  const { language } = reader;
  const words = texts(language, 'azureSwitch');
  const state = stateOf(azureSwitch, now);
  return statusCard(language, {
    heading: `${escapeMarkdown(azureSwitch.subscriptionName)}: ${text(language, `azureSwitch.states.${state}`)}`,
    state: outcome(language, TONES[state]),
    about: azureSwitch.customerName,
    message: state === 'failed' ? words.failedText : '',
    facts: switchFacts(reader, azureSwitch),
    actions: [
      ...actionsOf(reader, azureSwitch, now),
      button(text(language, 'commands.azure-switches.title'), 'azure-switches'),
    ],
  });
}

const TONES: Readonly<Record<SwitchState, Tone>> = {
  requested: 'waiting',
  accepted: 'waiting',
  confirmed: 'waiting',
  completed: 'done',
  declined: 'over',
  cancelled: 'over',
  expired: 'over',
  failed: 'failed',
};

const standing = ({ language }: Reader, state: SwitchState): State => ({
  tone: TONES[state],
  word: text(language, `azureSwitch.states.${state}`),
});

function switchFacts(reader: Reader, { status, ...about }: AzureSwitch): Fact[] {
  const words = texts(reader.language, 'azureSwitch');
  return factsOf(
    [words.subscription, about.subscriptionName],
    [words.from, about.from.companyName],
    [words.to, about.to.companyName],
    [words.owner, about.billingOwner],
    [words.requestedBy, about.requestedBy.name],
    [words.requestedAt, momentOf(about.requestedAt, reader)],
    [
      words.expiresAt,
      status.state === 'requested' || status.state === 'accepted' ? dateOf(about.expiresAt, reader) : '',
    ],
    [words.acceptedBy, status.state === 'accepted' ? status.by : ''],
    [words.declinedBy, status.state === 'declined' ? status.by : ''],
    [words.cancelledBy, status.state === 'cancelled' ? status.by : ''],
    [words.confirmedAt, status.state === 'confirmed' ? momentOf(status.at, reader) : ''],
    [words.endedAt, status.state === 'completed' ? momentOf(status.at, reader) : ''],
  );
}

function actionsOf({ language, tenantId }: Actor, azureSwitch: AzureSwitch, now: Date): Button[] {
  const words = texts(language, 'azureSwitch');
  const { id, from, customer, subscription, revision } = azureSwitch;
  const state = stateOf(azureSwitch, now);
  const args = { switch: id };
  if (from.tenantId !== tenantId) {
    return [
      ...(state === 'requested' ? [button(words.answer, 'answer-switch', args)] : []),
      ...(state === 'completed'
        ? [button(text(language, 'buttons.open'), 'subscription', { customer, subscription })]
        : []),
    ];
  }
  return [
    ...(state === 'accepted'
      ? [button(words.sendAgain, 'send-switch-mail', { ...args, revision: `${revision}` })]
      : []),
    ...(state === 'requested' || state === 'accepted' ? [button(words.cancelRequest, 'cancel-switch', args)] : []),
    ...(state === 'expired' || state === 'declined'
      ? [button(text(language, 'buttons.open'), 'subscription', { customer, subscription })]
      : []),
  ];
}

export interface SwitchList {
  readonly page: Page<AzureSwitch>;
  readonly filter: SwitchFilter;
  readonly isLater: boolean;
  readonly now: Date;
}

/** Requests from and to other partners, by state. */
export function switchesCard(reader: Reader, { page, filter, isLater, now }: SwitchList): Card {
  const { language } = reader;
  const words = texts(language, 'azureSwitch');
  const switches = page.items.map(item => item.body);
  const first = switches[0]?.id;
  const stateName = (each: AzureSwitch) => text(language, `azureSwitch.states.${stateOf(each, now)}`);
  return listCard(language, {
    heading: words.list,
    introduction: words.listText,
    filter: {
      label: words.filter,
      value: filter,
      choices: SwitchFilter.options.map(value => ({ title: text(language, `azureSwitch.filters.${value}`), value })),
    },
    none: words.none,
    rows: switches.map(each => ({
      title: `${each.subscriptionName} (${each.customerName})`,
      state: standing(reader, stateOf(each, now)),
      facts: factsOf(
        [words.from, each.from.companyName],
        [words.to, each.to.companyName],
        [words.requestedAt, dateOf(each.requestedAt, reader)],
      ),
    })),
    choice: {
      id: 'switch',
      label: words.choose,
      choices: switches.map((each, index) => ({
        title: `${index + 1}. ${each.subscriptionName} (${stateName(each)})`,
        value: each.id,
      })),
    },
    actions: [
      ...(first ? [primary(button(text(language, 'buttons.open'), 'azure-switch', { switch: first }))] : []),
      button(words.show, 'azure-switches'),
      button(text(language, 'commands.customers.title'), 'customers'),
    ],
    paging: paging('azure-switches', { filter }, { continuation: page.continuation, isLater }),
  });
}

/** The other partner reads what it would take over, and decides. */
export function answerSwitchCard(reader: Reader, azureSwitch: AzureSwitch, options: CardOptions): Card {
  const { language } = reader;
  const words = texts(language, 'azureSwitch');
  return statusCard(
    language,
    {
      heading: text(language, 'azureSwitch.notices.switch-requested', {
        companyName: escapeMarkdown(azureSwitch.from.companyName),
      }),
      about: azureSwitch.customerName,
      message: words.answerText,
      facts: switchFacts(reader, azureSwitch),
      actions: [
        primary(button(words.accept, 'accept')),
        button(words.decline, 'decline'),
        button(words.later, 'cancel'),
      ],
    },
    options,
  );
}

export function cancelSwitchCard({ language }: Reader, azureSwitch: AzureSwitch, options: CardOptions): Card {
  const words = texts(language, 'azureSwitch', { partner: azureSwitch.to.companyName });
  return confirmationCard(
    language,
    {
      heading: text(language, 'azureSwitch.cancelHeading', {
        subscription: escapeMarkdown(azureSwitch.subscriptionName),
      }),
      notes: [words.cancelMeans],
      confirm: button(words.cancelRequest, 'withdraw'),
      keep: words.keep,
    },
    options,
  );
}

/** The button that begins it, on an Azure subscription of one's own. */
export function switchButtons(reader: Actor, { id, customer, status, offer }: Subscription): Button[] {
  const isOffered = offer.kind === 'azure-plan' && status === 'active';
  return isOffered && isPermitted(reader, PERMISSIONS.switchSubscription)
    ? [button(text(reader.language, 'azureSwitch.title'), 'request-switch', { customer, subscription: id })]
    : [];
}
