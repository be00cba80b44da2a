import type { Request, Response, Server } from 'restify';
import { DeskError } from '../domain/errors';
import type { Language } from '../domain/user';
import { DocumentConflict } from '../store/store';
import { texts } from '../text/text';
import { html } from './html';
import { messagePage } from './pages/message';
import { pageReply, type Reply, send } from './reply';
import type { Site } from './site';
import { languageOf } from './visit';

const PROBLEMS = {
  400: 'badRequest',
  403: 'forbidden',
  404: 'notFound',
  405: 'notAllowed',
  413: 'tooLarge',
  415: 'unsupported',
  429: 'tooMany',
  500: 'unexpected',
  503: 'busy',
} as const;

type ProblemStatus = keyof typeof PROBLEMS;

const isProblemStatus = (status: unknown): status is ProblemStatus => typeof status === 'number' && status in PROBLEMS;

/** The HTTP status that an error stands for: its own, or 500 for one that nobody foresaw. */
export function statusOf(error: unknown): ProblemStatus {
  if (error instanceof DocumentConflict || (error instanceof DeskError && error.code === 'try-again')) return 503;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return isProblemStatus(status) ? status : 500;
}

/** Whatever goes wrong ends in a page; what nobody foresaw is logged under the number that the page shows. */
export function answerErrors(server: Server, { ports, log }: Site): void {
  server.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    const status = statusOf(error);
    const correlationId = ports.ids.next();
    if (status >= 500) log.error({ err: error, correlationId, route: request.getRoute()?.path }, 'a request failed');
    send(response, problemReply(languageOf(request), status, correlationId));
    done();
  });
}

function problemReply(language: Language, status: ProblemStatus, correlationId: string): Reply {
  const message = texts(language, `pages.problems.${PROBLEMS[status]}`);
  const number = status === 500 && html`<p><code>${correlationId}</code></p>`;
  return pageReply(language, status, messagePage(message, number));
}
