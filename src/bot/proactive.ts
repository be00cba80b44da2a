import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { TenantId } from '../domain/ids';
import type { User } from '../domain/user';
import type { Chats, Delivery } from '../outbox/chat';
import type { Clock } from '../workflows/ports';
import type { Bot } from './bot';
import { invitationCard } from './cards/invitation';
import { noticeCard } from './cards/notice';
import { customerAddedCard, setupInfoCard } from './cards/orders';
import { beforeLastByte } from './last-byte';
import type { ReplaceCard } from './short-lived-cards';
import { cardActivity, type TeamsAdapter } from './teams-adapter';

export interface ProactiveOptions {
  readonly adapter: TeamsAdapter;
  readonly bot: Bot;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Speaks first in people's chats. */
export function createChats({ adapter, bot, clock, log }: ProactiveOptions): Chats {
  async function inChatOf(user: User, logic: (context: TurnContext) => Promise<unknown>): Promise<Delivery> {
    if (!user.chat) return { status: 'unreachable' };
    try {
      await adapter.proactively(user.chat, async context => {
        await logic(context);
      });
      return { status: 'delivered' };
    } catch (error) {
      const delivery = deliveryOf(error);
      if (!delivery) throw error;
      log.warn({ err: error, delivery: delivery.status }, 'a chat could not be reached');
      return delivery;
    }
  }

  return {
    tell(_tenant, user, notice, lastly) {
      const activity = cardActivity(noticeCard(user, notice));
      return inChatOf(user, context => beforeLastByte(lastly, () => context.sendActivity(activity)));
    },

    updateInvitationCard(_tenant, user, id, invitation) {
      const activity = { ...cardActivity(invitationCard(user, invitation, clock.now())), id };
      return inChatOf(user, context => context.updateActivity(activity));
    },

    showSetupInfo(user, order, setupInfo) {
      const activity = cardActivity(setupInfoCard(user, order, setupInfo));
      return inChatOf(user, async context => {
        const sent = await context.sendActivity(activity);
        if (user.chat && sent) bot.secretShown(user.chat, sent.id, customerAddedCard(user, order));
      });
    },

    async resume(tenant, user) {
      const { chat } = user;
      return chat
        ? inChatOf(user, context => bot.resume(context, senderFor(tenant, user, chat)))
        : { status: 'unreachable' };
    },
  };
}

export const replaceCardWith =
  (adapter: TeamsAdapter): ReplaceCard =>
  (chat, id, card) =>
    adapter.proactively(chat, async context => {
      await context.updateActivity({ ...cardActivity(card), id });
    });

const senderFor = (tenantId: TenantId, user: User, chat: NonNullable<User['chat']>) => ({
  tenantId,
  userId: user.id,
  name: user.name,
  locale: user.locale,
  timeZone: user.timeZone,
  chat,
  isPersonal: true,
  activityId: undefined,
});

/** What the connector's client throws (`RestError` of @azure/core-rest-pipeline). */
const ConnectorError = z.object({
  name: z.enum(['RestError', 'AbortError']),
  statusCode: z.number().optional(),
  code: z.string().optional(),
});

/** Never sent at all: the connection could not be made. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const PAUSE = 2_000;

/**
 * What an error of the connector means. 429, 412 and 5xx are to be sent again, as Teams documents
 * (msteams-docs, "Rate limiting": 412, 429, 502, 504); other 4xx are for good: blocked, uninstalled, gone. Where the
 * connection broke before an answer came, the message may have arrived, and it is not sent twice.
 * @returns nothing for an error that is not the connector's
 */
export function deliveryOf(error: unknown): Delivery | undefined {
  const parsed = ConnectorError.safeParse(error);
  if (!parsed.success) return undefined;
  const { statusCode, code } = parsed.data;
  if (statusCode === undefined) {
    return code !== undefined && NOT_SENT.has(code)
      ? { status: 'refused', retryAfterMilliseconds: PAUSE }
      : { status: 'unknown' };
  }
  if (statusCode === 429 || statusCode === 412 || statusCode >= 500) {
    return { status: 'refused', retryAfterMilliseconds: retryAfter(error) ?? PAUSE };
  }
  return { status: 'unreachable' };
}

function retryAfter(error: unknown): number | undefined {
  const headers = (error as { response?: { headers?: { get?(name: string): unknown } } }).response?.headers;
  const seconds = Number(headers?.get?.('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined;
}
