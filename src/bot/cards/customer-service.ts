import source from '../../../cards/customer-service.json';
import { type Actor, isPermitted } from '../../domain/actor';
import { PERMISSIONS } from '../../domain/permissions';
import { subscriptionName } from '../../domain/subscription';
import { text, texts } from '../../text/text';
import type { CustomerService, ManagedService } from '../../workflows/customer-service';
import { type Card, renderCard } from './card';
import { button, factsOf, type Reader } from './common';
import { escapeMarkdown } from './markdown';
import { rowOf } from './state';
import { stateOf } from './subscription';
import { template } from './template';

const render = template(source);

/** How a customer's services stand, who supports them, and where they are administered. */
export function customerServiceCard(reader: Actor, service: CustomerService): Card {
  const { language } = reader;
  const words = texts(language, 'customerService');
  const subscriptions = texts(language, 'subscriptions');
  const { customer, page, managed } = service;
  const args = { customer: customer.id };
  const hint = hintOf(reader, service);
  return renderCard(language, render, {
    heading: text(language, 'customerService.heading', { customer: escapeMarkdown(customer.companyName) }),
    hint,
    hasHint: hint !== '',
    rows: page.items.map(({ subscription }) =>
      rowOf({
        title: subscriptionName(subscription),
        state: stateOf(reader, subscription),
        facts: factsOf([subscriptions.supportContact, subscription.supportContact?.name ?? subscriptions.nobody]),
      }),
    ),
    links: managed.flatMap(each => linksOf(reader, each)),
    actions: [
      page.items.length > 0
        ? button(subscriptions.title, 'subscriptions', args)
        : isPermitted(reader, PERMISSIONS.addSubscription) &&
          button(text(language, 'buttons.addSubscription'), 'add-subscription', args),
      button(words.back, 'customer', args),
    ].filter(action => action !== false),
  });
}

function hintOf(reader: Actor, { customer, page, managed }: CustomerService): string {
  const words = texts(reader.language, 'customerService');
  if (page.items.length === 0) return words.none;
  if (!isPermitted(reader, PERMISSIONS.supportCustomer)) return words.noSupport;
  if (customer.delegatedAdminPrivileges === 'none') return words.noPrivileges;
  return managed.length > 0 ? words.onBehalf : words.allSuspended;
}

function linksOf({ language }: Reader, { name, links }: ManagedService) {
  const { adminService, serviceHealth, serviceTicket } = links;
  const link = (key: 'admin' | 'health' | 'ticket', url: string | undefined) =>
    url === undefined ? [] : [{ title: text(language, `customerService.${key}`, { service: name }), url }];
  return [...link('admin', adminService), ...link('health', serviceHealth), ...link('ticket', serviceTicket)];
}
