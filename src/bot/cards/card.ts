import type { DeskError, FieldProblem } from '../../domain/errors';
import { InvalidInput } from '../../domain/errors';
import type { Language } from '../../domain/user';
import { text } from '../../text/text';
import { errorText } from './error-text';
import { plainText } from './markdown';
import { isOpenable } from './openable';
import type { Json, JsonObject, Template } from './template';

/** A rendered Adaptive Card of schema 1.5, the newest that Teams shows. */
export interface Card extends JsonObject {
  readonly type: 'AdaptiveCard';
  readonly body: readonly Json[];
}

/** What a card shows after an answer to it was refused: what was typed, and what is wrong. */
export interface Refusal {
  readonly error: DeskError;
  readonly typed: Readonly<Record<string, string>>;
}

/** What a button of ours carries besides the inputs: what it does and, on a prompt's card, which prompt it answers. */
export interface ButtonData extends JsonObject {
  readonly verb: string;
  readonly prompt?: string;
  /** What it opens comes below the card. */
  readonly below?: true;
  readonly args?: JsonObject;
}

export interface CardOptions {
  readonly prompt?: string;
  /** It reports something that must not vanish: what its buttons open comes below it, not in its place. */
  readonly stays?: boolean;
  readonly refusal?: Refusal | undefined;
}

/**
 * The card of a template: every `Action.Execute` gets its data and, for clients that do not know it, a fallback that
 * submits the same; a refused answer is shown as it was typed, with each problem beside its field.
 */
export function renderCard(language: Language, render: Template, data: JsonObject, options: CardOptions = {}): Card {
  const { refusal } = options;
  const { body: elements, actions, ...rest } = render({ ...NO_BYLINE, ...data });
  const decorated = (node: Json) => items(node).flatMap(item => decorate(item, language, options));
  const body = decorated(elements);
  const buttons = decorated(actions);
  const notice = refusal && errorText(language, refusal.error);
  const heading = plainText(firstText(elements));
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: language,
    fallbackText: heading,
    speak: spoken([notice, heading].filter(Boolean).join(' ')),
    ...rest,
    body: notice ? body.toSpliced(data['hasByline'] === true ? 2 : 1, 0, noticeBlock(notice)) : body,
    ...(buttons.length > 0 && { actions: buttons }),
  } as Card;
}

/** Below most headings stands nothing. */
const NO_BYLINE = { hasByline: false, byline: [] };

const items = (node: Json): readonly Json[] => (Array.isArray(node) ? node : []);

function decorate(node: Json, language: Language, options: CardOptions): Json[] {
  if (Array.isArray(node)) return [node.flatMap(item => decorate(item, language, options))];
  if (typeof node !== 'object' || node === null) return [node];
  const element = Object.fromEntries(
    Object.entries(node as JsonObject).map(([name, value]) => [name, decorate(value, language, options)[0]]),
  );
  const { type, id } = element;
  if (type === 'Action.Execute') return [executed(element, options)];
  // Some addresses come from elsewhere, as those of Partner Center do.
  if (type === 'Action.OpenUrl' && !isOpenable(String(element['url']))) return [];
  if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string') {
    return answered(element, id, language, options.refusal);
  }
  return [element];
}

function executed({ data, verb, ...action }: Record<string, Json>, { prompt, stays }: CardOptions): JsonObject {
  const { args, below, ...own } = (data ?? {}) as JsonObject;
  const button: ButtonData = {
    verb: String(verb),
    ...(prompt && { prompt }),
    ...((stays || below === true) && { below: true as const }),
    ...(args !== undefined && { args: args as JsonObject }),
  };
  const carried = { ...own, desk: button };
  return {
    ...action,
    verb,
    data: carried,
    fallback: {
      ...action,
      type: 'Action.Submit',
      data: carried,
    },
  };
}

function answered(input: Record<string, Json>, id: string, language: Language, refusal: Refusal | undefined): Json[] {
  const typed = refusal?.typed[id];
  const shown = typed === undefined || !isPossible(input, typed) ? input : { ...input, value: typed };
  const problem = refusal?.error instanceof InvalidInput ? refusal.error.fields[id] : undefined;
  return problem ? [shown, problemBlock(problemText(language, problem))] : [shown];
}

/** Whether a client can show it: a choice has to be one of those on the card. */
function isPossible({ type, choices, isMultiSelect }: Record<string, Json>, typed: string): boolean {
  if (type !== 'Input.ChoiceSet' || typed === '') return true;
  const values = items(choices ?? []).map(choice => (choice as JsonObject)['value']);
  return (isMultiSelect === true ? typed.split(',') : [typed]).every(value => values.includes(value));
}

export const problemText = (language: Language, { code, ...values }: FieldProblem): string =>
  text(language, `fields.${code}`, values as Record<string, string | number>);

const problemBlock = (problem: string): JsonObject => ({
  type: 'TextBlock',
  text: problem,
  color: 'Attention',
  wrap: true,
  spacing: 'Small',
});

/** It may name somebody, so it is no markdown. */
const noticeBlock = (notice: string): JsonObject => ({
  type: 'Container',
  style: 'attention',
  items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: notice, weight: 'Bolder' }] }],
});

function firstText(body: Json): string {
  const [first] = items(body);
  return typeof first === 'object' && first !== null && 'text' in first ? String(first['text']) : '';
}

/** Speech is read as SSML by some clients. */
const spoken = (words: string): string => words.replace(/[<>&]/g, ' ');
