export const fields = {
  required: 'Bitte füllen Sie dieses Feld aus.',
  'too-long': 'Bitte verwenden Sie höchstens {{max}} Zeichen.',
  email: 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel anna@contoso.com.',
  'web-mail':
    'Bitte geben Sie eine Adresse Ihrer Organisation ein. Webbasierte E-Mail-Dienste wie Gmail, Yahoo! Mail, iCloud Mail, AOL Mail oder Outlook Mail werden nicht akzeptiert.',
  country: 'Bitte wählen Sie ein Land oder eine Region in der Liste aus.',
  state: 'Bitte geben Sie die Abkürzung des Bundesstaats oder der Provinz ein, zum Beispiel WA.',
  'postal-code': 'Das ist keine Postleitzahl des ausgewählten Landes. Beispiel: {{example}}',
  phone: 'Bitte geben Sie eine Telefonnummer mit Ziffern ein, zum Beispiel +49 89 5550100.',
  website: 'Bitte geben Sie eine Webadresse ein, zum Beispiel https://contoso.com.',
  domain: 'Bitte geben Sie eine Domäne ein, zum Beispiel contoso.com.',
  choice: 'Bitte wählen Sie eine der Optionen aus.',
  consent: 'Bitte aktivieren Sie das Kontrollkästchen, um fortzufahren.',
  quantity: 'Bitte geben Sie eine ganze Zahl zwischen {{min}} und {{max}} ein.',
  'domain-prefix': 'Bitte verwenden Sie 1 bis 27 Buchstaben und Ziffern, ohne .onmicrosoft.com.',
  'domain-taken': 'Diese Domäne ist vergeben. Wählen Sie eine andere.',
  'partner-of-customer':
    'Kein Anbieter oder direkter Partner mit dieser Domäne oder Mandanten-ID hat eine Vertriebspartnerschaft mit diesem Kunden.',
  'own-customer':
    'Einer Ihrer Kunden hat diese Domäne. Öffnen Sie ihn auf Ihrer Kundenliste, um Abonnements hinzuzufügen.',
  'removed-customer':
    'Ein Kunde, dessen Kundenbeziehung entfernt wurde, hat diese Domäne. Geben Sie „entfernte kunden“ ein, um die Beziehung zu reaktivieren.',
  'registration-number': 'Kunden in diesem Land benötigen eine Registrierungsnummer der Organisation.',
  time: 'Bitte geben Sie eine Uhrzeit ein, zum Beispiel 22:00.',
  'same-time': 'Bitte geben Sie eine andere Uhrzeit ein als die, zu der die Ruhezeit beginnt.',
  date: 'Bitte geben Sie ein Datum ein.',
  'date-in-future': 'Bitte geben Sie ein Datum ein, das nicht in der Zukunft liegt.',
  'user-domain': 'Benutzernamen dieses Kunden enden auf @{{domain}}.',
  'user-name': 'Bitte verwenden Sie Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche.',
};
