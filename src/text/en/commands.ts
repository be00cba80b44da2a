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
  'request-relationship': {
    words: 'request a reseller relationship',
    title: 'Request a reseller relationship',
    about: 'invite a customer to work with you',
  },
  'invite-new-customers': {
    words: 'invite new customers',
    title: 'Invite new customers',
    about: 'invite a customer to you and your indirect provider at once',
  },
  invitations: {
    words: 'invitations',
    title: 'Invitations',
    about: 'who has not accepted yet',
  },
  notifications: {
    words: 'notifications',
    title: 'Notifications',
    about: 'mute and unmute what I tell you',
  },
};
