export const fields = {
  required: 'Bitte füllen Sie dieses Feld aus.',
  'too-long': 'Bitte verwenden Sie höchstens {{max}} Zeichen.',
  email: 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel anna@contoso.com.',
  'web-mail':
    'Bitte geben Sie eine Adresse Ihrer Organisation ein. Webbasierte E-Mail-Dienste wie Gmail, Yahoo! Mail, iCloud Mail, AOL Mail oder Outlook Mail werden nicht akzeptiert.',
  country: 'Bitte wählen Sie ein Land oder eine Region aus der Liste.',
  state: 'Bitte geben Sie die Abkürzung des Bundesstaats oder der Provinz ein, zum Beispiel WA.',
  'postal-code': 'Das ist keine Postleitzahl des gewählten Landes. Beispiel: {{example}}',
  phone: 'Bitte geben Sie eine Telefonnummer mit Ziffern ein, zum Beispiel +49 89 5550100.',
  website: 'Bitte geben Sie eine Webadresse ein, zum Beispiel https://contoso.com.',
  domain: 'Bitte geben Sie eine Domäne ein, zum Beispiel contoso.com.',
  choice: 'Bitte wählen Sie eine der Möglichkeiten.',
  consent: 'Bitte aktivieren Sie das Kontrollkästchen, um fortzufahren.',
};
