import signInsSource from '../../../cards/sign-in-list.json';
import fileSource from '../../../cards/user-file.json';
import importSource from '../../../cards/user-import.json';
import type { Customer } from '../../domain/customer';
import { DeskError } from '../../domain/errors';
import { counted, MOST_ROWS, type Result, type Row, signIns, type UserImport } from '../../domain/user-import';
import { text, texts } from '../../text/text';
import type { NewUserChoices } from '../../workflows/customer-users';
import type { SignIn } from '../../workflows/user-import';
import { type Card, type CardOptions, problemText, renderCard } from './card';
import { type Button, button, countryChoices, type Fact, factsOf, formWords, primary, type Reader } from './common';
import { licenseTitles } from './customer-user-forms';
import { errorText } from './error-text';
import { escapeMarkdown } from './markdown';
import { doneCard, messageCard } from './message';
import { rowOf } from './state';
import { type JsonObject, template } from './template';

const file = template(fileSource);
const page = template(importSource);
const signInList = template(signInsSource);

/** As much text as fits on the card when it is shown again with what is wrong with it. */
export const PASTED_MAX = 15_000;

const headingOf = ({ language }: Reader, key: 'upload' | 'running' | 'report', companyName: string): string =>
  text(language, `userImport.${key}`, { customer: escapeMarkdown(companyName) });

/** How a file has to look, to be attached to a message or pasted here. */
export function userFileCard(reader: Reader, customer: Customer, options: CardOptions): Card {
  const { language } = reader;
  const words = texts(language, 'userImport', { domain: customer.domain });
  return renderCard(
    language,
    file,
    {
      ...formWords(language),
      heading: headingOf(reader, 'upload', customer.companyName),
      text: words,
      example: [words.exampleHeader, words.exampleOne, words.exampleTwo].map(line => ({ line })),
      limits: text(language, 'userImport.limits', { max: MOST_ROWS }),
      max: PASTED_MAX,
    },
    options,
  );
}

/** What the card becomes that has asked for a file. */
export const fileTakenCard = ({ language }: Reader, name: string): Card =>
  doneCard(language, text(language, 'userImport.taken'), name);

/** A file came that nobody has asked for. */
export const unexpectedFileCard = ({ language }: Reader): Card =>
  messageCard(language, text(language, 'userImport.unexpected'), text(language, 'userImport.unexpectedText'), [
    button(text(language, 'commands.customers.title'), 'customers'),
  ]);

const ROWS_ON_A_PAGE = 8;

/** What people have to look at comes first. */
const ORDER: readonly Result['state'][] = ['failed', 'refused', 'repeated', 'exists', 'creating', 'new', 'created'];

/** The lines of one page, and whether more follow. */
function pageOf({ rows }: UserImport, number: number) {
  const sorted = ORDER.flatMap(state => rows.filter(({ result }) => result.state === state));
  const last = Math.max(0, Math.ceil(sorted.length / ROWS_ON_A_PAGE) - 1);
  const here = Math.min(number, last);
  const start = here * ROWS_ON_A_PAGE;
  return { here, rows: sorted.slice(start, start + ROWS_ON_A_PAGE), hasMore: here < last };
}

const rowsOn = (reader: Reader, userImport: UserImport, rows: readonly Row[]): JsonObject[] =>
  rows.map(({ line, person, result }) =>
    rowOf({
      title: text(reader.language, 'userImport.line', {
        line,
        name: person.displayName || person.userPrincipalName,
      }),
      facts: factsOf(
        [text(reader.language, 'customerUsers.userName'), person.userPrincipalName],
        [text(reader.language, 'userImport.result'), resultOf(reader, userImport, result)],
      ),
    }),
  );

function resultOf({ language }: Reader, { companyName, status }: UserImport, result: Result): string {
  const words = texts(language, 'userImport.results');
  switch (result.state) {
    case 'refused':
      return `${text(language, `userImport.fields.${result.field}`)}: ${problemText(language, result.problem)}`;
    case 'repeated':
      return text(language, 'userImport.results.repeated', { line: result.line });
    case 'failed':
      return errorText(language, new DeskError(result.code, { name: companyName }));
    case 'new':
      return status.state === 'checked' ? words.new : words.waiting;
    default:
      return words[result.state];
  }
}

function countFacts({ language, locale }: Reader, userImport: UserImport): Fact[] {
  const words = texts(language, 'userImport.counts');
  const { created, exists, creating, new: fresh, failed, refused, repeated } = counted(userImport);
  const number = new Intl.NumberFormat(locale);
  const some = (count: number) => (count > 0 ? number.format(count) : undefined);
  const isChecked = userImport.status.state === 'checked';
  return factsOf(
    [words.created, isChecked ? undefined : number.format(created)],
    [isChecked ? words.new : words.left, isChecked ? number.format(fresh) : some(fresh + creating)],
    [words.exists, some(exists)],
    [words.problems, some(failed + refused + repeated)],
  );
}

/** What would happen to each line, and what the new users are given; nobody is created yet. */
export function checkedImportCard(
  reader: Reader,
  userImport: UserImport,
  { subscriptions, country }: NewUserChoices,
  shown: { readonly page: number; readonly usageLocation?: string; readonly licenses?: string },
  options: CardOptions,
): Card {
  const { language } = reader;
  const words = texts(language, 'userImport');
  const { here, rows, hasMore } = pageOf(userImport, shown.page);
  const canAdd = counted(userImport).new > 0;
  const sending = (associatedInputs: 'auto' | 'none') => (each: Button) => ({
    ...each,
    below: false,
    associatedInputs,
  });
  return renderCard(
    language,
    page,
    {
      ...formWords(language),
      heading: headingOf(reader, 'upload', userImport.companyName),
      hasText: true,
      text: canAdd ? words.checkedText : words.nobodyNew,
      facts: countFacts(reader, userImport),
      rows: rowsOn(reader, userImport, rows),
      words: texts(language, 'customerUsers'),
      canChoose: canAdd,
      usageLocation: shown.usageLocation ?? country,
      countries: countryChoices(language),
      hasLicenses: canAdd && subscriptions.length > 0,
      licenses: shown.licenses ?? '',
      licensesChoices: licenseTitles(reader, subscriptions),
      actions: [
        ...(canAdd ? [primary(button(text(language, 'buttons.add'), 'add'))].map(sending('auto')) : []),
        ...(hasMore
          ? [button(text(language, 'buttons.more'), 'page', { page: `${here + 1}` })].map(sending('auto'))
          : []),
        ...(here > 0 ? [button(text(language, 'buttons.first'), 'page', { page: '0' })].map(sending('auto')) : []),
        ...[button(words.otherFile, 'other-file'), button(text(language, 'buttons.cancel'), 'cancel')].map(
          sending('none'),
        ),
      ],
    },
    options,
  );
}

/** How far the users from a file are and, at last, the report of what has become of each line. */
export function userImportCard(reader: Reader, userImport: UserImport, number = 0): Card {
  const { language } = reader;
  const { id, customer, companyName, status } = userImport;
  const words = texts(language, 'userImport');
  const { here, rows, hasMore } = pageOf(userImport, number);
  const { shown, waiting } = signIns(userImport);
  const isRunning = status.state !== 'finished';
  const signInText = waiting.length > 0 ? words.signInsWaiting : shown > 0 ? words.signInsShown : words.nobodyAdded;
  return renderCard(language, page, {
    ...formWords(language),
    heading: headingOf(reader, isRunning ? 'running' : 'report', companyName),
    hasText: true,
    text: isRunning ? words.runningText : signInText,
    facts: countFacts(reader, userImport),
    rows: rowsOn(reader, userImport, rows),
    canChoose: false,
    hasLicenses: false,
    words: texts(language, 'customerUsers'),
    actions: [
      ...(isRunning ? [button(words.refresh, 'user-import', { userImport: id })] : []),
      ...(!isRunning && waiting.length > 0 ? [showSignIns(reader, userImport)] : []),
      ...(hasMore
        ? [button(text(language, 'buttons.more'), 'user-import', { userImport: id, page: `${here + 1}` })]
        : []),
      ...(here > 0 ? [button(text(language, 'buttons.first'), 'user-import', { userImport: id })] : []),
      // The report must not vanish.
      { ...button(text(language, 'customerUsers.backToUsers'), 'customer-users', { customer }), below: true },
    ].map(each => ({ below: false, ...each, associatedInputs: 'none' })),
  });
}

/** The button names how many have been shown, so that a second click does not skip anybody. */
const showSignIns = ({ language }: Reader, userImport: UserImport): Button =>
  primary(
    button(text(language, 'userImport.showSignIns'), 'show-sign-ins', {
      userImport: userImport.id,
      shown: `${signIns(userImport).shown}`,
    }),
  );

/** The one time that these temporary passwords are seen. */
export function signInsCard(reader: Reader, userImport: UserImport, shown: readonly SignIn[]): Card {
  const { language } = reader;
  const words = texts(language, 'userImport');
  const { userName, password } = texts(language, 'customerUsers');
  return renderCard(language, signInList, {
    heading: words.signIns,
    text: words.signInsText,
    rows: shown.map(({ row: { person }, ...outcome }) => ({
      name: person.displayName,
      userName: { label: userName, value: person.userPrincipalName },
      secret:
        'password' in outcome
          ? { label: password, value: outcome.password }
          : { label: words.result, value: errorText(language, outcome.refusal) },
    })),
    actions: [
      ...(signIns(userImport).waiting.length > 0
        ? [{ ...showSignIns(reader, userImport), title: words.nextSignIns }]
        : []),
      button(text(language, 'buttons.done'), 'user-import', { userImport: userImport.id }),
    ],
  });
}
