export const policies = {
  links: { privacy: 'Datenschutz', terms: 'Nutzungsbedingungen', support: 'Hilfe und Support' },
  contact: {
    named: 'Kontakt: {{contact}}.',
    unnamed:
      'Kontakt: wer Ihnen Partner Desk zur Verfügung gestellt hat, in der Regel Ihre Administratoren von Microsoft Teams.',
  },
  privacy: {
    title: 'Datenschutz',
    intro:
      'Auf dieser Seite steht, was Partner Desk speichert, wofür und wie lange. Verantwortlich ist, wer diese Installation betreibt.',
    stored: 'Was gespeichert wird',
    people:
      '**Personen, die den Chat nutzen:** Name, Anmeldename, IDs des Benutzers und der Organisation, Sprache, Zeitzone, Rollen, Einstellungen für Benachrichtigungen und die Adresse des Chats.',
    organization:
      '**Ihre Organisation:** was Sie bei der Registrierung und im Unternehmensprofil angeben, mit Namen, E-Mail-Adressen und Telefonnummern der Ansprechpartner, die Sie dort nennen.',
    business:
      '**Ihre Arbeit:** Partnerschaften, Einladungen, Kunden, Bestellungen, Abonnements und Leads, mit den Kontakten, die Sie angeben.',
    answers:
      '**Antworten auf Seiten:** was Kunden und Ansprechpartner angeben, wenn sie einen Link aus einer E-Mail öffnen und bestätigen.',
    history: '**Verlauf:** wer in Ihrer Organisation wann was mit welchem Ergebnis getan hat.',
    notStored: 'Was nicht gespeichert wird',
    messages: 'Nachrichten im Chat, die keine Befehle sind.',
    secrets:
      'Kennwörter und Anmeldetoken. Ein neues temporäres Kennwort wird einmal angezeigt und verschwindet dann aus dem Chat; von Links ist nur der Fingerabdruck bekannt.',
    tracking:
      'Cookies, Werbe-IDs oder Nutzungsprofile. Die Seiten setzen keine Cookies und laden nichts von anderen Servern.',
    purpose: 'Wofür die Daten verwendet werden',
    purposeText:
      'Nur für das, womit Sie Partner Desk beauftragen, und um Sie darüber zu benachrichtigen. Partner und Kunden, mit denen Sie sich verbinden, sehen den Namen Ihres Unternehmens, Ihre Partner-ID und die Kontaktdaten, die Sie ihnen senden. Nachrichten werden über Microsoft Teams übertragen; es wird nichts verkauft oder an andere weitergegeben.',
    period: 'Wie lange die Daten aufbewahrt werden',
    conversation: 'Der Stand eines Chats: 60 Tage nach der letzten Nachricht.',
    entries: 'Einträge des Verlaufs: zwei Jahre. Abgelaufene Einladungen: 180 Tage.',
    files: 'Das Ergebnis einer Datei mit Benutzern: 30 Tage.',
    documents: 'Alles andere: bis Sie es entfernen oder bis Ihre Organisation die Löschung verlangt.',
    logs: 'Betriebsprotokolle enthalten IDs und Zeiten, niemals was Sie geschrieben haben; wie lange sie aufbewahrt werden, entscheidet der Betreiber.',
    rights: 'Auskunft, Berichtigung und Löschung',
    rightsText:
      'Ihre eigenen Daten sehen und ändern Sie im Chat: Unternehmensprofil, Benutzerverwaltung, Benachrichtigungen. Für alles andere und um alle Daten Ihrer Organisation löschen zu lassen, verwenden Sie den unten genannten Kontakt.',
  },
  terms: {
    title: 'Nutzungsbedingungen',
    intro: 'Wenn Sie Partner Desk nutzen, stimmen Sie Folgendem zu.',
    who: 'Wer Partner Desk nutzen darf',
    whoText:
      'Partner Desk richtet sich an Personen, die für einen Partner im Programm für Cloud-Lösungsanbieter arbeiten, und an diejenigen, die sie einladen. Sie handeln im Namen Ihrer Organisation und bestätigen, dass Sie dazu berechtigt sind.',
    duties: 'Wofür Sie verantwortlich sind',
    dutiesText:
      'Ihre Angaben sind richtig. Sie laden nur Personen ein, die damit rechnen können. Sie behalten Links und temporäre Kennwörter für sich und geben beides nur denen, die es brauchen.',
    others: 'Was außerdem gilt',
    othersText:
      'Neben diesen Bedingungen gelten die Vereinbarungen von Microsoft: die Partnervereinbarung, die Kundenvereinbarung und die Bedingungen von Microsoft Teams. Partner Desk ist kein Produkt von Microsoft.',
    service: 'Worauf Sie sich verlassen können',
    serviceText:
      'Der Dienst wird so bereitgestellt, wie er ist, ohne die Zusage, dass er immer verfügbar oder frei von Fehlern ist. In einer Installation mit Sandbox wird bei Microsoft nichts bestellt, geändert oder berechnet.',
    end: 'Beenden',
    endText:
      'Sie können jederzeit aufhören, indem Sie die App aus Microsoft Teams entfernen. Was gespeichert ist, wird dann gelöscht, wie auf der Seite zum Datenschutz beschrieben.',
  },
  support: {
    title: 'Hilfe und Support',
    intro: 'Die meisten Fragen beantwortet der Chat: Geben Sie **hilfe** ein, um alles zu sehen, was Sie tun können.',
    first: 'Bevor Sie schreiben',
    signIn:
      'Wenn Sie etwas nicht tun können, geben Sie **überprüfen** ein: Dann sehen Sie Ihre Rollen und was noch fehlt.',
    reference: 'Wenn eine Meldung eine Referenz nennt, geben Sie diese an; sie führt zur Ursache.',
    secrets: 'Senden Sie niemals ein Kennwort oder einen persönlichen Link.',
    ask: 'An wen Sie sich wenden',
  },
};
