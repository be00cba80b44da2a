import type { TenantId } from '../domain/ids';
import type { Chat, User } from '../domain/user';
import type { Sender } from './activity';

/**
 * Somebody as if they had written in their own chat with the bot.
 * @param activityId of what they did elsewhere
 */
export const personalSender = (
  tenantId: TenantId,
  { id, name, locale, timeZone }: User,
  chat: Chat,
  activityId?: string,
): Sender => ({ tenantId, userId: id, name, locale, timeZone, chat, isPersonal: true, activityId });
