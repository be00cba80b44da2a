import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createAdmission } from './bot/admission';
import { createBot } from './bot/bot';
import { createDialogs } from './bot/dialogs/dialogs';
import { allowedFileHost, createLoad } from './bot/download';
import { createMessages } from './bot/messages';
import { createChats, replaceCardWith } from './bot/proactive';
import { allowedServiceUrl, TeamsAdapter } from './bot/teams-adapter';
import type { Config } from './config';
import { countOperation, currentCorrelationId, currentScope, outOfScope } from './log/scope';
import { createSandboxMailbox } from './mail/sandbox-mailbox';
import { createSmtpMail } from './mail/smtp';
import { openMetrics } from './metrics/metrics';
import { readinessOf, watchBacklog } from './outbox/backlog';
import { createOutbox } from './outbox/outbox';
import { createPerformer } from './outbox/performer';
import { watched } from './outbox/watched';
import { createSandbox } from './partner-center/sandbox/sandbox';
import { correlated } from './store/correlated';
import { observed } from './store/observed';
import type { Store } from './store/store';
import { openTelemetry } from './telemetry/open-telemetry';
import { createServer } from './web/server';
import type { Clock, Ids, Ports } from './workflows/ports';

/** How long Microsoft Graph may take to say who somebody is. */
const DIRECTORY_TIMEOUT = 3_000;

/** Loaded only where there is a connection to sign in with. */
async function openSignIn(
  { connection, graphUrl }: NonNullable<Config['signIn']>,
  credentials: Config['credentials'],
  { clock, log }: Pick<Surroundings, 'clock' | 'log'>,
) {
  const [{ createSignIn }, { createTokenPrompt }, { createGraphDirectory }] = await Promise.all([
    import('./bot/sign-in/sign-in.js'),
    import('./bot/sign-in/token-prompt.js'),
    import('./directory/graph.js'),
  ]);
  const directory = createGraphDirectory({ url: graphUrl, timeout: DIRECTORY_TIMEOUT });
  return createSignIn({ tokens: createTokenPrompt(connection, credentials), directory, clock, log });
}

/** What differs between a server and a test of one. */
export interface Surroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
}

export interface Desk {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Ends the requests, turns and effects that are under way and begins no others, then closes the store. */
  stop(): Promise<void>;
}

/** Builds every part and starts it: the composition root. */
export async function startDesk(config: Config, { clock, ids, log, ...surroundings }: Surroundings): Promise<Desk> {
  const metrics = await openMetrics(config);
  const telemetry = await openTelemetry(config.applicationInsights);
  const seen = observed(surroundings.store, operation => {
    countOperation(operation);
    metrics.countOperation(operation);
  });
  const store = correlated(seen, currentCorrelationId);
  const { credentials } = config;
  const appId = credentials.MicrosoftAppId;
  const sandboxMailbox = createSandboxMailbox(clock);
  const address = { url: config.publicUrl ?? '' };
  const ports: Ports = {
    store,
    clock,
    ids,
    partnerCenter: createSandbox({
      store,
      clock,
      ids,
      reviewSeconds: config.reviewSeconds,
      publicUrl: () => address.url,
    }),
    claimEffects: effects => outbox.claim(effects),
    effectsCommitted: (kind, document) => outOfScope(() => outbox.take(kind, document)),
    get publicUrl() {
      return address.url;
    },
  };
  const teamsAppLink = appId && `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`;
  const adapter = new TeamsAdapter(credentials, allowedServiceUrl(appId !== undefined));
  const bot = createBot({
    ports,
    dialogs: createDialogs(),
    replaceCard: replaceCardWith(adapter),
    speakFirst: (chat, logic, tenant) => adapter.proactively(chat, logic, tenant),
    memberIn: (context, userId) => adapter.memberIn(context, userId),
    personalChatLink: teamsAppLink ? words => `${teamsAppLink}&message=${encodeURIComponent(words)}` : undefined,
    signIn: config.signIn && (await openSignIn(config.signIn, credentials, { clock, log })),
    load: createLoad(allowedFileHost(appId !== undefined)),
    log,
  });
  const performer = createPerformer(ports, {
    mail: config.smtp ? await createSmtpMail(config.smtp) : sandboxMailbox,
    chats: createChats({ adapter, bot, ports, log, onDelivery: metrics.countProactive }),
  });
  const outbox = createOutbox({
    store,
    clock,
    log,
    performer: watched(performer, {
      log,
      onTried(effect, outcome) {
        metrics.countEffect(effect, outcome);
        telemetry.effectTried(currentScope(), effect, outcome);
      },
    }),
    instance: randomUUID(),
  });
  const backlog = watchBacklog(store, clock);
  metrics.watch(backlog);
  const server = createServer({
    ports,
    log,
    messages: metrics.timed(createMessages(adapter, bot, createAdmission({ ...config, clock, log }))),
    sandboxMailbox: config.smtp ? undefined : sandboxMailbox,
    teamsAppLink,
    contact: config.contact,
    onRequestEnded: telemetry.requestEnded,
    ready: async () => readinessOf(await backlog(), config.degradedAfterSeconds),
  });

  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(config.port, config.host, listening);
  });
  const { port } = server.address();
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const url = `http://${host}:${port}`;
  address.url ||= url;
  outbox.start();
  log.info({ port, host: config.host, metricsPort: metrics.port }, 'listening');

  return {
    url,
    port,
    async stop() {
      const closed = new Promise<void>(resolve => server.close(resolve));
      await Promise.all([closed.then(bot.idle), outbox.stop()]);
      await bot.stop();
      await Promise.all([store.close(), metrics.close(), telemetry.close()]);
    },
  };
}
