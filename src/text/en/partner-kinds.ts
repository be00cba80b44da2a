export const partnerKinds = {
  'indirect-reseller': 'indirect reseller',
  'indirect-provider': 'indirect provider',
  'direct-partner': 'direct partner',
};
