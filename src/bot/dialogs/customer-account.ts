import { requirePartner } from '../../domain/actor';
import { CustomerId, idFrom } from '../../domain/ids';
import { PERMISSIONS } from '../../domain/permissions';
import { text } from '../../text/text';
import { customerAccount, updateCustomerAccount } from '../../workflows/customer-account';
import { partnersToFilter } from '../../workflows/partners';
import {
  reactivateCustomer,
  removableCustomer,
  removeCustomer,
  removedCustomersPage,
} from '../../workflows/remove-customer';
import type { Click } from '../activity';
import {
  customerAccountCard,
  customerAccountFormCard,
  customerRemovedCard,
  removeCustomerCard,
  removedCustomersCard,
} from '../cards/customer-account';
import { customerCard } from '../cards/customers';
import { flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';

interface Options {
  customer?: string;
}

const idOf = ({ customer }: Options): CustomerId => idFrom(CustomerId, customer);

export async function showCustomerAccount({ ports, actor, replies }: Turn, args: Click['args']): Promise<void> {
  replies.show(customerAccountCard(actor, await customerAccount(ports, actor, idOf(args))));
}

export const editCustomerAccountFlow = flow<Options>('edit-customer-account', [
  {
    name: 'form',
    show: async ({ ports, actor }, options, card) => {
      requirePartner(actor, PERMISSIONS.updateCustomerAccount);
      return customerAccountFormCard(actor, await customerAccount(ports, actor, idOf(options)), card);
    },
    answers: {
      update: async ({ ports, actor, replies }, options, { args, inputs }) => {
        const account = await updateCustomerAccount(ports, actor, idOf(options), args['etag'], inputs);
        replies.show(customerAccountCard(actor, account, text(actor.language, 'customerAccount.updated')));
        return 'end';
      },
      cancel,
    },
  },
]);

/** The whole notice, and a box to check, before the relationship is over. */
export const removeCustomerFlow = flow<Options>('remove-customer', [
  {
    name: 'confirm',
    show: async ({ ports, actor }, options, card) =>
      removeCustomerCard(actor, await removableCustomer(ports, actor, idOf(options)), card),
    answers: {
      remove: async ({ ports, actor, replies }, options, { args, inputs }) => {
        const shown = { since: args['since'] ?? '', isConfirmed: inputs['accept'] === 'true' };
        replies.show(customerRemovedCard(actor, await removeCustomer(ports, actor, idOf(options), shown)));
        return 'end';
      },
      cancel,
    },
  },
]);

export async function showRemovedCustomers(
  { ports, actor, replies }: Turn,
  { continuation }: Click['args'],
): Promise<void> {
  const page = await removedCustomersPage(ports, actor, continuation);
  replies.show(removedCustomersCard(actor, { page, isLater: continuation !== undefined }));
}

export async function showReactivatedCustomer({ ports, actor, replies }: Turn, args: Click['args']): Promise<void> {
  const customer = await reactivateCustomer(ports, actor, idOf(args));
  replies.show(customerCard(actor, customer, await partnersToFilter(ports, actor)));
}
