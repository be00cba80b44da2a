/** Company and billing information of a customer, and the end of the relationship with it. */
export const customerAccount = {
  title: 'Account',
  heading: 'Account of {{customer}}',
  acceptedOnly:
    'The customer gave this information when it accepted. Select “Update” to add the company and billing information.',
  domain: 'Domain',
  registrationNumber: 'Registration number of the organization (where the country asks for it)',
  address: 'Address',
  contact: 'Contact',
  editHeading: 'Update the account of {{customer}}',
  company: 'Company information',
  billing: 'Billing information',
  updated: 'The account is updated.',
  remove: 'Remove customer relationship',
  removeHeading: 'Remove the relationship with {{customer}}?',
  removeList:
    'The customer leaves your customer list immediately. A global admin can reactivate the relationship later.',
  removePrivileges:
    'Delegated admin privileges that the customer granted stay as they are. They end only when the customer removes them in its admin center; granular admin relationships have to be terminated separately.',
  removeFaith:
    'You declare that you end the relationship in good faith, for a legitimate business purpose and in accordance with your agreement with the customer or partner, and that you defend Microsoft and hold it harmless if a third party claims otherwise.',
  removeNotice:
    'If your agreement requires a legal notice of termination, you must give it to the customer or partner yourself.',
  removeNobody: 'Nobody is informed by this tool, neither the customer nor another partner.',
  confirmation: 'Confirmation',
  accept: 'I have read this, declare it, and remove the relationship',
  keep: 'Keep the relationship',
  removed: 'The relationship with {{customer}} is removed',
  removedText: 'The customer is no longer on your list. Nobody was informed.',
  removedCustomers: {
    heading: 'Removed customers',
    none: 'No relationship with a customer was removed.',
    choose: 'Customer',
    removedAt: 'Removed',
    reactivate: 'Reactivate relationship',
  },
};
