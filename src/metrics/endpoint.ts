import { createServer } from 'node:http';
import type { Registry } from 'prom-client';

/** Answers `GET /metrics` on a port of its own, which a proxy in front of the bot does not pass on. */
export async function listen(registry: Registry, port: number, host: string) {
  const server = createServer(async ({ method, url }, response) => {
    if (method !== 'GET' || url !== '/metrics') {
      // Not writeHead: restify replaces it on every response of the process, with one that returns nothing.
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader('Content-Type', registry.contentType);
    response.end(await registry.metrics());
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  // Where the bot could not start, the process ends.
  server.unref();
  const address = server.address();
  return {
    port: typeof address === 'object' ? address?.port : undefined,
    close: () =>
      new Promise<void>(closed => {
        server.close(() => closed());
        // Nobody who only watches keeps the bot from ending.
        server.closeAllConnections();
      }),
  };
}
