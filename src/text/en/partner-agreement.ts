/** The acceptance of the Microsoft Partner Agreement. */
export const partnerAgreement = {
  heading: 'Microsoft Partner Agreement',
  before:
    'Before you sell in the Cloud Solution Provider program, a global admin accepts the Microsoft Partner Agreement (MPA) for {{companyName}}.',
  read: 'Read its text in Partner Center first; it is in English only.',
  recorded: 'Your name and the time are recorded.',
  confirmation: 'Confirmation',
  accept: 'I have read the Microsoft Partner Agreement and accept it for my organization',
  acceptButton: 'Accept the agreement',
  keep: 'Not now',
  accepted: 'The Microsoft Partner Agreement is accepted',
  acceptedBy: 'Accepted by',
  acceptedAt: 'Accepted',
};
