export const partnerKinds = {
  'indirect-reseller': 'indirekter Vertriebspartner',
  'indirect-provider': 'indirekter Anbieter',
  'direct-partner': 'direkter Partner',
};
