import source from '../../../cards/overview.json';
import { type Actor, isPermitted, type Partner } from '../../domain/actor';
import { PERMISSIONS } from '../../domain/permissions';
import { text, texts } from '../../text/text';
import type { Count, Overview, SoldPage } from '../../workflows/overview';
import { type Card, renderCard } from './card';
import { type Button, button, dateOf, factsOf, kindName, paging, primary, type Reader } from './common';
import { listCard } from './list';
import { bylineOf } from './state';
import { template } from './template';

const render = template(source);

/** How many there are of something, and the way to them. */
interface Tile extends Button {
  readonly number: string;
}

/** What a partner looks at in the morning: each number leads to its list. */
export function overviewCard(
  reader: Actor,
  partner: Partner,
  { invitations, customers, subscriptions }: Overview,
): Card {
  const { language } = reader;
  const words = texts(language, 'overview');
  const tile = (title: string, count: Count, verb: string, args = {}): Tile => ({
    ...button(title, verb, args),
    number: numberOf(reader, count),
  });
  const asked = invitations && [
    tile(words.sent, invitations.sent, 'invitations', { filter: 'sent' }),
    tile(words.expired, invitations.expired, 'invitations', { filter: 'expired' }),
    tile(words.draft, invitations.draft, 'invitations', { filter: 'draft' }),
  ];
  const had = [
    ...(customers ? [tile(text(language, 'commands.customers.title'), customers, 'customers')] : []),
    ...(subscriptions
      ? [
          tile(text(language, 'subscriptions.title'), subscriptions.sold, 'sold-subscriptions'),
          tile(words.due, subscriptions.due, 'sold-subscriptions'),
        ]
      : []),
  ];
  const command = (id: 'customers' | 'invitations' | 'account') => button(text(language, `commands.${id}.title`), id);
  return renderCard(
    language,
    render,
    {
      heading: words.heading,
      ...bylineOf({ tone: 'done', word: text(language, 'states.enrollment.active') }, nameOf(reader, partner)),
      sections: [
        ...(had.length > 0 ? [{ title: words.customers, tiles: had }] : []),
        ...(asked ? [{ title: text(language, 'commands.invitations.title'), tiles: asked }] : []),
      ],
      hasNothing: !asked && had.length === 0,
      nothing: text(language, 'cards.help.noRole'),
      actions: [
        ...(isPermitted(reader, PERMISSIONS.requestRelationship)
          ? [primary(button(text(language, 'buttons.requestRelationship'), 'request-relationship'))]
          : []),
        ...(isPermitted(reader, PERMISSIONS.customers) ? [command('customers')] : []),
        ...(isPermitted(reader, PERMISSIONS.invitations) ? [command('invitations')] : []),
        command('account'),
      ],
    },
    { stays: true },
  );
}

const nameOf = (reader: Reader, { companyName, kind }: Partner): string => `${companyName}, ${kindName(kind, reader)}`;

function numberOf({ language, locale }: Reader, { number, areMore }: Count): string {
  const counted = new Intl.NumberFormat(locale).format(number);
  return areMore ? text(language, 'overview.atLeast', { number: counted }) : counted;
}

/** What the partner has sold, what has to be renewed first. */
export function soldCard(reader: Reader, { items, continuation }: SoldPage, isLater: boolean): Card {
  const { language } = reader;
  const words = texts(language, 'overview');
  const customers = items
    .map(({ customer }) => customer)
    .filter(({ id }, index, all) => all.findIndex(each => each.id === id) === index);
  const [first] = customers;
  return listCard(language, {
    heading: words.soldHeading,
    introduction: items.length > 0 ? words.soldText : '',
    none: words.noneSold,
    rows: items.map(({ sold, customer, isDue }) => ({
      title: sold.name,
      state: isDue ? { tone: 'urgent' as const, word: words.dueSoon } : undefined,
      facts: factsOf(
        [text(language, 'cards.customers.choose'), customer.companyName],
        [text(language, 'subscriptions.endsAt'), sold.endsAt && dateOf(sold.endsAt, reader)],
      ),
    })),
    choice: {
      id: 'customer',
      label: text(language, 'cards.customers.choose'),
      choices: customers.map(({ companyName, domain, id }) => ({ title: `${companyName} (${domain})`, value: id })),
    },
    actions: [
      ...(first ? [primary(button(text(language, 'buttons.open'), 'subscriptions', { customer: first.id }))] : []),
      button(words.heading, 'overview'),
    ],
    paging: paging('sold-subscriptions', {}, { continuation, isLater }),
  });
}
