import {
  type Activity,
  BotAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import { AuthenticationConstants, ClaimsIdentity, type UserTokenClient } from 'botframework-connector';
import type { BotCredentials } from '../authentication';

/** A turn as `OAuthPrompt` wants it, and what it says there. */
export interface PromptContext {
  readonly context: TurnContext;
  /** Nothing is sent before the turn's state is stored, so it is heard here instead. */
  readonly said: readonly Partial<Activity>[];
}

/** The part of the SDK's adapter that `OAuthPrompt` asks: it leads to the client of the token service. */
class PromptAdapter extends BotAdapter {
  readonly UserTokenClientKey = Symbol('UserTokenClient');
  readonly said: Partial<Activity>[] = [];

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.said.push(...activities);
    return activities.map(() => ({ id: '' }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error('A sign-in changes no message.');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('A sign-in removes no message.');
  }

  override async continueConversation(): Promise<void> {
    throw new Error('A sign-in begins no conversation.');
  }
}

/** Makes the SDK's client of the token service when it is first needed. */
export function promptContexts(credentials: BotCredentials): (context: TurnContext) => Promise<PromptContext> {
  let client: Promise<UserTokenClient> | undefined;

  async function createClient(): Promise<UserTokenClient> {
    const defined = Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== undefined));
    const appId = credentials.MicrosoftAppId ?? '';
    const identity = new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: appId }]);
    return new ConfigurationBotFrameworkAuthentication(defined).createUserTokenClient(identity);
  }

  return async ({ activity }) => {
    client ??= createClient();
    const adapter = new PromptAdapter();
    const context = new TurnContext(adapter, activity);
    context.turnState.set(adapter.UserTokenClientKey, await client);
    return { context, said: adapter.said };
  };
}
