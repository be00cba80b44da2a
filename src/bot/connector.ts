import { type CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { holdLastByte, type SentRequest } from './last-byte';

type Authentication = NonNullable<ConstructorParameters<typeof CloudAdapter>[0]>;
type ConnectorFactory = ReturnType<Authentication['createConnectorFactory']>;
type UserTokenClient = Awaited<ReturnType<Authentication['createUserTokenClient']>>;
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;

/** Credentials as botbuilder names them; all absent on a laptop. */
export interface BotCredentials {
  readonly MicrosoftAppId?: string | undefined;
  readonly MicrosoftAppPassword?: string | undefined;
  readonly MicrosoftAppTenantId?: string | undefined;
  readonly MicrosoftAppType?: string | undefined;
}

/** Well within the 15 seconds after which Teams sends an activity again, and within the time of an effect. */
const SEND_TIMEOUT = 10_000;

/**
 * The SDK's authentication with two corrections. It makes a connector client and a token client for every turn, a
 * quarter of an echo's CPU: here there is one for each service and audience. And its clients send a POST up to four times within six seconds
 * when the answer is 5xx or lost, which shows people the same card up to four times: here nothing is retried; the
 * outbox knows what may be sent again. (`noRetryPolicy` is ignored by the compatibility layer of botbuilder-stdlib.)
 */
export function createAuthentication(credentials: BotCredentials): Authentication {
  const defined = Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== undefined));
  const authentication = new ConfigurationBotFrameworkAuthentication(defined);
  const clients = keptByKey<ConnectorClient>();
  const kept = (factory: ConnectorFactory): ConnectorFactory => ({
    create: (serviceUrl, audience) =>
      clients(`${serviceUrl} ${audience}`, () => factory.create(serviceUrl, audience).then(withoutRetries)),
  });
  const authenticate = authentication.authenticateRequest.bind(authentication);
  authentication.authenticateRequest = async (activity, header) => {
    const result = await authenticate(activity, header);
    return { ...result, ...(result.connectorFactory && { connectorFactory: kept(result.connectorFactory) }) };
  };
  const createTokenClient = authentication.createUserTokenClient.bind(authentication);
  const tokenClients = keptByKey<UserTokenClient>();
  authentication.createUserTokenClient = identity => tokenClients('', () => createTokenClient(identity));
  const createFactory = authentication.createConnectorFactory.bind(authentication);
  authentication.createConnectorFactory = identity => kept(createFactory(identity));
  return authentication;
}

/** What was made for a key; what could not be made is made anew. */
function keptByKey<Made>(): (key: string, make: () => Promise<Made>) => Promise<Made> {
  const kept = new Map<string, Promise<Made>>();
  return (key, make) => {
    const known = kept.get(key);
    if (known) return known;
    const made = make();
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    return made;
  };
}

interface Pipeline {
  removePolicy(policy: { name: string }): void;
  addPolicy(policy: {
    name: string;
    sendRequest(request: SentRequest, next: (request: SentRequest) => Promise<unknown>): unknown;
  }): void;
}

/** The pipeline is where @azure/core-client keeps it; the connector's own types do not show it. */
function withoutRetries(connector: ConnectorClient): ConnectorClient {
  const { pipeline } = (connector as unknown as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({
    name: 'sendTimeout',
    sendRequest: (request, next) => {
      // The client's own `timeout` keeps the process alive until it is over, when the request fails before.
      request.abortSignal = AbortSignal.timeout(SEND_TIMEOUT);
      return next(request);
    },
  });
  pipeline.addPolicy({ name: 'lastByte', sendRequest: holdLastByte });
  return connector;
}
