import type { Activity, TurnContext } from 'botbuilder-core';
import { OAuthPrompt } from 'botbuilder-dialogs/lib/prompts/oauthPrompt';
import { z } from 'zod';
import type { Language } from '../../domain/user';
import { texts } from '../../text/text';
import type { BotCredentials } from '../authentication';
import { openDialogs } from '../dialog-context';
import { type DialogContext, DialogSet, type DialogTurnResult as Ended } from '../dialogs-sdk';
import type { InvokeAnswer } from '../teams-adapter';
import { promptContexts } from './prompt-context';

/** The Bot Framework's token service cannot be asked, or not in time. */
export class TokenServiceUnavailable extends Error {
  constructor(reason: string) {
    super(`the token service does not answer: ${reason}`);
    this.name = 'TokenServiceUnavailable';
  }
}

/** What the token service keeps for people. A token is handed on for the moment, and is kept nowhere here. */
export interface TokenPrompt {
  /** The token of whoever is signed in already, or the card that lets them sign in. @throws TokenServiceUnavailable */
  ask(context: TurnContext, language: Language): Promise<{ token: string } | { card: Partial<Activity> }>;
  /** What Teams sends when somebody has signed in, or could be without being asked. */
  answer(context: TurnContext): Promise<{ token: string | undefined; answer: InvokeAnswer }>;
  /** The token of whoever is signed in. @throws TokenServiceUnavailable */
  token(context: TurnContext): Promise<string | undefined>;
  /** @throws TokenServiceUnavailable */
  signOut(context: TurnContext): Promise<void>;
}

const Token = z.object({ token: z.string().min(1) });
const Response = z.object({ status: z.number(), body: z.looseObject({}).optional() });

/** Teams waits little longer. The client of the token service tries several times, and never gives up by itself. */
const PATIENCE = 3_000;

/**
 * `OAuthPrompt` of botbuilder-dialogs, which knows the protocol, on a dialog stack that lasts for one turn. Signing in
 * so interrupts no flow, and an answer that comes late, twice or after a restart is understood all the same.
 */
export function createTokenPrompt(connectionName: string, credentials: BotCredentials): TokenPrompt {
  const contextFor = promptContexts(credentials);
  const prompts = { en: promptIn('en'), de: promptIn('de') };
  const dialogs = new DialogSet();
  for (const prompt of Object.values(prompts)) dialogs.add(prompt);

  /** They differ in the words on their card only. */
  function promptIn(language: Language): OAuthPrompt {
    const { title, why } = texts(language, 'signIn');
    return new OAuthPrompt(language, { connectionName, title, text: why });
  }

  /** What a prompt makes of the turn: one that is open already goes on. */
  async function run(
    context: TurnContext,
    begun: Language | undefined,
    step: (dialog: DialogContext) => Promise<Ended>,
  ) {
    const state = { options: {}, state: {}, expires: Number.POSITIVE_INFINITY };
    const dialogStack = begun ? [{ id: begun, state }] : [];
    const prompt = await contextFor(context);
    const { result } = await inTime(step(openDialogs(dialogs, prompt.context, { dialogStack })));
    return { token: tokenIn(result), said: prompt.said };
  }

  async function asking<Result>(context: TurnContext, question: (context: TurnContext) => Promise<Result>) {
    const prompt = await contextFor(context);
    return inTime(question(prompt.context));
  }

  return {
    async ask(context, language) {
      const { token, said } = await run(context, undefined, dialog => dialog.beginDialog(language));
      if (token !== undefined) return { token };
      const [card] = said;
      if (!card) throw new TokenServiceUnavailable('neither a token nor a way to get one');
      return { card };
    },
    async answer(context) {
      const { token, said } = await run(context, 'en', dialog => dialog.continueDialog());
      const response = said.find(({ type }) => type === 'invokeResponse');
      const { status, body = {} } = Response.parse(response?.value ?? { status: 500 });
      return { token, answer: { status, body } };
    },
    token: async context => tokenIn(await asking(context, asked => prompts.en.getUserToken(asked))),
    signOut: context => asking(context, asked => prompts.en.signOutUser(asked)),
  };
}

const tokenIn = (result: unknown): string | undefined => Token.safeParse(result).data?.token;

/** @throws TokenServiceUnavailable without what the client says, which repeats the request and with it a token */
async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TokenServiceUnavailable('no answer in time')), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    if (error instanceof TokenServiceUnavailable) throw error;
    const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
    throw new TokenServiceUnavailable(`status ${status ?? 'unknown'}`);
  } finally {
    clearTimeout(timer);
  }
}
