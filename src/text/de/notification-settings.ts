export const notificationSettings = {
  kinds: 'Benachrichtigen über',
  group: {
    enrollment: 'Ihre Registrierung und Ihre eigenen Rollen',
    partnerships: 'Partnerschaften mit Anbietern und Vertriebspartnern',
    customers: 'Kunden, Einladungen und Aufträge',
  },
  quiet: 'Ruhezeiten',
  quietText:
    'Was in dieser Zeit geschieht, erfahren Sie, sobald sie endet. Lassen Sie beide Felder leer, wenn Sie keine Ruhezeiten möchten.',
  quietFrom: 'Von',
  quietTo: 'Bis',
  timeZone: 'Zeitzone',
  updated: 'Ihre Einstellungen sind gespeichert.',
};
