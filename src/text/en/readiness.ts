/** Whether everything is set up, and what is still missing. */
export const readiness = {
  ready: 'Everything is set up',
  missing_one: 'One step is still missing',
  missing_other: '{{count}} steps are still missing',
  missingText: 'Each button leads to a step that is missing.',
  roles: 'Your roles',
  noRoles: 'none; a global admin can give you one',
  is: {
    account: 'active',
    'admin-agent': 'there is one',
    'support-contact': 'given',
    agreement: 'accepted',
    provider: 'there is one',
    reseller: 'there is one',
  },
  lacks: {
    account: 'missing: your organization is not enrolled yet',
    'admin-agent': 'missing: nobody in your organization is an admin agent',
    'support-contact': 'missing: your customers do not know whom to turn to',
    agreement: 'missing: nobody has accepted it yet',
    provider: 'missing: you have no partnership with an indirect provider yet',
    reseller: 'missing: you have no partnership with an indirect reseller yet',
  },
  check: {
    account: 'Partner Center account',
    'admin-agent': 'Admin agent',
    'support-contact': 'Customer support contact',
    agreement: 'Microsoft Partner Agreement',
    provider: 'Indirect provider',
    reseller: 'Indirect reseller',
  },
  who: '(for: {{roles}})',
};
