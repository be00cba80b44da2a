export const companyProfile = {
  heading: 'Unternehmensprofil',
  contact: 'Hauptansprechpartner',
  contactText:
    'Die E-Mail-Adresse {{email}} wurde bestätigt und bleibt, wie sie ist; ebenso das offizielle Geschäftsprofil, das geprüft wurde.',
  support: 'Kundensupport',
  marketing: 'Marketingprofil',
  marketingText: 'So stellen Sie Ihr Unternehmen anderen vor.',
  website: 'Website',
  description: 'Kurze Beschreibung Ihres Unternehmens',
  services: 'Leistungen',
  offers: 'Was Sie Vertriebspartnern bieten',
  offer: {
    training: 'Technische Schulung und Unterstützung',
    marketing: 'Hilfe bei der Vermarktung ihrer Produkte und Dienste',
    financing: 'Hilfe bei Finanzierungs- und Kreditbedingungen',
  },
  directory: 'Anbieterverzeichnis',
  listed: 'Für Vertriebspartner auffindbar ({{country}})',
  found: 'Vertriebspartner können Sie finden ({{country}}).',
  notFound:
    'Vertriebspartner können Sie noch nicht finden. Dafür fehlt: {{parts}}. Wählen Sie „Bearbeiten“, um es zu ergänzen.',
  incomplete: 'Noch nicht ausgefüllt: {{parts}}. Wählen Sie „Bearbeiten“, um es zu ergänzen.',
  complete: 'Ihr Profil ist vollständig.',
  askColleague: 'Noch nicht ausgefüllt: {{parts}}. Diese Rollen können es ergänzen: {{roles}}.',
  parts: {
    website: 'Website',
    description: 'Beschreibung',
    services: 'Leistungen',
    offers: 'was Sie Vertriebspartnern bieten',
    listed: 'Ihre Zustimmung zum Verzeichnis',
  },
  editHeading: 'Unternehmensprofil bearbeiten',
};
