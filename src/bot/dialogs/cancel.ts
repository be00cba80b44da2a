import { cancelledCard } from '../cards/message';
import type { Turn } from '../turn';

/** **Cancel** on a card of a flow: the flow is over, and its card says so. */
export const cancel = async ({ actor, replies }: Turn): Promise<'end'> => {
  replies.show(cancelledCard(actor.language));
  return 'end';
};
