import { idFrom, TenantId } from '../../domain/ids';
import { endPartnership, partnershipToEnd } from '../../workflows/end-partnership';
import { partnerDetails } from '../../workflows/partners';
import { partnershipWithAccess, removeProviderAccess } from '../../workflows/remove-provider-access';
import type { Click } from '../activity';
import {
  accessRemovedCard,
  endPartnershipCard,
  partnerCard,
  partnershipEndedCard,
  removeAccessCard,
} from '../cards/partnership';
import { flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';

/** A list of partners calls the chosen one by its role. */
interface Options {
  partner?: string;
  provider?: string;
  reseller?: string;
}

const idOf = ({ partner, provider, reseller }: Options): TenantId => idFrom(TenantId, partner ?? provider ?? reseller);

export async function showPartner({ ports, actor, replies }: Turn, args: Click['args']): Promise<void> {
  replies.show(partnerCard(actor, await partnerDetails(ports, actor, idOf(args))));
}

/** A second look before the provider loses its administrator access. */
export const removeProviderAccessFlow = flow<Options>('remove-provider-access', [
  {
    name: 'confirm',
    show: async ({ ports, actor }, options, card) =>
      removeAccessCard(actor, await partnershipWithAccess(ports, actor, idOf(options)), card),
    answers: {
      'remove-access': async ({ ports, actor, replies }, options, { args }) => {
        const partnership = await removeProviderAccess(ports, actor, idOf(options), args['since'] ?? '');
        replies.show(accessRemovedCard(actor, partnership));
        return 'end';
      },
      cancel,
    },
  },
]);

/** A second look, and a box to check, before a partnership is over. */
export const endPartnershipFlow = flow<Options>('end-partnership', [
  {
    name: 'confirm',
    show: async ({ ports, actor }, options, card) =>
      endPartnershipCard(actor, await partnershipToEnd(ports, actor, idOf(options)), card),
    answers: {
      end: async ({ ports, actor, replies }, options, { args, inputs }) => {
        const shown = { since: args['since'] ?? '', isConfirmed: inputs['accept'] === 'true' };
        replies.show(partnershipEndedCard(actor, await endPartnership(ports, actor, idOf(options), shown)));
        return 'end';
      },
      cancel,
    },
  },
]);
