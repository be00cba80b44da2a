import { CardPrompt, type CardStep, type Ended } from './card-prompt';
import { type Dialog, WaterfallDialog, type WaterfallStepContext } from './dialogs-sdk';
import { type Turn, turnOf } from './turn';

/** One step of a flow: a card, left out where it has nothing to ask any more. */
export interface FlowStep<Options> extends CardStep<Options> {
  isDone?(turn: Turn, options: Options): Promise<boolean>;
}

/** A flow of cards as a waterfall; its id is the command or button that begins it. */
export interface Flow {
  readonly id: string;
  readonly dialogs: readonly Dialog[];
}

export function flow<Options extends object>(id: string, steps: readonly FlowStep<Options>[]): Flow {
  type Waterfall = WaterfallStepContext<Options>;
  const promptId = (step: { name: string }) => `${id}/${step.name}`;

  /** Takes over what the card before has added, and leaves the waterfall where that card says so. */
  const leave = (waterfall: Waterfall) => {
    const ended = waterfall.result as Ended<Options> | undefined;
    Object.assign(waterfall.options, ended?.options);
    if (ended?.step === 'restart') return waterfall.replaceDialog(id, waterfall.options);
    if (ended?.step === 'end') return waterfall.endDialog();
    return undefined;
  };

  const waterfall = new WaterfallDialog<Options>(id, [
    ...steps.map(step => async (waterfall: Waterfall) => {
      const left = leave(waterfall);
      if (left) return left;
      const isDone = await step.isDone?.(turnOf(waterfall.context), waterfall.options);
      return isDone ? waterfall.next() : waterfall.beginDialog(promptId(step), waterfall.options);
    }),
    async (waterfall: Waterfall) => leave(waterfall) ?? waterfall.endDialog(),
  ]);
  return { id, dialogs: [waterfall, ...steps.map(step => new CardPrompt(promptId(step), step))] };
}
