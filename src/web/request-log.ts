import type { Logger } from 'pino';
import type { Request, Response, Route, Server } from 'restify';
import { newTally, type Tally, tallying } from '../metrics/tally';

/**
 * One line a request, with its route instead of its path: the path holds a secret. It tells how often the store was
 * asked, and what Cosmos DB has charged for that.
 */
export function logRequests(server: Server, log: Logger): void {
  const tallies = new WeakMap<Request, Tally>();
  server.pre((request, _response, next) => {
    const tally = newTally();
    tallies.set(request, tally);
    tallying(tally, next);
  });
  server.on('after', (request: Request, response: Response, route: Route | undefined) => {
    const milliseconds = Date.now() - request.time();
    const { operations, requestUnits } = tallies.get(request) ?? newTally();
    log.info(
      {
        method: request.method,
        route: route?.path,
        status: response.statusCode,
        milliseconds,
        operations,
        requestUnits: Number(requestUnits.toFixed(2)),
      },
      'request',
    );
  });
}
