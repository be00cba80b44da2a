/** What people find from the compose box of any chat. */
export const search = {
  stranger: 'I do not know you yet. Open Partner Desk, say “hi” there, and then search here.',
  none: 'Nothing found. Type how a word of the name begins.',
  open: 'Open in Partner Desk',
  somebody: 'somebody without a name',
  elsewhere: 'none yet',
  kind: 'Kind of partner',
  /** For Teams’ list of commands: at most 32 and 128 characters. */
  commands: {
    customers: { title: 'Customers', about: 'Find a customer by name or domain' },
    invitations: { title: 'Invitations', about: 'Find an invitation that nobody has answered yet' },
    partners: { title: 'Partners', about: 'Find one of your indirect resellers or indirect providers' },
    parameter: { title: 'Beginning', about: 'How a word of the name begins' },
  },
};
