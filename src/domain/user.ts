import { z } from 'zod';
import { Instant, later, MINUTE, UserId } from './ids';
import { NoticeGroup, QuietHours } from './notification-settings';
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

/** Why Teams takes nothing for a chat. */
export const UnreachableReason = z.enum([
  'blocked',
  'not-in-roster',
  'disabled',
  'bot-not-registered',
  'conversation-gone',
]);
export type UnreachableReason = z.infer<typeof UnreachableReason>;

/** One of a partner's own people, who has met the bot or was added by a colleague. */
export const User = z.object({
  id: UserId,
  name: z.string(),
  /** The name they sign in with; empty where Teams does not say, absent until it was asked. */
  userPrincipalName: z.string().optional(),
  /** As they were given in user management. */
  roles: z.array(Role),
  /** Signed in with the directory of their tenant, which has said that these are their roles. */
  signedIn: z.object({ roles: z.array(Role), askedAt: Instant }).optional(),
  language: Language,
  /** BCP 47, for dates and numbers. */
  locale: z.string(),
  /** True once they chose the language themselves, so that the client's locale no longer decides. */
  languageChosen: z.boolean(),
  /** IANA, as their client has it. */
  timeZone: z.string().optional(),
  /** Absent until they have written. */
  chat: Chat.optional(),
  welcomedAt: Instant.optional(),
  /** Notifications are off; the lists still show everything. */
  muted: z.boolean(),
  /** What they do not want to be told about. */
  declinedNotices: z.array(NoticeGroup).optional(),
  quietHours: QuietHours.optional(),
  /** Teams said that this chat is gone or blocked; cleared when they write again. */
  unreachable: z.boolean(),
  unreachableBecause: UnreachableReason.optional(),
  /** The request that added them, by which it is recognised when it is repeated. */
  addedBy: z.string().optional(),
});
export type User = z.infer<typeof User>;

/** So long what the directory has said counts, at most: somebody may have lost a role since. */
export const DIRECTORY_TRUSTED_FOR = 60 * MINUTE;

/** The roles that somebody has: the directory's, where they have signed in and it has said so of late. */
export const rolesAt = ({ signedIn, roles }: User, now: Instant): readonly Role[] =>
  signedIn && now < later(new Date(signedIn.askedAt), DIRECTORY_TRUSTED_FOR) ? signedIn.roles : roles;

export const languageOf = (locale: string | undefined): Language => (/^de\b/i.test(locale ?? '') ? 'de' : 'en');
