import source from '../../../cards/customers.json';
import { type Actor, isPermitted } from '../../domain/actor';
import type { Customer } from '../../domain/customer';
import type { Partnership } from '../../domain/partnership';
import { PERMISSIONS } from '../../domain/permissions';
import type { Page } from '../../store/store';
import { text, texts } from '../../text/text';
import { type Card, renderCard } from './card';
import { type Button, button, dateOf, type Fact, factsOf, formWords, paging, primary, type Reader } from './common';
import { escapeMarkdown } from './markdown';
import { rowOf, type State } from './state';
import { statusCard } from './status';
import { type JsonObject, template } from './template';

const render = template(source);

export interface CustomerList {
  readonly page: Page<Customer>;
  /** The partner whose shared customers these are. */
  readonly sharedWith: Pick<Partnership, 'partner' | 'companyName' | 'partnerRole'> | undefined;
  readonly search: string | undefined;
  /** The partners to narrow the list to: a reseller's providers, a provider's resellers. */
  readonly partners: readonly Partnership[];
  readonly isLater: boolean;
}

export function customersCard(reader: Actor, { page, sharedWith, search, partners, isLater }: CustomerList): Card {
  const { language } = reader;
  const words = texts(language, 'cards.customers');
  const customers = page.items.map(item => item.body);
  const first = customers[0]?.id ?? '';
  const canInvite = customers.some(isElsewhere) && isPermitted(reader, PERMISSIONS.requestRelationship);
  const partner = sharedWith?.partner;
  const heading = sharedWith
    ? text(language, 'cards.customers.sharedHeading', { partner: escapeMarkdown(sharedWith.companyName) })
    : words.heading;
  return renderCard(language, render, {
    ...formWords(language),
    heading,
    searchLabel: words.search,
    searchPlaceholder: words.searchPlaceholder,
    search: search ?? '',
    ...filterOf(reader, partners, partner),
    none: search ? words.noneFound : words.none,
    isEmpty: customers.length === 0,
    rows: customers.map(customer =>
      rowOf({
        title: customer.companyName,
        state: isElsewhere(customer) ? stateOf(reader, customer) : undefined,
        facts: [...factsOf([words.domain, customer.domain]), ...customerFacts(reader, customer, partners)],
      }),
    ),
    canChoose: customers.length > 1,
    choiceLabel: words.choose,
    choices: customers.map(customer => ({ title: `${customer.companyName} (${customer.domain})`, value: customer.id })),
    value: first,
    actions: [
      ...[
        button(text(language, 'buttons.search'), 'customers'),
        ...(first ? [primary(button(text(language, 'buttons.open'), 'customer', { customer: first }))] : []),
        ...(canInvite ? [button(words.inviteChosen, 'request-relationship', { customer: first })] : []),
      ].map(each => ({ ...each, associatedInputs: 'auto' })),
      ...actionsOf(reader, sharedWith).map(each => ({ ...each, associatedInputs: 'none' })),
    ],
    ...paging(
      'customers',
      { ...(partner && { partner }), ...(search && { search }) },
      { continuation: page.continuation, isLater },
    ),
  });
}

/** The choice that narrows the list to nobody's. */
export const EVERYBODY = 'all';

function filterOf({ language }: Reader, partners: readonly Partnership[], chosen: string | undefined) {
  const words = texts(language, 'cards.customers');
  const role = partners[0]?.partnerRole ?? 'provider';
  return {
    canFilter: partners.length > 0,
    filterId: role,
    filterLabel: role === 'provider' ? words.filterProvider : words.filterReseller,
    filterValue: chosen ?? EVERYBODY,
    filterChoices: [
      { title: words.everybody, value: EVERYBODY },
      ...partners.map(each => ({ title: each.companyName, value: each.partner })),
    ],
  };
}

const isElsewhere = ({ relationship }: Customer): boolean => relationship.state === 'elsewhere';

const stateOf = ({ language }: Reader, customer: Customer): State =>
  isElsewhere(customer)
    ? { tone: 'over', word: text(language, 'states.customer.elsewhere') }
    : { tone: 'done', word: text(language, 'states.customer.active') };

/** One customer, and what may be done there; it names those of the partners that share the customer. */
export function customerCard(reader: Actor, customer: Customer, partners: readonly Partnership[]): Card {
  const { language } = reader;
  const words = texts(language, 'cards.customers');
  if (isElsewhere(customer)) return elsewhereCard(reader, customer);
  return statusCard(language, {
    heading: escapeMarkdown(customer.companyName),
    state: stateOf(reader, customer),
    about: customer.domain,
    facts: customerFacts(reader, customer, partners),
    actions: [
      button(text(language, 'subscriptions.title'), 'subscriptions', { customer: customer.id }),
      ...(isPermitted(reader, PERMISSIONS.customerUsers)
        ? [button(text(language, 'customerUsers.title'), 'customer-users', { customer: customer.id })]
        : []),
      button(text(language, 'customerAccount.title'), 'customer-account', { customer: customer.id }),
      button(text(language, 'customerService.title'), 'customer-service', { customer: customer.id }),
      ...(isPermitted(reader, PERMISSIONS.addSubscription)
        ? [button(text(language, 'buttons.addSubscription'), 'add-subscription', { customer: customer.id })]
        : []),
      button(words.back, 'customers'),
    ],
  });
}

/** A customer from other portals: it can be invited, to the partner alone or together with its provider. */
function elsewhereCard(reader: Actor, customer: Customer): Card {
  const { language } = reader;
  const words = texts(language, 'cards.customers');
  const buttons = texts(language, 'buttons');
  const args = { customer: customer.id };
  return statusCard(language, {
    heading: escapeMarkdown(customer.companyName),
    state: stateOf(reader, customer),
    about: customer.domain,
    message: words.elsewhereText,
    facts: customerFacts(reader, customer, []),
    actions: [
      ...(isPermitted(reader, PERMISSIONS.requestRelationship)
        ? [primary(button(buttons.requestRelationship, 'request-relationship', args))]
        : []),
      ...(isPermitted(reader, PERMISSIONS.inviteNewCustomers)
        ? [button(buttons.inviteNewCustomers, 'invite-new-customers', args)]
        : []),
      button(words.back, 'customers'),
    ],
  });
}

const customerFacts = (reader: Reader, customer: Customer, partners: readonly Partnership[]): Fact[] => {
  const words = texts(reader.language, 'cards.customers');
  const { relationship } = customer;
  const sharing = partners.filter(({ partner }) => customer.sharedWith.includes(partner));
  const label = sharing[0]?.partnerRole === 'reseller' ? words.filterReseller : words.filterProvider;
  return factsOf(
    relationship.state === 'elsewhere'
      ? [words.noRelationship, words.elsewhere]
      : [words.relationship, dateOf(relationship.since, reader)],
    [words.privileges, customer.delegatedAdminPrivileges === 'granted' ? words.granted : words.noPrivileges],
    [words.acceptedBy, customer.administrator],
    [label, sharing.map(({ companyName }) => companyName).join(', ')],
  );
};

/** A customer of one's own is asked for or added here; a shared one is asked by the reseller, or added for it. */
function actionsOf(reader: Actor, sharedWith: CustomerList['sharedWith']): Button[] {
  const buttons = texts(reader.language, 'buttons');
  const add = (args: JsonObject) =>
    isPermitted(reader, PERMISSIONS.addCustomer) ? [button(buttons.addCustomer, 'add-customer', args)] : [];
  const ask = isPermitted(reader, PERMISSIONS.requestRelationship)
    ? [button(buttons.requestRelationship, 'request-relationship')]
    : [];
  if (!sharedWith) return [...add({}), ...ask];
  const { partner, partnerRole } = sharedWith;
  return partnerRole === 'provider'
    ? [button(buttons.inviteNewCustomers, 'invite-new-customers', { provider: partner })]
    : add({ reseller: partner });
}
