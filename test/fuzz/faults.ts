import { z } from 'zod';
import { en } from '../../src/text/en';
import { validationEvents } from '../bot/cards/adaptive-cards';
import { faultsOf } from '../bot/cards/lint';
import type { ShownCard } from '../conversation/harness/card';

const Card = z.looseObject({ lang: z.enum(['en', 'de']) });

/** What a program shows that had no word for something. */
const WORDLESS = /\bundefined\b|\bNaN\b|\[object Object\]|\bInvalid Date\b/;
const TEMPLATE = /\$\{|\{\{/;
const KEY = new RegExp(`(?<![\\w./@-])(${Object.keys(en).join('|')})\\.[a-z][A-Za-z]+(\\.[\\w-]+)*(?![\\w@/])`);

/** What is wrong with texts that somebody reads. @param isHostile whether people have typed templates, which stay as they are */
export const faultsOfWords = (texts: readonly string[], isHostile: boolean): string[] =>
  texts.flatMap(text =>
    [WORDLESS, ...(isHostile ? [] : [TEMPLATE, KEY])].flatMap(fault => {
      const [found] = fault.exec(text) ?? [];
      return found === undefined ? [] : [`“${found}” in “${text.slice(0, 300)}”`];
    }),
  );

const TOO_LONG = 'value longer than maxLength';

/** What is wrong with a card, by the rules that hold for all of ours. */
export function faultsOfCard(card: ShownCard, isHostile: boolean): string[] {
  const content = Card.parse(card.content);
  // A client cuts off what is too long; a program need not, and gets back what it has sent.
  const faults = faultsOf(content, { language: content.lang }).filter(fault => !fault.endsWith(TOO_LONG));
  return [
    ...[...faults, ...validationEvents(content)].map(
      fault => `${fault}, on “${card.heading}”: ${JSON.stringify(content).slice(0, 2_000)}`,
    ),
    ...faultsOfWords([card.text, String(content['speak'])], isHostile),
  ];
}
