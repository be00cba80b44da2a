import type { TurnContext } from 'botbuilder-core';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Introduce } from '../workflows/users';
import { deliveryOf } from './delivery-of';

/** What Teams tells of a member of a chat (learn.microsoft.com/microsoftteams: "Get single member details"). */
const TeamsMember = z.object({
  userPrincipalName: z.string().max(200).catch(''),
  email: z.string().max(200).catch(''),
});

/** Asks Teams about a member of the chat of a turn. */
export type MemberIn = (context: TurnContext, userId: string) => Promise<unknown>;

/** Asks Teams who writes: an activity has only an id and a name, and neither says how somebody signs in. */
export const introduceWith =
  (memberIn: MemberIn, context: TurnContext, log: Logger): Introduce =>
  async () => {
    const id = context.activity.from?.id;
    if (!id) return undefined;
    try {
      const { userPrincipalName, email } = TeamsMember.parse(await memberIn(context, id));
      return userPrincipalName || email;
    } catch (error) {
      log.warn({ err: error }, 'Teams does not say who somebody is');
      const status = deliveryOf(error)?.status;
      return status === 'unreachable' || status === 'rejected' ? '' : undefined;
    }
  };
