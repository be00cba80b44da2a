export const partnerships = {
  details: 'Einzelheiten',
  tenantId: 'Mandanten-ID',
  address: 'Adresse',
  sharedCustomers: 'Gemeinsame Kunden',
  moreThan: 'mehr als {{number}}',
  removeAccess: 'Administratorzugriff entfernen',
  removeAccessHeading: 'Administratorzugriff von {{partner}} entfernen?',
  removeAccessNow:
    '{{partner}} kann das Geschäftskonto Ihres Unternehmens nicht mehr verwalten. Das gilt sofort, und die Benutzer dort werden benachrichtigt.',
  removeAccessStays:
    'Die Partnerschaft besteht weiter: {{partner}} kann für die gemeinsamen Kunden nach wie vor Aufträge übermitteln und Abonnements hinzufügen.',
  removeAccessBack:
    'Sie können den Zugriff nicht selbst zurückgeben; er wird erst mit einer neuen Partnerschaftsanfrage wieder gewährt.',
  accessRemoved: 'Der Administratorzugriff von {{partner}} ist entfernt',
  accessRemovedText: 'Die Partnerschaft besteht weiter. Die Benutzer des Anbieters werden benachrichtigt.',
  end: 'Partnerschaft beenden',
  endHeading: 'Partnerschaft mit {{partner}} beenden?',
  endLists:
    'Sie stehen sofort nicht mehr auf der Liste des anderen, und die Benutzer beider Unternehmen werden benachrichtigt.',
  endCustomers:
    'Gemeinsame Kunden stehen weiterhin auf beiden Kundenlisten, mit unveränderten Vertriebspartnerschaften und delegierten Administratorrechten.',
  endAccess:
    'Der Administratorzugriff des Anbieters auf das Geschäftskonto des Vertriebspartners endet mit der Partnerschaft.',
  endNotice:
    'Wenn Ihre Vereinbarung eine rechtsgültige Kündigung verlangt, müssen Sie diese selbst aussprechen; dies ist keine.',
  endAgain: 'Mit einer neuen Partnerschaftsanfrage kann die Partnerschaft wieder beginnen.',
  confirmation: 'Bestätigung',
  accept: 'Ich habe dies gelesen und beende die Partnerschaft',
  keep: 'Nichts ändern',
  ended: 'Die Partnerschaft mit {{partner}} ist beendet',
  endedText:
    'Kunden, die Sie geteilt haben, stehen weiterhin auf Ihrer Kundenliste. Mit einer neuen Partnerschaftsanfrage kann die Partnerschaft wieder beginnen.',
  notices: {
    'provider-access-removed': '{{companyName}} hat Ihren Administratorzugriff entfernt',
    'provider-access-removed-text':
      'Sie können das Geschäftskonto dieses Vertriebspartners nicht mehr verwalten. Die Partnerschaft besteht weiter: Für die gemeinsamen Kunden können Sie nach wie vor Aufträge übermitteln und Abonnements hinzufügen.',
    'partnership-ended': 'Die Partnerschaft mit {{companyName}} ist beendet',
    'partnership-ended-text':
      '{{by}} hat sie beendet. Kunden, die Sie geteilt haben, stehen weiterhin auf Ihrer Kundenliste. Mit einer neuen Partnerschaftsanfrage kann die Partnerschaft wieder beginnen.',
  },
};
