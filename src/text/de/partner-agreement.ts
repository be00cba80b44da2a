export const partnerAgreement = {
  heading: 'Microsoft-Partnervereinbarung',
  before:
    'Bevor Sie im Programm für Cloud-Lösungsanbieter verkaufen, nimmt ein globaler Administrator die Microsoft-Partnervereinbarung (Microsoft Partner Agreement, MPA) für {{companyName}} an.',
  read: 'Lesen Sie zuerst ihren Text im Partner Center; es gibt ihn nur auf Englisch.',
  recorded: 'Ihr Name und der Zeitpunkt werden erfasst.',
  confirmation: 'Bestätigung',
  accept: 'Ich habe die Microsoft-Partnervereinbarung gelesen und nehme sie für meine Organisation an',
  acceptButton: 'Vereinbarung annehmen',
  keep: 'Jetzt nicht',
  accepted: 'Die Microsoft-Partnervereinbarung ist angenommen',
  acceptedBy: 'Angenommen von',
  acceptedAt: 'Angenommen am',
};
