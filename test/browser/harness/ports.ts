import { once } from 'node:events';
import { createServer } from 'node:net';

/** As many different ports as asked for that nothing uses at this moment. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0));
  await Promise.all(servers.map(server => once(server, 'listening')));
  const ports = servers.map(server => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
    return address.port;
  });
  await Promise.all(servers.map(server => once(server.close(), 'close')));
  return ports;
}
