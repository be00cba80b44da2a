import agreementSource from '../../../cards/customer-agreement.json';
import detailsSource from '../../../cards/customer-details.json';
import linesSource from '../../../cards/order-lines.json';
import setupSource from '../../../cards/setup-info.json';
import { AGREEMENT_LIMITS, type CustomerAgreement } from '../../domain/agreement';
import { type CustomerProfile, customerForm, DOMAIN_SUFFIX } from '../../domain/customer-profile';
import { limitsOf } from '../../domain/form';
import type { Offer } from '../../domain/offer';
import { type Cart, companyNameOf, type Line, type Order } from '../../domain/order';
import type { Partnership } from '../../domain/partnership';
import type { Language } from '../../domain/user';
import { text, texts } from '../../text/text';
import type { SetupInfo } from '../../workflows/orders';
import { type Card, type CardOptions, renderCard } from './card';
import {
  addressOf,
  button,
  countryChoices,
  countryName,
  dayOf,
  type Fact,
  factsOf,
  formWords,
  primary,
  type Reader,
} from './common';
import { escapeMarkdown } from './markdown';
import { bylineOf, outcome } from './state';
import { outcomeCard, statusCard } from './status';
import { template } from './template';

const details = template(detailsSource);
const lines = template(linesSource);
const agreement = template(agreementSource);
const setup = template(setupSource);

const LIMITS = limitsOf(customerForm);

export interface CustomerDetails {
  readonly profile: CustomerProfile;
  /** Nothing for a partner that has none. */
  readonly resellers: readonly Partnership[] | undefined;
  readonly reseller: string | undefined;
}

/** The form of a new customer; an indirect provider says for which of its resellers. */
export function customerDetailsCard(
  { language }: Reader,
  { profile, resellers, reseller }: CustomerDetails,
  options: CardOptions,
): Card {
  const words = texts(language, 'orders');
  const choices = (resellers ?? []).map(({ companyName, partner }) => ({ title: companyName, value: partner }));
  return renderCard(
    language,
    details,
    {
      ...formWords(language),
      heading: words.details,
      text: words,
      isProvider: resellers !== undefined,
      resellers: choices,
      reseller: reseller ?? choices[0]?.value ?? '',
      limits: LIMITS,
      values: { ...profile, domain: profile.domain.replace(DOMAIN_SUFFIX, '') },
      countries: countryChoices(language),
    },
    options,
  );
}

export interface OrderLines {
  readonly cart: Cart;
  readonly companyName: string;
  /** Those found by the search. */
  readonly offers: readonly Offer[];
  readonly search: string;
  /** Whom the subscriptions may count for, where that is chosen with the order. */
  readonly resellers: readonly Partnership[];
}

/** The choice of no reseller on record. */
export const NOBODY = 'nobody';

/** What is ordered: the lines so far, and the next one. */
export function orderLinesCard(reader: Reader, order: OrderLines, options: CardOptions): Card {
  const { language } = reader;
  const { cart, companyName, offers, search, resellers } = order;
  const words = texts(language, 'orders');
  const nobody = { title: words.nobodyOnRecord, value: NOBODY };
  const choices = resellers.map(each => ({ title: each.companyName, value: each.partner }));
  return renderCard(
    language,
    lines,
    {
      ...formWords(language),
      heading: words.subscriptions,
      text: words,
      introduction: text(language, 'orders.subscriptionsText', { companyName }),
      facts: cart.lines.map(line => lineFact(reader, line)),
      hasLines: cart.lines.length > 0,
      search,
      hasOffers: offers.length > 0,
      isEmpty: offers.length === 0,
      offers: offers.map(offer => ({ title: offerTitle(language, offer), value: offer.catalogItemId })),
      offer: offers[0]?.catalogItemId ?? '',
      hasResellers: choices.length > 0,
      resellers: [...choices, nobody],
      reseller: cart.reseller?.tenantId ?? choices[0]?.value ?? NOBODY,
    },
    options,
  );
}

const offerTitle = (language: Language, { title, termDuration, minimumQuantity, maximumQuantity }: Offer): string =>
  text(language, 'orders.offerTitle', {
    title,
    term: text(language, `orders.terms.${termDuration}`),
    min: minimumQuantity,
    max: maximumQuantity,
  });

const lineFact = ({ language, locale }: Reader, { offer, quantity }: Line): Fact => ({
  label: offer.title,
  value: text(language, 'orders.licenses', {
    count: quantity,
    number: new Intl.NumberFormat(locale).format(quantity),
    term: text(language, `orders.terms.${offer.termDuration}`),
  }),
});

export type AgreementValues = Pick<CustomerAgreement, 'firstName' | 'lastName' | 'email' | 'dateAgreed'>;

/** Who accepted the Microsoft Customer Agreement, and when. */
export const customerAgreementCard = ({ language }: Reader, values: AgreementValues, options: CardOptions): Card =>
  renderCard(
    language,
    agreement,
    {
      ...formWords(language),
      heading: text(language, 'orders.agreement'),
      text: texts(language, 'orders'),
      next: text(language, 'orders.nextReview'),
      limits: AGREEMENT_LIMITS,
      values,
    },
    options,
  );

/** The last look at an order before it is submitted. */
export function orderReviewCard(reader: Reader, cart: Cart, options: CardOptions): Card {
  const { language } = reader;
  const words = texts(language, 'orders');
  return statusCard(
    language,
    {
      heading: words.review,
      message: words.reviewText,
      facts: orderFacts(reader, cart),
      actions: [
        primary(button(words.submit, 'submit', { order: cart.id })),
        button(text(language, 'buttons.edit'), 'edit'),
        button(text(language, 'buttons.cancel'), 'cancel'),
      ],
    },
    options,
  );
}

function orderFacts(reader: Reader, cart: Cart | Order): Fact[] {
  const { language } = reader;
  const words = texts(language, 'orders');
  const { buyer, reseller, agreement: accepted } = cart;
  const profile = buyer?.kind === 'new' ? buyer.profile : undefined;
  return [
    ...factsOf(
      [words.company, buyer && companyNameOf({ buyer })],
      [words.fullDomain, profile?.domain],
      [words.address, profile && addressOf(profile)],
      [words.country, profile && countryName(profile.country, reader)],
      [words.contact, profile && `${profile.firstName} ${profile.lastName} (${profile.email})`],
      [profile ? words.reseller : words.onRecord, reseller?.name],
      [words.agreedBy, accepted && `${accepted.firstName} ${accepted.lastName}, ${dayOf(accepted.dateAgreed, reader)}`],
    ),
    ...cart.lines.map(line => lineFact(reader, line)),
  ];
}

/** The one time that the temporary password is seen. */
export function setupInfoCard(reader: Reader, order: Order, { userName, password }: SetupInfo): Card {
  const { language } = reader;
  return renderCard(language, setup, {
    ...formWords(language),
    heading: text(language, 'orders.confirmation'),
    ...bylineOf(outcome(language, 'done'), companyNameOf(order)),
    text: texts(language, 'orders'),
    facts: orderFacts(reader, order),
    userName,
    password,
    args: { order: order.id },
  });
}

/** What the setup info becomes. */
export function customerAddedCard(reader: Reader, order: Order): Card {
  const { language } = reader;
  const { status } = order;
  return outcomeCard(language, {
    heading: text(language, 'orders.added', { companyName: escapeMarkdown(companyNameOf(order)) }),
    state: outcome(language, 'done'),
    message: text(language, 'orders.addedText'),
    facts: orderFacts(reader, order),
    actions: [
      ...(status.state === 'provisioned'
        ? [button(text(language, 'buttons.open'), 'customer', { customer: status.customer })]
        : []),
      button(text(language, 'buttons.viewCustomers'), 'customers'),
    ],
  });
}

/** A new customer whose account takes a while. */
export const settingUpCard = (reader: Reader, order: Order): Card =>
  outcomeCard(reader.language, {
    heading: text(reader.language, 'orders.settingUp', { companyName: escapeMarkdown(companyNameOf(order)) }),
    state: outcome(reader.language, 'waiting'),
    message: text(reader.language, 'orders.settingUpText'),
    facts: orderFacts(reader, order),
  });

/** Subscriptions of a customer that is on the list. */
export function orderedCard(reader: Reader, order: Order): Card {
  const { language } = reader;
  const { buyer } = order;
  return outcomeCard(language, {
    heading: text(language, 'orders.confirmation'),
    state: outcome(language, 'done'),
    message: text(language, 'orders.ordered'),
    facts: orderFacts(reader, order),
    actions:
      buyer.kind === 'known' ? [button(text(language, 'buttons.open'), 'customer', { customer: buyer.customer })] : [],
  });
}
