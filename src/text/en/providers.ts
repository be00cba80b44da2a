/** The search for an indirect provider, and what resellers ask of one. */
export const providers = {
  heading: 'Find a provider',
  introduction:
    'Indirect providers of your country or region ({{country}}) that chose to be listed. Different providers offer different support and services: compare them, then ask one to get in touch.',
  search: 'Search by name',
  none: 'No provider of your country or region ({{country}}) has chosen to be listed yet. When a provider sends you a partnership request, paste its link here.',
  noneFound: 'No listed provider has a name with a word that begins like this.',
  choose: 'Indirect provider',
  mpnId: 'Partner ID',
  about: 'About the company',
  services: 'Services',
  website: 'Website',
  offers: 'Offers resellers',
  training: 'technical training and assistance',
  marketing: 'help with marketing your products and services',
  financing: 'help with financing and credit terms',
  partnership: 'Partnership',
  active: 'active',
  ask: 'Ask to get in touch',
  askHeading: 'Ask {{provider}} to get in touch',
  askText: 'Your company’s name, partner ID and country or region and your own name are sent along.',
  message: 'Your message',
  send: 'Send',
  asked: '{{provider}} has been told',
  askedText:
    'The provider can answer with a partnership request. Your global admins are then shown it here immediately.',
  requests: {
    heading: 'Resellers that ask you to get in touch',
    none: 'No reseller is waiting for your answer.',
    choose: 'Indirect reseller',
    country: 'Country or region',
    askedBy: 'Asked by',
    askedAt: 'Asked on',
    message: 'Message',
  },
  notices: {
    'contact-requested': '{{companyName}} would like you to get in touch',
    'contact-requested-text':
      'This reseller is looking for an indirect provider. Answer with a partnership request: its global admins are shown it immediately.',
  },
};
