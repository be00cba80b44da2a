import addSource from '../../../cards/add-user.json';
import signInSource from '../../../cards/sign-in-information.json';
import updateSource from '../../../cards/update-user.json';
import { type Actor, isPermitted } from '../../domain/actor';
import { ASSIGNABLE_ROLES, NEW_USER_LIMITS, rolesKey } from '../../domain/partner-user';
import { PERMISSIONS } from '../../domain/permissions';
import type { Role } from '../../domain/role';
import type { Language, User } from '../../domain/user';
import type { Page } from '../../store/store';
import { text, texts } from '../../text/text';
import type { SignInInformation } from '../../workflows/partner-users';
import { type Card, type CardOptions, renderCard } from './card';
import { button, factsOf, formWords, paging, primary, type Reader, removing } from './common';
import { confirmationCard } from './confirmation';
import { listCard } from './list';
import { escapeMarkdown } from './markdown';
import { outcome } from './state';
import { outcomeCard } from './status';
import { template } from './template';

const add = template(addSource);
const update = template(updateSource);
const signIn = template(signInSource);

/** The partner's own people and their roles; who may, adds and changes them. */
export function usersCard(reader: Actor, { page, isLater }: { page: Page<User>; isLater: boolean }): Card {
  const { language } = reader;
  const list = texts(language, 'cards.users');
  const words = texts(language, 'userManagement');
  const mayManage = isPermitted(reader, PERMISSIONS.manageUsers);
  const users = page.items.map(({ body }) => body);
  const [first] = users;
  const ofUser = first ? { user: first.id } : {};
  return listCard(language, {
    heading: list.heading,
    introduction: list.text,
    none: list.noRoles,
    rows: users.map(user => ({
      title: [nameOf(reader, user), user.id === reader.userId && list.you].filter(Boolean).join(' '),
      facts: factsOf(
        [list.roles, roleNames(reader, user.roles) || list.noRoles],
        [
          text(language, 'signIn.directoryRoles'),
          user.signedIn && (roleNames(reader, user.signedIn.roles) || list.noRoles),
        ],
        [words.userName, user.userPrincipalName],
        [words.state, user.chat ? undefined : words.notHereYet],
      ),
    })),
    choice: {
      id: 'user',
      label: words.choose,
      choices: mayManage ? users.map(user => ({ title: nameOf(reader, user), value: user.id })) : [],
    },
    actions: mayManage
      ? [
          primary(button(text(language, 'buttons.addUser'), 'add-user')),
          button(words.permissions, 'update-user', ofUser),
          button(words.remove, 'remove-user', ofUser),
        ]
      : [],
    paging: paging('users', {}, { continuation: page.continuation, isLater }),
  });
}

const nameOf = ({ language }: Reader, { name, userPrincipalName }: User): string =>
  name || userPrincipalName || text(language, 'cards.users.nameless');

export const roleNames = ({ language }: Pick<Reader, 'language'>, roles: readonly Role[]): string =>
  roles.map(role => text(language, `roles.${role}`)).join(', ');

/** Each role with what it is for. */
const roleChoices = (language: Language) =>
  ASSIGNABLE_ROLES.map(role => ({ title: text(language, `userManagement.abilities.${role}`), value: role }));

export const addUserCard = ({ language }: Reader, options: CardOptions): Card =>
  renderCard(
    language,
    add,
    {
      ...formWords(language),
      heading: text(language, 'userManagement.addHeading'),
      text: texts(language, 'userManagement'),
      limits: NEW_USER_LIMITS,
      choices: roleChoices(language),
    },
    options,
  );

/** The new user's details, and the one time that the password is seen. */
export function signInInformationCard(reader: Reader, { user, password }: SignInInformation): Card {
  const { language } = reader;
  const words = texts(language, 'userManagement', { name: escapeMarkdown(user.name) });
  return renderCard(language, signIn, {
    ...formWords(language),
    heading: words.added,
    text: words,
    userName: user.userPrincipalName ?? '',
    password,
    facts: userFacts(reader, user),
    verb: 'user-added',
    args: { user: user.id },
  });
}

const userFacts = (reader: Reader, user: User) => {
  const words = texts(reader.language, 'userManagement');
  const list = texts(reader.language, 'cards.users');
  return factsOf(
    [words.displayName, user.name],
    [words.userName, user.userPrincipalName],
    [list.roles, roleNames(reader, user.roles) || list.noRoles],
  );
};

const toTheList = ({ language }: Reader) => button(text(language, 'commands.users.title'), 'users');

/** What the sign-in information becomes. */
export const userAddedCard = (reader: Reader, user: User): Card =>
  outcomeCard(reader.language, {
    heading: text(reader.language, 'userManagement.added', { name: escapeMarkdown(nameOf(reader, user)) }),
    state: outcome(reader.language, 'done'),
    message: text(reader.language, 'userManagement.addedText'),
    facts: userFacts(reader, user),
    actions: [toTheList(reader)],
  });

/** The button names the roles that are shown: should others be assigned meanwhile, they are not overwritten. */
export function updateUserCard(reader: Reader, user: User, options: CardOptions): Card {
  const { language } = reader;
  return renderCard(
    language,
    update,
    {
      ...formWords(language),
      heading: text(language, 'userManagement.updateHeading', { name: escapeMarkdown(nameOf(reader, user)) }),
      text: texts(language, 'userManagement'),
      facts: factsOf(
        [text(language, 'userManagement.userName'), user.userPrincipalName],
        [text(language, 'userManagement.has'), roleNames(reader, user.roles) || text(language, 'cards.users.noRoles')],
      ),
      choices: roleChoices(language),
      value: rolesKey(user.roles),
      args: { shown: rolesKey(user.roles) },
    },
    options,
  );
}

export const userUpdatedCard = (reader: Reader, user: User): Card =>
  outcomeCard(reader.language, {
    heading: text(reader.language, 'userManagement.updated', { name: escapeMarkdown(nameOf(reader, user)) }),
    state: outcome(reader.language, 'done'),
    message: text(reader.language, 'userManagement.updatedText'),
    facts: userFacts(reader, user),
    actions: [toTheList(reader)],
  });

export function removeUserCard(reader: Reader, user: User, options: CardOptions): Card {
  const words = texts(reader.language, 'userManagement');
  return confirmationCard(
    reader.language,
    {
      heading: text(reader.language, 'userManagement.removeHeading', { name: escapeMarkdown(nameOf(reader, user)) }),
      notes: [words.removeRoles, words.removeAccount],
      confirm: removing(button(words.remove, 'remove', { shown: rolesKey(user.roles) })),
      keep: words.keep,
    },
    options,
  );
}

export const userRemovedCard = (reader: Reader, user: User): Card =>
  outcomeCard(reader.language, {
    heading: text(reader.language, 'userManagement.removed', { name: escapeMarkdown(nameOf(reader, user)) }),
    state: outcome(reader.language, 'done'),
    message: text(reader.language, 'userManagement.removedText'),
    actions: [toTheList(reader)],
  });
