export const chat = {
  useTheCard: 'Bitte antworten Sie auf der Karte unten oder geben Sie „abbrechen“ ein, um den Vorgang zu beenden.',
  alreadyHandled: 'Das ist bereits erledigt.',
  working: 'Ihre Anfrage wird bearbeitet. Das Ergebnis wird hier angezeigt, sobald es vorliegt.',
  cancelled:
    'Der Vorgang ist beendet; es wurde nichts gesendet. Geben Sie „hilfe“ ein, um zu sehen, was Sie tun können.',
  below: 'Sie finden es unten.',
  oldCard: 'Diese Karte hat ihren Zweck erfüllt. Geben Sie „hilfe“ ein, um zu sehen, was Sie jetzt tun können.',
  unreadable: 'Das konnte ich nicht lesen. Geben Sie „hilfe“ ein, um zu sehen, was ich kann.',
  failed:
    'Bei uns ist etwas schiefgegangen (Referenz {{reference}}). Es wurde nichts geändert und nichts von Ihren Eingaben ist verloren: Bitte versuchen Sie es noch einmal.',
  storeUnavailable:
    'Partner Desk kann gerade nicht auf seine Daten zugreifen (Referenz {{reference}}). Nichts von Ihren Eingaben ist verloren: Bitte versuchen Sie es in einigen Minuten noch einmal.',
  tooLong: 'Das ist mehr, als auf eine Karte passt: {{problem}} Ihr Text steht noch auf der Karte.',
  copied:
    'Hier ist der Text als Nachricht. Wählen Sie im Menü der Nachricht „Kopieren“, oder kopieren Sie ihn auf dieser Seite: {{address}}',
};
