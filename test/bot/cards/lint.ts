import type { Activity } from 'botbuilder-core';
import { type Event, eventOf } from '../../../src/bot/activity';

/** What Teams takes in a webhook, and a third of what it takes from a bot: every client shows a card of this size. */
export const MOST_BYTES = 28 * 1024;
const MOST_BUTTONS = 6;

type Json = Readonly<Record<string, unknown>>;

const isObject = (node: unknown): node is Json => typeof node === 'object' && node !== null && !Array.isArray(node);
const list = (node: unknown): readonly unknown[] => (Array.isArray(node) ? node : []);
const isBlank = (text: unknown): boolean => typeof text !== 'string' || text.trim() === '';

/** Every element and action of a card in reading order; what a button carries and its fallback are not elements. */
export function elementsOf(node: unknown): Json[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (!isObject(node)) return [];
  const { data: _data, fallback: _fallback, ...rest } = node;
  return [...(typeof node['type'] === 'string' ? [node] : []), ...Object.values(rest).flatMap(elementsOf)];
}

/** What is wrong with a card, in words; nothing for one that every Teams client shows well and reads aloud. */
export function faultsOf(card: Json, { language }: { language: string }): string[] {
  const elements = elementsOf(card);
  return [
    ...faultsOfWhole(card, language),
    ...elements.flatMap(element => [...faultsOfElement(element)].map(fault => `${nameOf(element)}: ${fault}`)),
    ...repeated(elements.filter(isInput).map(input => String(input['id']))).map(id => `input id ${id} is not unique`),
  ];
}

function* faultsOfWhole(card: Json, language: string): Generator<string> {
  if (card['type'] !== 'AdaptiveCard') yield 'not an Adaptive Card';
  if (card['$schema'] !== 'http://adaptivecards.io/schemas/adaptive-card.json') yield 'no $schema';
  if (card['version'] !== '1.5') yield 'version is not 1.5';
  if (card['lang'] !== language) yield `lang is not ${language}`;
  if (isBlank(card['fallbackText'])) yield 'no fallbackText';
  if (isBlank(card['speak'])) yield 'no speak';
  if (/[<>&]/.test(String(card['speak']))) yield 'speak is not plain text';
  if ('msteams' in card) yield 'Teams-only settings';
  const [first] = list(card['body']);
  if (!isObject(first) || first['type'] !== 'TextBlock' || first['style'] !== 'heading') yield 'no heading first';
  const buttons = [card, ...elementsOf(card['body'])].flatMap(element => list(element['actions']));
  if (buttons.length > MOST_BUTTONS) yield `${buttons.length} buttons`;
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes > MOST_BYTES) yield `${bytes} bytes`;
}

function* faultsOfElement(element: Json): Generator<string> {
  yield* emptyParts(element);
  if (Object.values(element).some(value => typeof value === 'string' && /^\d+px$/.test(value))) yield 'fixed width';
  if (isInput(element)) yield* faultsOfInput(element);
  switch (element['type']) {
    case 'TextBlock':
      if (element['wrap'] !== true) yield 'does not wrap';
      break;
    case 'Image':
      if (isBlank(element['altText'])) yield 'no altText';
      break;
    case 'CodeBlock':
    case 'Media':
      yield 'not shown by every client';
      break;
    case 'Action.Submit':
      yield 'not an Action.Execute';
      break;
    case 'Action.Execute':
      yield* faultsOfButton(element);
      break;
    case 'Action.OpenUrl':
      if (!isOpenable(String(element['url']))) yield `leads to ${element['url']}`;
  }
}

/** Names and lists that stand for something to see, yet hold nothing. */
function* emptyParts(element: Json): Generator<string> {
  for (const name of ['text', 'title', 'label', 'url', 'errorMessage', 'altText']) {
    if (name in element && isBlank(element[name])) yield `empty ${name}`;
  }
  for (const name of ['body', 'items', 'inlines', 'columns', 'facts', 'choices', 'actions']) {
    if (name in element && list(element[name]).length === 0) yield `empty ${name}`;
  }
}

const isInput = (element: Json): boolean => String(element['type']).startsWith('Input.');

function* faultsOfInput(input: Json): Generator<string> {
  if (isBlank(input['id'])) yield 'no id';
  if (isBlank(input['label'])) yield 'no label';
  if (input['isRequired'] === true && isBlank(input['errorMessage'])) yield 'no errorMessage';
  const { value, maxLength } = input;
  if (typeof maxLength === 'number' && String(value).length > maxLength) yield 'value longer than maxLength';
  if (input['type'] !== 'Input.ChoiceSet') return;
  const values = list(input['choices']).map(choice => (isObject(choice) ? choice['value'] : undefined));
  const chosen = input['isMultiSelect'] === true ? String(value).split(',') : [value];
  for (const each of chosen) if (each !== '' && !values.includes(each)) yield `${each} is not a choice`;
  for (const double of repeated(values.map(String))) yield `choice ${double} is not unique`;
}

/** A click has to reach us, from a client that knows `Action.Execute` and from one that only knows `Action.Submit`. */
function* faultsOfButton(button: Json): Generator<string> {
  const { title, verb, data, fallback } = button;
  if (isBlank(title)) yield 'no title';
  if (isBlank(verb)) yield 'no verb';
  if (!isObject(fallback) || fallback['type'] !== 'Action.Submit') {
    yield 'no Action.Submit as fallback';
    return;
  }
  if (JSON.stringify(fallback['data']) !== JSON.stringify(data)) yield 'its fallback carries other data';
  if (fallback['title'] !== title) yield 'its fallback has another title';
  if (fallback['associatedInputs'] !== button['associatedInputs']) yield 'its fallback sends other inputs';
  const executed = clicked({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data } },
  });
  const submitted = clicked({ type: 'message', value: fallback['data'] });
  if (executed?.verb !== verb) yield 'is not understood when executed';
  if (submitted?.verb !== verb) yield 'is not understood when submitted';
}

function clicked(activity: Partial<Activity>) {
  const event: Event | undefined = eventOf(activity as Activity);
  return event?.type === 'click' ? event.click : undefined;
}

function isOpenable(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
}

const nameOf = ({ type, id, title, text }: Json): string =>
  [type, id ?? title ?? text].filter(Boolean).join(' ').slice(0, 60);

const repeated = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);
