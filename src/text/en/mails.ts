const signature = '\n\nPartner Desk';

export const mails = {
  'verify-email': {
    subject: 'Confirm your email address for {{companyName}}',
    text:
      'Hello {{firstName}},\n\n{{companyName}} has named you as its primary contact in the Cloud Solution Provider program. ' +
      'Please confirm that you signed up and that this address belongs to your organization:\n\n{{link}}\n\n' +
      'The link works for 7 days. The review of your information goes on as soon as you have confirmed. ' +
      'If you did not expect this email, you do not have to do anything: without your confirmation the enrollment does not go on.' +
      signature,
  },
  'confirm-switch': {
    subject: '{{companyName}}: please confirm the switch of an Azure subscription to {{to}}',
    text:
      'Hello,\n\nyou are named as the billing owner of {{companyName}}. {{from}} asks to switch the Azure subscription “{{subscriptionName}}” to {{to}}, which has agreed. ' +
      'The page behind this link shows what changes before you decide:\n\n{{link}}\n\n' +
      'If you do not want this or know nothing of it, do nothing: without your confirmation the subscription stays where it is.' +
      signature,
  },
  'enrollment-under-review': {
    subject: '{{companyName}}: your information is under review',
    text:
      'Thank you for confirming your email address. We are now reviewing the information about {{companyName}}. ' +
      'This can take several days; we will write to you when the review is complete.' +
      signature,
  },
  'enrollment-active': {
    subject: '{{companyName}}: your Partner Center account is ready',
    text:
      'The review is complete and the account of {{companyName}} is active. ' +
      'The person who enrolled is global admin and admin agent and can go on in the chat with Partner Desk.' +
      signature,
  },
  'enrollment-rejected': {
    subject: '{{companyName}}: your enrollment was not accepted',
    text:
      'We could not accept the enrollment of {{companyName}}.\n\nReason: {{reason}}\n\n' +
      'You can correct the information and submit it again: open the chat with Partner Desk and type “enroll”.' +
      signature,
  },
};
