/**
 * The package cannot be loaded by its name in Node (microsoft/AdaptiveCards#9155): its bundle can, and needs no
 * browser to read and check a card.
 */
const { AdaptiveCard, HostConfig, SerializationContext, Versions }: typeof import('adaptivecards') =
  require('adaptivecards/dist/adaptivecards.js');

/** Teams shows one button more than the package does by itself. */
const TEAMS = new HostConfig({ actions: { maxActions: 6 } });

/**
 * What Microsoft's own reader has to say about a card of version 1.5. It may not see `lang`: its pattern for that is
 * one global regular expression, which goes on where it stopped and so refuses every second card.
 */
export function validationEvents({ lang: _lang, ...json }: Readonly<Record<string, unknown>>): string[] {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  card.hostConfig = TEAMS;
  card.parse(json, context);
  const read = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...read, ...card.validateProperties().validationEvents.map(event => event.message)];
}
