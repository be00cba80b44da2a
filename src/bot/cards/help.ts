import source from '../../../cards/help.json';
import type { Language } from '../../domain/user';
import { text, texts } from '../../text/text';
import { type Card, renderCard } from './card';
import type { Button } from './common';
import { template } from './template';

const render = template(source);

/** A command as the help card lists it. */
export interface HelpLine {
  readonly id: string;
  readonly title: string;
  readonly about: string;
}

/** Teams shows six buttons at the most; every command is a line to tap as well. */
const MOST_BUTTONS = 6;

export type HelpOccasion = 'welcome' | 'help' | 'unknown';

export interface HelpContent {
  readonly occasion: HelpOccasion;
  readonly lines: readonly HelpLine[];
  /** Leads back to the flow that waits for an answer. */
  readonly goOn: Button | undefined;
  /** Nobody of this tenant has enrolled it yet. */
  readonly isNew: boolean;
  /** The tenant is enrolled, but this user has no role. */
  readonly hasNoRole: boolean;
  /** The name of a customer is understood, too. */
  readonly findsCustomers: boolean;
}

export function helpCard(language: Language, content: HelpContent): Card {
  const { occasion, lines, goOn, isNew, hasNoRole, findsCustomers } = content;
  const words = texts(language, 'cards.help');
  const heading = { welcome: words.welcome, help: words.heading, unknown: words.unknown }[occasion];
  const introduction = [
    goOn ? words.inFlow : '',
    occasion === 'welcome' ? words.introduction : '',
    isNew ? words.first : '',
    hasNoRole ? words.noRole : '',
    findsCustomers ? words[occasion === 'unknown' ? 'noCustomer' : 'findCustomer'] : '',
    occasion === 'unknown' ? words.unknownHint : '',
  ];
  const commands = lines.map(({ id, title, about }) => ({ verb: id, title, about }));
  const settings = new Set(['language', 'notifications']);
  const often = commands.filter(command => !settings.has(command.verb));
  const data = {
    heading,
    introduction: introduction.filter(Boolean).join('\n\n') || text(language, 'cards.help.hint'),
    hint: introduction.some(Boolean) ? words.hint : '',
    hasHint: introduction.some(Boolean),
    commands,
    actions: [...(goOn ? [goOn] : []), ...often].slice(0, MOST_BUTTONS),
  };
  return renderCard(language, render, data, { stays: true });
}
