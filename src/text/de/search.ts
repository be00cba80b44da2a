/** Was man aus dem Eingabefeld jedes Chats findet. */
export const search = {
  stranger: 'Ich kenne Sie noch nicht. Öffnen Sie Partner Desk, schreiben Sie dort „Hallo“, und suchen Sie dann hier.',
  none: 'Nichts gefunden. Geben Sie ein, wie ein Wort des Namens beginnt.',
  open: 'In Partner Desk öffnen',
  somebody: 'jemand ohne Namen',
  elsewhere: 'noch keine',
  kind: 'Art des Partners',
  /** Für die Befehlsliste in Teams: höchstens 32 und 128 Zeichen. */
  commands: {
    customers: { title: 'Kunden', about: 'Einen Kunden nach Name oder Domäne finden' },
    invitations: { title: 'Einladungen', about: 'Eine Einladung finden, die noch niemand beantwortet hat' },
    partners: { title: 'Partner', about: 'Einen Ihrer indirekten Vertriebspartner oder indirekten Anbieter finden' },
    parameter: { title: 'Anfang', about: 'Wie ein Wort des Namens beginnt' },
  },
};
