import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atItsTime, beforeLastByte, endWith } from '../../src/bot/last-byte';

const MESSAGE = 'schöne Grüße';

describe('a message whose last byte waits', () => {
  let server: Server;
  /** What has arrived so far, and whether it was the whole. */
  let arrived: Buffer[];
  let isWhole: boolean;
  beforeEach(async () => {
    arrived = [];
    isWhole = false;
    server = createServer((request, response) => {
      if (request.url === '/early') {
        response.statusCode = 503;
        response.end();
      }
      request.on('data', chunk => arrived.push(chunk));
      request.on('end', () => {
        isWhole = true;
        if (request.url === '/cut') request.socket.destroy();
        else response.end();
      });
      request.on('error', () => undefined);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise(resolve => server.close(resolve)));

  /** Sends as the connector does, which fails with errors of its own. */
  const send = (path = '/', signal?: AbortSignal) => {
    const { port } = server.address() as AddressInfo;
    const body = Buffer.from(MESSAGE);
    const headers = { 'content-length': body.length };
    const outgoing = httpRequest({ port, path, method: 'POST', headers, ...(signal && { signal }) });
    const answer = new Promise<number | undefined>((resolve, reject) => {
      outgoing.on('response', response => response.resume().on('end', () => resolve(response.statusCode)));
      outgoing.on('error', () => reject(Object.assign(new Error('cut'), { name: 'ConnectorError' })));
    });
    return endWith(outgoing, body, answer);
  };

  it('arrives whole, after the mark was written and not before', async () => {
    const before: boolean[] = [];
    const mark = async () => {
      await new Promise(resolve => setTimeout(resolve, 50));
      before.push(isWhole);
    };
    expect(await beforeLastByte(mark, () => send())).toEqual({ answer: 200, isWhole: true });
    expect(before).toEqual([false]);
    expect(Buffer.concat(arrived).toString()).toBe(MESSAGE);
  });

  it('waits for its time before the mark is written, and tells when it has gone', async () => {
    const events: string[] = [];
    const ready = async () => {
      await new Promise(resolve => setTimeout(resolve, 50));
      events.push(`ready ${isWhole}`);
    };
    const mark = async () => void events.push(`mark ${isWhole}`);
    const sent = () => void events.push('sent');
    await beforeLastByte(mark, () => atItsTime({ ready, sent }, () => send()));
    expect(events).toEqual(['ready false', 'mark false', 'sent']);
    expect(Buffer.concat(arrived).toString()).toBe(MESSAGE);
  });

  it('does not arrive when the mark cannot be written', async () => {
    const cause = new Error('another process has taken the effect over');
    await expect(
      beforeLastByte(
        () => Promise.reject(cause),
        () => send(),
      ),
    ).rejects.toMatchObject({ name: 'Error', cause });
    expect(isWhole).toBe(false);
  });

  it('cannot have arrived when its time is over before the mark is written', async () => {
    const never = () => new Promise<void>(() => undefined);
    const sending = beforeLastByte(never, () => send('/', AbortSignal.timeout(50)));
    await expect(sending).rejects.toMatchObject({ name: 'Error', message: 'The message was not sent.' });
    expect(isWhole).toBe(false);
  });

  it('is known not to have arrived when the answer comes before it', async () => {
    const never = () => new Promise<void>(() => undefined);
    expect(await beforeLastByte(never, () => send('/early'))).toEqual({ answer: 503, isWhole: false });
    expect(isWhole).toBe(false);
  });

  it('is not ended any more when the mark is written after the answer', async () => {
    let mark: () => void = () => undefined;
    const late = () =>
      new Promise<void>(resolve => {
        mark = resolve;
      });
    await beforeLastByte(late, () => send('/early'));
    mark();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(isWhole).toBe(false);
  });

  it('may have arrived when the connection breaks after it', async () => {
    await expect(
      beforeLastByte(
        async () => undefined,
        () => send('/cut'),
      ),
    ).rejects.toMatchObject({ name: 'ConnectorError' });
  });
});
