import type { Role } from '../../domain/role';
import type { Language } from '../../domain/user';
import { text, texts } from '../../text/text';
import type { Card } from './card';
import { button } from './common';
import { messageCard } from './message';
import { roleNames } from './users';

/** Why signing in did not work; the words are in src/text under `signIn.reasons`. */
export type SignInProblem = 'expired' | 'unavailable' | 'consent-missing' | 'other-account';

const help = (language: Language) => button(text(language, 'buttons.help'), 'help');
const signIn = (language: Language) => button(text(language, 'signIn.title'), 'sign-in');
const signOut = (language: Language) => button(text(language, 'commands.sign-out.title'), 'sign-out');

/** Whoever has signed in, with what the directory makes them. */
export function ownRolesCard(language: Language, roles: readonly Role[]): Card {
  const message =
    roles.length > 0
      ? text(language, 'signIn.roles', { roles: roleNames({ language }, roles) })
      : text(language, 'signIn.noRole');
  return messageCard(language, text(language, 'signIn.signedIn'), message, [help(language), signOut(language)]);
}

export function signedOutCard(language: Language, wasSignedIn: boolean): Card {
  const { signedOut, signedOutText, notSignedIn } = texts(language, 'signIn');
  return messageCard(language, signedOut, wasSignedIn ? signedOutText : notSignedIn, [signIn(language)]);
}

/** Asked for in a chat that others read: signing in and out goes on in one's own. */
export const signInHereCard = (language: Language, verb: 'sign-in' | 'sign-out'): Card => {
  const title = text(language, `commands.${verb}.title`);
  return messageCard(language, title, text(language, 'signIn.here'), [button(title, verb)]);
};

export const signInFailedCard = (language: Language, problem: SignInProblem): Card =>
  messageCard(language, text(language, 'signIn.failed'), text(language, `signIn.reasons.${problem}`), [
    signIn(language),
    help(language),
  ]);

export const signOutFailedCard = (language: Language): Card =>
  messageCard(language, text(language, 'signIn.signOutFailed'), text(language, 'signIn.reasons.unavailable'), [
    signOut(language),
    help(language),
  ]);
