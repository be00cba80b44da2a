import { z } from 'zod';
import { SharedChatId } from './ids';
import { NoticeGroup } from './notification-settings';
import { Chat, Language } from './user';

/** A channel of a team or a group chat that gets notifications: others than the partner's own people may read there. */
export const SharedChat = z.object({
  chat: Chat.extend({ conversationId: SharedChatId }),
  language: Language,
  /** BCP 47, of who chose. */
  locale: z.string(),
  /** What is told there; never empty. */
  groups: z.array(NoticeGroup),
  /** The name of who chose it. */
  chosenBy: z.string(),
});
export type SharedChat = z.infer<typeof SharedChat>;

/** Each is one more message for everything that is told. */
const MOST_SHARED_CHATS = 20;

const isOf =
  (id: SharedChatId) =>
  ({ chat }: SharedChat): boolean =>
    chat.conversationId === id;

/** The chats once this one gets what was chosen for it, the latest first; the oldest of too many go. */
export function withSharedChat(chats: readonly SharedChat[], chosen: SharedChat): SharedChat[] {
  const others = withoutSharedChat(chats, chosen.chat.conversationId);
  return chosen.groups.length === 0 ? others : [chosen, ...others].slice(0, MOST_SHARED_CHATS);
}

export const withoutSharedChat = (chats: readonly SharedChat[], id: SharedChatId): SharedChat[] =>
  chats.filter(each => !isOf(id)(each));

export const sharedChatOf = (chats: readonly SharedChat[], id: SharedChatId): SharedChat | undefined =>
  chats.find(isOf(id));

/** A mention in a channel belongs to a thread; what is told by itself begins one of its own (msteams-docs, "Channel and group chat conversations with a bot"). */
export const sharedChatIdOf = (conversationId: string): SharedChatId =>
  SharedChatId.parse(conversationId.replace(/;messageid=.*$/, ''));
