import { requirePartner } from '../../domain/actor';
import { idFrom, UserId } from '../../domain/ids';
import { PERMISSIONS } from '../../domain/permissions';
import { addUser, managedUser, removeUser, updateUser } from '../../workflows/partner-users';
import { usersPage } from '../../workflows/users';
import type { Click } from '../activity';
import {
  addUserCard,
  removeUserCard,
  signInInformationCard,
  updateUserCard,
  userAddedCard,
  userRemovedCard,
  usersCard,
  userUpdatedCard,
} from '../cards/users';
import { flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';

interface Options {
  /** Whom the button or the list names. */
  user?: string;
  /** Names this addition, so that it is recognised when it is repeated. */
  request?: string;
}

const idOf = ({ user }: Options): UserId => idFrom(UserId, user);

export async function showUsers({ ports, actor, replies }: Turn, { continuation }: Click['args']): Promise<void> {
  const page = await usersPage(ports, actor, continuation);
  replies.show(usersCard(actor, { page, isLater: continuation !== undefined }));
}

/** Done on the card with the sign-in information, which is in nobody's hands but the reader's from then on. */
export async function showAddedUser({ ports, actor, replies }: Turn, args: Click['args']): Promise<void> {
  replies.show(userAddedCard(actor, await managedUser(ports, actor, idOf(args))));
}

/** The password goes to the card and nowhere else: the flow ends with it, so that no state has to hold it. */
export const addUserFlow = flow<Options>('add-user', [
  {
    name: 'details',
    show: async ({ ports, actor }, options, card) => {
      requirePartner(actor, PERMISSIONS.manageUsers);
      options.request ??= ports.ids.next();
      return addUserCard(actor, card);
    },
    answers: {
      add: async ({ ports, actor, replies }, { request = '' }, { inputs }) => {
        const added = await addUser(ports, actor, request, inputs);
        replies.showBriefly(signInInformationCard(actor, added), userAddedCard(actor, added.user));
        return 'end';
      },
      cancel,
    },
  },
]);

export const updateUserFlow = flow<Options>('update-user', [
  {
    name: 'permissions',
    show: async ({ ports, actor }, options, card) =>
      updateUserCard(actor, await managedUser(ports, actor, idOf(options)), card),
    answers: {
      update: async ({ ports, actor, replies }, options, { args, inputs }) => {
        const user = await updateUser(ports, actor, idOf(options), args['shown'] ?? '', inputs);
        replies.show(userUpdatedCard(actor, user));
        return 'end';
      },
      cancel,
    },
  },
]);

/** A second look before somebody loses all roles. */
export const removeUserFlow = flow<Options>('remove-user', [
  {
    name: 'confirm',
    show: async ({ ports, actor }, options, card) =>
      removeUserCard(actor, await managedUser(ports, actor, idOf(options)), card),
    answers: {
      remove: async ({ ports, actor, replies }, options, { args }) => {
        replies.show(userRemovedCard(actor, await removeUser(ports, actor, idOf(options), args['shown'] ?? '')));
        return 'end';
      },
      cancel,
    },
  },
]);
