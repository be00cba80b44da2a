/** The services of a customer: their state, who supports them, and Microsoft's pages for them. */
export const customerService = {
  title: 'Service management',
  heading: 'Services of {{customer}}',
  none: 'This customer does not have a service yet.',
  onBehalf:
    'These pages of Microsoft open on behalf of the customer. Sign in with your work account; a new service request goes to Microsoft when you cannot solve something yourself.',
  noPrivileges:
    'The customer has not granted you delegated admin privileges, so you cannot open its services on its behalf. Ask for them by requesting a reseller relationship again.',
  noSupport:
    'Admin agents and helpdesk agents open these services on behalf of the customer and ask Microsoft for help.',
  allSuspended: 'All of these services are suspended. There is nothing to administer until one is reactivated.',
  admin: '{{service}}: admin center',
  health: '{{service}}: service health',
  ticket: '{{service}}: new service request',
  back: 'Back to the customer',
};
