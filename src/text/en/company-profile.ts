/** What a partner tells others about itself, and what is missing for being found. */
export const companyProfile = {
  heading: 'Company profile',
  contact: 'Primary contact',
  contactText:
    'The email address {{email}} was verified and stays as it is; so does the legal business profile, which was reviewed.',
  support: 'Customer support',
  marketing: 'Business profile',
  marketingText: 'How you present your company to others.',
  website: 'Website',
  description: 'Short description of your company',
  services: 'Services',
  offers: 'What you offer resellers',
  offer: {
    training: 'Technical training and assistance',
    marketing: 'Help with marketing their products and services',
    financing: 'Help with financing and credit terms',
  },
  directory: 'Directory of providers',
  listed: 'Listed for resellers to find ({{country}})',
  found: 'Resellers can find you ({{country}}).',
  notFound: 'Resellers cannot find you yet. Still missing: {{parts}}. Select “Edit” to complete the profile.',
  incomplete: 'Not filled in yet: {{parts}}. Select “Edit” to complete the profile.',
  complete: 'Your profile is complete.',
  askColleague: 'Not filled in yet: {{parts}}. Users with one of these roles can complete it: {{roles}}.',
  parts: {
    website: 'website',
    description: 'description',
    services: 'services',
    offers: 'what you offer resellers',
    listed: 'your consent to being listed',
  },
  editHeading: 'Edit the company profile',
};
