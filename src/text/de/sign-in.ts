export const signIn = {
  title: 'Anmelden',
  why: 'Melden Sie sich mit Ihrem Geschäftskonto an. Ihre Rollen kommen dann aus dem Verzeichnis Ihrer Organisation.',
  here: 'Wählen Sie die Schaltfläche, um in diesem Chat fortzufahren, den nur Sie lesen können.',
  signedIn: 'Sie sind angemeldet',
  roles: 'Das Verzeichnis Ihrer Organisation gibt Ihnen diese Rollen: {{roles}}.',
  noRole:
    'Das Verzeichnis Ihrer Organisation gibt Ihnen keine Rolle in Partner Center. Bitten Sie einen globalen Administrator, Sie einer Gruppe von Agents hinzuzufügen, oder melden Sie sich ab, um die Rollen zu verwenden, die Sie in der Benutzerverwaltung erhalten haben.',
  signedOut: 'Sie sind abgemeldet',
  signedOutText:
    'Es gelten wieder die Rollen, die Sie in der Benutzerverwaltung erhalten haben. Bei Microsoft Teams bleiben Sie angemeldet.',
  notSignedIn: 'Sie sind nicht angemeldet und müssen sich daher nicht abmelden.',
  failed: 'Die Anmeldung hat nicht funktioniert',
  reasons: {
    expired: 'Sie hat zu lange gedauert oder wurde abgebrochen. Bitte versuchen Sie es noch einmal.',
    unavailable:
      'Der Anmeldedienst oder das Verzeichnis Ihrer Organisation antwortet gerade nicht. Bitte versuchen Sie es in einigen Minuten noch einmal.',
    'consent-missing':
      'Partner Desk darf Ihre Rollen noch nicht lesen. Bitten Sie einen globalen Administrator, die Einwilligung für Ihre Organisation zu erteilen; melden Sie sich dann noch einmal an.',
    'other-account':
      'Sie haben sich mit einem anderen Konto angemeldet als dem, das Sie in Microsoft Teams verwenden. Bitte melden Sie sich mit diesem an.',
  },
  signOutFailed: 'Die Abmeldung hat nicht funktioniert',
  directoryRoles: 'Rollen aus dem Verzeichnis',
};
