/** What somebody is told by itself, and when not. */
export const notificationSettings = {
  kinds: 'Tell me about',
  group: {
    enrollment: 'Your enrollment and your own roles',
    partnerships: 'Partnerships with providers and resellers',
    customers: 'Customers, invitations and orders',
  },
  quiet: 'Quiet hours',
  quietText: 'What happens in these hours reaches you when they end. Leave both empty for none.',
  quietFrom: 'From',
  quietTo: 'To',
  timeZone: 'Time zone',
  updated: 'Your settings are saved.',
};
