import type { Language } from '../../../src/domain/user';
import { elementsOf } from './lint';
import { SAMPLES } from './samples';

/** The official words of Partner Center, for whatever does what the portal's button does. */
const BUTTONS: readonly (readonly [builder: string, variant: string, english: string[], german: string[]])[] = [
  ['checklistCard', 'indirect-reseller', ['Next', 'Cancel'], ['Weiter', 'Abbrechen']],
  [
    'signInCard',
    'work account',
    ['Sign in', 'Create one', 'Continue', 'Cancel'],
    ['Anmelden', 'Konto erstellen', 'Fortfahren', 'Abbrechen'],
  ],
  ['signInCard', 'partner account', ['Sign in', 'Continue', 'Cancel'], ['Anmelden', 'Fortfahren', 'Abbrechen']],
  ['organizationProfileCard', 'mixed', ['Continue', 'Cancel'], ['Fortfahren', 'Abbrechen']],
  ['organizationProfileCard', 'unusable', ['Cancel'], ['Abbrechen']],
  ['enrollmentFormCard', 'asked', ['Enroll now', 'Cancel'], ['Jetzt registrieren', 'Abbrechen']],
  ['supportFormCard', 'empty', ['Enroll now', 'Cancel'], ['Jetzt registrieren', 'Abbrechen']],
  [
    'draftCard',
    'partnership',
    ['Open in email', 'Copy to clipboard', 'Done', 'Cancel'],
    ['In E-Mail öffnen', 'In Zwischenablage kopieren', 'Fertig', 'Abbrechen'],
  ],
  [
    'draftReadyCard',
    'partnership',
    ['Open in email', 'Copy to clipboard', 'Done', 'Edit', 'Cancel'],
    ['In E-Mail öffnen', 'In Zwischenablage kopieren', 'Fertig', 'Bearbeiten', 'Abbrechen'],
  ],
  ['addUserCard', 'asked', ['Add', 'Cancel'], ['Hinzufügen', 'Abbrechen']],
  ['addCustomerUserCard', 'asked', ['Add', 'Cancel'], ['Hinzufügen', 'Abbrechen']],
  ['customerUserAddedCard', 'shown', ['Done'], ['Fertig']],
  ['checkedImportCard', 'nobody new', ['Another file', 'Cancel'], ['Andere Datei', 'Abbrechen']],
  ['updateUserCard', 'asked', ['Update', 'Cancel'], ['Aktualisieren', 'Abbrechen']],
  ['signInInformationCard', 'shown', ['Done'], ['Fertig']],
  [
    'authorizeProviderCard',
    'asked',
    ['Authorize indirect provider', 'Cancel'],
    ['Indirekten Anbieter autorisieren', 'Abbrechen'],
  ],
  [
    'partnersCard',
    'one provider',
    ['View customers', 'Invite new customers', 'Details', 'Find a provider'],
    ['Kunden anzeigen', 'Neue Kunden einladen', 'Einzelheiten', 'Anbieter suchen'],
  ],
  [
    'partnersCard',
    'one reseller',
    ['View customers', 'Add new customer', 'Details', 'Request a partnership'],
    ['Kunden anzeigen', 'Neuen Kunden hinzufügen', 'Einzelheiten', 'Partnerschaft anfordern'],
  ],
  [
    'customersCard',
    'empty',
    ['Search', 'Add new customer', 'Request a reseller relationship'],
    ['Suchen', 'Neuen Kunden hinzufügen', 'Vertriebspartnerschaft beantragen'],
  ],
  ['customerDetailsCard', 'of a provider', ['Next: Subscriptions', 'Cancel'], ['Weiter: Abonnements', 'Abbrechen']],
  [
    'orderLinesCard',
    'empty',
    ['Search', 'Add line', 'Next: Review', 'Cancel'],
    ['Suchen', 'Zeile hinzufügen', 'Weiter: Überprüfung', 'Abbrechen'],
  ],
  ['customerAgreementCard', 'asked', ['Next: Review', 'Cancel'], ['Weiter: Überprüfung', 'Abbrechen']],
  ['orderReviewCard', 'new', ['Submit', 'Edit', 'Cancel'], ['Übermitteln', 'Bearbeiten', 'Abbrechen']],
  ['setupInfoCard', 'new', ['Done'], ['Fertig']],
  [
    'noticeCard',
    'partnership with a provider',
    ['Indirect providers', 'Invite new customers', 'Notifications'],
    ['Indirekte Anbieter', 'Neue Kunden einladen', 'Benachrichtigungen'],
  ],
  [
    'noticeCard',
    'customer accepted',
    ['Open', 'View customers', 'Invitations', 'Notifications'],
    ['Öffnen', 'Kunden anzeigen', 'Einladungen', 'Benachrichtigungen'],
  ],
  [
    'helpCard',
    'help to indirect-reseller',
    [
      'Customers',
      'Request a reseller relationship',
      'Invite new customers',
      'Invitations',
      'Indirect providers',
      'Account',
    ],
    [
      'Kunden',
      'Vertriebspartnerschaft beantragen',
      'Neue Kunden einladen',
      'Einladungen',
      'Indirekte Anbieter',
      'Konto',
    ],
  ],
  [
    'helpCard',
    'help to indirect-provider',
    [
      'Customers',
      'Add new customer',
      'Request a reseller relationship',
      'Invitations',
      'Indirect resellers',
      'Request a partnership',
    ],
    [
      'Kunden',
      'Neuen Kunden hinzufügen',
      'Vertriebspartnerschaft beantragen',
      'Einladungen',
      'Indirekte Vertriebspartner',
      'Partnerschaft anfordern',
    ],
  ],
];

const HEADINGS: readonly (readonly [builder: string, variant: string, english: string, german: string])[] = [
  ['draftCard', 'partnership', 'Request a partnership', 'Partnerschaft anfordern'],
  ['draftCard', 'reseller-relationship', 'Request a reseller relationship', 'Vertriebspartnerschaft beantragen'],
  ['draftCard', 'reseller-and-provider', 'Invite new customers', 'Neue Kunden einladen'],
  ['customersCard', 'full', 'Customers', 'Kunden'],
  ['partnersCard', 'no provider', 'Indirect providers', 'Indirekte Anbieter'],
  ['partnersCard', 'no reseller', 'Indirect resellers', 'Indirekte Vertriebspartner'],
  ['usersCard', 'full', 'User management', 'Benutzerverwaltung'],
];

const SECTIONS: readonly (readonly [language: Language, headings: string[]])[] = [
  ['en', ['Legal business profile', 'Primary contact', 'Customer support']],
  ['de', ['Offizielles Geschäftsprofil', 'Hauptansprechpartner', 'Kundensupport']],
];

function cardOf(builder: string, variant: string, language: Language) {
  const sample = SAMPLES.find(
    each =>
      each.builder === builder && each.variant === variant && each.language === language && each.wording === 'typical',
  );
  if (!sample) throw new Error(`There is no sample "${variant}" of ${builder}`);
  return sample.card;
}

const headingsOf = (card: unknown) =>
  elementsOf(card).flatMap(({ style, type, text }) => (type === 'TextBlock' && style === 'heading' ? [text] : []));

const buttonsOf = (card: Readonly<Record<string, unknown>>) =>
  elementsOf(card['actions']).map(action => action['title']);

describe('the official words', () => {
  it.each(BUTTONS)('stand on the buttons of %s, %s', (builder, variant, english, german) => {
    expect(buttonsOf(cardOf(builder, variant, 'en'))).toEqual(english);
    expect(buttonsOf(cardOf(builder, variant, 'de'))).toEqual(german);
  });

  it.each(HEADINGS)('head %s, %s', (builder, variant, english, german) => {
    expect(headingsOf(cardOf(builder, variant, 'en'))).toEqual([english]);
    expect(headingsOf(cardOf(builder, variant, 'de'))).toEqual([german]);
  });

  it.each(SECTIONS)('head the parts of the enrollment form (%s)', (language, headings) => {
    expect(headingsOf(cardOf('enrollmentFormCard', 'asked', language)).slice(1)).toEqual(headings);
  });
});

describe('the ids of inputs', () => {
  it('are the names of the fields in the Partner Center REST API', () => {
    const inputs = SAMPLES.flatMap(({ card }) => elementsOf(card)).filter(({ type }) => `${type}`.startsWith('Input.'));
    expect([...new Set(inputs.map(({ id }) => id))].sort()).toEqual(
      [
        ...['companyName', 'addressLine1', 'addressLine2', 'city', 'state', 'postalCode', 'country'],
        ...['firstName', 'lastName', 'email', 'phoneNumber', 'supportEmail', 'supportTelephone', 'supportWebsite'],
        ...['domain', 'catalogItemId', 'dateAgreed'],
        ...['website', 'displayName', 'userPrincipalName', 'usageLocation', 'licenses', 'directoryRoles'],
        // Fields that the API does not have.
        ...['roles', 'user', 'kinds', 'quietFrom', 'quietTo', 'timeZone'],
        ...['description', 'services', 'offers', 'listed'],
        ...['partnerKind', 'organizationProfile', 'recipient', 'subject', 'text', 'accept'],
        ...['provider', 'reseller', 'invitation', 'customer', 'search', 'filter'],
        ...['customerUser', 'csv', 'switch', 'partner'],
        ...['lead', 'note', 'contactRequest', 'message'],
        ...['organizationRegistrationNumber', 'quantity', 'subscription', 'supportContact'],
      ].sort(),
    );
  });
});
