import type { Language } from '../../domain/user';
import { chooseLanguage, setMuted } from '../../workflows/users';
import { type HelpOccasion, helpCard } from '../cards/help';
import { nothingToCancelCard } from '../cards/message';
import { languageCard, languageChosenCard, notificationsCard } from '../cards/settings';
import { helpLines } from '../commands';
import type { Turn } from '../turn';

export async function showHelp(turn: Turn): Promise<void> {
  sayHelp(turn, 'help');
}

/** What this user may do now, in the order of the registry. */
export function sayHelp({ actor, replies }: Turn, occasion: HelpOccasion): void {
  replies.show(
    helpCard(actor.language, {
      occasion,
      lines: helpLines(actor),
      isNew: !actor.partner,
      hasNoRole: actor.partner !== undefined && actor.roles.length === 0,
    }),
  );
}

export async function showNothingToCancel({ actor, replies }: Turn): Promise<void> {
  replies.show(nothingToCancelCard(actor.language));
}

export async function showNotifications({ actor, user, replies }: Turn): Promise<void> {
  replies.show(notificationsCard(actor.language, user.muted));
}

export const mute = (turn: Turn): Promise<void> => changeMuted(turn, true);
export const unmute = (turn: Turn): Promise<void> => changeMuted(turn, false);

async function changeMuted({ ports, actor, replies }: Turn, muted: boolean): Promise<void> {
  await setMuted(ports, actor, muted);
  replies.show(notificationsCard(actor.language, muted));
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
