import { z } from 'zod';
import type { Client } from './client';
import type { Connector } from './connector';

/** Somebody's personal chat with a bot. */
export interface Person {
  readonly tenantId: string;
  readonly userId: string;
  readonly name: string;
}

export const conversationOf = ({ tenantId, userId }: Person): string => `a:${tenantId}:${userId}`;

let counter = 0;

/** An activity as a Teams client sends it. */
export const activityOf = (person: Person, connector: Connector, own: object): object => ({
  id: `activity-${process.pid}-${++counter}`,
  channelId: 'msteams',
  serviceUrl: connector.url,
  locale: 'en-US',
  from: { id: `29:${person.userId}`, name: person.name, aadObjectId: person.userId },
  recipient: { id: 'bot', name: 'Partner Desk' },
  conversation: { id: conversationOf(person), tenantId: person.tenantId, conversationType: 'personal' },
  channelData: { tenant: { id: person.tenantId } },
  ...own,
});

const Element = z.looseObject({ type: z.string().optional(), id: z.string().optional(), value: z.string().optional() });

/** Every element of a card; the fallback of a button is the same button again. */
function* elementsOf(node: unknown): Generator<z.infer<typeof Element>> {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node) yield Element.parse(node);
  for (const [name, child] of Object.entries(node))
    if (name !== 'fallback' && name !== 'data') yield* elementsOf(child);
}

/** What a click on the button with this verb sends, with these inputs and the others as they stand. */
export function clickOn(card: { id: string; json: string }, verb: string, inputs: Record<string, string>): object {
  const elements = [...elementsOf(JSON.parse(card.json))];
  const button = elements.find(element => element.type === 'Action.Execute' && element['verb'] === verb);
  if (!button) throw new Error(`There is no button ${verb} on ${card.json}`);
  const filled = elements.filter(({ type }) => type?.startsWith('Input.')).map(({ id, value = '' }) => [id, value]);
  const data = { ...z.looseObject({}).parse(button['data']), ...Object.fromEntries(filled), ...inputs };
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    replyToId: card.id,
  };
}

/** The next turn of a chat, and a look at what came of it. */
export type NextTurn = () => Promise<void>;

/** The waterfall in which a provider asks for a partnership: a command, and a click that commits. */
export function draftingChat(client: Client, connector: Connector, person: Person): NextTurn {
  const conversation = conversationOf(person);
  let card: { id: string; json: string } | undefined;
  return async () => {
    if (!card) {
      await client.post(activityOf(person, connector, { type: 'message', text: 'request a partnership' }));
      card = connector.take(conversation);
      if (!card) throw new Error('No card came');
      return;
    }
    const click = clickOn(card, 'done', { recipient: 'anna@northwind.example' });
    const answer = await client.post(activityOf(person, connector, click));
    if (!answer.includes('AdaptiveCard') || answer.includes('"prompt"')) throw new Error(`The click led to ${answer}`);
    card = undefined;
  };
}

/** What an echo is for: a message, and its echo. */
export function echoChat(client: Client, connector: Connector, person: Person): NextTurn {
  return async () => {
    await client.post(activityOf(person, connector, { type: 'message', text: 'request a partnership' }));
    if (!connector.take(conversationOf(person))) throw new Error('No echo came');
  };
}

/** The echo's chat with every second turn a click, as in the waterfall: it is answered in its own response. */
export function clickedEchoChat(client: Client, connector: Connector, person: Person): NextTurn {
  const say = echoChat(client, connector, person);
  const value = { action: { type: 'Action.Execute', verb: 'done', data: {} }, trigger: 'manual' };
  let isClick = true;
  return async () => {
    isClick = !isClick;
    if (!isClick) return say();
    await client.post(activityOf(person, connector, { type: 'invoke', name: 'adaptiveCard/action', value }));
  };
}
