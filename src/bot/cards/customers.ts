import source from '../../../cards/customers.json';
import type { Customer } from '../../domain/customer';
import type { Page } from '../../store/store';
import { text, texts } from '../../text/text';
import { type Card, renderCard } from './card';
import { button, dateOf, escapeMarkdown, factsOf, formWords, paging, type Reader } from './common';
import { template } from './template';

const render = template(source);

export interface CustomerList {
  readonly page: Page<Customer>;
  /** The partner whose shared customers these are. */
  readonly sharedWith: { readonly partner: string; readonly companyName: string } | undefined;
  readonly isLater: boolean;
}

export function customersCard(reader: Reader, { page, sharedWith, isLater }: CustomerList): Card {
  const { language } = reader;
  const words = texts(language, 'cards.customers');
  const heading = sharedWith
    ? text(language, 'cards.customers.sharedHeading', { partner: escapeMarkdown(sharedWith.companyName) })
    : words.heading;
  return renderCard(language, render, {
    ...formWords(language),
    heading,
    none: words.none,
    isEmpty: page.items.length === 0,
    rows: page.items.map(({ body: customer }) => ({
      title: customer.companyName,
      facts: factsOf(
        [words.domain, customer.domain],
        [words.relationship, dateOf(customer.relationship.since, reader)],
        [words.privileges, customer.delegatedAdminPrivileges === 'granted' ? words.granted : words.noPrivileges],
        [words.acceptedBy, customer.administrator],
      ),
    })),
    actions: sharedWith ? [] : [button(text(language, 'buttons.requestRelationship'), 'request-relationship')],
    ...paging('customers', sharedWith ? { partner: sharedWith.partner } : {}, {
      continuation: page.continuation,
      isLater,
    }),
  });
}
