import type { Actor } from '../../domain/actor';
import { HISTORY_LIFETIME, type HistoryEntry } from '../../domain/history';
import { DAY } from '../../domain/ids';
import type { Partnership } from '../../domain/partnership';
import { text, texts } from '../../text/text';
import type { HistoryPage, HistoryQuery } from '../../workflows/history';
import type { Card } from './card';
import { button, type Fact, factsOf, kindName, momentOf, paging, type Reader } from './common';
import { roleNames } from './customer-users';
import { type Choice, listCard } from './list';
import { escapeMarkdown } from './markdown';

export interface HistoryList extends HistoryPage {
  readonly narrowed: Pick<HistoryQuery, 'customer' | 'partner'>;
  /** The partners to narrow the list to. */
  readonly partners: readonly Partnership[];
  readonly isLater: boolean;
}

/** The choice that narrows the list to nothing. */
export const EVERYTHING = 'all';

/** How the choices name what they narrow the list to. */
export const SUBJECT = { customer: 'customer:', partner: 'partner:' } as const;

export function historyCard(reader: Actor, list: HistoryList): Card {
  const { language } = reader;
  const words = texts(language, 'history');
  const { page, of, narrowed, isLater } = list;
  const filter = filterOf(narrowed);
  return listCard(language, {
    heading: of ? text(language, 'history.headingOf', { name: escapeMarkdown(of.companyName) }) : words.heading,
    introduction: text(language, 'history.introduction', { years: Math.round(HISTORY_LIFETIME / (365 * DAY)) }),
    filter: { label: words.filter, value: filter, choices: choicesOf(reader, list) },
    none: words.none,
    rows: page.items.map(({ body }) => ({
      title: text(language, `history.actions.${body.action}`),
      facts: entryFacts(reader, body),
    })),
    choice: { id: 'entry', label: words.heading, choices: [] },
    actions: [
      button(text(language, 'leads.show'), 'history'),
      ...(narrowed.customer
        ? [button(text(language, 'subscriptions.back'), 'customer', { customer: narrowed.customer })]
        : []),
    ],
    paging: paging('history', { filter }, { continuation: page.continuation, isLater }),
  });
}

function filterOf({ customer, partner }: HistoryList['narrowed']): string {
  if (customer) return `${SUBJECT.customer}${customer}`;
  return partner ? `${SUBJECT.partner}${partner}` : EVERYTHING;
}

/** A card has room for so many; the others have a button for their history on their own card. */
const MOST_PARTNERS = 10;

/** Everything, what is shown now, the partners, and the customers of this page. */
function choicesOf({ language }: Reader, { page, of, narrowed, partners }: HistoryList): Choice[] {
  const current = of ? [{ title: of.companyName, value: filterOf(narrowed) }] : [];
  const customers = page.items.flatMap(({ body: { about } }) =>
    about.customer?.id ? [{ title: about.customer.name, value: `${SUBJECT.customer}${about.customer.id}` }] : [],
  );
  const companies = partners.slice(0, MOST_PARTNERS).map(({ partner, companyName }) => ({
    title: companyName,
    value: `${SUBJECT.partner}${partner}`,
  }));
  const all = [
    { title: text(language, 'history.everything'), value: EVERYTHING },
    ...current,
    ...customers,
    ...companies,
  ];
  return all.filter(({ value }, index) => all.findIndex(each => each.value === value) === index);
}

function entryFacts(reader: Reader, entry: HistoryEntry): Fact[] {
  const { language } = reader;
  const words = texts(language, 'history');
  const users = texts(language, 'customerUsers');
  const { about, roles, directoryRoles, assigned, licenses, lines, partnerKind, users: uploaded } = entry;
  const number = new Intl.NumberFormat(reader.locale);
  return factsOf(
    [momentOf(entry.at, reader), doerName(reader, entry)],
    [words.customer, about.customer?.name],
    [words.partner, about.partner?.name],
    [words.user, about.user?.name],
    [words.invitation, about.invitation?.name],
    [words.subscription, about.subscription?.name],
    [words.lead, about.lead?.name],
    [words.partnerKind, partnerKind && kindName(partnerKind, reader)],
    [words.roles, roles && (roles.map(role => text(language, `roles.${role}`)).join(', ') || words.noRoles)],
    [users.directoryRoles, directoryRoles && (roleNames(reader, directoryRoles) || users.noRole)],
    [users.licenses, assigned && (assigned.join(', ') || users.noLicense)],
    [words.users, uploaded === undefined ? undefined : number.format(uploaded)],
    [
      words.licenses,
      licenses &&
        text(language, 'history.licensesChanged', {
          before: number.format(licenses.before),
          after: number.format(licenses.after),
        }),
    ],
    [
      words.lines,
      lines
        ?.map(({ title, quantity }) => text(language, 'history.line', { title, quantity: number.format(quantity) }))
        .join(', '),
    ],
    [words.supportContact, entry.supportContact],
    [words.outcome, outcomeText(reader, entry)],
  );
}

function doerName({ language }: Reader, { by }: HistoryEntry): string {
  return 'name' in by ? by.name : text(language, `history.doers.${by.kind}`);
}

function outcomeText({ language }: Reader, { outcome, reason, explanation }: HistoryEntry): string {
  const said = text(language, `history.outcomes.${outcome}`);
  const because = reason ? text(language, `history.reasons.${reason}`) : explanation;
  return because ? text(language, 'history.because', { outcome: said, reason: because }) : said;
}
