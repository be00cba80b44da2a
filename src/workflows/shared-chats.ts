import { type Actor, requirePartner } from '../domain/actor';
import type { SharedChatId, TenantId } from '../domain/ids';
import type { NoticeGroup } from '../domain/notification-settings';
import { PERMISSIONS } from '../domain/permissions';
import { type SharedChat, sharedChatOf, withoutSharedChat, withSharedChat } from '../domain/shared-chat';
import { SHARED_CHATS_ID, SharedChats } from '../store/documents';
import { changeOrCreate } from './commit';
import type { Ports } from './ports';

/** The tenant's channels and group chats that get notifications. */
export async function sharedChatsOf(ports: Ports, tenant: TenantId): Promise<readonly SharedChat[]> {
  return (await ports.store.read(SharedChats, tenant, SHARED_CHATS_ID))?.body.chats ?? [];
}

/**
 * What is told in a chat that others read, too.
 * @returns nothing yet chosen: an empty list
 * @throws DeskError `not-enrolled`, `role-missing`
 */
export async function sharedNotices(ports: Ports, actor: Actor, id: SharedChatId): Promise<readonly NoticeGroup[]> {
  requirePartner(actor, PERMISSIONS.sharedNotifications);
  return sharedChatOf(await sharedChatsOf(ports, actor.tenantId), id)?.groups ?? [];
}

/** Chooses it; nothing means that the chat is left in peace. @throws DeskError `not-enrolled`, `role-missing` */
export async function chooseSharedNotices(
  ports: Ports,
  actor: Actor,
  chat: SharedChat['chat'],
  groups: readonly NoticeGroup[],
): Promise<void> {
  requirePartner(actor, PERMISSIONS.sharedNotifications);
  const { language, locale, name } = actor;
  const chosen: SharedChat = { chat, language, locale, groups: [...groups], chosenBy: name };
  await changeOrCreate(ports, SharedChats, actor.tenantId, SHARED_CHATS_ID, found => ({
    body: { chats: withSharedChat(found?.chats ?? [], chosen) },
  }));
}

/** The bot was taken out of a chat, or may not write there any more. */
export async function forgetSharedChat(ports: Ports, tenant: TenantId, id: SharedChatId): Promise<void> {
  await changeOrCreate(ports, SharedChats, tenant, SHARED_CHATS_ID, found =>
    found && sharedChatOf(found.chats, id) ? { body: { chats: withoutSharedChat(found.chats, id) } } : undefined,
  );
}
