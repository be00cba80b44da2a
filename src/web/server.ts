import type { Request, Response, Server } from 'restify';
// restify's index makes a server of these two, and loads all its plugins besides: a sixth of every start.
import Router from 'restify/lib/router';
import RestifyServer from 'restify/lib/server';
import { formBody } from './body';
import { isOwnForm } from './form-token';
import { guard } from './guard';
import { limitGuesses } from './guesses';
import { brokenLink, linkProblemReply } from './link-problem';
import { requireLoopback } from './loopback';
import { answerMessage, type MessageHandler } from './messages';
import { PAGE_ROUTES, type PageRoute } from './page-routes';
import { answerErrors } from './problem';
import { type Reply, send } from './reply';
import { logRequests } from './request-log';
import { showHealth, showReadiness } from './routes/health';
import { showPolicy } from './routes/policies';
import { showMailbox, showMailboxJson } from './routes/sandbox-mailbox';
import { requireSameOrigin } from './same-origin';
import type { Site } from './site';
import { type Visit, visitOf } from './visit';

export interface ServerOptions extends Site {
  readonly messages: MessageHandler;
}

/** As long as a request line can be, so that a link with a tail meets the page that says so. */
const LONGEST_PARAMETER = 16_384;

/** The bot's endpoint and every page; the caller lets it listen. */
export function createServer({ messages, ...site }: ServerOptions): Server {
  const countGuess = limitGuesses(site.ports.clock);
  // restify's own log would hold whole paths, and with them secrets.
  const options = { name: '', maxParamLength: LONGEST_PARAMETER, log: site.log.child({}, { level: 'silent' }) };
  const server = new RestifyServer({ ...options, router: new Router(options) });
  logRequests(server, site);
  guard(server);
  answerErrors(server, site);

  server.post('/api/messages', async (request, response) => answerMessage(site, messages, request, response));
  get('/healthz', showHealth);
  get('/readyz', showReadiness);
  get('/privacy', showPolicy('privacy'));
  get('/terms', showPolicy('terms'));
  get('/support', showPolicy('support'));

  for (const route of PAGE_ROUTES) page(route);
  for (const { kind, path } of PAGE_ROUTES) {
    if (path.endsWith('/:token')) page({ kind, path: path.replace(':token', '*'), show: brokenLink });
  }

  if (site.sandboxMailbox) {
    // It holds secrets.
    get('/sandbox/mailbox', showMailbox, requireLoopback);
    get('/sandbox/mailbox.json', showMailboxJson, requireLoopback);
  }
  return server;

  function get(path: string, show: (site: Site, visit: Visit) => Promise<Reply>, require?: (request: Request) => void) {
    read(path, async request => {
      require?.(request);
      return show(site, visitOf(request));
    });
  }

  function read(path: string, reply: (request: Request) => Promise<Reply>): void {
    const handler = async (request: Request, response: Response) => send(response, await reply(request));
    server.get(path, handler);
    server.head(path, handler);
  }

  /** A page behind a personal link, and the form on it. */
  function page({ kind, path, show, answer, form = show }: PageRoute): void {
    const orProblem = (visit: Visit, request: Request, reply: Promise<Reply>) =>
      reply.catch((error: unknown) => {
        countGuess(request, error);
        return linkProblemReply(visit.language, kind, error);
      });
    read(path, async request => {
      const visit = visitOf(request, kind);
      return orProblem(visit, request, show(site, visit));
    });
    if (!answer) return;
    server.post(path, async (request, response) => {
      requireSameOrigin(request, site.ports.publicUrl);
      const answers = await formBody(request);
      const visit = visitOf(request, kind);
      const reply = isOwnForm(visit.formToken, answers)
        ? answer(site, visit, answers)
        : form(site, visit, { status: 403, answers });
      send(response, await orProblem(visit, request, reply));
    });
  }
}
