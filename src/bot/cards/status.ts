import source from '../../../cards/status.json';
import type { Language } from '../../domain/user';
import { type Card, type CardOptions, renderCard } from './card';
import type { Button, Fact } from './common';
import { template } from './template';

const render = template(source);

export interface Status {
  readonly heading: string;
  readonly message?: string;
  readonly facts?: readonly Fact[];
  readonly actions?: readonly Button[];
}

/** How something stands, and what may be done about it. */
export const statusCard = (
  language: Language,
  { heading, message = '', facts = [], actions = [] }: Status,
  options: CardOptions = {},
): Card => renderCard(language, render, { heading, text: message, hasText: message !== '', facts, actions }, options);

/** What came of something; it stays. */
export const outcomeCard = (language: Language, status: Status): Card => statusCard(language, status, { stays: true });
