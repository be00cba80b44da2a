/** Details of a partner, its administrator access, and the end of a partnership. */
export const partnerships = {
  details: 'Details',
  tenantId: 'Tenant ID',
  address: 'Address',
  sharedCustomers: 'Customers you share',
  moreThan: 'more than {{number}}',
  removeAccess: 'Remove administrator access',
  removeAccessHeading: 'Remove the administrator access of {{partner}}?',
  removeAccessNow:
    '{{partner}} can no longer administer your company’s work account. This takes effect immediately, and its users are notified.',
  removeAccessStays:
    'The partnership goes on: {{partner}} can still submit orders and add subscriptions for the customers you share.',
  removeAccessBack: 'You cannot give the access back yourself; it is granted again with a new partnership request.',
  accessRemoved: 'The administrator access of {{partner}} is removed',
  accessRemovedText: 'The partnership goes on. The provider’s users are notified.',
  end: 'End partnership',
  endHeading: 'End the partnership with {{partner}}?',
  endLists: 'You leave each other’s lists immediately, and the users of both companies are notified.',
  endCustomers:
    'Customers you share remain on both customer lists, with their reseller relationships and delegated admin privileges unchanged.',
  endAccess: 'The provider’s administrator access to the reseller’s work account ends with the partnership.',
  endNotice: 'If your agreement requires a legal notice of termination, you must give it yourself; this is not one.',
  endAgain: 'A new partnership request can start the partnership again.',
  confirmation: 'Confirmation',
  accept: 'I have read this and end the partnership',
  keep: 'Keep it as it is',
  ended: 'The partnership with {{partner}} has ended',
  endedText: 'Customers you shared are still on your customer list. A new partnership request can start it again.',
  notices: {
    'provider-access-removed': '{{companyName}} has removed your administrator access',
    'provider-access-removed-text':
      'You can no longer administer its work account. The partnership goes on: you can still submit orders and add subscriptions for the customers you share.',
    'partnership-ended': 'The partnership with {{companyName}} has ended',
    'partnership-ended-text':
      '{{by}} has ended it. Customers you shared are still on your customer list. A new partnership request can start it again.',
  },
};
