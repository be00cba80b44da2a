import type { TurnContext } from 'botbuilder-core';
import type { Actor } from '../domain/actor';
import type { User } from '../domain/user';
import type { Ports } from '../workflows/ports';
import type { Event } from './activity';
import type { Load } from './download';
import type { Replies } from './replies';
import type { SignIn } from './sign-in/sign-in';

/** One event in one chat, with everything that answering it needs. */
export interface Turn {
  readonly actor: Actor;
  readonly user: User;
  readonly event: Event;
  /** The event is a click that was answered just now, below its card. */
  readonly isRepeated: boolean;
  readonly ports: Ports;
  /** The content of a file that came with the event. */
  readonly load: Load;
  /** The flow that waits for an answer. */
  readonly openFlow: string | undefined;
  /** The message that holds the card of the open prompt, where it is known. */
  readonly openCard: string | undefined;
  readonly replies: Replies;
  /** Absent where nobody can sign in with their directory. */
  readonly signIn: SignIn | undefined;
}

const TURN = Symbol('turn');

export const rememberTurn = (context: TurnContext, turn: Turn): void => {
  context.turnState.set(TURN, turn);
};

/** The turn that a dialog takes part in. */
export const turnOf = (context: TurnContext): Turn => context.turnState.get<Turn>(TURN);
