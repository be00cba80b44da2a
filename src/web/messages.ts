import type { Request, Response } from 'restify';
import { currentCorrelationId } from '../log/scope';
import { jsonBody } from './body';
import { requireLoopback } from './loopback';
import { statusOf } from './problem';
import { jsonReply, send } from './reply';
import type { Site } from './site';

/** Answers an activity of the Bot Framework; `request.body` holds it, parsed. */
export type MessageHandler = (request: Request, response: Response) => Promise<void>;

/**
 * `POST /api/messages`: the bot's handler behind a body that is JSON and not too long. Where nobody is authenticated, only
 * this computer is answered.
 */
export async function answerMessage(
  { log, teamsAppLink }: Site,
  messages: MessageHandler,
  request: Request,
  response: Response,
): Promise<void> {
  try {
    if (teamsAppLink === undefined) requireLoopback(request);
    request.body = await jsonBody(request);
    await messages(request, response);
  } catch (error) {
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error }, 'a message failed');
    send(response, jsonReply(status, { error: { correlationId: currentCorrelationId() } }));
  }
}
