export const roles = {
  'global-admin': 'global admin',
  'user-management-admin': 'user management admin',
  'billing-admin': 'billing admin',
  'admin-agent': 'admin agent',
  'sales-agent': 'sales agent',
  'helpdesk-agent': 'helpdesk agent',
};
