import type { Request, Response, Server } from 'restify';
// restify's index makes a server of these two, and loads all its plugins besides: a sixth of every start.
import Router from 'restify/lib/router';
import RestifyServer from 'restify/lib/server';
import type { Answers } from '../domain/form';
import { formBody } from './body';
import { guard } from './guard';
import { limitGuesses } from './guesses';
import { brokenLink, type LinkKind, linkProblemReply } from './link-problem';
import { answerMessage, type MessageHandler } from './messages';
import { answerErrors } from './problem';
import { type Reply, send } from './reply';
import { logRequests } from './request-log';
import { answerSwitch, showSwitch } from './routes/azure-switch';
import { answerDraftFile, showDraft, showDraftFile } from './routes/draft';
import { showHealth, showReadiness } from './routes/health';
import { answerInvitation, showInvitation } from './routes/invitation';
import { showPolicy } from './routes/policies';
import { requireLoopback, showMailbox, showMailboxJson } from './routes/sandbox-mailbox';
import { answerSignIn, showSignIn } from './routes/sign-in';
import { answerVerification, showVerification } from './routes/verification';
import { requireSameOrigin } from './same-origin';
import type { Site } from './site';
import { type Visit, visitOf } from './visit';

export interface ServerOptions extends Site {
  readonly messages: MessageHandler;
}

type Show = (site: Site, visit: Visit, request: Request) => Promise<Reply>;
type Answer = (site: Site, visit: Visit, answers: Answers) => Promise<Reply>;

/** As long as a request line can be, so that a link with a tail meets the page that says so. */
const LONGEST_PARAMETER = 16_384;

/** The bot's endpoint and every page; the caller lets it listen. */
export function createServer({ messages, ...site }: ServerOptions): Server {
  const countGuess = limitGuesses(site.ports.clock);
  // restify's own log would hold whole paths, and with them secrets.
  const options = { name: '', maxParamLength: LONGEST_PARAMETER, log: site.log.child({}, { level: 'silent' }) };
  const server = new RestifyServer({ ...options, router: new Router(options) });
  logRequests(server, site.log, site.ports.ids);
  guard(server);
  answerErrors(server, site);

  server.post('/api/messages', async (request, response) => answerMessage(site, messages, request, response));
  get('/healthz', showHealth);
  get('/readyz', showReadiness);
  get('/privacy', showPolicy('privacy'));
  get('/terms', showPolicy('terms'));
  get('/support', showPolicy('support'));

  page('invitation', '/i/:token', showInvitation, answerInvitation);
  page('signIn', '/sign-in/:token', showSignIn, answerSignIn);
  page('verification', '/verify/:token', showVerification, answerVerification);
  page('azureSwitch', '/switch/:token', showSwitch, answerSwitch);
  page('draft', '/drafts/:token', showDraft);
  page('draft', '/drafts/:token/message.eml', showDraftFile, answerDraftFile);
  page('invitation', '/i/*', brokenLink);
  page('signIn', '/sign-in/*', brokenLink);
  page('verification', '/verify/*', brokenLink);
  page('azureSwitch', '/switch/*', brokenLink);
  page('draft', '/drafts/*', brokenLink);

  if (site.sandboxMailbox) {
    get('/sandbox/mailbox', showMailbox, requireLoopback);
    get('/sandbox/mailbox.json', showMailboxJson, requireLoopback);
  }
  return server;

  function get(path: string, show: Show, require?: (request: Request) => void): void {
    const handler = async (request: Request, response: Response) => {
      require?.(request);
      send(response, await show(site, visitOf(request), request));
    };
    server.get(path, handler);
    server.head(path, handler);
  }

  /** A page behind a personal link, and the form on it. */
  function page(kind: LinkKind, path: string, show: Show, answer?: Answer): void {
    const orProblem = (visit: Visit, request: Request, reply: Promise<Reply>) =>
      reply.catch((error: unknown) => {
        countGuess(request, error);
        return linkProblemReply(visit.language, kind, error);
      });
    get(path, (_, visit, request) => orProblem(visit, request, show(site, visit, request)));
    if (!answer) return;
    server.post(path, async (request, response) => {
      requireSameOrigin(request, site.ports.publicUrl);
      const answers = await formBody(request);
      const visit = visitOf(request);
      send(response, await orProblem(visit, request, answer(site, visit, answers)));
    });
  }
}
