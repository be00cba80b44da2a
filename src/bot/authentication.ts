import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder-core';
import { AppCredentials, AuthenticationConstants } from 'botframework-connector';

/** Credentials as botbuilder names them; all absent on a laptop. */
export interface BotCredentials {
  readonly MicrosoftAppId?: string | undefined;
  readonly MicrosoftAppPassword?: string | undefined;
  readonly MicrosoftAppTenantId?: string | undefined;
  readonly MicrosoftAppType?: string | undefined;
}

/** By what the service of Teams and the bot know each other; on a laptop, nobody is asked for anything. */
export interface Authentication {
  /** @throws AuthenticationError when the token of an activity is missing or wrong */
  authenticate(activity: Activity, authorization: string): Promise<void>;
  /** The bot's own token, as long as it is valid always the same. */
  token(): Promise<string | undefined>;
}

class NotFromChannel extends Error {
  readonly statusCode = 401;
}

/** Both as the SDK does it, but that only the channel is let in. */
export function createAuthentication(credentials: BotCredentials): Authentication {
  const defined = Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== undefined));
  const factory = new ConfigurationServiceClientCredentialFactory(defined);
  const authentication = new ConfigurationBotFrameworkAuthentication(defined, factory);
  const { ToChannelFromBotOAuthScope: scope, ToChannelFromBotLoginUrl: login } = AuthenticationConstants;
  let own: Promise<AppCredentials> | undefined;

  async function createOwn(appId: string): Promise<AppCredentials> {
    const created = await factory.createCredentials(appId, scope, login, true);
    if (created instanceof AppCredentials) return created;
    throw new Error('The credentials of the bot give no token.');
  }

  return {
    async authenticate(activity, authorization) {
      const { claimsIdentity } = await authentication.authenticateRequest(activity, authorization);
      if (credentials.MicrosoftAppId) requireChannel(claimsIdentity.getClaimValue(AuthenticationConstants.IssuerClaim));
    },
    async token() {
      if (!credentials.MicrosoftAppId) return undefined;
      own ??= createOwn(credentials.MicrosoftAppId).catch(error => {
        own = undefined;
        throw error;
      });
      return (await own).getToken();
    },
  };
}

/**
 * The SDK also takes tokens that Entra ID has issued to this bot, for its emulator: for whatever audience, and without a
 * word on the service address. Whoever the bot has shown its own token to could send it back.
 */
function requireChannel(issuer: string | null): void {
  if (issuer === AuthenticationConstants.ToBotFromChannelTokenIssuer) return;
  throw new NotFromChannel('The token was not issued by the channel.');
}
