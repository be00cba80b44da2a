import { type Actor, isPermitted, type Permission } from '../domain/actor';
import { PERMISSIONS } from '../domain/permissions';
import type { Texts } from '../text/shape';
import { text, texts } from '../text/text';
import type { Click } from './activity';
import { type Button, button } from './cards/common';
import { type HelpLine, type HelpOccasion, helpCard } from './cards/help';
import * as azureSwitch from './dialogs/azure-switch';
import * as companyProfile from './dialogs/company-profile';
import * as customerAccount from './dialogs/customer-account';
import { showCustomerService } from './dialogs/customer-service';
import * as customerUsers from './dialogs/customer-users';
import { showHistory } from './dialogs/history';
import * as incentives from './dialogs/incentives';
import * as leads from './dialogs/leads';
import * as lists from './dialogs/lists';
import * as notifications from './dialogs/notifications';
import { sayOutcome, showCustomerAdded } from './dialogs/order-steps';
import * as overview from './dialogs/overview';
import * as partnership from './dialogs/partnership';
import * as providers from './dialogs/providers';
import * as settings from './dialogs/settings';
import * as subscription from './dialogs/subscription';
import * as userImport from './dialogs/user-import';
import * as users from './dialogs/users';
import { showReadiness } from './dialogs/verify';
import type { Turn } from './turn';

/** What a command or a button leads to: a card at once, a flow, or back to the one that waits for an answer. */
export type Action =
  | { readonly show: (turn: Turn, args: Click['args']) => Promise<void> }
  | { readonly flow: string }
  | { readonly goOn: true };

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
  { id: 'add-customer', permission: PERMISSIONS.addCustomer, action: { flow: 'add-customer' } },
  { id: 'request-relationship', permission: PERMISSIONS.requestRelationship, action: { flow: 'request-relationship' } },
  { id: 'invite-new-customers', permission: PERMISSIONS.inviteNewCustomers, action: { flow: 'invite-new-customers' } },
  { id: 'invitations', permission: PERMISSIONS.invitations, action: { show: lists.showInvitations } },
  { id: 'indirect-providers', permission: PERMISSIONS.indirectProviders, action: { show: lists.showProviders } },
  { id: 'indirect-resellers', permission: PERMISSIONS.indirectResellers, action: { show: lists.showResellers } },
  { id: 'request-partnership', permission: PERMISSIONS.requestPartnership, action: { flow: 'request-partnership' } },
  { id: 'account', permission: EVERYBODY, action: { show: lists.showAccount } },
  {
    id: 'overview',
    permission: EVERYBODY,
    isOffered: actor => actor.partner !== undefined,
    action: { show: overview.showOverview },
  },
  {
    id: 'users',
    permission: EVERYBODY,
    isOffered: actor => actor.partner !== undefined,
    action: { show: users.showUsers },
  },
  {
    id: 'company-profile',
    permission: EVERYBODY,
    isOffered: actor => actor.partner !== undefined,
    action: { show: companyProfile.showCompanyProfile },
  },
  { id: 'verify', permission: EVERYBODY, action: { show: showReadiness } },
  { id: 'leads', permission: PERMISSIONS.leads, action: { show: leads.showLeads } },
  { id: 'azure-switches', permission: PERMISSIONS.switchSubscription, action: { show: azureSwitch.showSwitches } },
  { id: 'incentives', permission: PERMISSIONS.incentives, action: { show: incentives.showIncentives } },
  { id: 'find-provider', permission: PERMISSIONS.findProvider, action: { show: providers.showProviderSearch } },
  {
    id: 'contact-requests',
    permission: PERMISSIONS.requestPartnership,
    action: { show: providers.showContactRequests },
  },
  {
    id: 'removed-customers',
    permission: PERMISSIONS.removeCustomerRelationship,
    action: { show: customerAccount.showRemovedCustomers },
  },
  { id: 'history', permission: PERMISSIONS.history, action: { show: showHistory } },
  { id: 'notifications', permission: EVERYBODY, action: { show: notifications.showNotifications } },
  { id: 'language', permission: EVERYBODY, action: { show: settings.showLanguages } },
  {
    id: 'sign-in',
    permission: EVERYBODY,
    isOffered: actor => actor.isSignedIn === false,
    action: { show: async turn => (turn.signIn ? turn.signIn.begin(turn) : sayHelp(turn, 'unknown')) },
  },
  {
    id: 'sign-out',
    permission: EVERYBODY,
    isOffered: actor => actor.isSignedIn === true,
    action: { show: async turn => (turn.signIn ? turn.signIn.end(turn) : sayHelp(turn, 'unknown')) },
  },
  {
    id: 'help',
    permission: EVERYBODY,
    isOffered: () => false,
    action: { show: async turn => sayHelp(turn, 'help') },
  },
  { id: 'cancel', permission: EVERYBODY, isOffered: () => false, action: { show: settings.showNothingToCancel } },
];

/** What only buttons lead to; each asks for its permission in its workflow. */
export const BUTTONS: Readonly<Record<string, Action>> = {
  'go-on': { goOn: true },
  'add-subscription': { flow: 'add-subscription' },
  'customer-added': { show: showCustomerAdded },
  customer: { show: lists.showCustomer },
  subscriptions: { show: subscription.showSubscriptions },
  'sold-subscriptions': { show: overview.showSoldSubscriptions },
  subscription: { show: subscription.showSubscription },
  'change-quantity': { flow: 'change-quantity' },
  'suspend-subscription': { flow: 'suspend-subscription' },
  'reactivate-subscription': { flow: 'reactivate-subscription' },
  'support-contact': { flow: 'support-contact' },
  'permission-to-buy': { flow: 'permission-to-buy' },
  'request-switch': { flow: 'request-switch' },
  'azure-switch': { show: azureSwitch.showSwitch },
  'answer-switch': { flow: 'answer-switch' },
  'cancel-switch': { flow: 'cancel-switch' },
  'send-switch-mail': { show: azureSwitch.sendSwitchMail },
  'customer-incentives': { show: incentives.showCustomerIncentives },
  'reseller-on-record': { flow: 'reseller-on-record' },
  'ask-for-record': { flow: 'ask-for-record' },
  'customer-account': { show: customerAccount.showCustomerAccount },
  'customer-service': { show: showCustomerService },
  'edit-customer-account': { flow: 'edit-customer-account' },
  'customer-users': { show: customerUsers.showCustomerUsers },
  'customer-user': { show: customerUsers.showCustomerUser },
  'add-customer-user': { flow: 'add-customer-user' },
  'user-licenses': { flow: 'user-licenses' },
  'directory-roles': { flow: 'directory-roles' },
  'reset-password': { flow: 'reset-password' },
  'delete-customer-user': { flow: 'delete-customer-user' },
  'upload-users': { flow: 'upload-users' },
  'user-import': { show: userImport.showUserImport },
  'show-sign-ins': { show: userImport.showSignInsOf },
  'restore-customer-user': { show: customerUsers.showRestoredUser },
  'remove-customer': { flow: 'remove-customer' },
  'reactivate-customer': { show: customerAccount.showReactivatedCustomer },
  'authorize-provider': { flow: 'authorize-provider' },
  'withdraw-invitation': { flow: 'withdraw-invitation' },
  'send-invitation-again': { flow: 'send-invitation-again' },
  'copy-invitation': { flow: 'copy-invitation' },
  partner: { show: partnership.showPartner },
  'remove-provider-access': { flow: 'remove-provider-access' },
  'end-partnership': { flow: 'end-partnership' },
  'ask-provider': { flow: 'ask-provider' },
  lead: { show: leads.showLead },
  'add-lead': { flow: 'add-lead' },
  'edit-lead': { flow: 'edit-lead' },
  'close-lead': { show: leads.showClosedLead },
  'reopen-lead': { show: leads.showReopenedLead },
  'resend-verification': { show: lists.sendVerificationMailAgain },
  mute: { show: notifications.mute },
  unmute: { show: notifications.unmute },
  'update-notifications': { show: notifications.updateNotifications },
  'add-user': { flow: 'add-user' },
  'user-added': { show: users.showAddedUser },
  'update-user': { flow: 'update-user' },
  'remove-user': { flow: 'remove-user' },
  'edit-company-profile': { flow: 'edit-company-profile' },
  'partner-agreement': { flow: 'partner-agreement' },
  'speak-english': { show: settings.speakEnglish },
  'speak-german': { show: settings.speakGerman },
};

/**
 * What is said to a click on a card that has done its work, where its answer may have been lost. They return whether
 * there was anything to say.
 */
const OUTCOMES: Readonly<Record<string, (turn: Turn, args: Click['args']) => Promise<boolean>>> = {
  submit: sayOutcome,
};

export const outcomeOf = (verb: string) => (Object.hasOwn(OUTCOMES, verb) ? OUTCOMES[verb] : undefined);

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

function goOn({ actor, openFlow }: Turn): Button | undefined {
  if (openFlow === undefined) return undefined;
  const command = COMMANDS.find(({ id }) => id === openFlow);
  const flow = command && text(actor.language, `commands.${command.id}.title`);
  const words = texts(actor.language, 'cards.help', { flow: flow ?? '' });
  return button(flow ? words.goOn : words.goOnThere, 'go-on');
}

/** What this user may do now, in the order of the registry, and the way back to what is open. */
export function sayHelp(turn: Turn, occasion: HelpOccasion): void {
  const { actor, replies } = turn;
  replies.show(
    helpCard(actor.language, {
      occasion,
      goOn: goOn(turn),
      lines: helpLines(actor),
      isNew: !actor.partner,
      hasNoRole: actor.partner !== undefined && actor.roles.length === 0,
      findsCustomers: isPermitted(actor, PERMISSIONS.customers),
    }),
  );
}
