import type { Task } from '../../domain/actor';
import { CustomerId, idFrom } from '../../domain/ids';
import { PERMISSIONS } from '../../domain/permissions';
import { type TextKey, text } from '../../text/text';
import {
  changeQuantity,
  designateSupportContact,
  reactivateSubscription,
  type ShownSubscription,
  type SubscriptionDetails,
  setCustomerMayBuy,
  subscriptionDetails,
  subscriptionsPage,
  subscriptionToChange,
  supportContacts,
  suspendSubscription,
} from '../../workflows/subscription';
import type { Click } from '../activity';
import {
  permissionToBuyCard,
  quantityCard,
  reactivateCard,
  subscriptionCard,
  subscriptionsCard,
  supportContactCard,
  suspendCard,
} from '../cards/subscription';
import { flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';
import { referenceOf } from './subscription-reference';

interface Options {
  customer?: string;
  subscription?: string;
}

export async function showSubscriptions({ ports, actor, replies }: Turn, args: Click['args']): Promise<void> {
  const { continuation } = args;
  const list = await subscriptionsPage(ports, actor, idFrom(CustomerId, args['customer']), continuation);
  replies.show(subscriptionsCard(actor, { ...list, isLater: continuation !== undefined }));
}

export async function showSubscription({ ports, actor, replies }: Turn, args: Click['args']): Promise<void> {
  replies.show(subscriptionCard(actor, await subscriptionDetails(ports, actor, referenceOf(args))));
}

/** A subscription that the actor may change, as it is now. */
const present = ({ ports, actor }: Turn, options: Options, task: Task) =>
  subscriptionToChange(ports, actor, task, referenceOf(options));

/** The subscription as the clicked card showed it. */
const shownOn = (options: Options, { args }: Click): ShownSubscription => ({
  ...referenceOf(options),
  etag: args['etag'] ?? '',
});

const done = ({ actor, replies }: Turn, after: SubscriptionDetails, outcome: TextKey) => {
  replies.show(subscriptionCard(actor, after, text(actor.language, outcome)));
  return 'end' as const;
};

export const changeQuantityFlow = flow<Options>('change-quantity', [
  {
    name: 'form',
    show: async (turn, options, card) =>
      quantityCard(turn.actor, await present(turn, options, PERMISSIONS.changeSubscription), card),
    answers: {
      update: async (turn, options, click) => {
        const typed = click.inputs['quantity'] ?? '';
        const after = await changeQuantity(turn.ports, turn.actor, shownOn(options, click), typed);
        return done(turn, after, 'subscriptions.quantityChanged');
      },
      cancel,
    },
  },
]);

export const suspendSubscriptionFlow = flow<Options>('suspend-subscription', [
  {
    name: 'confirm',
    show: async (turn, options, card) =>
      suspendCard(turn.actor, await present(turn, options, PERMISSIONS.changeSubscription), card),
    answers: {
      suspend: async (turn, options, click) => {
        const after = await suspendSubscription(turn.ports, turn.actor, shownOn(options, click));
        return done(turn, after, 'subscriptions.suspendNow');
      },
      cancel,
    },
  },
]);

export const reactivateSubscriptionFlow = flow<Options>('reactivate-subscription', [
  {
    name: 'confirm',
    show: async (turn, options, card) =>
      reactivateCard(turn.actor, await present(turn, options, PERMISSIONS.changeSubscription), card),
    answers: {
      reactivate: async (turn, options, click) => {
        const after = await reactivateSubscription(turn.ports, turn.actor, shownOn(options, click));
        return done(turn, after, 'subscriptions.reactivateNow');
      },
      cancel,
    },
  },
]);

export const permissionToBuyFlow = flow<Options>('permission-to-buy', [
  {
    name: 'confirm',
    show: async (turn, options, card) =>
      permissionToBuyCard(turn.actor, await present(turn, options, PERMISSIONS.changeSubscription), card),
    answers: {
      grant: async (turn, options, click) => {
        const after = await setCustomerMayBuy(turn.ports, turn.actor, shownOn(options, click), true);
        return done(turn, after, 'subscriptions.granted');
      },
      withdraw: async (turn, options, click) => {
        const after = await setCustomerMayBuy(turn.ports, turn.actor, shownOn(options, click), false);
        return done(turn, after, 'subscriptions.withdrawn');
      },
      cancel,
    },
  },
]);

export const supportContactFlow = flow<Options>('support-contact', [
  {
    name: 'form',
    show: async (turn, options, card) => {
      const details = await present(turn, options, PERMISSIONS.designateSupportContact);
      const contacts = await supportContacts(turn.ports, turn.actor, details.customer);
      return supportContactCard(turn.actor, details, contacts, card);
    },
    answers: {
      submit: async (turn, options, click) => {
        const chosen = click.inputs['supportContact'] ?? '';
        const after = await designateSupportContact(turn.ports, turn.actor, shownOn(options, click), chosen);
        return done(turn, after, 'subscriptions.supportContactChanged');
      },
      cancel,
    },
  },
]);
