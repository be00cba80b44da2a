import {
  type Activity,
  ActivityEventNames,
  ActivityTypes,
  CardFactory,
  CloudAdapter,
  type ConversationReference,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import type { TenantId } from '../domain/ids';
import type { Chat } from '../domain/user';
import type { Card } from './cards/card';
import { type BotCredentials, createAuthentication } from './connector';
import { createPace } from './pace';

/** What a turn answers an invoke with: `status` and `body` of the HTTP response. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body: object;
  readonly retryAfterSeconds?: number;
}

/** How long a message waits for its turn; one that would wait longer is sent later. */
const PACE_PATIENCE = 5_000;

/** The one place that speaks the Bot Framework protocol. */
export class TeamsAdapter extends CloudAdapter {
  constructor(
    credentials: BotCredentials,
    private readonly serviceHosts: (serviceUrl: string) => boolean,
  ) {
    super(createAuthentication(credentials));
    this.appId = credentials.MicrosoftAppId ?? '';
  }

  private readonly appId: string;
  private readonly pace = createPace();

  /**
   * What the bot says first is sent at the pace of Teams. An answer is not held up, as somebody waits for it, and does not
   * hold up others, as nobody clicks faster than Teams allows.
   * @throws TooManyMessages
   */
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const { name, conversation } = context.activity;
    if (name === ActivityEventNames.ContinueConversation) {
      for (const _each of activities) await this.pace(conversation.id, conversation.tenantId, PACE_PATIENCE);
    }
    return super.sendActivities(context, activities);
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
    let answer: InvokeAnswer | undefined;
    await this.processActivity(authorization, activity, async context => {
      answer = await logic(context);
    });
    return answer;
  }

  /**
   * Whether an activity comes from where this bot is: from Teams, or from this machine. The SDK would also take the
   * tokens of other channels, not all of which say to which service address they belong.
   */
  mayReceive({ channelId, serviceUrl }: Pick<Chat, 'channelId' | 'serviceUrl'>): boolean {
    return this.serviceHosts(serviceUrl) && (this.appId === '' || channelId === 'msteams');
  }

  /** Whether a chat may be spoken to: the token of the bot goes to known hosts only. */
  mayReach(chat: Chat): boolean {
    return this.serviceHosts(chat.serviceUrl);
  }

  /**
   * Speaks first in a chat that was met before.
   * @param tenant whose limits count
   * @throws RangeError when it may not be reached; what the connector answers, with a `statusCode`
   */
  async proactively(chat: Chat, logic: (context: TurnContext) => Promise<void>, tenant?: TenantId): Promise<void> {
    if (!this.mayReach(chat)) throw new RangeError('The service URL is not on the list of known hosts.');
    await this.continueConversationAsync(this.appId, referenceOf(chat, tenant), logic);
  }
}

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
