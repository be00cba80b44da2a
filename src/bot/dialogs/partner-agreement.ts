import { requirePartner } from '../../domain/actor';
import { PERMISSIONS } from '../../domain/permissions';
import { acceptPartnerAgreement, partnerAgreement } from '../../workflows/partner-agreement';
import { cancelledCard } from '../cards/message';
import { agreementAcceptedCard, partnerAgreementCard } from '../cards/partner-agreement';
import { type FlowStep, flow } from '../flow';
import { cancel } from './cancel';

const accepted: FlowStep<object> = {
  name: 'accepted',
  isDone: async ({ ports, actor }) => (await partnerAgreement(ports, actor)) === undefined,
  show: async ({ ports, actor }) => {
    const agreement = await partnerAgreement(ports, actor);
    return agreement ? agreementAcceptedCard(actor, agreement) : cancelledCard(actor.language);
  },
  answers: {},
};

/** A global admin accepts the Microsoft Partner Agreement; once it is accepted, the card says by whom. */
export const partnerAgreementFlow = flow('partner-agreement', [
  accepted,
  {
    name: 'accept',
    show: async ({ actor }, _options, card) =>
      partnerAgreementCard(actor, requirePartner(actor, PERMISSIONS.acceptPartnerAgreement), card),
    answers: {
      accept: async ({ ports, actor, replies }, _options, { inputs }) => {
        const agreement = await acceptPartnerAgreement(ports, actor, inputs['accept'] === 'true');
        replies.show(agreementAcceptedCard(actor, agreement));
        return 'end';
      },
      cancel,
    },
  },
]);
