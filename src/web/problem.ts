import type { Request, Response, Server } from 'restify';
import { DeskError } from '../domain/errors';
import type { Language } from '../domain/user';
import { currentCorrelationId } from '../log/scope';
import { DocumentConflict, StoreUnavailable } from '../store/store';
import { texts } from '../text/text';
import { html } from './html';
import { messagePage } from './pages/message';
import { pageReply, type Reply, send } from './reply';
import type { Site } from './site';
import { languageOf } from './visit';

/** What is told on a page of its own, and its HTTP status. */
const PROBLEMS = [
  { problem: 'badRequest', status: 400 },
  { problem: 'forbidden', status: 403 },
  { problem: 'notFound', status: 404 },
  { problem: 'notAllowed', status: 405 },
  { problem: 'tooLarge', status: 413 },
  { problem: 'unsupported', status: 415 },
  { problem: 'tooMany', status: 429 },
] as const;
const UNEXPECTED = { problem: 'unexpected', status: 500 } as const;
const BUSY = { problem: 'busy', status: 503 } as const;
const UNAVAILABLE = { problem: 'unavailable', status: 503 } as const;

type Problem = (typeof PROBLEMS)[number] | typeof UNEXPECTED | typeof BUSY | typeof UNAVAILABLE;

/** The HTTP status that an error stands for: its own, or 500 for one that nobody foresaw. */
export const statusOf = (error: unknown): number => problemOf(error).status;

function problemOf(error: unknown): Problem {
  if (error instanceof StoreUnavailable) return UNAVAILABLE;
  if (error instanceof DocumentConflict || (error instanceof DeskError && error.code === 'try-again')) return BUSY;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return PROBLEMS.find(each => each.status === status) ?? UNEXPECTED;
}

/** Whatever goes wrong ends in a page; what is not the visitor's doing is logged under the number that the page shows. */
export function answerErrors(server: Server, { log }: Site): void {
  server.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    const problem = problemOf(error);
    if (problem.status >= 500) log.error({ err: error, route: request.getRoute()?.path }, 'a request failed');
    send(response, problemReply(languageOf(request), problem, currentCorrelationId()));
    done();
  });
}

function problemReply(language: Language, { problem, status }: Problem, correlationId?: string): Reply {
  const message = texts(language, `pages.problems.${problem}`);
  const number = problem === 'unexpected' && html`<p><code>${correlationId}</code></p>`;
  return pageReply(language, status, messagePage(message, number));
}
