export const clouds = {
  global: 'Globale Cloud',
  'us-government': 'US Government-Cloud',
  label: 'Cloud',
  limits: {
    'one-partner': 'Ein Kunde hat dort genau einen Partner, und Vertriebspartnerschaften werden nicht beantragt.',
    'indirect-model':
      'Das indirekte Modell mit Anbietern und Vertriebspartnern gilt dort nicht: Ein Kunde hat genau einen Partner.',
    'users-read-only': 'Benutzer lassen sich dort nur anzeigen; ändern Sie sie im Azure-Portal dieser Cloud.',
    'customer-agreement': 'Die Annahme des Kundenvertrags wird dort nicht erfasst.',
  },
};
