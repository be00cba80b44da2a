import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import { TenantId, UserId } from '../domain/ids';
import { isTimeZone } from '../domain/notification-settings';
import { remembered } from '../domain/remembered';
import { withoutControls } from '../domain/typed-text';
import type { Chat } from '../domain/user';

const canonicalLocales = remembered(tag => Intl.getCanonicalLocales(tag));

const Button = z.object({
  verb: z.string().max(100),
  prompt: z.string().max(100).optional(),
  below: z.boolean().optional(),
  args: z.record(z.string(), z.string().max(2_000)).optional(),
});

/** What a card sends: our own data of the button and every input, all of them text. */
const CardData = z
  .object({ desk: Button })
  .catchall(
    z
      .union([z.string(), z.number(), z.boolean(), z.null()])
      .transform(value => (value === null ? '' : withoutControls(String(value)))),
  );

const CardAction = z.object({ action: z.object({ type: z.literal('Action.Execute'), data: CardData }) });

/** As long as a display name in Entra can be; lists of people have to fit on a card. */
export const NAME_MAX = 256;

/** A file that was attached to a message in a personal chat (msteams-docs, "Send and receive files"). */
const FILE_TYPE = 'application/vnd.microsoft.teams.file.download.info';
const FileAttachment = z
  .object({ name: z.string().max(400), content: z.object({ downloadUrl: z.url({ protocol: /^https?$/ }) }) })
  .transform(({ name, content }): SentFile => ({ name: withoutControls(name), downloadUrl: content.downloadUrl }));

/** @property downloadUrl lets everybody in for some minutes */
export interface SentFile {
  readonly name: string;
  readonly downloadUrl: string;
}

const Envelope = z.object({
  id: z.string().max(500).optional(),
  serviceUrl: z.url(),
  channelId: z.string(),
  locale: z.string().transform(localeOf).optional(),
  localTimezone: z.string().optional(),
  replyToId: z.string().max(500).optional(),
  from: z.object({ id: z.string(), name: z.string().optional(), aadObjectId: z.string().optional() }),
  recipient: z.object({ id: z.string() }),
  conversation: z.object({
    id: z
      .string()
      .max(500)
      .regex(/^[^\p{Cc}\p{Cs}]+$/u),
    tenantId: z.string().optional(),
    conversationType: z.string().optional(),
  }),
  channelData: z.object({ tenant: z.object({ id: z.string() }).optional() }).optional(),
});

/** A click on one of our buttons. `activityId` is the card's message, where the client names it. */
export interface Click {
  readonly verb: string;
  readonly prompt: string | undefined;
  /** The card stays, and what the button opens comes below it. */
  readonly below: boolean;
  readonly args: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly activityId: string | undefined;
  /** An `Action.Execute` waits for the answer to the request; an `Action.Submit` is a message. */
  readonly isInvoke: boolean;
}

/** Somebody has signed in, in the window of the card. Or Teams offers to do it without asking them, once a client. */
export interface SignInEvent {
  readonly type: 'sign-in';
  readonly isSilent: boolean;
  /** The same for all clients of one card. */
  readonly exchangeId: string | undefined;
}

/** What happened, as far as it concerns us. `resumed` comes from our own pages. */
export type Event =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'files'; readonly files: readonly SentFile[] }
  | { readonly type: 'click'; readonly click: Click }
  | { readonly type: 'installed' }
  | { readonly type: 'resumed' }
  | SignInEvent
  | { readonly type: 'unreadable'; readonly isInvoke: boolean };

/** Who wrote, from the authenticated activity only. */
export interface Sender {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly name: string;
  readonly locale: string | undefined;
  /** IANA. */
  readonly timeZone: string | undefined;
  readonly chat: Chat;
  readonly isPersonal: boolean;
  readonly activityId: string | undefined;
}

/** @returns nothing for an activity without a tenant or a user: it cannot be answered for anybody */
export function senderOf(activity: Activity): Sender | undefined {
  const envelope = Envelope.safeParse(activity);
  if (!envelope.success) return undefined;
  const { data } = envelope;
  const tenantId = TenantId.safeParse(data.channelData?.tenant?.id ?? data.conversation.tenantId);
  const userId = UserId.safeParse(data.from.aadObjectId ?? data.from.id);
  if (!tenantId.success || !userId.success) return undefined;
  return {
    tenantId: tenantId.data,
    userId: userId.data,
    name: withoutControls(data.from.name ?? '').slice(0, NAME_MAX),
    locale: data.locale,
    timeZone: data.localTimezone && isTimeZone(data.localTimezone) ? data.localTimezone : undefined,
    chat: {
      conversationId: data.conversation.id,
      serviceUrl: data.serviceUrl,
      channelId: data.channelId,
      botId: data.recipient.id,
    },
    isPersonal: (data.conversation.conversationType ?? 'personal') === 'personal',
    activityId: data.id,
  };
}

/** BCP 47, as dates are written by it; a client's slip such as `de_DE` is put right, and what is no locale is none. */
function localeOf(tag: string): string | undefined {
  try {
    return canonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** @returns nothing for what needs no answer */
export function eventOf(activity: Activity): Event | undefined {
  switch (activity.type) {
    case 'message':
      return messageOf(activity);
    case 'invoke':
      return invokeOf(activity);
    case 'installationUpdate':
      return activity.action === 'add' || activity.action === 'add-upgrade' ? { type: 'installed' } : undefined;
    case 'conversationUpdate':
      return activity.membersAdded?.some(member => member.id === activity.recipient?.id)
        ? { type: 'installed' }
        : undefined;
    default:
      return undefined;
  }
}

/** Whether the app was taken out of the chat that the activity came from. */
export const isRemoval = ({ type, action, membersRemoved, recipient }: Activity): boolean =>
  (type === 'installationUpdate' && action?.startsWith('remove') === true) ||
  membersRemoved?.some(member => member.id === recipient?.id) === true;

function messageOf(activity: Activity): Event {
  if (activity.value === undefined || activity.value === null) {
    const files = activity.attachments?.filter(({ contentType }) => contentType === FILE_TYPE) ?? [];
    return files.length > 0 ? filesOf(files) : { type: 'text', text: withoutMention(activity) };
  }
  const data = CardData.safeParse(activity.value);
  return data.success
    ? { type: 'click', click: clickOf(data.data, activity.replyToId, false) }
    : { type: 'unreadable', isInvoke: false };
}

const Mention = z.object({ type: z.literal('mention'), mentioned: z.object({ id: z.string() }), text: z.string() });

/** Where others write as well, the bot is mentioned by name; that is not what somebody wants to say. */
function withoutMention({ text = '', entities, recipient }: Activity): string {
  const mentions = (entities ?? []).flatMap(entity => Mention.safeParse(entity).data ?? []);
  return mentions
    .filter(({ mentioned }) => mentioned.id === recipient?.id)
    .reduce((words, mention) => words.replace(mention.text, ' '), text);
}

function filesOf(attachments: readonly unknown[]): Event {
  const files = z.array(FileAttachment).safeParse(attachments);
  return files.success ? { type: 'files', files: files.data } : { type: 'unreadable', isInvoke: false };
}

const TokenExchange = z.object({ id: z.string().max(500) });

function invokeOf(activity: Activity): Event {
  if (activity.name === 'signin/verifyState') return { type: 'sign-in', isSilent: false, exchangeId: undefined };
  if (activity.name === 'signin/tokenExchange') {
    return { type: 'sign-in', isSilent: true, exchangeId: TokenExchange.safeParse(activity.value).data?.id };
  }
  const value = CardAction.safeParse(activity.value);
  return activity.name === 'adaptiveCard/action' && value.success
    ? { type: 'click', click: clickOf(value.data.action.data, activity.replyToId, true) }
    : { type: 'unreadable', isInvoke: true };
}

function clickOf(
  { desk, ...inputs }: z.infer<typeof CardData>,
  activityId: string | undefined,
  isInvoke: boolean,
): Click {
  const { verb, prompt, below = false, args = {} } = desk;
  return { verb, prompt, below, args, inputs, activityId, isInvoke };
}
