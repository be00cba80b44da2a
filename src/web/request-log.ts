import type { Logger } from 'pino';
import type { Request, Response, Route, Server } from 'restify';

/** One line a request, with its route instead of its path: the path holds a secret. */
export function logRequests(server: Server, log: Logger): void {
  server.on('after', (request: Request, response: Response, route: Route | undefined) => {
    const milliseconds = Date.now() - request.time();
    log.info({ method: request.method, route: route?.path, status: response.statusCode, milliseconds }, 'request');
  });
}
