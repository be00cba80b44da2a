import type { Language } from '../../domain/user';
import { chooseLanguage } from '../../workflows/users';
import { nothingToCancelCard } from '../cards/message';
import { languageCard, languageChosenCard } from '../cards/settings';
import type { Turn } from '../turn';

export async function showNothingToCancel({ actor, replies }: Turn): Promise<void> {
  replies.show(nothingToCancelCard(actor.language));
}

export async function showLanguages({ actor, replies }: Turn): Promise<void> {
  replies.show(languageCard(actor.language));
}

export const speakEnglish = (turn: Turn): Promise<void> => speak(turn, 'en');
export const speakGerman = (turn: Turn): Promise<void> => speak(turn, 'de');

async function speak({ ports, actor, replies }: Turn, language: Language): Promise<void> {
  await chooseLanguage(ports, actor, language);
  replies.show(languageChosenCard(language));
}
