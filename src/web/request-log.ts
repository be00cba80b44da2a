import type { Logger } from 'pino';
import type { Request, Response, Route, Server } from 'restify';
import { inScope, logged, newScope, nextCorrelationId, type Scope } from '../log/scope';

/**
 * One line a request, with its route instead of its path: the path holds a secret. It tells how often the store was
 * asked, and what Cosmos DB has charged for that; whatever else is logged for the request has the same correlation id.
 */
export function logRequests(server: Server, log: Logger): void {
  const scopes = new WeakMap<Request, Scope>();
  server.pre((request, _response, next) => {
    const scope = newScope(nextCorrelationId());
    scopes.set(request, scope);
    inScope(scope, next);
  });
  server.on('after', (request: Request, response: Response, route: Route | undefined) => {
    const milliseconds = Date.now() - request.time();
    const scope = scopes.get(request) ?? newScope(undefined);
    const { method } = request;
    log.info({ method, route: route?.path, status: response.statusCode, milliseconds, ...logged(scope) }, 'request');
  });
}
