import { z } from 'zod';
import { Instant, UserId } from './ids';
import { Role } from './role';

export const Language = z.enum(['en', 'de']);
export type Language = z.infer<typeof Language>;

/** Where a user can be reached in Teams: what a proactive message needs. Refreshed whenever they write. */
export const Chat = z.object({
  conversationId: z.string(),
  serviceUrl: z.string(),
  channelId: z.string(),
  botId: z.string(),
});
export type Chat = z.infer<typeof Chat>;

/** One of a partner's own people who has met the bot. */
export const User = z.object({
  id: UserId,
  name: z.string(),
  roles: z.array(Role),
  language: Language,
  /** BCP 47, for dates and numbers. */
  locale: z.string(),
  /** True once they chose the language themselves, so that the client's locale no longer decides. */
  languageChosen: z.boolean(),
  chat: Chat.optional(),
  welcomedAt: Instant.optional(),
  /** Notifications are off; the lists still show everything. */
  muted: z.boolean(),
  /** Teams said that this chat is gone or blocked; cleared when they write again. */
  unreachable: z.boolean(),
});
export type User = z.infer<typeof User>;

export const languageOf = (locale: string | undefined): Language => (/^de\b/i.test(locale ?? '') ? 'de' : 'en');
