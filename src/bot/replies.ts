import type { Card } from './cards/card';

/**
 * What a turn wants to say. Nothing is sent before the turn's state is stored, so that a turn that has to be run
 * again has said nothing.
 */
export class Replies {
  /** Takes the place of the card that was clicked; a new message where no card was clicked. */
  card: Card | undefined;
  /** What the card of the open prompt becomes, when something else goes on below it. */
  outcome: Card | undefined;
  /** A short remark on a click; the card stays as it is. */
  remark: string | undefined;
  /** New messages, in their order. */
  readonly messages: (Card | string)[] = [];

  show(card: Card): void {
    this.card = card;
  }

  /** Ends the open prompt's card where it stands. */
  close(card: Card): void {
    this.outcome = card;
  }

  say(message: Card | string): void {
    this.messages.push(message);
  }
}
