import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { appPackage } from '../../manifest/archive';
import { PLACEHOLDER } from '../../manifest/documents';
import { installationFrom } from '../../manifest/installation';
import { PackageRefused } from '../../manifest/refusal';
import { violations } from '../../manifest/schemas';

const icons = join(__dirname, '../../manifest');
const appId = '5f0c7e62-8a1b-4d1e-9a53-0c4a3f1b2d77';
const commandLine = ['--app-id', appId, '--host', 'desk.contoso.com'];

const packed = (environment = {}) => appPackage(installationFrom(commandLine, environment), icons);

/** What the archive holds, by name. */
const filesOf = (archive: Uint8Array) => unzipSync(archive);
const documentIn = (archive: Uint8Array, name: string) =>
  JSON.parse(strFromU8(filesOf(archive)[name] ?? new Uint8Array()));

describe('the app package', () => {
  it('holds the manifest, the German texts and the icons, and nothing else', () => {
    const files = filesOf(packed());
    expect(Object.keys(files)).toEqual(['manifest.json', 'de.json', 'color.png', 'outline.png']);
    for (const icon of ['color.png', 'outline.png']) {
      expect(Buffer.from(files[icon] ?? []).equals(readFileSync(join(icons, icon)))).toBe(true);
    }
  });

  it('follows the schemas as it is packed', () => {
    const archive = packed();
    expect(violations(documentIn(archive, 'manifest.json'))).toEqual([]);
    expect(violations(documentIn(archive, 'de.json'))).toEqual([]);
  });

  it('has no placeholder left', () => {
    const archive = packed();
    const texts = ['manifest.json', 'de.json'].map(name => strFromU8(filesOf(archive)[name] ?? new Uint8Array()));
    expect(texts.join('\n')).toContain('desk.contoso.com');
    expect(texts.join('\n')).not.toMatch(new RegExp(`${PLACEHOLDER.appId}|${PLACEHOLDER.host}`));
  });

  it('is the same, byte for byte, whenever it is made', () => {
    const first = packed();
    jest.useFakeTimers({ now: Date.parse('2031-07-01T00:00:00Z') });
    try {
      expect(Buffer.from(packed()).equals(first)).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });

  it('is refused, with what is wrong, when a schema objects', () => {
    expect(() => appPackage({ appId: 'desk', url: 'https://desk.contoso.com' }, icons)).toThrow(PackageRefused);
    expect(() => appPackage({ appId: 'desk', url: 'https://desk.contoso.com' }, icons)).toThrow('\n  - /id must match');
  });
});

describe('for whom it is', () => {
  const server = { MicrosoftAppId: appId, PUBLIC_URL: 'https://desk.contoso.com/partners/' };

  it('is said on the command line or, where nothing is said there, by the settings of the server', () => {
    expect(installationFrom(commandLine, {})).toMatchObject({ appId, url: 'https://desk.contoso.com' });
    expect(installationFrom([], server)).toMatchObject({ appId, url: 'https://desk.contoso.com/partners' });
    expect(installationFrom(['--host', 'desk.fabrikam.com'], server)).toMatchObject({
      appId,
      url: 'https://desk.fabrikam.com',
    });
  });

  it('is the pages of a server below a path, too', () => {
    const manifest = documentIn(appPackage(installationFrom([], server), icons), 'manifest.json');
    expect(manifest.developer.privacyUrl).toBe('https://desk.contoso.com/partners/privacy');
    expect(manifest.validDomains).toEqual(['desk.contoso.com']);
  });

  it('includes the token service when there is a connection to sign in with', () => {
    const domains = (environment: object) => documentIn(packed(environment), 'manifest.json').validDomains;
    expect(domains({ OAUTH_CONNECTION_NAME: 'entra' })).toEqual(['desk.contoso.com', 'token.botframework.com']);
    expect(domains({ OAUTH_CONNECTION_NAME: '' })).toEqual(['desk.contoso.com']);
  });

  const host = (name: string) => ['--app-id', appId, '--host', name];
  it.each<[what: string, commandLine: string[], environment: object, named: string]>([
    ['nothing at all', [], {}, '--app-id or MicrosoftAppId: needed'],
    ['no host', ['--app-id', appId], {}, '--host or PUBLIC_URL: needed'],
    ['the placeholder of the app id', ['--app-id', PLACEHOLDER.appId], server, '--app-id: still the placeholder'],
    ['an app id in angle brackets', ['--app-id', '<guid>'], server, '--app-id: not a GUID'],
    ['half an app id', ['--app-id', appId.slice(0, 20)], server, '--app-id: not a GUID'],
    ['an app id with a comma', ['--app-id', `${appId},`], server, '--app-id: not a GUID'],
    ['the placeholder of the host', host(PLACEHOLDER.host), {}, '--host: partner-desk.example is a placeholder'],
    ['the host of every manual', host('example.com'), {}, '--host: example.com is a placeholder'],
    ['a host in angle brackets', host('<host>'), {}, '--host: not a host name'],
    ['a host in braces', host('{{HOST}}'), {}, '--host: '],
    ['an address', host('https://desk.contoso.com'), {}, '--host: '],
    ['a path', host('desk.contoso.com/bot'), {}, '--host: a host name only'],
    ['a user', host('me@desk.contoso.com'), {}, '--host: a host name only'],
    ['a port', host('desk.contoso.com:3978'), {}, '--host: without a port'],
    ['a wildcard', host('*.contoso.com'), {}, '--host: '],
    ['this machine', host('localhost'), {}, '--host: not the full name'],
    ['a number', host('192.0.2.7'), {}, '--host: not the full name'],
    ['a number of six groups', host('[2001:db8::1]'), {}, '--host: not the full name'],
    ['a name of the local network', host('desk.local'), {}, '--host: not the full name'],
    ['an empty host', host(''), {}, '--host: '],
    [
      'a server without encryption',
      [],
      { ...server, PUBLIC_URL: 'http://desk.contoso.com' },
      'PUBLIC_URL: has to begin',
    ],
    ['a server that is no address', [], { ...server, PUBLIC_URL: 'desk.contoso.com' }, 'PUBLIC_URL: '],
    ['an option that there is not', ['--app', appId], server, "Unknown option '--app'"],
    ['an option without its value', ['--app-id'], server, "Option '--app-id <value>' argument missing"],
  ])('is refused: %s', (_what, commandLine, environment, named) => {
    expect(() => installationFrom(commandLine, { ...environment })).toThrow(PackageRefused);
    expect(() => installationFrom(commandLine, { ...environment })).toThrow(`\n  - ${named}`);
    expect(() => installationFrom(commandLine, { ...environment })).toThrow('\n  - Usage: npm run package');
  });
});
