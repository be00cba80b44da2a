import source from '../../../cards/customer-account-form.json';
import { type Actor, isPermitted } from '../../domain/actor';
import type { Customer } from '../../domain/customer';
import { billingForm, type CustomerProfile } from '../../domain/customer-profile';
import { limitsOf } from '../../domain/form';
import { PERMISSIONS } from '../../domain/permissions';
import type { Page } from '../../store/store';
import { text, texts } from '../../text/text';
import type { CustomerAccount } from '../../workflows/customer-account';
import { type Card, type CardOptions, renderCard } from './card';
import {
  addressOf,
  button,
  countryChoices,
  countryName,
  dateOf,
  type Fact,
  factsOf,
  formWords,
  paging,
  type Reader,
  removing,
} from './common';
import { confirmationCard } from './confirmation';
import { listCard } from './list';
import { escapeMarkdown } from './markdown';
import { doneCard } from './message';
import { statusCard } from './status';
import { template } from './template';

const form = template(source);

/** Company and billing information of a customer. @param outcome of what was just done */
export function customerAccountCard(reader: Actor, { customer, profile, etag }: CustomerAccount, outcome = ''): Card {
  const { language } = reader;
  const words = texts(language, 'customerAccount');
  const args = { customer: customer.id };
  const mayUpdate = isPermitted(reader, PERMISSIONS.updateCustomerAccount);
  const hint = etag === undefined && mayUpdate ? words.acceptedOnly : '';
  return statusCard(language, {
    heading: text(language, 'customerAccount.heading', { customer: escapeMarkdown(customer.companyName) }),
    message: outcome || hint,
    facts: [...factsOf([words.domain, customer.domain]), ...profileFacts(reader, profile, etag !== undefined)],
    actions: [
      ...(mayUpdate ? [button(text(language, 'buttons.update'), 'edit-customer-account', args)] : []),
      ...(isPermitted(reader, PERMISSIONS.removeCustomerRelationship)
        ? [button(words.remove, 'remove-customer', args)]
        : []),
      // The customer's own card has no room for another button.
      ...(isPermitted(reader, PERMISSIONS.history)
        ? [button(text(language, 'commands.history.title'), 'history', args)]
        : []),
      button(text(language, 'subscriptions.back'), 'customer', args),
    ],
  });
}

function profileFacts(reader: Reader, profile: CustomerProfile, isKnown = true): Fact[] {
  const words = texts(reader.language, 'customerAccount');
  const fields = texts(reader.language, 'cards.enrollmentForm');
  const { country, firstName, lastName } = profile;
  return factsOf(
    [fields.companyName, profile.companyName],
    [words.registrationNumber, profile.organizationRegistrationNumber],
    [words.address, addressOf(profile)],
    [fields.country, isKnown ? countryName(country, reader) : undefined],
    [words.contact, [firstName, lastName].filter(Boolean).join(' ')],
    [fields.email, profile.email],
    [fields.phoneNumber, profile.phoneNumber],
  );
}

/** Its button carries the etag of what is shown; after somebody else's change that is shown beside what was typed. */
export function customerAccountFormCard(
  reader: Reader,
  { customer, profile, etag }: CustomerAccount,
  options: CardOptions,
): Card {
  const { language } = reader;
  const words = texts(language, 'customerAccount');
  const wasChanged = options.refusal?.error.code === 'changed-meanwhile';
  return renderCard(
    language,
    form,
    {
      ...formWords(language),
      heading: text(language, 'customerAccount.editHeading', { customer: escapeMarkdown(customer.companyName) }),
      facts: wasChanged ? profileFacts(reader, profile) : [],
      text: words,
      fields: {
        ...texts(language, 'cards.enrollmentForm'),
        organizationRegistrationNumber: words.registrationNumber,
      },
      limits: limitsOf(billingForm),
      values: profile,
      countries: countryChoices(language),
      args: { ...(etag !== undefined && { etag }) },
    },
    options,
  );
}

/** What it means to remove the relationship, to be confirmed. The button names the relationship that is shown. */
export function removeCustomerCard({ language }: Reader, customer: Customer, options: CardOptions): Card {
  const words = texts(language, 'customerAccount');
  return confirmationCard(
    language,
    {
      heading: text(language, 'customerAccount.removeHeading', { customer: escapeMarkdown(customer.companyName) }),
      notes: [words.removeList, words.removePrivileges, words.removeFaith, words.removeNotice, words.removeNobody],
      accept: { label: words.confirmation, title: words.accept },
      confirm: removing(button(words.remove, 'remove', { since: customer.relationship.since })),
      keep: words.keep,
    },
    options,
  );
}

export const customerRemovedCard = ({ language }: Reader, customer: Customer): Card =>
  doneCard(
    language,
    text(language, 'customerAccount.removed', { customer: escapeMarkdown(customer.companyName) }),
    text(language, 'customerAccount.removedText'),
    [
      button(text(language, 'commands.removed-customers.title'), 'removed-customers'),
      button(text(language, 'commands.customers.title'), 'customers'),
    ],
  );

export interface RemovedCustomerList {
  readonly page: Page<Customer>;
  readonly isLater: boolean;
}

export function removedCustomersCard(reader: Reader, { page, isLater }: RemovedCustomerList): Card {
  const { language } = reader;
  const words = texts(language, 'customerAccount.removedCustomers');
  const customers = page.items.map(item => item.body);
  const first = customers[0]?.id;
  return listCard(language, {
    heading: words.heading,
    none: words.none,
    rows: customers.map(({ companyName, domain, relationship }) => ({
      title: companyName,
      facts: factsOf(
        [text(language, 'customerAccount.domain'), domain],
        [words.removedAt, relationship.state === 'removed' ? dateOf(relationship.removedAt, reader) : undefined],
      ),
    })),
    choice: {
      id: 'customer',
      label: words.choose,
      choices: customers.map(({ companyName, domain, id }) => ({ title: `${companyName} (${domain})`, value: id })),
    },
    actions: [
      ...(first ? [button(words.reactivate, 'reactivate-customer', { customer: first })] : []),
      button(text(language, 'commands.customers.title'), 'customers'),
    ],
    paging: paging('removed-customers', {}, { continuation: page.continuation, isLater }),
  });
}
