export const customerService = {
  title: 'Dienstverwaltung',
  heading: 'Dienste von {{customer}}',
  none: 'Dieser Kunde hat noch keinen Dienst.',
  onBehalf:
    'Diese Seiten von Microsoft werden im Auftrag des Kunden geöffnet. Melden Sie sich mit Ihrem Geschäftskonto an; eine neue Serviceanfrage geht an Microsoft, wenn Sie etwas nicht selbst lösen können.',
  noPrivileges:
    'Der Kunde hat Ihnen keine delegierten Administratorrechte gewährt, deshalb können Sie seine Dienste nicht in seinem Auftrag öffnen. Bitten Sie ihn darum, indem Sie erneut eine Vertriebspartnerschaft beantragen.',
  noSupport:
    'Administrator-Agents und Helpdesk-Agents öffnen diese Dienste im Auftrag des Kunden und bitten Microsoft um Hilfe.',
  allSuspended: 'Alle diese Dienste sind angehalten. Erst wenn einer reaktiviert ist, gibt es etwas zu verwalten.',
  admin: '{{service}}: Admin Center',
  health: '{{service}}: Dienststatus',
  ticket: '{{service}}: neue Serviceanfrage',
  back: 'Zurück zum Kunden',
};
