import type { Activity } from 'botbuilder-core';
import type { Request, Response } from 'restify';
import { z } from 'zod';
import { NAME_MAX } from './activity';
import type { Admission } from './admission';
import type { Bot } from './bot';
import type { TeamsAdapter } from './teams-adapter';

/** What is of another type than Teams sends is as good as left out: whoever wrote is answered nevertheless. */
const orNothing = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** What every activity has, and what the SDK and the bot take for what its type says; the rest is read where it is used. */
const Incoming = z.looseObject({
  type: z.string().min(1),
  serviceUrl: z.url(),
  channelId: z.string(),
  conversation: z.looseObject({ id: z.string() }),
  /** The SDK puts the name into every answer, where it would take the place of the card. */
  from: z
    .looseObject({
      name: z
        .string()
        .transform(name => name.slice(0, NAME_MAX))
        .optional(),
    })
    .optional(),
  id: orNothing(z.string().max(500)),
  replyToId: orNothing(z.string().max(500)),
  locale: orNothing(z.string()),
  localTimezone: orNothing(z.string()),
  text: orNothing(z.string()),
  name: orNothing(z.string()),
  action: orNothing(z.string()),
  attachments: orNothing(z.array(z.looseObject({ contentType: z.string() }))),
  entities: orNothing(z.array(z.looseObject({ type: z.string() }))),
  membersAdded: orNothing(z.array(z.looseObject({ id: z.string() }))),
  membersRemoved: orNothing(z.array(z.looseObject({ id: z.string() }))),
});

/** What the SDK's own library throws for a token that is not signed, not signed so, or not valid yet. */
const TOKEN_ERRORS = ['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'];

/** The SDK refuses a missing or wrong token with an AuthenticationError, which it does not export, or lets such an error pass. */
const isUnauthenticated = (error: unknown): boolean =>
  error instanceof Error &&
  (TOKEN_ERRORS.includes(error.name) ||
    ('statusCode' in error && (error.statusCode === 401 || error.statusCode === 403)));

/** Answers `POST /api/messages`. */
export function createMessages(adapter: TeamsAdapter, bot: Bot, admission: Admission) {
  return async (request: Request, response: Response): Promise<void> => {
    const activity = Incoming.safeParse(request.body);
    if (!activity.success) {
      response.send(400, { error: 'not an activity' });
      return;
    }
    if (!adapter.mayReceive(activity.data)) {
      response.send(403, { error: 'not from this channel' });
      return;
    }
    const authorization = request.headers.authorization ?? '';
    try {
      const answer = await adapter.receive(
        authorization,
        activity.data as unknown as Activity,
        async context => admission(context.activity) ?? bot.receive(context),
      );
      if (answer?.retryAfterSeconds !== undefined) response.setHeader('Retry-After', answer.retryAfterSeconds);
      response.send(answer?.status ?? 200, answer?.body ?? {});
    } catch (error) {
      if (!isUnauthenticated(error)) throw error;
      response.send(401, { error: 'not authenticated' });
    }
  };
}
