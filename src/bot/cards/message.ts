import source from '../../../cards/message.json';
import type { DeskError } from '../../domain/errors';
import type { Language } from '../../domain/user';
import { text, texts } from '../../text/text';
import { type Card, type CardOptions, renderCard } from './card';
import { type Button, button, primary } from './common';
import { errorText } from './error-text';
import { bylineOf, outcome } from './state';
import { template } from './template';

const render = template(source);

/** A short message of one heading and one sentence; unless it asks something, it stays. */
export const messageCard = (
  language: Language,
  heading: string,
  message: string,
  actions: readonly Button[] = [],
  options: CardOptions = { stays: true },
): Card => renderCard(language, render, { heading, text: message, actions }, options);

/** What has just been done; it stays. */
export const doneCard = (language: Language, heading: string, message: string, actions: readonly Button[] = []): Card =>
  renderCard(
    language,
    render,
    { heading, ...bylineOf(outcome(language, 'done')), text: message, actions },
    { stays: true },
  );

const helpButton = (language: Language) => button(text(language, 'buttons.help'), 'help');

export const cancelledCard = (language: Language): Card => {
  const words = texts(language, 'cards.message');
  return messageCard(language, words.cancelled, words.cancelledText, [helpButton(language)]);
};

export const nothingToCancelCard = (language: Language): Card => {
  const words = texts(language, 'cards.message');
  return messageCard(language, words.nothingToCancel, words.nothingToCancelText, [helpButton(language)]);
};

/** What the card of a flow becomes when something else is begun. */
export const supersededCard = (language: Language): Card => {
  const words = texts(language, 'cards.message');
  return messageCard(language, words.superseded, words.supersededText);
};

export const errorCard = (language: Language, error: DeskError): Card =>
  messageCard(language, text(language, 'cards.message.problem'), errorText(language, error), [
    ...mending(language, error),
    helpButton(language),
  ]);

/** The button that leads to where the obstacle can be removed, or at least seen. */
function mending(language: Language, { code, values }: DeskError): Button[] {
  const command = (id: 'enroll' | 'request-partnership') => primary(button(text(language, `commands.${id}.title`), id));
  switch (code) {
    case 'not-enrolled':
      return [command('enroll')];
    case 'no-reseller':
      return [command('request-partnership')];
    case 'subscriptions-active':
    case 'subscriptions-active-elsewhere':
      return [
        primary(button(text(language, 'subscriptions.title'), 'subscriptions', { customer: values['customer'] ?? '' })),
      ];
    default:
      return [];
  }
}
