import { CustomerId, idFrom } from '../../domain/ids';
import { text } from '../../text/text';
import {
  askForRecord,
  chooseResellerOnRecord,
  customerIncentives,
  incentivesPage,
  resellersForRecord,
  subscriptionToAskFor,
} from '../../workflows/incentives';
import type { Click } from '../activity';
import {
  askedForRecordCard,
  askForRecordCard,
  chooseResellerCard,
  customerIncentivesCard,
  incentivesCard,
} from '../cards/incentives';
import { subscriptionCard } from '../cards/subscription';
import { flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';
import { referenceOf } from './subscription-reference';

type Args = Click['args'];

export async function showIncentives(turn: Turn, { search: typed = '', continuation }: Args): Promise<void> {
  const { ports, actor, replies } = turn;
  const search = typed.trim().slice(0, 100);
  const page = await incentivesPage(ports, actor, { search, continuation });
  replies.show(incentivesCard(actor, { page, search, isLater: continuation !== undefined }));
}

export async function showCustomerIncentives(turn: Turn, { customer, continuation }: Args): Promise<void> {
  const { ports, actor, replies } = turn;
  const list = await customerIncentives(ports, actor, idFrom(CustomerId, customer), continuation);
  replies.show(customerIncentivesCard(actor, list, continuation !== undefined));
}

interface Options {
  customer?: string;
  subscription?: string;
  /** The reseller that asked for it. */
  asking?: string;
}

export const resellerOnRecordFlow = flow<Options>('reseller-on-record', [
  {
    name: 'form',
    show: async ({ ports, actor }, options, card) =>
      chooseResellerCard(actor, await resellersForRecord(ports, actor, referenceOf(options), options.asking), card),
    answers: {
      submit: async ({ ports, actor, replies }, options, { args, inputs }) => {
        const shown = { ...referenceOf(options), etag: args['etag'] ?? '' };
        const choice = { reseller: inputs['reseller'] ?? '', asking: options.asking };
        const after = await chooseResellerOnRecord(ports, actor, shown, choice);
        replies.show(subscriptionCard(actor, after, text(actor.language, 'incentives.chosen')));
        return 'end';
      },
      cancel,
    },
  },
]);

export const askForRecordFlow = flow<Options>('ask-for-record', [
  {
    name: 'confirm',
    show: async ({ ports, actor }, options, card) =>
      askForRecordCard(actor, await subscriptionToAskFor(ports, actor, referenceOf(options)), card),
    answers: {
      ask: async ({ ports, actor, replies }, options) => {
        replies.show(askedForRecordCard(actor, await askForRecord(ports, actor, referenceOf(options))));
        return 'end';
      },
      cancel,
    },
  },
]);
