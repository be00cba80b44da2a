import source from '../../../cards/status.json';
import type { Language } from '../../domain/user';
import { type Card, type CardOptions, renderCard } from './card';
import type { Button, Fact } from './common';
import { bylineOf, type State, type Step, stepOf } from './state';
import { template } from './template';

const render = template(source);

export interface Status {
  readonly heading: string;
  readonly state?: State | undefined;
  /** What or whom it is about. */
  readonly about?: string;
  readonly message?: string;
  readonly steps?: readonly Step[];
  readonly facts?: readonly Fact[];
  readonly actions?: readonly Button[];
}

/** How something stands, and what may be done about it. */
export const statusCard = (
  language: Language,
  { heading, state, about, message = '', steps = [], facts = [], actions = [] }: Status,
  options: CardOptions = {},
): Card =>
  renderCard(
    language,
    render,
    {
      heading,
      ...bylineOf(state, about),
      text: message,
      hasText: message !== '',
      steps: steps.map(step => stepOf(language, step)),
      facts,
      actions,
    },
    options,
  );

/** What came of something; it stays. */
export const outcomeCard = (language: Language, status: Status): Card => statusCard(language, status, { stays: true });
