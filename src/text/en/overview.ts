export const overview = {
  heading: 'Overview',
  customers: 'Customers and subscriptions',
  sent: 'waiting for an answer',
  expired: 'expired',
  draft: 'not sent yet',
  due: 'due within 30 days',
  atLeast: '{{number}}+',
  soldHeading: 'Subscriptions you have sold',
  soldText: 'What has to be renewed first comes first.',
  noneSold: 'You have not sold any subscription yet.',
  dueSoon: 'Term ends soon',
};
