import { actionOf, BUTTONS, COMMANDS, commandOf, helpLines } from '../../src/bot/commands';
import { createDialogs } from '../../src/bot/dialogs/dialogs';
import type { Actor } from '../../src/domain/actor';
import { TenantId, UserId } from '../../src/domain/ids';
import type { PartnerKind } from '../../src/domain/partner';
import { Role } from '../../src/domain/role';
import { elementsOf } from './cards/lint';
import { SAMPLES } from './cards/samples';

/** What people type, in the official words of both languages. */
const WORDS: readonly (readonly [id: string, english: string, german: string])[] = [
  ['help', 'help, hi, hello', 'hilfe, hallo'],
  ['cancel', 'cancel', 'abbrechen'],
  ['language', 'language', 'sprache'],
  ['enroll', 'enroll', 'registrieren'],
  ['account', 'account', 'konto'],
  ['overview', 'overview', 'übersicht,overview'],
  ['users', 'user management', 'benutzerverwaltung'],
  ['indirect-providers', 'indirect providers', 'indirekte anbieter'],
  ['indirect-resellers', 'indirect resellers', 'indirekte vertriebspartner'],
  ['request-partnership', 'request a partnership', 'partnerschaft anfordern'],
  ['customers', 'customers', 'kunden'],
  ['request-relationship', 'request a reseller relationship', 'vertriebspartnerschaft beantragen'],
  ['invite-new-customers', 'invite new customers', 'neue kunden einladen'],
  ['add-customer', 'add new customer', 'neuen kunden hinzufügen'],
  ['invitations', 'invitations', 'einladungen'],
  ['company-profile', 'company profile', 'unternehmensprofil'],
  ['verify', 'verify', 'überprüfen'],
  ['leads', 'leads', 'leads'],
  ['azure-switches', 'switch azure subscriptions', 'azure-abonnements übertragen'],
  ['incentives', 'incentives', 'anreize, incentives'],
  ['find-provider', 'find a provider', 'anbieter suchen'],
  ['contact-requests', 'contact requests', 'kontaktanfragen'],
  ['removed-customers', 'removed customers', 'entfernte kunden'],
  ['history', 'history', 'verlauf'],
  ['notifications', 'notifications', 'benachrichtigungen'],
  ['sign-in', 'sign in', 'anmelden'],
  ['sign-out', 'sign out', 'abmelden'],
];

const actor = (kind: PartnerKind | undefined, roles: readonly Role[] = Role.options): Actor => ({
  tenantId: TenantId.parse('tenant'),
  userId: UserId.parse('user'),
  name: 'Anna',
  roles,
  language: 'en',
  locale: 'en-US',
  partner: kind && { tenantId: TenantId.parse('tenant'), companyName: 'Contoso', mpnId: '1', country: 'US', kind },
});

const EVERYBODY = ['account', 'verify', 'notifications', 'language'];
const PARTNERS = [
  'customers',
  'removed-customers',
  'request-relationship',
  'invitations',
  'leads',
  'history',
  'overview',
  'users',
  'company-profile',
  ...EVERYBODY,
];

describe('a command', () => {
  it.each(WORDS)('%s is understood in both languages', (id, english, german) => {
    for (const words of [...english.split(','), ...german.split(',')]) expect(commandOf(words)?.id).toBe(id);
  });

  it('is every command there is', () => {
    expect(COMMANDS.map(({ id }) => id).sort()).toEqual(WORDS.map(([id]) => id).sort());
  });

  it.each([
    ['Hello!', 'help'],
    ['  HILFE  ', 'help'],
    ['„abbrechen“', 'cancel'],
    ['“cancel”.', 'cancel'],
    ['Request   a\npartnership?', 'request-partnership'],
    ['neue kunden einladen, ', 'invite-new-customers'],
    ['ｈｅｌｐ', 'help'],
  ])('is understood however it is written: %j', (typed, id) => {
    expect(commandOf(typed)?.id).toBe(id);
  });

  it.each(['', '   ', '!', 'help me', 'cancel the order', 'constructor', 'toString', '__proto__', 'x'.repeat(20_000)])(
    'is not %j',
    typed => {
      expect(commandOf(typed)).toBeUndefined();
    },
  );
});

describe('a button', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', ''])('does not lead to %j', verb => {
    expect(actionOf(verb)).toBeUndefined();
  });

  it('leads to something on every card that asks nothing', () => {
    const verbs = SAMPLES.flatMap(({ card }) => elementsOf(card)).flatMap(({ type, verb, data }) =>
      type === 'Action.Execute' && !JSON.stringify(data).includes('"prompt"') ? [String(verb)] : [],
    );
    expect(verbs.length).toBeGreaterThan(0);
    expect([...new Set(verbs)].filter(verb => !actionOf(verb))).toEqual([]);
  });

  it('is on some card, whatever it leads to', () => {
    const verbs = new Set(SAMPLES.flatMap(({ card }) => elementsOf(card)).map(({ verb }) => verb));
    expect(Object.keys(BUTTONS).filter(verb => !verbs.has(verb))).toEqual([]);
  });

  it('begins only flows that there are', () => {
    const dialogs = createDialogs();
    const actions = [...COMMANDS.map(({ action }) => action), ...Object.values(BUTTONS)];
    const flows = actions.flatMap(action => ('flow' in action ? [action.flow] : []));
    expect(flows.filter(id => !dialogs.find(id))).toEqual([]);
  });
});

describe('help', () => {
  const idsFor = (who: Actor) => helpLines(who).map(({ id }) => id);

  it.each<[string, Actor, string[]]>([
    ['somebody who is not enrolled', actor(undefined, []), ['enroll', ...EVERYBODY]],
    [
      'an indirect reseller',
      actor('indirect-reseller'),
      ['indirect-providers', 'invite-new-customers', 'incentives', 'find-provider', ...PARTNERS],
    ],
    [
      'an indirect provider',
      actor('indirect-provider'),
      [
        'indirect-resellers',
        'azure-switches',
        'incentives',
        'request-partnership',
        'contact-requests',
        'add-customer',
        ...PARTNERS,
      ],
    ],
    ['a direct partner', actor('direct-partner'), ['add-customer', 'azure-switches', ...PARTNERS]],
    ['somebody without a role', actor('indirect-reseller', []), ['overview', 'users', 'company-profile', ...EVERYBODY]],
    [
      'a helpdesk agent of a reseller',
      actor('indirect-reseller', ['helpdesk-agent']),
      ['customers', 'indirect-providers', 'overview', 'users', 'company-profile', ...EVERYBODY],
    ],
    [
      'a billing admin',
      actor('indirect-provider', ['billing-admin']),
      ['overview', 'users', 'company-profile', ...EVERYBODY],
    ],
  ])('offers %s what they may do', (_who, who, ids) => {
    expect(idsFor(who).sort()).toEqual([...ids].sort());
  });

  it('offers to sign in or out where that can be done', () => {
    const offered = (isSignedIn: boolean | undefined) =>
      idsFor({ ...actor(undefined), isSignedIn }).filter(id => id.startsWith('sign-'));
    expect([undefined, false, true].map(offered)).toEqual([[], ['sign-in'], ['sign-out']]);
  });

  it('is written in the language of the reader', () => {
    const german = helpLines({ ...actor(undefined), language: 'de' });
    expect(german[0]).toEqual({
      id: 'enroll',
      title: 'Registrieren',
      about: 'Ihre Organisation beim Programm für Cloud-Lösungsanbieter registrieren',
    });
  });
});
