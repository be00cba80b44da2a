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
    'Vertriebspartner können Sie noch nicht finden. Noch nicht ausgefüllt: {{parts}}. Wählen Sie „Bearbeiten“, um das Profil zu ergänzen.',
  incomplete: 'Noch nicht ausgefüllt: {{parts}}. Wählen Sie „Bearbeiten“, um das Profil zu ergänzen.',
  complete: 'Ihr Profil ist vollständig.',
  askColleague: 'Noch nicht ausgefüllt: {{parts}}. Ergänzen können es Benutzer mit einer dieser Rollen: {{roles}}.',
  parts: {
    website: 'Website',
    description: 'Beschreibung',
    services: 'Leistungen',
    offers: 'was Sie Vertriebspartnern bieten',
    listed: 'Ihre Zustimmung zur Aufnahme in das Verzeichnis',
  },
  editHeading: 'Unternehmensprofil bearbeiten',
};
