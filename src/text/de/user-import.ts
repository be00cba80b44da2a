export const userImport = {
  title: 'Benutzer hochladen',
  upload: 'Benutzer von {{customer}} hochladen',
  running: 'Die Benutzer von {{customer}} werden hinzugefügt',
  report: 'Benutzer von {{customer}} hochladen: Bericht',
  fileText:
    'Hängen Sie eine CSV-Datei an eine Nachricht in diesem Chat an, oder fügen Sie ihren Inhalt unten ein. Sie sehen, was mit jeder Zeile geschehen würde, bevor jemand hinzugefügt wird.',
  format:
    'Die erste Zeile nennt die Spalten: Anzeigename und E-Mail werden benötigt, Vorname und Nachname können dabei sein, andere werden nicht beachtet. Zum Beispiel:',
  exampleHeader: 'Vorname;Nachname;Anzeigename;E-Mail',
  exampleOne: 'Anna;Lidman;Anna Lidman;anna@{{domain}}',
  exampleTwo: 'Bram;de Vries;Bram de Vries;bram@{{domain}}',
  limits:
    'Höchstens {{max}} Benutzer auf einmal. Die Spalten können durch Kommas, Semikolons oder Tabulatoren getrennt sein. Excel speichert eine solche Datei als „CSV UTF-8“.',
  content: 'Inhalt der Datei',
  validate: 'Überprüfen',
  taken: 'Die Datei ist angekommen',
  unexpected: 'Wofür ist diese Datei?',
  unexpectedText:
    'Es wurde keine Datei erwartet. Um Benutzer eines Kunden aus einer Datei hinzuzufügen, öffnen Sie den Kunden, dann „Benutzer und Lizenzen“, und wählen Sie dort „Benutzer hochladen“ aus.',
  checkedText:
    'Es wurde noch niemand hinzugefügt. Prüfen Sie die Zeilen und wählen Sie aus, was alle neuen Benutzer erhalten.',
  nobodyNew: 'Es gibt niemanden hinzuzufügen. Korrigieren Sie die Datei, und laden Sie sie noch einmal hoch.',
  otherFile: 'Andere Datei',
  runningText:
    'Das geht von selbst weiter, und diese Karte zeigt den Fortschritt. Sie können inzwischen anderes erledigen.',
  signInsWaiting:
    'Die Anmeldeinformationen lassen sich einmal anzeigen, für jeweils zehn Benutzer. Die temporären Kennwörter entstehen erst in diesem Augenblick.',
  signInsShown:
    'Alle Anmeldeinformationen wurden angezeigt. Falls ein Kennwort nicht notiert wurde, öffnen Sie den Benutzer und setzen Sie es zurück.',
  nobodyAdded: 'Es wurde niemand hinzugefügt. Die Gründe stehen bei jeder Zeile.',
  refresh: 'Neu laden',
  showSignIns: 'Anmeldeinformationen anzeigen',
  nextSignIns: 'Nächste Benutzer',
  signIns: 'Anmeldeinformationen',
  signInsText:
    'Notieren Sie sie und senden Sie sie den Benutzern jetzt: Sie können später nicht erneut darauf zugreifen. Bei der ersten Anmeldung werden die Benutzer aufgefordert, das Kennwort zu ändern. Diese Karte wird ersetzt, sobald Sie weitergehen, spätestens nach 10 Minuten.',
  line: 'Zeile {{line}}: {{name}}',
  result: 'Ergebnis',
  fields: {
    firstName: 'Vorname',
    lastName: 'Nachname',
    displayName: 'Anzeigename',
    userPrincipalName: 'E-Mail',
  },
  results: {
    new: 'wird hinzugefügt',
    waiting: 'wartet noch',
    creating: 'wird gerade hinzugefügt',
    created: 'wurde hinzugefügt',
    exists: 'gibt es schon, vielleicht unter den gelöschten Benutzern; nichts wird geändert',
    repeated: 'derselbe Benutzer steht in Zeile {{line}}',
  },
  counts: {
    new: 'Werden hinzugefügt',
    created: 'Hinzugefügt',
    left: 'Noch hinzuzufügen',
    exists: 'Gab es schon',
    problems: 'Nicht hinzugefügt',
  },
};
