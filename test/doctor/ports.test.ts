import { once } from 'node:events';
import { createServer } from 'node:http';
import { readConfig } from '../../src/config';
import { checkPorts } from '../../src/doctor/ports';

/** What is told of a port where this answers. */
async function toldOf(setting: 'PORT' | 'METRICS_PORT', status: number | undefined) {
  const server = createServer((_request, response) => {
    response.statusCode = status ?? 500;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  if (status === undefined) await new Promise(closed => server.close(closed));
  const findings = await checkPorts(readConfig({ PORT: '0', [setting]: String(port) }), fetch);
  await new Promise(closed => server.close(closed));
  return findings.filter(({ about }) => about === setting);
}

describe('the ports', () => {
  it('are free', async () => {
    expect(await toldOf('PORT', undefined)).toMatchObject([{ level: 'ok', what: expect.stringContaining('is free') }]);
    expect(await toldOf('METRICS_PORT', undefined)).toMatchObject([{ level: 'ok' }]);
  });

  it('may be in use by the server itself', async () => {
    expect(await toldOf('PORT', 200)).toMatchObject([{ level: 'note', why: 'it may be this one' }]);
  });

  it('are a problem when something else uses them', async () => {
    expect(await toldOf('PORT', 404)).toMatchObject([{ level: 'problem', what: expect.stringContaining('in use') }]);
    expect(await toldOf('METRICS_PORT', 200)).toMatchObject([{ level: 'problem' }]);
  });

  it('cannot be those of an address that this machine does not have', async () => {
    const config = { ...readConfig({}), host: '203.0.113.1' };
    expect(await checkPorts(config, fetch)).toMatchObject([
      { level: 'problem', what: expect.stringContaining('EADDRNOTAVAIL') },
    ]);
  });
});
