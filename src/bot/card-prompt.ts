import type { TurnContext } from 'botbuilder-core';
import { DeskError } from '../domain/errors';
import { text } from '../text/text';
import type { Click, SentFile } from './activity';
import type { Card, CardOptions } from './cards/card';
import { errorCard } from './cards/message';
import { isTooLong, tooLongText } from './cards/too-long';
import { Dialog, type DialogContext, type DialogInstance, type DialogTurnResult } from './dialogs-sdk';
import { type Turn, turnOf } from './turn';

/**
 * What an answer leads to: `next` step of the flow, the same card `again`, the flow from its beginning (`restart`,
 * which skips what is done), its `end`, or nothing yet (`wait`).
 */
export type Step = 'next' | 'again' | 'restart' | 'end' | 'wait';

/** How a prompt ended; what it added to the options goes with it to the later cards of the flow. */
export interface Ended<Options> {
  readonly step: 'next' | 'restart' | 'end';
  readonly options: Options;
}

/**
 * One card that waits for an answer: what it shows, and what each of its buttons does. `show` and the answers may add
 * to the options. A card without answers is shown, and the flow ends.
 */
export interface CardStep<Options> {
  readonly name: string;
  show(turn: Turn, options: Options, card: CardOptions): Promise<Card>;
  readonly answers: Readonly<Record<string, (turn: Turn, options: Options, click: Click) => Promise<Step>>>;
  /** Files came with a message. Without this, the card goes on waiting. */
  received?(turn: Turn, options: Options, files: readonly SentFile[]): Promise<Step>;
  /** "cancel" was typed, which stops the flow and undoes what it has begun. */
  cancelled?(turn: Turn, options: Options): Promise<void>;
  /** Something happened on one of our pages. Without this, the card goes on waiting. */
  resumed?(turn: Turn, options: Options): Promise<Step>;
}

interface PromptState<Options> {
  options: Options;
  prompt: string;
}

/**
 * Shows a card and waits for a click on it. A refused answer shows the card again with what was typed; a click on
 * any other card never gets here.
 */
export class CardPrompt<Options extends object> extends Dialog<Options> {
  constructor(
    id: string,
    private readonly step: CardStep<Options>,
  ) {
    super(id);
  }

  override async beginDialog(dialog: DialogContext, options?: Options): Promise<DialogTurnResult> {
    const turn = turnOf(dialog.context);
    const prompt = turn.ports.ids.next();
    const state = stateOf<Options>(dialog.activeDialog);
    state.options = options ?? ({} as Options);
    state.prompt = prompt;
    const card = await this.step.show(turn, state.options, { prompt });
    const isAnswerable = Object.keys(this.step.answers).length > 0;
    if (isAnswerable) turn.replies.ask(card);
    else turn.replies.show(card);
    return isAnswerable ? Dialog.EndOfTurn : this.follow(dialog, 'end');
  }

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    const { options, prompt } = state as PromptState<Options>;
    turn.replies.ask(await this.step.show(turn, options, { prompt }));
  }

  override async continueDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dialog.context);
    const state = stateOf<Options>(dialog.activeDialog);
    const { event } = turn;
    if (event.type === 'click') {
      const { answers } = this.step;
      const { verb } = event.click;
      const answer = Object.hasOwn(answers, verb) ? answers[verb] : undefined;
      if (!answer) return Dialog.EndOfTurn;
      const { click } = event;
      return this.follow(
        dialog,
        await this.answered(turn, state, click.inputs, options => answer(turn, options, click)),
      );
    }
    const { received } = this.step;
    if (event.type === 'files' && received) {
      const step = await this.answered(turn, state, {}, options => received(turn, options, event.files));
      return this.follow(dialog, step);
    }
    if (event.type === 'resumed' && this.step.resumed) {
      return this.follow(dialog, await this.step.resumed(turn, state.options));
    }
    if (event.type === 'text' || event.type === 'files') {
      turn.replies.say(text(turn.actor.language, 'chat.useTheCard'));
      turn.replies.say(await this.step.show(turn, state.options, { prompt: state.prompt }));
    }
    return Dialog.EndOfTurn;
  }

  /** Undoes what the flow has begun. */
  async cancel(turn: Turn, instance: DialogInstance): Promise<void> {
    await this.step.cancelled?.(turn, stateOf<Options>(instance).options);
  }

  private async answered(
    turn: Turn,
    state: PromptState<Options>,
    typed: Click['inputs'],
    answer: (options: Options) => Promise<Step>,
  ): Promise<Step> {
    try {
      return await answer(state.options);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return this.refused(turn, state, { error, typed });
    }
  }

  /** The card can no longer be shown when what it is about is over: then the flow is over, too. */
  private async refused(
    turn: Turn,
    { options, prompt }: PromptState<Options>,
    refusal: NonNullable<CardOptions['refusal']>,
  ): Promise<Step> {
    try {
      const card = await this.step.show(turn, options, { prompt, refusal });
      if (isTooLong(card)) turn.replies.remark = tooLongText(turn.actor.language, card, refusal.error);
      else turn.replies.ask(card);
      return 'wait';
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      turn.replies.show(errorCard(turn.actor.language, error));
      return 'end';
    }
  }

  private async follow(dialog: DialogContext, step: Step): Promise<DialogTurnResult> {
    const state = stateOf<Options>(dialog.activeDialog);
    const { options } = state;
    if (step === 'wait') return Dialog.EndOfTurn;
    if (step !== 'again') return dialog.endDialog({ step, options } satisfies Ended<Options>);
    const turn = turnOf(dialog.context);
    // Another prompt, so that a second click on the card as it was does nothing.
    state.prompt = turn.ports.ids.next();
    turn.replies.ask(await this.step.show(turn, options, { prompt: state.prompt }));
    return Dialog.EndOfTurn;
  }
}

const stateOf = <Options>(instance: DialogInstance | undefined) => (instance?.state ?? {}) as PromptState<Options>;

/** The prompt that is open in a dialog stack: only clicks on its card are answers. */
export const openPrompt = (stack: readonly { state: Record<string, unknown> }[]): string | undefined => {
  const prompt = stack.at(-1)?.state['prompt'];
  return typeof prompt === 'string' ? prompt : undefined;
};
