import { requirePartner } from '../../domain/actor';
import { cloudOf } from '../../domain/cloud';
import { CustomerId, idFrom } from '../../domain/ids';
import { PERMISSIONS } from '../../domain/permissions';
import { resellersOfCustomer } from '../../workflows/add-customer';
import { recordAgreement } from '../../workflows/customer-agreement';
import { customerOf } from '../../workflows/customers';
import { customerAgreementCard } from '../cards/orders';
import { type FlowStep, flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';
import { cartIn, linesStep, type OrderOptions, reviewStep } from './order-steps';

interface Options extends OrderOptions {
  customer?: string;
}

const customerIn = ({ ports, actor }: Turn, { customer }: Options) =>
  customerOf(ports, actor, idFrom(CustomerId, customer));

/** For whom it is, before anything is asked. */
const buyer = async (turn: Turn, options: Options) => {
  requirePartner(turn.actor, PERMISSIONS.addSubscription);
  const customer = await customerIn(turn, options);
  const { id, companyName } = customer;
  options.cart = { ...cartIn(turn, options), buyer: { kind: 'known', customer: id, companyName } };
  return customer;
};

/** The customer accepts before its first order, once; national clouds do not record it. */
const agreement: FlowStep<Options> = {
  name: 'agreement',
  isDone: async (turn, options) => {
    const { agreement: recorded } = await buyer(turn, options);
    const { partner } = turn.actor;
    return recorded !== undefined || (partner !== undefined && cloudOf(partner) !== 'global');
  },
  show: async ({ actor }, _options, card) =>
    customerAgreementCard(actor, { firstName: '', lastName: '', email: '', dateAgreed: '' }, card),
  answers: {
    next: async ({ ports, actor }, { customer }, { inputs }) => {
      await recordAgreement(ports, actor, idFrom(CustomerId, customer), inputs);
      return 'next';
    },
    cancel,
  },
};

/** **Add subscription** of a customer; the provider says which reseller is on record. */
export const addSubscriptionFlow = flow<Options>('add-subscription', [
  agreement,
  linesStep(async (turn, options) => resellersOfCustomer(turn.ports, turn.actor, await customerIn(turn, options))),
  reviewStep,
]);
