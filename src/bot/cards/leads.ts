import source from '../../../cards/lead-form.json';
import { type Actor, isPermitted } from '../../domain/actor';
import { type Lead, type LeadAnswers, leadForm, stateOf } from '../../domain/lead';
import { PERMISSIONS } from '../../domain/permissions';
import type { Page } from '../../store/store';
import { text, texts } from '../../text/text';
import { LeadFilter } from '../../workflows/leads';
import { type Card, type CardOptions, renderCard } from './card';
import { type Button, button, dateOf, type Fact, factsOf, formWords, paging, primary, type Reader } from './common';
import { listCard } from './list';
import { escapeMarkdown } from './markdown';
import type { State } from './state';
import { statusCard } from './status';
import { template } from './template';

const form = template(source);

export interface LeadList {
  readonly page: Page<Lead>;
  readonly filter: LeadFilter;
  readonly isLater: boolean;
}

export function leadsCard(reader: Reader, { page, filter, isLater }: LeadList): Card {
  const { language } = reader;
  const words = texts(language, 'leads');
  const leads = page.items.map(item => item.body);
  const first = leads[0]?.id;
  return listCard(language, {
    heading: words.heading,
    filter: {
      label: words.filter,
      value: filter,
      choices: LeadFilter.options.map(each => ({ title: text(language, `leads.filters.${each}`), value: each })),
    },
    none: words.none,
    rows: leads.map(lead => ({
      title: lead.companyName,
      state: standing(reader, lead),
      facts: leadFacts(reader, lead).slice(0, 2),
    })),
    choice: {
      id: 'lead',
      label: words.choose,
      choices: leads.map(({ id, companyName, lastName }, index) => ({
        title: `${index + 1}. ${companyName}, ${lastName}`,
        value: id,
      })),
    },
    actions: [
      ...(first ? [primary(button(text(language, 'buttons.open'), 'lead', { lead: first }))] : []),
      button(words.add, 'add-lead'),
      button(words.show, 'leads'),
    ],
    paging: paging('leads', { filter }, { continuation: page.continuation, isLater }),
  });
}

/** One lead with where it stands, and what it may become. */
export const leadCard = (reader: Actor, lead: Lead): Card =>
  statusCard(reader.language, {
    heading: escapeMarkdown(lead.companyName),
    state: standing(reader, lead),
    facts: leadFacts(reader, lead),
    actions: [...actionsOf(reader, lead), button(text(reader.language, 'commands.leads.title'), 'leads')],
  });

const TONES = { new: 'urgent', invited: 'waiting', customer: 'done', closed: 'over' } as const;

const standing = ({ language }: Reader, lead: Lead): State => ({
  tone: TONES[stateOf(lead)],
  word: text(language, `leads.filters.${stateOf(lead)}`),
});

function leadFacts(reader: Reader, lead: Lead): Fact[] {
  const { language } = reader;
  const words = texts(language, 'leads');
  const { firstName, lastName, customer, invitation, closed } = lead;
  return factsOf(
    [words.contact, `${firstName} ${lastName}, ${lead.email}`],
    [words.created, dateOf(lead.createdAt, reader)],
    [words.createdBy, lead.createdBy.name],
    [words.note, lead.note],
    [words.invitedAt, invitation && dateOf(invitation.sentAt, reader)],
    [words.customerSince, customer && dateOf(customer.since, reader)],
    [words.closedBy, closed?.by],
  );
}

function actionsOf(reader: Actor, lead: Lead): Button[] {
  const { language } = reader;
  const words = texts(language, 'leads');
  const buttons = texts(language, 'buttons');
  const args = { lead: lead.id };
  const edit = button(buttons.edit, 'edit-lead', args);
  const close = button(words.close, 'close-lead', args);
  const [first, ...others] = becoming(reader, lead);
  switch (stateOf(lead)) {
    case 'new':
      return [...(first ? [primary(first)] : []), ...others, edit, close];
    case 'invited':
      return [
        button(buttons.sendAgain, 'send-invitation-again', { invitation: lead.invitation?.id ?? '' }),
        edit,
        close,
      ];
    case 'customer':
      return [button(buttons.viewCustomers, 'customers')];
    case 'closed':
      return [button(words.reopen, 'reopen-lead', args)];
  }
}

/** The ways from a new lead to a customer that this reader may go. */
function becoming(reader: Actor, { id: lead, companyName, firstName, lastName, email }: Lead): Button[] {
  const { language } = reader;
  const buttons = texts(language, 'buttons');
  return [
    ...(isPermitted(reader, PERMISSIONS.requestRelationship)
      ? [button(buttons.requestRelationship, 'request-relationship', { lead })]
      : []),
    ...(isPermitted(reader, PERMISSIONS.inviteNewCustomers)
      ? [button(buttons.inviteNewCustomers, 'invite-new-customers', { lead })]
      : []),
    ...(isPermitted(reader, PERMISSIONS.addCustomer)
      ? [
          button(buttons.addCustomer, 'add-customer', {
            lead,
            companyName,
            firstName,
            lastName,
            email,
          }),
        ]
      : []),
  ];
}

const limits = Object.fromEntries(Object.entries(leadForm).map(([name, { max }]) => [name, max]));

/** @param revision of the lead that is edited; absent for a new one */
export function leadFormCard(
  language: Reader['language'],
  values: LeadAnswers,
  revision: string | undefined,
  options: CardOptions,
): Card {
  const words = texts(language, 'leads');
  return renderCard(
    language,
    form,
    {
      ...formWords(language),
      heading: revision === undefined ? words.addHeading : words.editHeading,
      text: words,
      limits,
      values,
      args: { ...(revision !== undefined && { revision }) },
    },
    options,
  );
}
