import { CustomerId, idFrom } from '../../domain/ids';
import { type TextKey, text } from '../../text/text';
import {
  addCustomerUser,
  administrableUser,
  customerUser,
  customerUsersPage,
  deleteUser,
  licenseChoices,
  newUserChoices,
  resetPassword,
  restoreUser,
  type ShownUser,
  type UserDetails,
  type UserReference,
  updateDirectoryRoles,
  updateLicenses,
  userToChange,
} from '../../workflows/customer-users';
import type { Click } from '../activity';
import { addCustomerUserCard, directoryRolesCard, licensesCard } from '../cards/customer-user-forms';
import {
  customerUserAddedCard,
  customerUserCard,
  customerUsersCard,
  DELETED_USERS,
  deleteUserCard,
  passwordResetCard,
  resetPasswordCard,
  SEARCH_MAX,
} from '../cards/customer-users';
import { flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';

interface Options {
  customer?: string;
  customerUser?: string;
}

const customerIn = ({ customer }: Options): CustomerId => idFrom(CustomerId, customer);

const referenceOf = (options: Options): UserReference => ({
  customer: customerIn(options),
  user: options.customerUser ?? '',
});

/** The user as the clicked card showed it. */
const shownOn = (options: Options, { args }: Click): ShownUser => ({
  ...referenceOf(options),
  etag: args['etag'] ?? '',
});

const done = ({ actor, replies }: Turn, after: UserDetails, outcome: TextKey) => {
  replies.show(customerUserCard(actor, after, text(actor.language, outcome)));
  return 'end' as const;
};

/** By name; `filter` chooses those who were deleted. */
export async function showCustomerUsers({ ports, actor, replies }: Turn, args: Click['args']): Promise<void> {
  const deleted = args['filter'] === DELETED_USERS;
  const search = (args['search'] ?? '').trim().slice(0, SEARCH_MAX);
  const query = { deleted, search, continuation: args['continuation'] };
  const { customer, page } = await customerUsersPage(ports, actor, customerIn(args), query);
  replies.show(customerUsersCard(actor, { customer, page, search, deleted }));
}

/** Also Done on a card with a password, which is in nobody's hands but the reader's from then on. */
export async function showCustomerUser({ ports, actor, replies }: Turn, args: Click['args']): Promise<void> {
  replies.show(customerUserCard(actor, await customerUser(ports, actor, referenceOf(args))));
}

export async function showRestoredUser(turn: Turn, args: Click['args']): Promise<void> {
  done(turn, await restoreUser(turn.ports, turn.actor, referenceOf(args)), 'customerUsers.restoredNow');
}

/** The password goes to the card and nowhere else: the flow ends with it, so that no state has to hold it. */
export const addCustomerUserFlow = flow<Options>('add-customer-user', [
  {
    name: 'details',
    show: async ({ ports, actor }, options, card) =>
      addCustomerUserCard(actor, await newUserChoices(ports, actor, customerIn(options)), card),
    answers: {
      add: async ({ ports, actor, replies }, options, { inputs }) => {
        const added = await addCustomerUser(ports, actor, customerIn(options), inputs);
        const afterwards = customerUserCard(actor, added, text(actor.language, 'customerUsers.passwordGone'));
        replies.showBriefly(customerUserAddedCard(actor, added), afterwards);
        return 'end';
      },
      cancel,
    },
  },
]);

export const resetPasswordFlow = flow<Options>('reset-password', [
  {
    name: 'confirm',
    show: async ({ ports, actor }, options, card) =>
      resetPasswordCard(actor, await userToChange(ports, actor, referenceOf(options)), card),
    answers: {
      reset: async ({ ports, actor, replies }, options) => {
        const reset = await resetPassword(ports, actor, referenceOf(options));
        const afterwards = customerUserCard(actor, reset, text(actor.language, 'customerUsers.passwordGone'));
        replies.showBriefly(passwordResetCard(actor, reset), afterwards);
        return 'end';
      },
      cancel,
    },
  },
]);

/** A second look before somebody can no longer sign in. */
export const deleteUserFlow = flow<Options>('delete-customer-user', [
  {
    name: 'confirm',
    show: async ({ ports, actor }, options, card) =>
      deleteUserCard(actor, await userToChange(ports, actor, referenceOf(options)), card),
    answers: {
      delete: async (turn, options, click) =>
        done(turn, await deleteUser(turn.ports, turn.actor, shownOn(options, click)), 'customerUsers.deletedNow'),
      cancel,
    },
  },
]);

export const userLicensesFlow = flow<Options>('user-licenses', [
  {
    name: 'form',
    show: async ({ ports, actor }, options, card) =>
      licensesCard(actor, await licenseChoices(ports, actor, referenceOf(options)), card),
    answers: {
      update: async (turn, options, click) => {
        const after = await updateLicenses(turn.ports, turn.actor, shownOn(options, click), click.inputs);
        return done(turn, after, 'customerUsers.licensesChanged');
      },
      cancel,
    },
  },
]);

export const directoryRolesFlow = flow<Options>('directory-roles', [
  {
    name: 'form',
    show: async ({ ports, actor }, options, card) =>
      directoryRolesCard(actor, await administrableUser(ports, actor, referenceOf(options)), card),
    answers: {
      update: async (turn, options, click) => {
        const after = await updateDirectoryRoles(turn.ports, turn.actor, shownOn(options, click), click.inputs);
        return done(turn, after, 'customerUsers.rolesChanged');
      },
      cancel,
    },
  },
]);
