import type { Language } from '../../domain/user';
import { text, texts } from '../../text/text';
import type { Card } from './card';
import { button } from './common';
import { messageCard } from './message';

export const languageCard = (language: Language): Card => {
  const words = texts(language, 'cards.language');
  const buttons = texts(language, 'buttons');
  const choices = [button(buttons.english, 'speak-english'), button(buttons.german, 'speak-german')];
  return messageCard(language, words.heading, words.text, choices, {});
};

export const languageChosenCard = (language: Language): Card =>
  messageCard(language, text(language, 'cards.language.done'), text(language, 'cards.language.doneText'), [
    button(text(language, 'buttons.help'), 'help'),
  ]);
