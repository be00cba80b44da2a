import signInSource from '../../../cards/sign-in-information.json';
import { type Actor, isPermitted } from '../../domain/actor';
import type { Customer } from '../../domain/customer';
import { type CustomerUser, type DirectoryRole, isDeleted, restorableUntil } from '../../domain/customer-user';
import { PERMISSIONS } from '../../domain/permissions';
import { subscriptionName } from '../../domain/subscription';
import { type TextKey, text, texts } from '../../text/text';
import { mayChange, type UserDetails, type UserPage, type UserSignIn } from '../../workflows/customer-users';
import { type Card, type CardOptions, renderCard } from './card';
import {
  type Button,
  button,
  countryName,
  dateOf,
  type Fact,
  factsOf,
  formWords,
  paging,
  primary,
  type Reader,
  removing,
} from './common';
import { confirmationCard } from './confirmation';
import { listCard } from './list';
import { escapeMarkdown } from './markdown';
import { statusCard } from './status';
import { template } from './template';

const signIn = template(signInSource);

/** The choices of the filter. */
export const [ACTIVE_USERS, DELETED_USERS] = ['active', 'deleted'] as const;
export const SEARCH_MAX = 50;

export interface CustomerUserList {
  readonly customer: Customer;
  readonly page: UserPage;
  readonly search: string;
  readonly deleted: boolean;
}

/** The customer's users, those who can still be restored among them, and who may add to them. */
export function customerUsersCard(reader: Actor, { customer, page, search, deleted }: CustomerUserList): Card {
  const { language } = reader;
  const words = texts(language, 'customerUsers');
  const users = page.items.map(({ user }) => user);
  const [first] = users;
  const ofCustomer = { customer: customer.id };
  const filter = deleted ? DELETED_USERS : ACTIVE_USERS;
  const none = deleted ? words.noneDeleted : words.none;
  return listCard(language, {
    heading: text(language, 'customerUsers.heading', { customer: escapeMarkdown(customer.companyName) }),
    search: { label: words.search, value: search, max: SEARCH_MAX },
    filter: {
      label: words.shown,
      value: filter,
      choices: [
        { title: words.active, value: ACTIVE_USERS },
        { title: words.deleted, value: DELETED_USERS },
      ],
    },
    none: search ? words.noneFound : none,
    rows: users.map(user => ({ title: user.displayName, facts: factsInList(reader, user) })),
    choice: {
      id: 'customerUser',
      label: words.choose,
      choices: users.map(user => ({ title: `${user.displayName} (${user.userPrincipalName})`, value: user.id })),
    },
    actions: [
      button(text(language, 'buttons.search'), 'customer-users', ofCustomer),
      ...(first
        ? [primary(button(text(language, 'buttons.open'), 'customer-user', { ...ofCustomer, customerUser: first.id }))]
        : []),
      ...(isPermitted(reader, PERMISSIONS.manageCustomerUsers)
        ? [
            button(text(language, 'buttons.addUser'), 'add-customer-user', ofCustomer),
            button(text(language, 'userImport.title'), 'upload-users', ofCustomer),
          ]
        : []),
      button(words.back, 'customer', ofCustomer),
    ],
    // Search without a word leads back to the first page: a card has no room for a button of its own.
    paging: paging(
      'customer-users',
      { ...ofCustomer, search, filter },
      { continuation: page.continuation, isLater: false },
    ),
  });
}

function factsInList(reader: Reader, user: CustomerUser): Fact[] {
  const { language } = reader;
  const words = texts(language, 'customerUsers');
  const count = user.licenses.length;
  return factsOf(
    [words.userName, user.userPrincipalName],
    [words.licenses, count > 0 ? text(language, 'customerUsers.numberOfLicenses', { count }) : undefined],
    [words.directoryRoles, roleNames(reader, user.roles)],
    [words.restorableUntil, user.deletedAt && dateOf(restorableUntil(user.deletedAt), reader)],
  );
}

export const roleNames = ({ language }: Reader, roles: readonly DirectoryRole[]): string =>
  roles.map(role => text(language, `customerUsers.roleNames.${role}`)).join(', ');

/** What the buttons of a user name. */
const argsOf = ({ customer, user }: UserDetails) => ({ customer: customer.id, customerUser: user.id });

/** One user with everything there is to know, and what may be done. @param outcome of what was just done */
export function customerUserCard(reader: Actor, details: UserDetails, outcome = ''): Card {
  const { language } = reader;
  const words = texts(language, 'customerUsers');
  const isForAdmins = isPermitted(reader, PERMISSIONS.manageCustomerUsers) && !mayChange(reader, details.user);
  return statusCard(language, {
    heading: escapeMarkdown(details.user.displayName),
    message: outcome || (isForAdmins ? words.onlyAdmins : ''),
    facts: userFacts(reader, details),
    actions: [
      ...userActions(reader, details),
      button(words.backToUsers, 'customer-users', { customer: details.customer.id }),
    ],
  });
}

export function userFacts(reader: Reader, { user, licensed }: UserDetails): Fact[] {
  const words = texts(reader.language, 'customerUsers');
  const { deletedAt } = user;
  return factsOf(
    [words.userName, user.userPrincipalName],
    [words.name, [user.firstName, user.lastName].filter(Boolean).join(' ')],
    [words.usageLocation, user.usageLocation && countryName(user.usageLocation, reader)],
    [
      words.licenses,
      licensed.map(({ subscription }) => subscriptionName(subscription)).join(', ') ||
        (deletedAt ? undefined : words.noLicense),
    ],
    [words.directoryRoles, roleNames(reader, user.roles) || (deletedAt ? undefined : words.noRole)],
    [words.deletedAt, deletedAt && dateOf(deletedAt, reader)],
    [words.restorableUntil, deletedAt && dateOf(restorableUntil(deletedAt), reader)],
  );
}

function userActions(reader: Actor, details: UserDetails): Button[] {
  if (!mayChange(reader, details.user)) return [];
  const words = texts(reader.language, 'customerUsers');
  const of = (title: string, verb: string) => button(title, verb, argsOf(details));
  if (isDeleted(details.user)) return [of(words.restore, 'restore-customer-user')];
  return [
    of(words.manageLicenses, 'user-licenses'),
    ...(isPermitted(reader, PERMISSIONS.manageCustomerAdmins) ? [of(words.directoryRoles, 'directory-roles')] : []),
    of(words.resetPassword, 'reset-password'),
    of(words.delete, 'delete-customer-user'),
  ];
}

/** The one time that a temporary password is seen. */
function passwordCard(reader: Reader, details: UserSignIn, heading: TextKey): Card {
  const { language } = reader;
  const name = { name: escapeMarkdown(details.user.displayName) };
  const words = texts(language, 'customerUsers', name);
  return renderCard(language, signIn, {
    ...formWords(language),
    heading: text(language, heading, name),
    text: {
      signInHeading: words.signInHeading,
      userName: words.userName,
      password: words.password,
      signInText: words.signInText,
    },
    userName: details.user.userPrincipalName,
    password: details.password,
    facts: userFacts(reader, details).slice(1),
    verb: 'customer-user',
    args: argsOf(details),
  });
}

export const customerUserAddedCard = (reader: Reader, details: UserSignIn): Card =>
  passwordCard(reader, details, 'customerUsers.added');

export const passwordResetCard = (reader: Reader, details: UserSignIn): Card =>
  passwordCard(reader, details, 'customerUsers.reset');

export function resetPasswordCard({ language }: Reader, { user }: UserDetails, options: CardOptions): Card {
  const words = texts(language, 'customerUsers', { name: escapeMarkdown(user.displayName) });
  return confirmationCard(
    language,
    {
      heading: words.resetHeading,
      notes: [words.resetEffect, words.resetChange],
      confirm: button(words.resetPassword, 'reset'),
      keep: words.keep,
    },
    options,
  );
}

export function deleteUserCard({ language }: Reader, { user, etag }: UserDetails, options: CardOptions): Card {
  const words = texts(language, 'customerUsers', { name: escapeMarkdown(user.displayName) });
  return confirmationCard(
    language,
    {
      heading: words.deleteHeading,
      notes: [words.deleteEffect, words.deleteBack],
      confirm: removing(button(words.delete, 'delete', { etag })),
      keep: words.keep,
    },
    options,
  );
}
