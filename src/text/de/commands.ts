export const commands = {
  help: {
    words: 'hilfe, hallo',
    title: 'Hilfe',
    about: 'was Sie hier tun können',
  },
  cancel: {
    words: 'abbrechen',
    title: 'Abbrechen',
    about: 'beendet den laufenden Vorgang',
  },
  language: {
    words: 'sprache',
    title: 'Sprache',
    about: 'Englisch oder Deutsch',
  },
  enroll: {
    words: 'registrieren',
    title: 'Registrieren',
    about: 'Ihre Organisation beim Cloud Solution Provider-Programm registrieren',
  },
  account: {
    words: 'konto',
    title: 'Konto',
    about: 'Ihr Partner Center-Konto und der Stand der Registrierung',
  },
  users: {
    words: 'benutzerverwaltung',
    title: 'Benutzerverwaltung',
    about: 'wer in Ihrer Organisation welche Rolle hat',
  },
  'indirect-providers': {
    words: 'indirekte anbieter',
    title: 'Indirekte Anbieter',
    about: 'die Anbieter, mit denen Sie eine Partnerschaft haben',
  },
  'indirect-resellers': {
    words: 'indirekte vertriebspartner',
    title: 'Indirekte Vertriebspartner',
    about: 'die Vertriebspartner, mit denen Sie eine Partnerschaft haben',
  },
  'request-partnership': {
    words: 'partnerschaft anfordern',
    title: 'Partnerschaft anfordern',
    about: 'einen Vertriebspartner um eine Partnerschaft bitten',
  },
  customers: {
    words: 'kunden',
    title: 'Kunden',
    about: 'Ihre Kundenliste',
  },
  'request-relationship': {
    words: 'vertriebspartnerschaft beantragen',
    title: 'Vertriebspartnerschaft beantragen',
    about: 'einen Kunden zur Zusammenarbeit einladen',
  },
  'invite-new-customers': {
    words: 'neue kunden einladen',
    title: 'Neue Kunden einladen',
    about: 'einen Kunden zugleich zu sich und Ihrem indirekten Anbieter einladen',
  },
  invitations: {
    words: 'einladungen',
    title: 'Einladungen',
    about: 'wer noch nicht angenommen hat',
  },
  notifications: {
    words: 'benachrichtigungen',
    title: 'Benachrichtigungen',
    about: 'stummschalten, was ich Ihnen von mir aus mitteile',
  },
};
