/** The partner's own users: who is added, what they may do, and that their roles have changed. */
export const userManagement = {
  userName: 'User name',
  notHereYet: 'has not written to Partner Desk yet',
  state: 'Status',
  choose: 'User',
  permissions: 'Permissions',
  remove: 'Remove user',
  roles: 'Type of agent and type of admin',
  abilities: {
    'admin-agent':
      'Admin agent: invites and adds customers, orders and manages their subscriptions, users and licenses',
    'sales-agent': 'Sales agent: invites and adds customers, orders and manages subscriptions; no support, no users',
    'helpdesk-agent': 'Helpdesk agent: looks customers up and helps with their users and licenses; no orders',
    'global-admin': 'Global admin: everything, also users, agreements, partnerships and customer relationships',
    'user-management-admin': 'User management admin: adds and changes users and the company profile, adds customers',
    'billing-admin': 'Billing admin: invoices, prices and the billing profile, which are in Partner Center',
  },
  addHeading: 'Add user',
  addText:
    'A new account is created for this person. Select what they are to do; only a global admin can add another one.',
  displayName: 'Full name',
  userPrincipalName: 'Email address (the user name to sign in with)',
  added: '{{name}} has been added',
  signInHeading: 'Sign-in information of {{name}}',
  signInText:
    'Make a note of the sign-in information and send it to the user, as you cannot access it again later. The user is asked to change the password at the first sign-in.',
  password: 'Temporary password',
  addedText:
    'The sign-in information is not shown again. As soon as the user writes to Partner Desk, these roles apply to them.',
  updateHeading: 'Permissions of {{name}}',
  has: 'Has now',
  updated: 'The permissions of {{name}} are updated',
  updatedText: 'They apply immediately.',
  removeHeading: 'Remove {{name}}?',
  removeRoles: 'The user loses all roles here immediately, leaves the list, and gets no more notifications.',
  removeAccount:
    'The work account itself stays: remove it in the Microsoft 365 admin center when the person leaves your organization.',
  removed: '{{name}} has been removed',
  removedText: 'When this person writes to Partner Desk again, they have no role.',
  keep: 'Keep the user',
  notices: {
    'roles-changed': '{{companyName}}: your roles have changed',
    'roles-changed-text': 'Type “help” to see what you can do now.',
    by: 'Changed by',
  },
};
