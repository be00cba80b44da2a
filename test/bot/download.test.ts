import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { allowedFileHost, createLoad } from '../../src/bot/download';

describe('the hosts that files come from', () => {
  const isKnown = allowedFileHost(true);
  const isLocal = allowedFileHost(false);

  it.each(['https://contoso-my.sharepoint.com/personal/anna', 'https://CONTOSO.SharePoint.com./sites/a'])(
    'are those of OneDrive and SharePoint: %s',
    address => {
      expect(isKnown(new URL(address))).toBe(true);
      expect(isLocal(new URL(address))).toBe(false);
    },
  );

  it.each([
    'http://contoso.sharepoint.com/a',
    'https://sharepoint.com.evil.example/a',
    'https://evilsharepoint.com/a',
    'https://contoso.sharepoint.com@evil.example/a',
    'https://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
  ])('are no others: %s', address => {
    expect(isKnown(new URL(address))).toBe(false);
    expect(isLocal(new URL(address))).toBe(false);
  });

  it('are this machine only without credentials', () => {
    expect(isLocal(new URL('http://127.0.0.1:8080/a'))).toBe(true);
    expect(isKnown(new URL('http://127.0.0.1:8080/a'))).toBe(false);
  });
});

describe('a file', () => {
  let server: Server | undefined;
  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise(resolve => server?.close(resolve));
  });

  async function loaded(answer: RequestListener): Promise<Uint8Array> {
    const listening = createServer(answer);
    server = listening;
    await new Promise<void>(resolve => listening.listen(0, '127.0.0.1', resolve));
    const { port } = listening.address() as AddressInfo;
    const load = createLoad(allowedFileHost(false));
    return load({ name: 'users.csv', downloadUrl: `http://127.0.0.1:${port}/users.csv?tempauth=secret` });
  }

  it('is loaded byte by byte', async () => {
    const content = Buffer.from([0xff, 0xfe, 0, 13, 10]);
    expect(await loaded((_, response) => response.end(content))).toEqual(content);
  });

  it.each<[string, string, RequestListener]>([
    // Where restify is loaded, too, writeHead returns nothing: no chaining.
    [
      'that is gone',
      'file-not-loaded',
      (_, response) => {
        response.statusCode = 404;
        response.end();
      },
    ],
    [
      'somewhere else',
      'file-not-loaded',
      (_, response) => {
        response.statusCode = 302;
        response.setHeader('location', '/other');
        response.end();
      },
    ],
    ['whose connection breaks', 'file-not-loaded', request => request.socket.destroy()],
    [
      'whose connection breaks in the middle',
      'file-not-loaded',
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('First', () => request.socket.destroy());
      },
    ],
    ['that is too large', 'file-too-large', (_, response) => response.end(Buffer.alloc(1024 * 1024 + 1))],
  ])('%s is refused, without a word of its address', async (_, code, answer) => {
    const error: unknown = await loaded(answer).catch(thrown => thrown);
    expect(error).toMatchObject({ code });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('secret');
  });
});
