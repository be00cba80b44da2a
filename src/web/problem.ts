import type { Request, Response, Server } from 'restify';
import { DeskError } from '../domain/errors';
import type { Language } from '../domain/user';
import { DocumentConflict, StoreUnavailable } from '../store/store';
import { texts } from '../text/text';
import { html } from './html';
import { messagePage } from './pages/message';
import { pageReply, type Reply, send } from './reply';
import type { Site } from './site';
import { languageOf } from './visit';

/** What is told on a page of its own, by its HTTP status. */
const PROBLEMS = {
  badRequest: 400,
  forbidden: 403,
  notFound: 404,
  notAllowed: 405,
  tooLarge: 413,
  unsupported: 415,
  tooMany: 429,
  unexpected: 500,
  busy: 503,
  unavailable: 503,
} as const;

type Problem = keyof typeof PROBLEMS;

const NAMES = Object.keys(PROBLEMS).filter((name): name is Problem => name in PROBLEMS);

/** The HTTP status that an error stands for: its own, or 500 for one that nobody foresaw. */
export const statusOf = (error: unknown): number => PROBLEMS[problemOf(error)];

function problemOf(error: unknown): Problem {
  if (error instanceof StoreUnavailable) return 'unavailable';
  if (error instanceof DocumentConflict || (error instanceof DeskError && error.code === 'try-again')) return 'busy';
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return NAMES.find(name => PROBLEMS[name] === status) ?? 'unexpected';
}

/** Whatever goes wrong ends in a page; what nobody foresaw is logged under the number that the page shows. */
export function answerErrors(server: Server, { ports, log }: Site): void {
  server.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    const problem = problemOf(error);
    const status = PROBLEMS[problem];
    const correlationId = ports.ids.next();
    if (status >= 500) log.error({ err: error, correlationId, route: request.getRoute()?.path }, 'a request failed');
    send(response, problemReply(languageOf(request), problem, correlationId));
    done();
  });
}

function problemReply(language: Language, problem: Problem, correlationId: string): Reply {
  const message = texts(language, `pages.problems.${problem}`);
  const number = problem === 'unexpected' && html`<p><code>${correlationId}</code></p>`;
  return pageReply(language, PROBLEMS[problem], messagePage(message, number));
}
