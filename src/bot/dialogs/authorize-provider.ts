import { InvitationId, idFrom, TenantId } from '../../domain/ids';
import { authorizeProvider, type PartnershipRequest, partnershipRequest } from '../../workflows/authorize-provider';
import { authorizedCard, authorizeProviderCard } from '../cards/partners';
import { flow } from '../flow';
import { cancel } from './cancel';

interface Options {
  provider?: string;
  invitation?: string;
}

/** From a button's data: whether the tenant may see the request is for the workflow to say. */
const requestOf = ({ provider, invitation }: Options): PartnershipRequest => ({
  provider: idFrom(TenantId, provider),
  invitation: idFrom(InvitationId, invitation),
});

export const authorizeProviderFlow = flow<Options>('authorize-provider', [
  {
    name: 'consent',
    show: async ({ ports, actor }, options, card) =>
      authorizeProviderCard(actor, await partnershipRequest(ports, actor, requestOf(options)), card),
    answers: {
      authorize: async ({ ports, actor, replies }, options, { inputs }) => {
        const consent = inputs['accept'] === 'true';
        const invitation = await authorizeProvider(ports, actor, requestOf(options), consent);
        replies.show(authorizedCard(actor, invitation));
        return 'end';
      },
      cancel,
    },
  },
]);
