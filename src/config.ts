import { z } from 'zod';

const text = z.string().trim().min(1);
/** An empty line in an .env file means the same as none. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(value => (value === '' ? undefined : value), schema.optional());
const withDefault = <Schema extends z.ZodType>(schema: Schema, value: string | number) =>
  z.preprocess(given => (given === '' || given === undefined ? value : given), schema);

/** The environment; `.env.example` describes every name, and a test holds the two together. */
export const Environment = z.object({
  PORT: withDefault(z.coerce.number().int().min(0).max(65_535), 3978),
  HOST: optional(text),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  DATA_DIR: withDefault(text, '.data'),
  DATA_SHARED: withDefault(z.enum(['true', 'false']), 'false'),
  STORE: withDefault(z.enum(['embedded', 'cosmos']), 'embedded'),
  COSMOS_ENDPOINT: optional(z.url({ protocol: /^https?$/ })),
  COSMOS_KEY: optional(text),
  COSMOS_DATABASE: withDefault(text, 'partner-desk'),
  PARTNER_CENTER: withDefault(z.enum(['sandbox']), 'sandbox'),
  SANDBOX_REVIEW_SECONDS: withDefault(z.coerce.number().min(0).max(86_400), 10),
  MicrosoftAppId: optional(text),
  MicrosoftAppPassword: optional(text),
  MicrosoftAppTenantId: optional(text),
  MicrosoftAppType: optional(z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'])),
  ALLOWED_TENANTS: optional(text),
  ACTIVITIES_PER_MINUTE: withDefault(z.coerce.number().int().min(1).max(1_000_000), 240),
  MAIL_SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: optional(text),
  OAUTH_CONNECTION_NAME: optional(text),
  GRAPH_URL: withDefault(z.url({ protocol: /^https?$/ }), 'https://graph.microsoft.com'),
  SUPPORT_CONTACT: optional(
    z.union([z.email(), z.url({ protocol: /^https$/ })], 'an email address or an https address'),
  ),
  DEGRADED_AFTER_SECONDS: withDefault(z.coerce.number().int().min(1).max(86_400), 300),
  METRICS_PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  APPLICATIONINSIGHTS_CONNECTION_STRING: optional(
    z
      .string()
      .trim()
      .regex(/(^|;)\s*InstrumentationKey=/i),
  ),
  LOG_LEVEL: withDefault(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']), 'info'),
});

/** What of the environment must be shown to nobody, in every way in which others may name it. */
export function secretsIn(environment: Readonly<Record<string, string | undefined>>): string[] {
  const { MicrosoftAppPassword, COSMOS_KEY, APPLICATIONINSIGHTS_CONNECTION_STRING, MAIL_SMTP_URL = '' } = environment;
  const mailPassword = URL.canParse(MAIL_SMTP_URL) ? new URL(MAIL_SMTP_URL).password : '';
  const secrets = [
    ...[MicrosoftAppPassword, COSMOS_KEY, APPLICATIONINSIGHTS_CONNECTION_STRING],
    ...[MAIL_SMTP_URL, mailPassword, decodeURIComponent(mailPassword)],
  ];
  return secrets.flatMap(secret => (secret ? [secret.trim()] : []));
}

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absent: derived from the port that the server listens on. */
  readonly publicUrl: string | undefined;
  readonly dataDirectory: string;
  /** Whether several servers may have the same data directory. */
  readonly isDataShared: boolean;
  /** Absent: the store is in the data directory. */
  readonly cosmos:
    | { readonly endpoint: string; readonly key: string | undefined; readonly database: string }
    | undefined;
  readonly reviewSeconds: number;
  readonly credentials: Pick<
    z.infer<typeof Environment>,
    'MicrosoftAppId' | 'MicrosoftAppPassword' | 'MicrosoftAppTenantId' | 'MicrosoftAppType'
  >;
  /** Absent: people of every tenant may use the bot. */
  readonly tenants: readonly string[] | undefined;
  /** What one user may send to the bot. */
  readonly activitiesPerMinute: number;
  /** Absent: mails go to the sandbox mailbox. */
  readonly smtp: { readonly url: string; readonly from: string } | undefined;
  /** Absent: nobody signs in with their directory. */
  readonly signIn: { readonly connection: string; readonly graphUrl: string } | undefined;
  /** Whom people can ask: an email address or a web page. */
  readonly contact: string | undefined;
  /** How far the outbox may be behind. */
  readonly degradedAfterSeconds: number;
  /** Absent: no metrics are kept. */
  readonly metricsPort: number | undefined;
  /** Absent: nothing is sent to Application Insights. */
  readonly applicationInsights: string | undefined;
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
}

/** The configuration cannot be used; the message names each setting and what to do, never a value. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map(problem => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);
/** Without encryption everybody on the way could read what goes there. */
const isOpenToAll = (address: string | undefined): boolean =>
  address?.startsWith('http:') === true && !LOOPBACK.has(new URL(address).hostname.replace(/^\[|\]$/g, ''));

/** @throws ConfigError */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`));
  }
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType, ...rest } = parsed.data;
  const host = rest.HOST ?? (MicrosoftAppId ? '0.0.0.0' : '127.0.0.1');
  const tenants = rest.ALLOWED_TENANTS?.split(',').map(tenant => tenant.trim());
  const problems = [
    ...(tenants?.some(tenant => tenant === '')
      ? ['ALLOWED_TENANTS: tenant ids with commas between them; one of them is empty']
      : []),
    ...(!MicrosoftAppId && !LOOPBACK.has(host)
      ? [
          'HOST: without MicrosoftAppId nobody is authenticated, so only 127.0.0.1 is allowed; set MicrosoftAppId or remove HOST',
        ]
      : []),
    ...(rest.STORE === 'cosmos' && !rest.COSMOS_ENDPOINT
      ? ['COSMOS_ENDPOINT: needed with STORE cosmos, for example https://contoso.documents.azure.com']
      : []),
    ...(isOpenToAll(rest.PUBLIC_URL)
      ? ['PUBLIC_URL: has to begin with https:// beyond this machine; links to it are secrets']
      : []),
    ...(isOpenToAll(rest.COSMOS_ENDPOINT) ? ['COSMOS_ENDPOINT: has to begin with https:// beyond this machine'] : []),
    ...(rest.OAUTH_CONNECTION_NAME && !MicrosoftAppId
      ? ['OAUTH_CONNECTION_NAME: needs MicrosoftAppId, whose registration has the connection']
      : []),
    ...(isOpenToAll(rest.GRAPH_URL) ? ['GRAPH_URL: has to begin with https:// beyond this machine'] : []),
    ...(rest.MAIL_SMTP_URL && !rest.MAIL_FROM
      ? ['MAIL_FROM: needed with MAIL_SMTP_URL, for example desk@contoso.com']
      : []),
    ...(rest.METRICS_PORT && rest.METRICS_PORT === rest.PORT
      ? ['METRICS_PORT: has to differ from PORT, which people reach from outside']
      : []),
    ...(MicrosoftAppId && MicrosoftAppType !== 'UserAssignedMSI' && !MicrosoftAppPassword
      ? ['MicrosoftAppPassword: needed with MicrosoftAppId, unless MicrosoftAppType is UserAssignedMSI']
      : []),
    ...(MicrosoftAppId && MicrosoftAppType === 'SingleTenant' && !MicrosoftAppTenantId
      ? ['MicrosoftAppTenantId: needed with MicrosoftAppType SingleTenant']
      : []),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    port: rest.PORT,
    host,
    publicUrl: rest.PUBLIC_URL?.replace(/\/+$/, ''),
    dataDirectory: rest.DATA_DIR,
    isDataShared: rest.DATA_SHARED === 'true',
    cosmos:
      rest.STORE === 'cosmos' && rest.COSMOS_ENDPOINT
        ? { endpoint: rest.COSMOS_ENDPOINT, key: rest.COSMOS_KEY, database: rest.COSMOS_DATABASE }
        : undefined,
    reviewSeconds: rest.SANDBOX_REVIEW_SECONDS,
    credentials: { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType },
    tenants,
    activitiesPerMinute: rest.ACTIVITIES_PER_MINUTE,
    smtp: rest.MAIL_SMTP_URL && rest.MAIL_FROM ? { url: rest.MAIL_SMTP_URL, from: rest.MAIL_FROM } : undefined,
    signIn: rest.OAUTH_CONNECTION_NAME
      ? { connection: rest.OAUTH_CONNECTION_NAME, graphUrl: rest.GRAPH_URL }
      : undefined,
    contact: rest.SUPPORT_CONTACT,
    degradedAfterSeconds: rest.DEGRADED_AFTER_SECONDS,
    metricsPort: rest.METRICS_PORT,
    applicationInsights: rest.APPLICATIONINSIGHTS_CONNECTION_STRING,
    logLevel: rest.LOG_LEVEL,
  };
}
