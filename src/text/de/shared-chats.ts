/** Was dort gesagt wird, wo andere mitlesen: in einem Kanal eines Teams oder in einem Gruppenchat. */
export const sharedChats = {
  heading: 'Was ich hier tue',
  onlyForYou: 'Nur für Sie',
  text: 'Erwähnen Sie mich zusammen mit dem, was Sie tun möchten. Was nur für Sie bestimmt ist, zeige ich in unserem eigenen Chat. Mit „benachrichtigungen“ wählen Sie aus, was ich hier allen mitteile.',
  open: 'Unseren Chat öffnen',
  answered: 'Ich habe Ihnen, {{name}}, in unserem eigenen Chat geantwortet: Was ich zeige, ist nur für Sie bestimmt.',
  meetFirst:
    'Was ich zeige, ist nur für Sie bestimmt. Öffnen Sie einen eigenen Chat mit mir, schreiben Sie dort „Hallo“, und fragen Sie mich dann noch einmal.',
  files: 'Bitte senden Sie Dateien in unserem eigenen Chat: Wo andere mitlesen, lese ich sie nicht.',
  settings: 'Benachrichtigungen für alle hier',
  settingsText: 'Ich teile nur mit, was geschehen ist, ohne Namen von Personen, Adressen oder Einzelheiten.',
  saved: 'Gespeichert. Das teile ich ab jetzt hier mit.',
  savedNone: 'Gespeichert. Von selbst teile ich hier nichts mit.',
  chosenBy:
    '{{name}} hat ausgewählt, dass ich das hier mitteile. Erwähnen Sie mich mit „benachrichtigungen“, um das zu ändern.',
};
