import type { Activity } from 'botbuilder-core';
import type { Card } from './cards/card';
import type { InvokeAnswer } from './teams-adapter';

/**
 * What a turn wants to say. Nothing is sent before the turn's state is stored, so that a turn that has to be run
 * again has said nothing.
 */
export class Replies {
  /** Takes the place of the card that was clicked, unless that one stays; a new message where no card was clicked. */
  card: Card | undefined;
  /** What that card becomes after a while, because it shows a secret. */
  afterwards: Card | undefined;
  /** Whether that card waits for an answer. */
  isPrompt = false;
  /** What the card of the open prompt becomes, when something else goes on below it. */
  outcome: Card | undefined;
  /** A short remark on a click; the card stays as it is. */
  remark: string | undefined;
  /** The click was none of ours, and was refused. */
  isUnreadable = false;
  /** What the request is answered with, where that has a form of its own. */
  answer: InvokeAnswer | undefined;
  /** By what, besides the activity's id, the event is recognised when it is repeated. */
  handled: string | undefined;
  /** Messages in a form of their own. */
  readonly activities: Partial<Activity>[] = [];
  /** New messages, in their order. */
  readonly messages: (Card | string)[] = [];

  show(card: Card): void {
    this.card = card;
    this.afterwards = undefined;
    this.isPrompt = false;
  }

  /** Shows a card with a secret, and another one in its place when its time is over. */
  showBriefly(card: Card, afterwards: Card): void {
    this.show(card);
    this.afterwards = afterwards;
  }

  /** Shows the card of the open prompt. */
  ask(card: Card): void {
    this.show(card);
    this.isPrompt = true;
  }

  /** Ends the open prompt's card where it stands. */
  close(card: Card): void {
    this.outcome = card;
  }

  say(message: Card | string): void {
    this.messages.push(message);
  }
}
