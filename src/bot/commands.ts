import { type Actor, isPermitted, type Permission } from '../domain/actor';
import { PERMISSIONS } from '../domain/permissions';
import type { Texts } from '../text/text';
import { text } from '../text/text';
import type { Click } from './activity';
import type { HelpLine } from './cards/help';
import * as lists from './dialogs/lists';
import * as settings from './dialogs/settings';
import type { Turn } from './turn';

/** What a command or a button leads to: a card at once, or a flow. */
export type Action = { readonly show: (turn: Turn, args: Click['args']) => Promise<void> } | { readonly flow: string };

/** What people type, or tap in the help card; the words are in src/text under `commands`. */
export interface Command {
  readonly id: keyof Texts['commands'];
  readonly permission: Permission;
  /** Shown in help only while this holds, too. */
  readonly isOffered?: (actor: Actor) => boolean;
  readonly action: Action;
}

const EVERYBODY: Permission = {};

/** In the order of the help card. */
export const COMMANDS: readonly Command[] = [
  { id: 'enroll', permission: EVERYBODY, isOffered: actor => !actor.partner, action: { flow: 'enroll' } },
  { id: 'customers', permission: PERMISSIONS.customers, action: { show: lists.showCustomers } },
  { id: 'request-relationship', permission: PERMISSIONS.requestRelationship, action: { flow: 'request-relationship' } },
  { id: 'invite-new-customers', permission: PERMISSIONS.inviteNewCustomers, action: { flow: 'invite-new-customers' } },
  { id: 'invitations', permission: PERMISSIONS.invitations, action: { show: lists.showInvitations } },
  { id: 'indirect-providers', permission: PERMISSIONS.indirectProviders, action: { show: lists.showProviders } },
  { id: 'indirect-resellers', permission: PERMISSIONS.indirectResellers, action: { show: lists.showResellers } },
  { id: 'request-partnership', permission: PERMISSIONS.requestPartnership, action: { flow: 'request-partnership' } },
  { id: 'account', permission: EVERYBODY, action: { show: lists.showAccount } },
  {
    id: 'users',
    permission: EVERYBODY,
    isOffered: actor => actor.partner !== undefined,
    action: { show: lists.showUsers },
  },
  { id: 'notifications', permission: EVERYBODY, action: { show: settings.showNotifications } },
  { id: 'language', permission: EVERYBODY, action: { show: settings.showLanguages } },
  { id: 'help', permission: EVERYBODY, action: { show: settings.showHelp } },
  { id: 'cancel', permission: EVERYBODY, action: { show: settings.showNothingToCancel } },
];

/** What only buttons lead to; each asks for its permission in its workflow. */
export const BUTTONS: Readonly<Record<string, Action>> = {
  'authorize-provider': { flow: 'authorize-provider' },
  'withdraw-invitation': { flow: 'withdraw-invitation' },
  'send-invitation-again': { flow: 'send-invitation-again' },
  'resend-verification': { show: lists.sendVerificationMailAgain },
  mute: { show: settings.mute },
  unmute: { show: settings.unmute },
  'speak-english': { show: settings.speakEnglish },
  'speak-german': { show: settings.speakGerman },
};

export const actionOf = (verb: string): Action | undefined =>
  COMMANDS.find(command => command.id === verb)?.action ?? (Object.hasOwn(BUTTONS, verb) ? BUTTONS[verb] : undefined);

/** In both languages, whatever the user's is: people change between them. */
const WORDS: ReadonlyMap<string, Command> = new Map(
  COMMANDS.flatMap(command =>
    (['en', 'de'] as const)
      .flatMap(language => text(language, `commands.${command.id}.words`).split(','))
      .map(words => [normalized(words), command] as const),
  ),
);

export const commandOf = (typed: string): Command | undefined => WORDS.get(normalized(typed));

function normalized(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.!?,;:"'„“”]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The commands this user may use now. */
export const helpLines = (actor: Actor): HelpLine[] =>
  COMMANDS.filter(({ permission, isOffered }) => isPermitted(actor, permission) && (isOffered?.(actor) ?? true)).map(
    ({ id }) => ({
      id,
      title: text(actor.language, `commands.${id}.title`),
      about: text(actor.language, `commands.${id}.about`),
    }),
  );
