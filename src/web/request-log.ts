import type { Request, Response, Route, Server } from 'restify';
import { inScope, logged, newScope, nextCorrelationId, type Scope } from '../log/scope';
import type { Site } from './site';

/**
 * One line a request, with its route instead of its path: the path holds a secret. It tells how often the store was
 * asked, and what Cosmos DB has charged for that; whatever else is logged for the request has the same correlation id.
 */
export function logRequests(server: Server, { log, onRequestEnded }: Pick<Site, 'log' | 'onRequestEnded'>): void {
  const scopes = new WeakMap<Request, Scope>();
  server.pre((request, _response, next) => {
    const scope = newScope(nextCorrelationId());
    scopes.set(request, scope);
    inScope(scope, next);
  });
  server.on('after', (request: Request, response: Response, route: Route | undefined) => {
    const scope = scopes.get(request) ?? newScope(undefined);
    const end = { method: request.method, route: route && String(route.path), status: response.statusCode };
    log.info({ ...end, milliseconds: Date.now() - scope.startedAt, ...logged(scope) }, 'request');
    onRequestEnded?.(scope, end);
  });
}
