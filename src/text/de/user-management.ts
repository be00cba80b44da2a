export const userManagement = {
  userName: 'Benutzername',
  notHereYet: 'hat Partner Desk noch nicht geschrieben',
  state: 'Status',
  choose: 'Benutzer',
  permissions: 'Berechtigungen',
  remove: 'Benutzer entfernen',
  roles: 'Typ des Agents und Typ des Administrators',
  abilities: {
    'admin-agent':
      'Administrator-Agent: lädt Kunden ein und fügt sie hinzu, bestellt und verwaltet ihre Abonnements, Benutzer und Lizenzen',
    'sales-agent':
      'Vertriebsbeauftragter: lädt Kunden ein und fügt sie hinzu, bestellt und verwaltet Abonnements; kein Support, keine Benutzer',
    'helpdesk-agent': 'Helpdesk-Agent: sucht Kunden und hilft bei deren Benutzern und Lizenzen; keine Aufträge',
    'global-admin': 'Globaler Administrator: alles, auch Benutzer, Verträge, Partnerschaften und Kundenbeziehungen',
    'user-management-admin':
      'Benutzerverwaltungsadministrator: fügt Benutzer hinzu, ändert sie und das Unternehmensprofil, fügt Kunden hinzu',
    'billing-admin':
      'Abrechnungsadministrator: Rechnungen, Preise und das Abrechnungsprofil, die sich im Partner Center befinden',
  },
  addHeading: 'Benutzer hinzufügen',
  addText:
    'Für diese Person wird ein neues Konto erstellt. Wählen Sie aus, was sie tun soll; einen globalen Administrator kann nur ein anderer ernennen.',
  displayName: 'Vollständiger Name',
  userPrincipalName: 'E-Mail-Adresse (der Benutzername für die Anmeldung)',
  added: '{{name}} wurde hinzugefügt',
  signInHeading: 'Anmeldeinformationen von {{name}}',
  signInText:
    'Notieren Sie die Anmeldeinformationen und senden Sie diese dem Benutzer, da Sie später nicht erneut darauf zugreifen können. Bei der ersten Anmeldung wird der Benutzer aufgefordert, das Kennwort zu ändern.',
  password: 'Temporäres Kennwort',
  addedText:
    'Die Anmeldeinformationen werden nicht noch einmal angezeigt. Sobald der Benutzer Partner Desk schreibt, gelten diese Rollen für ihn.',
  updateHeading: 'Berechtigungen von {{name}}',
  has: 'Bisher',
  updated: 'Die Berechtigungen von {{name}} sind aktualisiert',
  updatedText: 'Sie gelten sofort.',
  removeHeading: '{{name}} entfernen?',
  removeRoles:
    'Der Benutzer verliert hier sofort alle Rollen, verlässt die Liste und erhält keine Benachrichtigungen mehr.',
  removeAccount:
    'Das Geschäftskonto selbst bleibt bestehen: Entfernen Sie es im Microsoft 365 Admin Center, wenn die Person Ihre Organisation verlässt.',
  removed: '{{name}} wurde entfernt',
  removedText: 'Wenn diese Person Partner Desk wieder schreibt, hat sie keine Rolle.',
  keep: 'Benutzer behalten',
  notices: {
    'roles-changed': '{{companyName}}: Ihre Rollen haben sich geändert',
    'roles-changed-text': 'Geben Sie „hilfe“ ein, um zu sehen, was Sie jetzt tun können.',
    by: 'Geändert von',
  },
};
