export const errors = {
  'invalid-input': 'Bitte prüfen Sie die unten markierten Felder. Ihre Eingaben sind noch da.',
  'not-found':
    'Dieser Eintrag wurde nicht gefunden. Möglicherweise wurde er entfernt; öffnen Sie die Liste erneut, um den aktuellen Stand zu sehen.',
  'role-missing':
    'Ihre Rollen erlauben das nicht. Vorgesehen ist es für: {{roles}}. Wenden Sie sich an einen globalen Administrator Ihrer Organisation; „benutzerverwaltung“ zeigt, wer welche Rolle hat.',
  'no-reseller':
    'Sie haben noch keine Partnerschaft mit einem indirekten Vertriebspartner, und ein neuer Kunde wird einem zugeordnet. Fordern Sie zuerst eine Partnerschaft an.',
  'not-enrolled':
    'Ihre Organisation hat noch kein aktives Partner Center-Konto. Geben Sie „registrieren“ ein, um eines anzulegen.',
  'already-enrolled':
    'Dieser Schritt der Registrierung ist abgeschlossen. Geben Sie „konto“ ein, um den Stand zu sehen.',
  'wrong-partner-kind':
    'Das ist für eine andere Art von Partner: {{kinds}}. Geben Sie „hilfe“ ein, um zu sehen, was Sie tun können.',
  'changed-meanwhile':
    'Das wurde inzwischen von jemand anderem geändert. Die Karte zeigt den aktuellen Stand; bitte prüfen Sie ihn, bevor Sie weitermachen.',
  'link-invalid':
    'Dieser Link ist unvollständig oder nicht von uns. Kopieren Sie den ganzen Link aus der E-Mail oder fordern Sie einen neuen an.',
  'link-expired': 'Dieser Link ist abgelaufen. Fordern Sie einen neuen an.',
  'link-used': 'Dieser Link wurde bereits verwendet. Es ist nichts weiter damit zu tun.',
  'link-withdrawn':
    'Diese Einladung wurde von dem Partner zurückgezogen, der sie gesendet hat. Falls Sie das nicht erwartet haben, wenden Sie sich an diesen Partner.',
  'draft-without-link':
    'Der persönliche Link fehlt im Text oder wurde geändert. Bitte fügen Sie ihn genau so wieder ein, wie er unten steht.',
  'own-invitation':
    'Diese Partnerschaftsanfrage stammt von Ihrer eigenen Organisation. Senden Sie den Link an den Vertriebspartner, mit dem Sie arbeiten möchten.',
  'customer-link':
    'Das ist der persönliche Link einer Einladung an einen Kunden. Er ist für einen globalen Administrator dieses Kunden bestimmt, der ihn im Browser öffnet und dort entscheidet. Hier wurde nichts angenommen.',
  'not-global-admin':
    'Nur ein globaler Administrator kann Ihre Organisation registrieren. Melden Sie sich mit einem solchen Konto an oder wenden Sie sich an einen globalen Administrator.',
  'sign-in-missing':
    'Die Anmeldung ist noch nicht abgeschlossen. Wählen Sie „Anmelden“ und schließen Sie sie im Browser ab; danach geht es im Chat von selbst weiter.',
  'profile-not-usable':
    'Bitte wählen Sie ein Profil aus, das aktiv ist und sich im Land oder in der Region Ihres Mandanten befindet.',
  'invitation-closed':
    'Diese Einladung wurde beantwortet oder zurückgezogen; sie kann nicht mehr geändert werden. Geben Sie „einladungen“ ein, um den Stand zu sehen.',
  'partner-account-unknown':
    'Es gibt kein Partnerkonto mit diesem Benutzernamen. Prüfen Sie die Schreibweise oder verwenden Sie einen anderen Benutzernamen.',
  'try-again': 'Gerade arbeiten viele Personen gleichzeitig daran. Bitte versuchen Sie es gleich noch einmal.',
  'subscription-suspended': 'Dieses Abonnement ist angehalten. Reaktivieren Sie es zuerst.',
  'sold-by-another':
    'Nur {{partner}} kann dieses Abonnement ändern, denn dort wurde es verkauft. Wenden Sie sich dort an einen Administrator-Agent oder Vertriebsbeauftragten.',
  'reduction-window-over':
    'Das ist nur innerhalb von sieben Tagen nach der Bestellung oder Verlängerung möglich. Danach besteht das Abonnement bis zum Ende seiner Laufzeit.',
  'agreement-missing':
    'Der Kunde hat den Microsoft-Kundenvertrag noch nicht angenommen. Erfassen Sie zuerst die Annahme: wer ihn wann angenommen hat.',
  'subscriptions-active':
    'Dieser Kunde hat bei Ihnen noch aktive Abonnements (Anzahl: {{number}}). Halten Sie diese zuerst an; Lizenzen, die sich nicht mehr anhalten lassen, enden am Ende der Laufzeit.',
  'subscriptions-active-elsewhere':
    'Sie sind bei aktiven Abonnements dieses Kunden als Vertriebspartner eingetragen (Anzahl: {{number}}). Nur {{partner}} kann sie anhalten oder einen anderen Vertriebspartner eintragen, denn dort wurden sie verkauft. Wenden Sie sich dort an einen Administrator-Agent oder Vertriebsbeauftragten.',
  'domain-taken': 'Diese Domäne ist vergeben. Wählen Sie eine andere.',
  'provisioning-failed':
    'Microsoft konnte diesen Auftrag nicht bereitstellen. Es wurde nichts berechnet; bitte übermitteln Sie ihn erneut.',
  'no-license-left':
    'Alle Lizenzen dieses Abonnements sind zugewiesen. Fügen Sie dem Abonnement Lizenzen hinzu oder entfernen Sie einem anderen Benutzer eine.',
  'no-subscription': 'Dieser Kunde hat kein Abonnement mit Lizenzen. Fügen Sie zuerst ein Abonnement hinzu.',
  'restore-window-over':
    'Gelöschte Benutzer lassen sich 30 Tage lang wiederherstellen; diese Zeit ist vorbei. Fügen Sie den Benutzer neu hinzu.',
  'user-exists': 'Es gibt bereits einen Benutzer mit diesem Benutzernamen. Wählen Sie einen anderen.',
  'customer-user-exists':
    'Es gibt bereits einen Benutzer mit diesem Benutzernamen, vielleicht unter den gelöschten. Öffnen Sie den Benutzer in der Liste, um das Kennwort zurückzusetzen oder den Benutzer wiederherzustellen.',
  'privileges-missing':
    '{{name}} hat Ihnen keine delegierten Administratorrechte gewährt. Deshalb können Sie die Benutzer weder anzeigen noch ändern. Beantragen Sie die Vertriebspartnerschaft erneut, mit diesen Rechten: Geben Sie „vertriebspartnerschaft beantragen“ ein.',
  'last-global-admin':
    'Das ist der letzte globale Administrator Ihrer Organisation. Geben Sie zuerst jemand anderem diese Rolle.',
  'relationship-missing': 'Es besteht keine Beziehung zu diesem Partner oder Kunden. Stellen Sie sie zuerst her.',
  'no-reseller-of-customer':
    'Keiner Ihrer indirekten Vertriebspartner teilt diesen Kunden mit Ihnen. Ein Vertriebspartner teilt die Kunden mit Ihnen, die er zusammen mit Ihnen einlädt oder die Sie in seinem Namen hinzufügen.',
  'on-record-already':
    'Für dieses Abonnement ist {{partner}} als Vertriebspartner eingetragen. Ändern kann das der indirekte Anbieter.',
  'not-azure': 'Nur Azure-Abonnements können auf einen anderen Partner übertragen werden.',
  'already-requested':
    'Es gibt bereits eine Anfrage, dieses Abonnement auf {{partner}} zu übertragen. „azure-abonnements übertragen“ zeigt den Stand.',
  'switch-closed':
    'Diese Anfrage wurde beantwortet, zurückgezogen oder abgeschlossen, oder sie ist abgelaufen. „azure-abonnements übertragen“ zeigt den Stand.',
  'already-customer': 'Diese Organisation ist bereits Ihr Kunde. Öffnen Sie sie auf Ihrer Kundenliste.',
  'already-asked':
    'Ihre Organisation hat diesen Anbieter innerhalb der letzten sieben Tage angefragt. Der Anbieter wurde benachrichtigt; bitte geben Sie ihm Zeit für eine Antwort.',
  'already-answered':
    '{{name}} hat darauf bereits mit einer Partnerschaftsanfrage geantwortet. „einladungen“ zeigt, wie der Stand ist.',
  'file-unreadable':
    'Das ist keine CSV-Datei. Speichern Sie die Tabelle als „CSV UTF-8“, und versuchen Sie es noch einmal.',
  'file-broken':
    'Ab Zeile {{line}} lässt sich die Datei nicht lesen: Ein Anführungszeichen fehlt dort oder steht an der falschen Stelle, oder die Zeile ist zu lang. Korrigieren Sie das, und versuchen Sie es noch einmal.',
  'file-columns':
    'Die erste Zeile muss die Spalten nennen, darunter Anzeigename und E-Mail. Stellen Sie eine solche Zeile an den Anfang, und versuchen Sie es noch einmal.',
  'file-empty': 'In dieser Datei stehen keine Benutzer.',
  'file-too-long':
    'In dieser Datei stehen {{number}} Benutzer, und {{max}} sind höchstens auf einmal möglich. Teilen Sie sie auf mehrere Dateien auf.',
  'file-too-large': 'Diese Datei ist zu groß für eine Liste von Benutzern: Höchstens 1 MB ist möglich.',
  'file-not-loaded':
    'Die Datei konnte nicht geladen werden. Hängen Sie sie noch einmal an, oder fügen Sie ihren Inhalt in die Karte ein.',
  'one-file': 'Bitte hängen Sie jeweils nur eine Datei an.',
  'already-shown':
    'Diese Anmeldeinformationen wurden schon angezeigt. Falls ein Kennwort nicht notiert wurde, öffnen Sie den Benutzer und setzen Sie es zurück.',
  'not-in-this-cloud': 'Das gibt es in Ihrer nationalen Cloud nicht. {{limit}}',
};
