import type { z } from 'zod';
import { ConfigError, Environment, readConfig } from '../config';
import { type Finding, note, ok, problem } from './finding';

type Settings = Readonly<Record<string, string | undefined>>;
type Parsed = z.infer<typeof Environment>;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Every setting by itself, and what two of them say against each other. */
export function checkConfiguration(environment: Settings): Finding[] {
  const parsed = Environment.safeParse(environment);
  const certain = [...misspelled(environment), ...refused(environment)];
  const advised = parsed.success
    ? [...registration(parsed.data), ...reachability(parsed.data), ...unused(parsed.data)]
    : [];
  const isNew = ({ about }: Finding) => certain.every(each => each.about !== about);
  const findings = [...certain, ...advised.filter(isNew)];
  const count = Object.keys(environment).filter(name => name in Environment.shape).length;
  return findings.some(({ level }) => level === 'problem')
    ? findings
    : [ok('configuration', `${count} settings are given, and they can be used`), ...findings];
}

/** Names are case sensitive; those of botbuilder are easily mistaken. */
function misspelled(environment: Settings): Finding[] {
  const known = new Map(Object.keys(Environment.shape).map(name => [name.toLowerCase(), name]));
  return Object.keys(environment).flatMap(name => {
    const meant = known.get(name.toLowerCase());
    if (meant === undefined || meant === name) return [];
    return [problem(name, 'is not read', { why: `the setting is called ${meant}`, mend: 'rename it' })];
  });
}

/** What keeps the server from starting. */
function refused(environment: Settings): Finding[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(each => {
      const [name = '', ...rest] = each.split(': ');
      return problem(name, rest.join(': '), { why: 'the server does not start', mend: 'see .env.example' });
    });
  }
}

function registration(settings: Parsed): Finding[] {
  const { MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenant } = settings;
  const type = settings.MicrosoftAppType;
  if (!id) {
    return password || tenant || type
      ? [
          problem('MicrosoftAppId', 'is missing, although others of the bot’s registration are set', {
            why: 'without it nobody is authenticated, and only this machine is let in',
            mend: 'set it to the application id of the bot, or remove the others',
          }),
        ]
      : [note('MicrosoftAppId', 'is not set: this is a laptop, and nobody is authenticated')];
  }
  return [
    ...[
      ['MicrosoftAppId', id],
      ['MicrosoftAppTenantId', tenant],
    ].flatMap(([name = '', value]) =>
      value === undefined || GUID.test(value)
        ? []
        : [problem(name, 'is no id', { why: 'it is a GUID in Azure', mend: 'copy it from the bot’s registration' })],
    ),
    ...(type === undefined || type === 'MultiTenant'
      ? [
          note('MicrosoftAppType', 'is MultiTenant', {
            why: 'Azure makes no new bots of this type any more',
            mend: 'set SingleTenant or UserAssignedMSI, unless the bot is an old one',
          }),
        ]
      : []),
    ...(type === 'UserAssignedMSI' && !tenant
      ? [problem('MicrosoftAppTenantId', 'is missing', { why: 'UserAssignedMSI needs it', mend: 'set it' })]
      : []),
    ...(type === 'UserAssignedMSI' && password
      ? [note('MicrosoftAppPassword', 'is not used with UserAssignedMSI', { mend: 'remove it' })]
      : []),
    ...(settings.ALLOWED_TENANTS
      ? []
      : [
          note('ALLOWED_TENANTS', 'is not set', {
            why: 'everybody whom Teams lets install the app may use the bot',
            mend: 'list the tenants, unless that is meant',
          }),
        ]),
  ];
}

/** What is to be reached from outside, once people use the bot in Teams. */
function reachability({ MicrosoftAppId, PUBLIC_URL, MAIL_SMTP_URL }: Parsed): Finding[] {
  if (!MicrosoftAppId) return [];
  const address = PUBLIC_URL === undefined ? undefined : new URL(PUBLIC_URL);
  const wrong =
    address === undefined
      ? 'is not set'
      : address.protocol !== 'https:'
        ? 'begins with http://'
        : LOOPBACK.includes(address.hostname)
          ? 'is an address of this machine'
          : undefined;
  return [
    ...(wrong
      ? [
          problem('PUBLIC_URL', wrong, {
            why: 'links in mails and on cards lead there, and Teams opens https pages only',
            mend: 'set the https address under which people reach the server',
          }),
        ]
      : []),
    ...(MAIL_SMTP_URL
      ? []
      : [
          problem('MAIL_SMTP_URL', 'is not set', {
            why: 'mails with links go to the sandbox mailbox, which nobody outside can open',
            mend: 'set MAIL_SMTP_URL and MAIL_FROM',
          }),
        ]),
  ];
}

function unused({ STORE, COSMOS_ENDPOINT, MAIL_FROM, MAIL_SMTP_URL }: Parsed): Finding[] {
  return [
    ...(STORE === 'embedded' && COSMOS_ENDPOINT
      ? [note('COSMOS_ENDPOINT', 'is not used', { why: 'STORE is embedded', mend: 'set STORE=cosmos, or remove it' })]
      : []),
    ...(MAIL_FROM && !MAIL_SMTP_URL
      ? [note('MAIL_FROM', 'is not used', { why: 'MAIL_SMTP_URL is not set', mend: 'set MAIL_SMTP_URL' })]
      : []),
  ];
}
