import type { Server } from 'restify';
import { RequestRefused } from './refusal';
import { SECURITY_HEADERS } from './security-headers';

/** What comes before every route. */
export function guard(server: Server): void {
  server.pre((request, response, next) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    try {
      // restify's router does this too, where the error of an address or Host that is none would end the process.
      request.getUrl();
      next();
    } catch {
      next(new RequestRefused(400));
    }
  });
  // restify listens and does nothing, so that the connection would stay open for ever.
  server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
}
