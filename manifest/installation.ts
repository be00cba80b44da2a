import { parseArgs, types } from 'node:util';
import { type Installation, PLACEHOLDER } from './documents';
import { PackageRefused } from './refusal';

const USAGE = 'Usage: npm run package -- --app-id <the bot’s application id> --host <the server’s host name>';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A full name whose last part is a word: Teams refuses addresses of the local network. */
const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
/** Names that nobody can own or reach (RFC 2606, RFC 6762). */
const NOBODY = [PLACEHOLDER.host, 'example.com', 'example.net', 'example.org'];
const UNREACHABLE = /\.(localhost|local|internal|invalid)$/;

/** The Bot Framework's token service, whose pages people sign in on. */
const TOKEN_HOST = 'token.botframework.com';

/**
 * For whom the package is, from the command line or, where that says nothing, from the settings of the server.
 * @throws PackageRefused
 */
export function installationFrom(
  commandLine: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Installation {
  const given = options(commandLine);
  const appId = (given['app-id'] ?? environment['MicrosoftAppId'] ?? '').trim().toLowerCase();
  const url = given.host === undefined ? environment['PUBLIC_URL'] : `https://${given.host.trim()}`;
  const problems = [...wrongAppId(appId), ...wrongAddress(url, given.host !== undefined)];
  if (url === undefined || problems.length > 0) throw new PackageRefused([...problems, USAGE]);
  const { href } = new URL(url);
  return {
    appId,
    url: href.replace(/\/+$/, ''),
    tokenHost: environment['OAUTH_CONNECTION_NAME'] ? TOKEN_HOST : undefined,
  };
}

function options(commandLine: readonly string[]) {
  try {
    const names = { 'app-id': { type: 'string' }, host: { type: 'string' } } as const;
    return parseArgs({ args: [...commandLine], options: names }).values;
  } catch (error) {
    throw new PackageRefused([types.isNativeError(error) ? error.message : String(error), USAGE]);
  }
}

function wrongAppId(appId: string): string[] {
  if (appId === '') return ['--app-id or MicrosoftAppId: needed, the application id of the bot’s registration'];
  if (appId === PLACEHOLDER.appId) return ['--app-id: still the placeholder of the manifest'];
  return GUID.test(appId) ? [] : ['--app-id: not a GUID such as 5f0c7e62-8a1b-4d1e-9a53-0c4a3f1b2d77'];
}

function wrongAddress(url: string | undefined, isHost: boolean): string[] {
  const name = isHost ? '--host' : 'PUBLIC_URL';
  if (!url) return ['--host or PUBLIC_URL: needed, where people reach the server'];
  if (!URL.canParse(url)) return [`${name}: not a host name such as desk.contoso.com`];
  const { protocol, hostname, port, pathname, search, hash, username } = new URL(url);
  if (protocol !== 'https:') return [`${name}: has to begin with https://`];
  if (isHost && (pathname !== '/' || search || hash || username)) {
    return ['--host: a host name only, such as desk.contoso.com, without https:// and without a path'];
  }
  if (port) return [`${name}: without a port; Teams reaches only the usual one of https`];
  if (NOBODY.includes(hostname)) return [`${name}: ${hostname} is a placeholder`];
  if (!HOST.test(hostname) || UNREACHABLE.test(hostname)) {
    return [`${name}: not the full name of a host on the internet, such as desk.contoso.com`];
  }
  return [];
}
