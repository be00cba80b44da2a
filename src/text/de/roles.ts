export const roles = {
  'global-admin': 'globaler Administrator',
  'user-management-admin': 'Benutzerverwaltungsadministrator',
  'billing-admin': 'Abrechnungsadministrator',
  'admin-agent': 'Administrator-Agent',
  'sales-agent': 'Vertriebsbeauftragter',
  'helpdesk-agent': 'Helpdesk-Agent',
};
