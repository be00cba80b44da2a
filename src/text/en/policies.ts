export const policies = {
  links: { privacy: 'Privacy', terms: 'Terms of use', support: 'Support' },
  contact: {
    named: 'Contact: {{contact}}.',
    unnamed:
      'Contact: the people who made Partner Desk available to you, usually your administrators of Microsoft Teams.',
  },
  privacy: {
    title: 'Privacy',
    intro:
      'This page says what Partner Desk keeps, why, and for how long. Whoever operates this installation is responsible for it.',
    stored: 'What is stored',
    people:
      '**People who use the chat:** name, sign-in name, ids of the user and of the organization, language, time zone, roles, settings for notifications, and the address of the chat.',
    organization:
      '**Your organization:** what you enter when you enroll and in the company profile, with the names, email addresses and phone numbers of the contacts you name there.',
    business:
      '**Your work:** partnerships, invitations, customers, orders, subscriptions and leads, with the contacts you enter.',
    answers: '**Answers on pages:** what customers and contacts enter when they open a link from an email and confirm.',
    history: '**History:** who in your organization did what, when, and with which outcome.',
    notStored: 'What is not stored',
    messages: 'Messages in the chat that are no commands.',
    secrets:
      'Passwords and sign-in tokens. A new temporary password is shown once and then disappears from the chat; links are known by their fingerprint only.',
    tracking: 'Cookies, advertising ids or profiles of use. The pages set no cookies and load nothing from elsewhere.',
    purpose: 'What it is used for',
    purposeText:
      'Only for what you ask Partner Desk to do, and to notify you about it. Partners and customers that you connect with see your company name, partner ID and the contact details that you send them. Messages travel through Microsoft Teams; nothing is sold or given to anybody else.',
    period: 'How long it is kept',
    conversation: 'The state of a chat: 60 days after the last message.',
    entries: 'Entries of the history: two years. Invitations that have expired: 180 days.',
    files: 'The outcome of a file with users: 30 days.',
    documents: 'Everything else: until you remove it, or until your organization asks for deletion.',
    logs: 'Operating logs hold ids and times, never what you wrote; the operator decides how long they are kept.',
    rights: 'Information, correction and deletion',
    rightsText:
      'You see and change your own data in the chat: company profile, user management, notifications. For everything else, and to have all data of your organization deleted, use the contact below.',
  },
  terms: {
    title: 'Terms of use',
    intro: 'By using Partner Desk you agree to the following.',
    who: 'Who may use it',
    whoText:
      'Partner Desk is for people who work for a partner in the Cloud Solution Provider program and for those whom they invite. You act on behalf of your organization and confirm that you are authorized to do so.',
    duties: 'What you are responsible for',
    dutiesText:
      'What you enter is correct. You invite only people who may expect it. You keep links and temporary passwords to yourself and pass them on only to those they are meant for.',
    others: 'What else applies',
    othersText:
      'Microsoft’s own agreements apply beside these terms: the partner agreement, the customer agreement, and the terms of Microsoft Teams. Partner Desk is not a product of Microsoft.',
    service: 'What you can rely on',
    serviceText:
      'The service is provided as it is, without a promise that it is always available or free of errors. In an installation with a sandbox nothing is ordered, changed or billed at Microsoft.',
    end: 'Leaving',
    endText:
      'You can stop at any time by removing the app from Microsoft Teams. What is stored is then deleted as the page on privacy says.',
  },
  support: {
    title: 'Support',
    intro: 'Most questions are answered in the chat: type **help** to see everything you can do.',
    first: 'Before you write',
    signIn: 'If you cannot do something, type **verify**: it shows your roles and what is still missing.',
    reference: 'If a message names a reference, send it along; it leads to the cause.',
    secrets: 'Never send a password or a personal link.',
    ask: 'Whom to ask',
  },
};
