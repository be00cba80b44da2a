import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { TenantId } from '../domain/ids';
import type { User } from '../domain/user';
import type { Chats, Delivery } from '../outbox/chat';
import type { Clock } from '../workflows/ports';
import type { Bot } from './bot';
import { accountCard } from './cards/account';
import { invitationCard } from './cards/invitation';
import { noticeCard } from './cards/notice';
import { customerAddedCard, setupInfoCard } from './cards/orders';
import { userImportCard } from './cards/user-import';
import { deliveryOf } from './delivery-of';
import { beforeLastByte } from './last-byte';
import type { ReplaceCard } from './short-lived-cards';
import { cardActivity, type TeamsAdapter } from './teams-adapter';

export interface ProactiveOptions {
  readonly adapter: TeamsAdapter;
  readonly bot: Bot;
  readonly clock: Clock;
  readonly log: Logger;
  /** Hears what became of each message and update, apart from those that failed here. */
  readonly onDelivery: (status: Delivery['status']) => void;
}

/** Speaks first in people's chats. */
export function createChats({ adapter, bot, clock, log, onDelivery }: ProactiveOptions): Chats {
  async function inChatOf(...sending: Parameters<typeof attempt>): Promise<Delivery> {
    const delivery = await attempt(...sending);
    onDelivery(delivery.status);
    return delivery;
  }

  async function attempt(
    user: User,
    logic: (context: TurnContext) => Promise<unknown>,
    tenant?: TenantId,
  ): Promise<Delivery> {
    if (!user.chat) return { status: 'unreachable' };
    if (!adapter.mayReach(user.chat)) {
      log.warn({ user: user.id }, 'the service URL of a chat is not on the list of known hosts');
      return { status: 'unreachable' };
    }
    try {
      await adapter.proactively(
        user.chat,
        async context => {
          await logic(context);
        },
        tenant,
      );
      return { status: 'delivered' };
    } catch (error) {
      const delivery = deliveryOf(error);
      if (!delivery) throw error;
      log.warn({ err: error, delivery: delivery.status }, 'a chat could not be reached');
      return delivery;
    }
  }

  return {
    tell(tenant, user, notice, mark) {
      const activity = cardActivity(noticeCard(user, notice));
      return inChatOf(user, context => beforeLastByte(mark, () => context.sendActivity(activity)), tenant);
    },

    updateInvitationCard(_tenant, user, id, invitation) {
      const activity = { ...cardActivity(invitationCard(user, invitation, clock.now())), id };
      return inChatOf(user, context => context.updateActivity(activity));
    },

    updateAccountCard(user, id, account) {
      const activity = { ...cardActivity(accountCard(user, account)), id };
      return inChatOf(user, context => context.updateActivity(activity));
    },

    showSetupInfo(user, order, setupInfo) {
      const activity = cardActivity(setupInfoCard(user, order, setupInfo));
      return inChatOf(user, async context => {
        const sent = await context.sendActivity(activity);
        if (user.chat && sent) bot.secretShown(user.chat, sent.id, customerAddedCard(user, order));
      });
    },

    async showUserImport(user, userImport) {
      const { status } = userImport;
      const activity = cardActivity(userImportCard(user, userImport));
      const id = status.state === 'checked' ? undefined : status.activityId;
      if (id !== undefined) return inChatOf(user, context => context.updateActivity({ ...activity, id }));
      if (status.state !== 'finished') return { status: 'delivered' };
      return inChatOf(user, context => context.sendActivity(activity));
    },

    async resume(tenant, user) {
      const { chat } = user;
      return chat
        ? inChatOf(user, context => bot.resume(context, senderFor(tenant, user, chat)), tenant)
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
