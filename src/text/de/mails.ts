const signature = '\n\nPartner Desk';

export const mails = {
  'verify-email': {
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse für {{companyName}}',
    text:
      'Guten Tag {{firstName}},\n\n{{companyName}} hat Sie als Hauptansprechpartner im Programm für Cloud-Lösungsanbieter angegeben. ' +
      'Bitte bestätigen Sie, dass Sie sich registriert haben und dass diese Adresse zu Ihrer Organisation gehört:\n\n{{link}}\n\n' +
      'Der Link ist 7 Tage lang gültig. Die Prüfung Ihrer Angaben geht weiter, sobald Sie bestätigt haben. ' +
      'Wenn Ihnen das nichts sagt, müssen Sie nichts tun: Ohne Ihre Bestätigung wird die Registrierung nicht fortgesetzt.' +
      signature,
  },
  'confirm-switch': {
    subject: '{{companyName}}: Bitte bestätigen Sie die Übertragung eines Azure-Abonnements auf {{to}}',
    text:
      'Guten Tag,\n\nSie sind als Abrechnungsbesitzer von {{companyName}} angegeben. {{from}} bittet darum, das Azure-Abonnement „{{subscriptionName}}“ auf {{to}} zu übertragen; {{to}} hat zugestimmt. ' +
      'Die Seite hinter diesem Link zeigt, was sich ändert, bevor Sie sich entscheiden:\n\n{{link}}\n\n' +
      'Wenn Sie das nicht möchten oder nichts davon wissen, tun Sie nichts: Ohne Ihre Bestätigung bleibt das Abonnement, wo es ist.' +
      signature,
  },
  'enrollment-under-review': {
    subject: '{{companyName}}: Ihre Angaben werden geprüft',
    text:
      'Vielen Dank für die Bestätigung Ihrer E-Mail-Adresse. Wir prüfen jetzt die Angaben zu {{companyName}}. ' +
      'Das kann mehrere Tage dauern; wir schreiben Ihnen, sobald die Prüfung abgeschlossen ist.' +
      signature,
  },
  'enrollment-active': {
    subject: '{{companyName}}: Ihr Partner Center-Konto ist bereit',
    text:
      'Die Prüfung ist abgeschlossen und das Konto von {{companyName}} ist aktiv. ' +
      'Wer die Registrierung vorgenommen hat, ist globaler Administrator und Administrator-Agent und kann im Chat mit Partner Desk weitermachen.' +
      signature,
  },
  'enrollment-rejected': {
    subject: '{{companyName}}: Ihre Registrierung wurde nicht angenommen',
    text:
      'Wir konnten die Registrierung von {{companyName}} nicht annehmen.\n\nGrund: {{reason}}\n\n' +
      'Sie können die Angaben korrigieren und erneut übermitteln: Öffnen Sie den Chat mit Partner Desk und geben Sie „registrieren“ ein.' +
      signature,
  },
};
