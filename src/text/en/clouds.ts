/** The Microsoft clouds, and why some tasks do not exist in a national one. */
export const clouds = {
  global: 'Global cloud',
  'us-government': 'US Government cloud',
  label: 'Cloud',
  limits: {
    'one-partner': 'A customer has one partner there, and reseller relationships are not requested.',
    'indirect-model': 'The indirect model of providers and resellers does not apply there: a customer has one partner.',
    'users-read-only': 'Users can only be viewed there; change them in the Azure portal of that cloud.',
    'customer-agreement': 'The acceptance of the customer agreement is not recorded there.',
  },
};
