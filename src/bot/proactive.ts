import type { Activity, TurnContext } from 'botbuilder-core';
import type { Logger } from 'pino';
import type { TenantId } from '../domain/ids';
import type { Chat, User } from '../domain/user';
import type { Chats, Delivery } from '../outbox/chat';
import type { Ports } from '../workflows/ports';
import { moveChat } from '../workflows/undelivered';
import type { Bot } from './bot';
import { accountCard } from './cards/account';
import { invitationCard } from './cards/invitation';
import { noticeCard, sharedNoticeCard } from './cards/notice';
import { customerAddedCard, setupInfoCard } from './cards/orders';
import { userImportCard } from './cards/user-import';
import { deliveryOf, deliveryOfUpdate } from './delivery-of';
import { beforeLastByte } from './last-byte';
import { personalSender } from './personal-sender';
import type { ReplaceCard } from './short-lived-cards';
import { cardActivity, type TeamsAdapter } from './teams-adapter';

export interface ProactiveOptions {
  readonly adapter: TeamsAdapter;
  readonly bot: Bot;
  readonly ports: Ports;
  readonly log: Logger;
  /** Hears what became of each message and update, in a word, apart from those that failed here. */
  readonly onDelivery: (outcome: string) => void;
}

type Logic = (context: TurnContext) => Promise<unknown>;
type Judge = typeof deliveryOf;

/** Speaks first in people's chats. */
export function createChats({ adapter, bot, ports, log, onDelivery }: ProactiveOptions): Chats {
  async function attempt(
    { chat }: Pick<User, 'chat'>,
    logic: Logic,
    judge: Judge,
    tenant?: TenantId,
  ): Promise<Delivery> {
    if (!chat) return { status: 'unreachable', reason: 'conversation-gone' };
    if (!adapter.mayReach(chat)) {
      log.error({ tenant }, 'the service URL of a chat is not on the list of known hosts');
      return { status: 'rejected' };
    }
    try {
      await adapter.proactively(
        chat,
        async context => {
          await logic(context);
        },
        tenant,
      );
      return { status: 'delivered' };
    } catch (error) {
      const delivery = judge(error);
      if (!delivery) throw error;
      const details = { err: error, tenant, delivery };
      if (delivery.status === 'rejected') log.error(details, 'a message is not as it should be');
      else log.warn(details, 'a chat has not taken a message');
      return delivery;
    }
  }

  async function sent(
    user: Pick<User, 'chat'>,
    logic: Logic,
    tenant?: TenantId,
    judge: Judge = deliveryOf,
  ): Promise<Delivery> {
    const delivery = await attempt(user, logic, judge, tenant);
    onDelivery(delivery.status === 'unreachable' ? delivery.reason : delivery.status);
    return delivery;
  }

  /** A card that is gone needs no change. */
  async function updated(user: User, activity: Partial<Activity> & { readonly id: string }): Promise<Delivery> {
    const delivery = await sent(user, context => context.updateActivity(activity), undefined, deliveryOfUpdate);
    return isGone(delivery) ? { status: 'delivered' } : delivery;
  }

  /** Teams may still know the person where it no longer finds the chat. Asking it twice opens the same one. */
  async function open(tenant: TenantId, { id }: User, known: Chat): Promise<Chat | Delivery> {
    try {
      const opened = await adapter.openChat(known, tenant, id);
      await moveChat(ports, tenant, id, known, opened);
      return opened;
    } catch (error) {
      const delivery = deliveryOfUpdate(error);
      if (!delivery) throw error;
      log.warn({ err: error, user: id, delivery }, 'a chat was not opened anew');
      return delivery.status === 'refused' ? delivery : { status: 'unreachable', reason: 'conversation-gone' };
    }
  }

  return {
    async tell(tenant, user, notice, mark) {
      const activity = cardActivity(noticeCard(user, notice));
      const logic: Logic = context => beforeLastByte(mark, () => context.sendActivity(activity));
      const delivery = await sent(user, logic, tenant);
      if (!isGone(delivery) || !user.chat) return delivery;
      const opened = await open(tenant, user, user.chat);
      return 'status' in opened ? opened : sent({ ...user, chat: opened }, logic, tenant);
    },

    tellShared(tenant, shared, notice, mark) {
      const activity = cardActivity(sharedNoticeCard(shared, notice));
      return sent(shared, context => beforeLastByte(mark, () => context.sendActivity(activity)), tenant);
    },

    updateInvitationCard(_tenant, user, id, invitation) {
      return updated(user, { ...cardActivity(invitationCard(user, invitation, ports.clock.now())), id });
    },

    updateAccountCard(user, id, account) {
      return updated(user, { ...cardActivity(accountCard(user, account)), id });
    },

    showSetupInfo(user, order, setupInfo) {
      const activity = cardActivity(setupInfoCard(user, order, setupInfo));
      return sent(user, async context => {
        const message = await context.sendActivity(activity);
        if (user.chat && message) bot.secretShown(user.chat, message.id, customerAddedCard(user, order));
      });
    },

    async showUserImport(user, userImport) {
      const { status } = userImport;
      const activity = cardActivity(userImportCard(user, userImport));
      const id = status.state === 'checked' ? undefined : status.activityId;
      if (id !== undefined) return updated(user, { ...activity, id });
      if (status.state !== 'finished') return { status: 'delivered' };
      return sent(user, context => context.sendActivity(activity));
    },

    async resume(tenant, user) {
      const { chat } = user;
      return chat
        ? sent(user, context => bot.resume(context, personalSender(tenant, user, chat)), tenant)
        : { status: 'unreachable', reason: 'conversation-gone' };
    },
  };
}

const isGone = (delivery: Delivery): boolean =>
  delivery.status === 'unreachable' && delivery.reason === 'conversation-gone';

export const replaceCardWith =
  (adapter: TeamsAdapter): ReplaceCard =>
  (chat, id, card) =>
    adapter.proactively(chat, async context => {
      await context.updateActivity({ ...cardActivity(card), id });
    });
