export const signIn = {
  title: 'Sign in',
  why: 'Sign in with your work account. Your roles then come from your organization’s directory.',
  here: 'Select the button to go on in this chat, which only you can read.',
  signedIn: 'You are signed in',
  roles: 'Your organization’s directory gives you these roles: {{roles}}.',
  noRole:
    'Your organization’s directory gives you no role in Partner Center. Ask a global admin to add you to a group of agents, or sign out to use the roles that you were given in user management.',
  signedOut: 'You are signed out',
  signedOutText:
    'Your roles are again those that you were given in user management. You stay signed in to Microsoft Teams.',
  notSignedIn: 'You are not signed in, so there is nothing to sign out of.',
  failed: 'Signing in did not work',
  reasons: {
    expired: 'It took too long or was canceled. Please try again.',
    unavailable:
      'The sign-in service or your organization’s directory does not answer right now. Please try again in a few minutes.',
    'consent-missing':
      'Partner Desk may not read your roles yet. Ask a global admin to grant consent for your organization; then sign in again.',
    'other-account':
      'You signed in with another account than the one you use in Microsoft Teams. Please sign in with that one.',
  },
  signOutFailed: 'Signing out did not work',
  directoryRoles: 'Roles from the directory',
};
