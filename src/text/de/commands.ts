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
  'sign-in': {
    words: 'anmelden',
    title: 'Anmelden',
    about: 'Ihre Rollen aus dem Verzeichnis Ihrer Organisation übernehmen',
  },
  'sign-out': {
    words: 'abmelden',
    title: 'Abmelden',
    about: 'zurück zu den Rollen aus der Benutzerverwaltung',
  },
  enroll: {
    words: 'registrieren',
    title: 'Registrieren',
    about: 'Ihre Organisation beim Programm für Cloud-Lösungsanbieter registrieren',
  },
  account: {
    words: 'konto',
    title: 'Konto',
    about: 'Ihr Partner Center-Konto und der Stand der Registrierung',
  },
  overview: {
    words: 'übersicht, overview',
    title: 'Übersicht',
    about: 'Ihre Kunden, Einladungen und Verlängerungen auf einen Blick',
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
  'removed-customers': {
    words: 'entfernte kunden',
    title: 'Entfernte Kunden',
    about: 'Kunden, deren Kundenbeziehung entfernt wurde und reaktiviert werden kann',
  },
  'add-customer': {
    words: 'neuen kunden hinzufügen',
    title: 'Neuen Kunden hinzufügen',
    about: 'das Konto eines Kunden erstellen und seine Abonnements bestellen',
  },
  'request-relationship': {
    words: 'vertriebspartnerschaft beantragen, vertriebspartnerschaft',
    title: 'Vertriebspartnerschaft beantragen',
    about: 'einen Kunden zur Zusammenarbeit einladen',
  },
  'invite-new-customers': {
    words: 'neue kunden einladen',
    title: 'Neue Kunden einladen',
    about: 'einen Kunden bitten, Sie und zugleich Ihren indirekten Anbieter zu autorisieren',
  },
  invitations: {
    words: 'einladungen',
    title: 'Einladungen',
    about: 'wer noch nicht angenommen hat',
  },
  leads: {
    words: 'leads',
    title: 'Leads',
    about: 'Empfehlungen auf dem Weg zu einer Einladung oder einem Kunden',
  },
  'azure-switches': {
    words: 'azure-abonnements übertragen',
    title: 'Azure-Abonnements übertragen',
    about: 'Anfragen, Azure-Abonnements auf einen anderen Partner zu übertragen',
  },
  incentives: {
    words: 'anreize, incentives',
    title: 'Anreize',
    about: 'welche Abonnements für welchen Vertriebspartner zählen und was fehlt',
  },
  'find-provider': {
    words: 'anbieter suchen',
    title: 'Anbieter suchen',
    about: 'Anbieter Ihres Landes und was sie leisten',
  },
  'contact-requests': {
    words: 'kontaktanfragen',
    title: 'Kontaktanfragen',
    about: 'Vertriebspartner, die Sie um Kontaktaufnahme bitten',
  },
  'company-profile': {
    words: 'unternehmensprofil',
    title: 'Unternehmensprofil',
    about: 'Ansprechpartner, Website und wie Sie Ihr Unternehmen vorstellen',
  },
  verify: {
    words: 'überprüfen',
    title: 'Überprüfen',
    about: 'Ihre Rollen und was noch fehlt',
  },
  history: {
    words: 'verlauf',
    title: 'Verlauf',
    about: 'wer wann was mit welchem Ergebnis getan hat',
  },
  notifications: {
    words: 'benachrichtigungen',
    title: 'Benachrichtigungen',
    about: 'was ich von mir aus mitteile und wann',
  },
};
