export const commands = {
  help: {
    words: 'help, hi, hello',
    title: 'Help',
    about: 'what you can do here',
  },
  cancel: {
    words: 'cancel',
    title: 'Cancel',
    about: 'stops what is going on',
  },
  language: {
    words: 'language',
    title: 'Language',
    about: 'English or German',
  },
  'sign-in': {
    words: 'sign in',
    title: 'Sign in',
    about: 'take your roles from your organization’s directory',
  },
  'sign-out': {
    words: 'sign out',
    title: 'Sign out',
    about: 'go back to the roles of user management',
  },
  enroll: {
    words: 'enroll',
    title: 'Enroll',
    about: 'enroll your organization in the Cloud Solution Provider program',
  },
  account: {
    words: 'account',
    title: 'Account',
    about: 'your Partner Center account and where the enrollment stands',
  },
  overview: {
    words: 'overview',
    title: 'Overview',
    about: 'your customers, invitations and renewals at a glance',
  },
  users: {
    words: 'user management',
    title: 'User management',
    about: 'who in your organization has which role',
  },
  'indirect-providers': {
    words: 'indirect providers',
    title: 'Indirect providers',
    about: 'the providers you have a partnership with',
  },
  'indirect-resellers': {
    words: 'indirect resellers',
    title: 'Indirect resellers',
    about: 'the resellers you have a partnership with',
  },
  'request-partnership': {
    words: 'request a partnership',
    title: 'Request a partnership',
    about: 'ask a reseller for a partnership',
  },
  customers: {
    words: 'customers',
    title: 'Customers',
    about: 'your customer list',
  },
  'removed-customers': {
    words: 'removed customers',
    title: 'Removed customers',
    about: 'customers whose relationship was removed and can be reactivated',
  },
  'add-customer': {
    words: 'add new customer',
    title: 'Add new customer',
    about: 'create a customer’s account and order its subscriptions',
  },
  'request-relationship': {
    words: 'request a reseller relationship',
    title: 'Request a reseller relationship',
    about: 'invite a customer to work with you',
  },
  'invite-new-customers': {
    words: 'invite new customers',
    title: 'Invite new customers',
    about: 'ask a customer to authorize you and your indirect provider at the same time',
  },
  invitations: {
    words: 'invitations',
    title: 'Invitations',
    about: 'who has not accepted yet',
  },
  leads: {
    words: 'leads',
    title: 'Leads',
    about: 'referrals on their way to an invitation or a customer',
  },
  'azure-switches': {
    words: 'switch azure subscriptions',
    title: 'Switch Azure subscriptions',
    about: 'requests to switch Azure subscriptions to another partner',
  },
  incentives: {
    words: 'incentives',
    title: 'Incentives',
    about: 'which subscriptions count for which reseller, and what is missing',
  },
  'find-provider': {
    words: 'find a provider',
    title: 'Find a provider',
    about: 'providers of your country and what they offer',
  },
  'contact-requests': {
    words: 'contact requests',
    title: 'Contact requests',
    about: 'resellers that ask you to get in touch',
  },
  'company-profile': {
    words: 'company profile',
    title: 'Company profile',
    about: 'contacts, website and how you present your company',
  },
  verify: {
    words: 'verify',
    title: 'Verify',
    about: 'your roles, and what is still missing',
  },
  history: {
    words: 'history',
    title: 'History',
    about: 'who did what, when and with which outcome',
  },
  notifications: {
    words: 'notifications',
    title: 'Notifications',
    about: 'what I tell you, and when',
  },
};
