import { InvitationId, idFrom } from '../../domain/ids';
import { invitationOf, withdrawInvitation } from '../../workflows/invitations';
import { invitationCard, withdrawCard } from '../cards/invitation';
import { flow } from '../flow';
import { cancel } from './cancel';

interface Options {
  invitation?: string;
}

const idOf = ({ invitation }: Options): InvitationId => idFrom(InvitationId, invitation);

/** A second look before a link stops working for good. */
export const withdrawInvitationFlow = flow<Options>('withdraw-invitation', [
  {
    name: 'confirm',
    show: async ({ ports, actor }, options, card) =>
      withdrawCard(actor, await invitationOf(ports, actor, idOf(options)), card),
    answers: {
      withdraw: async ({ ports, actor, replies }, options) => {
        const invitation = await withdrawInvitation(ports, actor, idOf(options));
        replies.show(invitationCard(actor, invitation, ports.clock.now()));
        return 'end';
      },
      cancel,
    },
  },
]);
