import type { Texts } from '../shape';

export const states: Texts['states'] = {
  outcome: {
    done: 'Erledigt',
    waiting: 'In Bearbeitung',
    urgent: 'Wartet auf Sie',
    failed: 'Nicht gelungen',
    over: 'Beendet',
  },
  step: {
    done: 'erledigt',
    waiting: 'läuft',
    urgent: 'jetzt Sie',
    failed: 'nicht angenommen',
    over: 'kommt noch',
  },
  enrollment: {
    active: 'Aktiv',
    submitted: 'Angaben übermittelt',
    confirmed: 'E-Mail-Adresse bestätigt',
    reviewed: 'Prüfung durch Microsoft',
    ready: 'Konto aktiv',
  },
  enrollmentStep: 'Schritt {{number}} von {{total}}',
  invitation: {
    draft: 'Noch nicht gesendet',
    sent: 'Wartet auf Antwort',
    accepted: 'Angenommen',
    expired: 'Abgelaufen',
    withdrawn: 'Zurückgezogen',
  },
  customer: { active: 'Ihr Kunde', elsewhere: 'Noch nicht eingeladen' },
  subscription: { active: 'Aktiv', suspended: 'Angehalten' },
  partnership: { active: 'Partnerschaft aktiv' },
  notices: {
    done: 'Gute Nachricht',
    waiting: 'In Bearbeitung',
    urgent: 'Wartet auf Ihre Antwort',
    failed: 'Nicht gelungen',
    over: 'Zu Ihrer Information',
  },
};
