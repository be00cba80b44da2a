import { idFrom, SwitchId } from '../../domain/ids';
import {
  answerSwitch,
  askBillingOwnerAgain,
  cancelSwitch,
  ownSwitch,
  requestSwitch,
  SwitchFilter,
  switchableSubscription,
  switchesPage,
  switchOf,
  switchToAnswer,
} from '../../workflows/azure-switch';
import type { Click } from '../activity';
import { answerSwitchCard, cancelSwitchCard, requestSwitchCard, switchCard, switchesCard } from '../cards/azure-switch';
import { flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';
import { referenceOf } from './subscription-reference';

type Args = Click['args'];

interface Options {
  customer?: string;
  subscription?: string;
  switch?: string;
}

const idOf = (options: Options): SwitchId => idFrom(SwitchId, options.switch);

export async function showSwitches(turn: Turn, { filter: wanted, continuation }: Args): Promise<void> {
  const { ports, actor, replies } = turn;
  const filter = SwitchFilter.catch('open').parse(wanted);
  const page = await switchesPage(ports, actor, { filter, continuation });
  replies.show(switchesCard(actor, { page, filter, isLater: continuation !== undefined, now: ports.clock.now() }));
}

export async function showSwitch({ ports, actor, replies }: Turn, args: Args): Promise<void> {
  replies.show(switchCard(actor, await switchOf(ports, actor, idOf(args)), ports.clock.now()));
}

export async function sendSwitchMail({ ports, actor, replies }: Turn, args: Args): Promise<void> {
  const azureSwitch = await askBillingOwnerAgain(ports, actor, idOf(args), Number(args['revision']));
  replies.show(switchCard(actor, azureSwitch, ports.clock.now()));
}

export const requestSwitchFlow = flow<Options>('request-switch', [
  {
    name: 'form',
    show: async ({ ports, actor }, options, card) =>
      requestSwitchCard(actor, await switchableSubscription(ports, actor, referenceOf(options)), card),
    answers: {
      request: async ({ ports, actor, replies }, options, { inputs }) => {
        const azureSwitch = await requestSwitch(ports, actor, referenceOf(options), inputs);
        replies.show(switchCard(actor, azureSwitch, ports.clock.now()));
        return 'end';
      },
      cancel,
    },
  },
]);

const answered =
  (answer: Parameters<typeof answerSwitch>[3]) =>
  async ({ ports, actor, replies }: Turn, options: Options) => {
    replies.show(switchCard(actor, await answerSwitch(ports, actor, idOf(options), answer), ports.clock.now()));
    return 'end' as const;
  };

/** The other partner says yes or no. */
export const answerSwitchFlow = flow<Options>('answer-switch', [
  {
    name: 'confirm',
    show: async ({ ports, actor }, options, card) =>
      answerSwitchCard(actor, await switchToAnswer(ports, actor, idOf(options)), card),
    answers: { accept: answered('accepted'), decline: answered('declined'), cancel },
  },
]);

/** A second look before the other partner and the billing owner can no longer answer. */
export const cancelSwitchFlow = flow<Options>('cancel-switch', [
  {
    name: 'confirm',
    show: async ({ ports, actor }, options, card) =>
      cancelSwitchCard(actor, await ownSwitch(ports, actor, idOf(options)), card),
    answers: {
      withdraw: async ({ ports, actor, replies }, options) => {
        replies.show(switchCard(actor, await cancelSwitch(ports, actor, idOf(options)), ports.clock.now()));
        return 'end';
      },
      cancel,
    },
  },
]);
