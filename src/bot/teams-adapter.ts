import {
  type Activity,
  ActivityEventNames,
  ActivityTypes,
  BotAdapter,
  CardFactory,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import type { TenantId, UserId } from '../domain/ids';
import type { Chat } from '../domain/user';
import { type BotCredentials, createAuthentication } from './authentication';
import type { Card } from './cards/card';
import { createConnector, type Place } from './connector';
import { atItsTime } from './last-byte';
import { createPace } from './pace';

/** What a turn answers an invoke with: `status` and `body` of the HTTP response. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body: object;
  readonly retryAfterSeconds?: number;
}

const UNKNOWN_HOST = 'The service URL is not on the list of known hosts.';

/** How long a message waits for its turn; one that would wait longer is sent later. */
const PACE_PATIENCE = 5_000;

/**
 * The one place that speaks the Bot Framework protocol. The SDK's own adapter makes a client for what the bot says and
 * one for users' tokens in every turn, and hands out every turn behind a proxy: most of the CPU of its echo.
 */
export class TeamsAdapter extends BotAdapter {
  constructor(
    credentials: BotCredentials,
    private readonly serviceHosts: (serviceUrl: string) => boolean,
  ) {
    super();
    this.isLocal = !credentials.MicrosoftAppId;
    this.authentication = createAuthentication(credentials);
    this.connector = createConnector(this.authentication.token);
  }

  private readonly isLocal: boolean;
  private readonly authentication;
  private readonly connector;
  private readonly pace = createPace();

  /**
   * What the bot says first is sent at the pace of Teams. An answer is not held up, as somebody waits for it, and does not
   * hold up others, as nobody clicks faster than Teams allows.
   * @throws TooManyMessages, ConnectorError
   */
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const isFirst = context.activity.name === ActivityEventNames.ContinueConversation;
    const sent: ResourceResponse[] = [];
    for (const activity of activities) {
      const send = () => this.connector.send(placeOf(context), activity);
      sent.push({ id: await (isFirst ? this.paced(context, send) : send()) });
    }
    return sent;
  }

  private async paced<Result>(context: TurnContext, send: () => Promise<Result>): Promise<Result> {
    const { id, tenantId } = context.activity.conversation;
    const leave = await this.pace(id, tenantId, PACE_PATIENCE);
    try {
      return await atItsTime(leave, send);
    } finally {
      leave.end();
    }
  }

  /** @throws ConnectorError */
  override async updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<void> {
    await this.connector.update(placeOf(context), activity.id ?? '', activity);
  }

  /** @throws ConnectorError */
  override async deleteActivity(context: TurnContext, { activityId }: Partial<ConversationReference>): Promise<void> {
    await this.connector.remove(placeOf(context), activityId ?? '');
  }

  /** Runs what the bot says first. */
  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const event = { type: ActivityTypes.Event, name: ActivityEventNames.ContinueConversation };
    await logic(new TurnContext(this, TurnContext.applyConversationReference(event, reference, true)));
  }

  /**
   * Authenticates and runs one incoming activity.
   * @returns the answer to an invoke
   * @throws AuthenticationError when the token is missing or wrong
   */
  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<InvokeAnswer | undefined>,
  ): Promise<InvokeAnswer | undefined> {
    await this.authentication.authenticate(activity, authorization);
    return logic(new TurnContext(this, activity));
  }

  /**
   * Whether an activity comes from where this bot is: from Teams, or from this machine. The SDK would also take the
   * tokens of other channels, not all of which say to which service address they belong.
   */
  mayReceive({ channelId, serviceUrl }: Pick<Chat, 'channelId' | 'serviceUrl'>): boolean {
    return this.serviceHosts(serviceUrl) && (this.isLocal || channelId === 'msteams');
  }

  /** Whether a chat may be spoken to: the token of the bot goes to known hosts only. */
  mayReach(chat: Chat): boolean {
    return this.serviceHosts(chat.serviceUrl);
  }

  /**
   * Speaks first in a chat that was met before.
   * @param tenant whose limits count
   * @throws RangeError when it may not be reached; ConnectorError
   */
  async proactively(chat: Chat, logic: (context: TurnContext) => Promise<void>, tenant?: TenantId): Promise<void> {
    if (!this.mayReach(chat)) throw new RangeError(UNKNOWN_HOST);
    await this.continueConversation(referenceOf(chat, tenant), logic);
  }

  /**
   * Lets Teams open the personal chat with somebody whom it no longer finds in the one that was known.
   * @throws RangeError when it may not be reached; ConnectorError
   */
  async openChat(known: Chat, tenant: TenantId, user: UserId): Promise<Chat> {
    if (!this.mayReach(known)) throw new RangeError(UNKNOWN_HOST);
    const conversationId = await this.connector.open(known.serviceUrl, {
      bot: { id: known.botId },
      members: [{ id: user }],
      isGroup: false,
      tenantId: tenant,
      channelData: { tenant: { id: tenant } },
    });
    return { ...known, conversationId };
  }

  /** What Teams knows of somebody in the chat of a turn. @throws ConnectorError */
  memberIn(context: TurnContext, userId: string): Promise<unknown> {
    return this.connector.member(placeOf(context), userId);
  }
}

const placeOf = ({ activity }: TurnContext): Place => ({
  serviceUrl: activity.serviceUrl,
  conversationId: activity.conversation.id,
});

const referenceOf = (chat: Chat, tenant: TenantId | undefined): Partial<ConversationReference> => ({
  channelId: chat.channelId,
  serviceUrl: chat.serviceUrl,
  bot: { id: chat.botId, name: '' },
  conversation: {
    id: chat.conversationId,
    isGroup: false,
    conversationType: 'personal',
    name: '',
    ...(tenant && { tenantId: tenant }),
  },
});

/** A card with its heading as the summary: what a phone's lock screen and a screen reader say of it. */
export const cardActivity = (card: Card): Partial<Activity> => ({
  type: ActivityTypes.Message,
  summary: String(card['fallbackText'] ?? ''),
  attachments: [CardFactory.adaptiveCard(card)],
});

/** Plain text is shown as it is; markdown would change what people typed. */
export const textActivity = (message: string): Partial<Activity> => ({
  type: ActivityTypes.Message,
  text: message,
  textFormat: 'plain',
});

const TEAMS_HOSTS = ['botframework.com', 'smba.trafficmanager.net', 'teams.microsoft.com', 'botframework.azure.us'];

/** Where proactive messages may go: to Microsoft's hosts or, without credentials, to this machine. */
export function allowedServiceUrl(hasCredentials: boolean): (serviceUrl: string) => boolean {
  return serviceUrl => {
    if (!URL.canParse(serviceUrl)) return false;
    const { protocol, hostname } = new URL(serviceUrl);
    if (!hasCredentials) return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
    const host = hostname.toLowerCase().replace(/\.$/, '');
    return protocol === 'https:' && TEAMS_HOSTS.some(known => host === known || host.endsWith(`.${known}`));
  };
}
