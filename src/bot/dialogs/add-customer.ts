import { agreementOf } from '../../domain/agreement';
import { cloudOf } from '../../domain/cloud';
import type { CustomerProfile } from '../../domain/customer-profile';
import { LeadId } from '../../domain/ids';
import { newCustomer, resellersForNewCustomer } from '../../workflows/add-customer';
import { customerAgreementCard, customerDetailsCard } from '../cards/orders';
import { type FlowStep, flow } from '../flow';
import { cancel } from './cancel';
import { cartIn, linesStep, type OrderOptions, reviewStep } from './order-steps';

interface Options extends OrderOptions {
  /** Of whose customers, when it begins at a reseller. */
  reseller?: string;
  /** The lead that it comes from, and what is known of it. */
  lead?: string;
  companyName?: string;
  firstName?: string;
  lastName?: string;
  email?: string;
}

type Step = FlowStep<Options>;

const EMPTY: CustomerProfile = {
  companyName: '',
  domain: '',
  organizationRegistrationNumber: '',
  addressLine1: '',
  addressLine2: '',
  city: '',
  state: '',
  postalCode: '',
  country: '',
  firstName: '',
  lastName: '',
  email: '',
  phoneNumber: '',
};

const details: Step = {
  name: 'details',
  show: async (turn, options, card) => {
    const { ports, actor } = turn;
    const { buyer, reseller } = cartIn(turn, options);
    const { companyName = '', firstName = '', lastName = '', email = '' } = options;
    const country = actor.partner?.country ?? '';
    const chosen = reseller?.tenantId ?? options.reseller;
    const resellers = await resellersForNewCustomer(ports, actor, chosen);
    return customerDetailsCard(
      actor,
      {
        profile: buyer?.kind === 'new' ? buyer.profile : { ...EMPTY, companyName, firstName, lastName, email, country },
        resellers: actor.partner?.kind === 'indirect-provider' ? resellers : undefined,
        reseller: resellers.find(({ partner }) => partner === chosen)?.partner,
      },
      card,
    );
  },
  answers: {
    next: async (turn, options, { inputs }) => {
      const cart = cartIn(turn, options);
      const lead = LeadId.safeParse(options.lead).data;
      options.cart = { ...cart, ...(await newCustomer(turn.ports, turn.actor, inputs)), lead };
      return 'next';
    },
    cancel,
  },
};

/** Before the first order; national clouds do not record it. */
const agreement: Step = {
  name: 'agreement',
  isDone: async ({ actor }) => actor.partner !== undefined && cloudOf(actor.partner) !== 'global',
  show: async (turn, options, card) => {
    const { buyer, agreement: recorded } = cartIn(turn, options);
    const { firstName, lastName, email } = buyer?.kind === 'new' ? buyer.profile : EMPTY;
    return customerAgreementCard(turn.actor, recorded ?? { firstName, lastName, email, dateAgreed: '' }, card);
  },
  answers: {
    next: async (turn, options, { inputs }) => {
      const accepted = agreementOf(inputs, turn.actor.name, turn.ports.clock.now());
      options.cart = { ...cartIn(turn, options), agreement: accepted };
      return 'next';
    },
    cancel,
  },
};

/** "Add new customers and associate them with indirect resellers" (indirect provider tasks). */
export const addCustomerFlow = flow<Options>('add-customer', [
  details,
  linesStep(async () => []),
  agreement,
  reviewStep,
]);
