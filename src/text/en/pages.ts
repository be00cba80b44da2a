import { azureSwitchLinks } from './azure-switch';

const notComplete = 'This link is not complete';

export const pages = {
  common: {
    title: 'Partner Desk',
    noPassword: 'Partner Desk never asks you for a password.',
    optional: '(optional)',
    checkAnswers: 'Please check your answers',
    titleOfRefused: 'Check your answers: {{title}}',
    copied: 'Copied to the clipboard.',
    notCopied: 'Your browser does not let this page copy. Select the text and copy it with your keyboard.',
    foreignForm:
      'It could not be made sure that this form was sent from this page, so nothing was changed. What you entered is still here: please check it and send it again.',
    close: 'You can close this page.',
  },
  acceptance: {
    title: 'Request for a reseller relationship',
    headingOne: '{{partner}} asks you for a reseller relationship',
    headingTwo: '{{reseller}} and {{provider}} ask you for a reseller relationship',
    intro:
      'You were sent this link by email. Please read what you would allow. Nothing happens until you select the check box and then **Accept and authorize**.',
    who: 'Who is asking',
    reseller: 'Indirect reseller: manages your services',
    provider: 'Indirect provider: submits the orders',
    partnerId: 'Partner ID (MPN ID)',
    what: 'What you allow',
    orders: 'Orders and subscriptions',
    ordersOne:
      '{{partner}} may place orders for Microsoft cloud services and manage the subscriptions on behalf of your organization.',
    ordersTwo:
      '{{reseller}} may manage your subscriptions. {{provider}} may submit orders for new subscriptions and licenses on behalf of your organization.',
    privileges: 'Delegated admin privileges',
    privilegesText:
      '{{partner}} may administer your Microsoft cloud services. Its admin agents get the rights of a **global admin** in your organization, its helpdesk agents those of a **helpdesk admin**: for example, to manage users and licenses, or to reset passwords.',
    control: 'You stay in control',
    controlText:
      'You can remove the delegated admin privileges at any time: in the Microsoft 365 admin center, select **Settings** > **Partner relationships**. Your subscriptions keep running.',
    form: 'Your organization',
    companyName: 'Name of your organization',
    domain: 'Your organization’s domain',
    domainHint: 'For example northwind.com or northwind.onmicrosoft.com. The part before .onmicrosoft.com is enough.',
    displayName: 'Your name',
    email: 'Your email address',
    emailHint: 'You must be a global admin of your organization to accept.',
    acceptOne:
      'I am authorized to act for this organization. I accept the reseller relationship with {{partner}} and grant the delegated admin privileges described above.',
    acceptTwo:
      'I am authorized to act for this organization. I accept the reseller relationship with {{reseller}} and {{provider}} and grant the permissions described above.',
    submit: 'Accept and authorize',
    decline: 'You do not want this, or do not know who is asking? Simply close this page.',
    until: 'This link can be used once, until {{date}}.',
  },
  accepted: {
    title: 'Reseller relationship accepted',
    heading: 'Thank you. The reseller relationship is in place.',
    doneOne: '{{partner}} is now a reseller for **{{companyName}}** ({{domain}}) and has been told.',
    doneTwo: '{{reseller}} and {{provider}} are now resellers for **{{companyName}}** ({{domain}}) and have been told.',
    next: 'What happens now',
    contact: '{{partner}} will get in touch with you. Ask {{partner}} for subscriptions, licenses and support.',
    control:
      'To see or remove delegated admin privileges later, go to the Microsoft 365 admin center and select **Settings** > **Partner relationships**.',
  },
  partnership: {
    title: 'Request for a partnership',
    heading: '{{provider}} asks you for a partnership',
    intro:
      '{{provider}} would like to be your indirect provider in the Cloud Solution Provider program. You answer in Microsoft Teams, in the chat with Partner Desk.',
    what: 'What you would allow',
    orders: 'Orders for your customers',
    ordersText: '{{provider}} may submit orders and add subscriptions on behalf of your customers.',
    access: 'Administrator access',
    accessText:
      '{{provider}} gets administrator access to your company’s work account. Once the partnership is established, you can remove this access in the Microsoft 365 admin center.',
    how: 'How to authorize',
    open: 'Open the chat with Partner Desk in Microsoft Teams.',
    enroll:
      'If your company is not enrolled yet, type **enroll** and complete the enrollment first. Then come back to this link.',
    paste: 'Copy the link below, paste it into the chat and send it.',
    confirm:
      'A global admin of your company reads the card, selects the check box and then **Authorize indirect provider**.',
    link: 'Your personal link',
    teams: 'Open the chat in Teams',
  },
  draft: {
    title: 'Draft email',
    heading: 'Your draft email',
    intro:
      'Send this email from your own mailbox. You can change the text, but keep the link: it is personal to this invitation.',
    recipient: 'To',
    subject: 'Subject',
    text: 'Text',
    link: 'The personal link',
    changes: 'Changes on this page go into this email only; the draft in the chat stays as it is.',
    file: 'Download .eml file',
    fileName: 'invitation.eml',
    fileHint: 'The .eml file opens as a new message in Outlook and holds texts of any length.',
    withoutScript:
      'Your browser runs no script here: **Open in email** takes the text as it was, without your changes. The .eml file has them.',
    tooLong:
      'This text is long: some email programs cut it off or do not open. Use the .eml file, or copy the text, and check that the link is whole.',
    next: 'When the email is sent, go back to the chat and select **Done**.',
  },
  sandbox: {
    notice:
      '**Sandbox.** This page stands in for the Microsoft sign-in. It asks for no password; please enter none, here or in the chat.',
  },
  workAccount: {
    title: 'Sign in with your work account',
    account: 'Which work account do you sign in with?',
    globalAdmin: 'A global admin of my organization',
    globalAdminHint: 'The account that manages Microsoft 365, Azure or Dynamics 365',
    user: 'A user who is not a global admin',
    notGlobalAdmin:
      'Only a global admin can enroll your organization. Select a global admin’s account or create one; if you have neither, ask the person who manages Microsoft 365 in your organization to enroll.',
    createHint: 'My organization has no work account yet',
    country: 'Country or region of your organization’s tenant',
    countryHint: 'The organization profile of your partner ID must be in the same country or region.',
    cloud: 'Cloud of your organization’s tenant',
    cloudHint: 'Some tasks are not available in the US Government cloud.',
    alreadyEnrolled: 'This organization is already enrolled in the Cloud Solution Provider program',
    alreadyEnrolledHint: 'Then only customer support information is asked for.',
  },
  partnerAccount: {
    title: 'Sign in to the account with your partner ID',
    intro:
      'The partner ID (MPN ID) of your organization is kept in your Partner Membership Center account. It is linked to your new Partner Center account.',
    userName: 'User name',
    userNameHint:
      'The sandbox has two accounts: **membership** holds three organization profiles, **old** holds none that can be used.',
  },
  signedIn: {
    title: 'You are signed in',
    created: 'Your work account is set up and you are signed in',
    text: 'You can go back to the chat; it has gone on by itself.',
  },
  verification: {
    title: 'Confirm your email address',
    intro: '**{{companyName}}** has named **{{email}}** as its primary contact in the Cloud Solution Provider program.',
    why: 'By confirming, you state that you signed up and that this address belongs to your organization. The review of the information then goes on.',
    submit: 'Confirm this address',
    decline: 'You know nothing of this? Simply close this page.',
  },
  verified: {
    title: 'Your email address is confirmed',
    text: 'Thank you. The information about **{{companyName}}** is now under review. This can take several days; the result comes by email to **{{email}}** and in the chat.',
  },
  links: {
    azureSwitch: azureSwitchLinks,
    invitation: {
      invalid: {
        title: notComplete,
        text: 'It may have been cut off or changed on its way to you.',
        next: 'Open the email again and copy the whole link, from https to its last character. If that does not help, ask the sender for a new invitation.',
      },
      expired: {
        title: 'This invitation has expired',
        text: 'Its time has run out, and nothing was accepted.',
        next: 'Ask the partner who invited you to send the invitation again.',
      },
      used: {
        title: 'This invitation has been accepted',
        text: 'An invitation can be accepted once, so there is nothing left to do here.',
        next: 'If it was not you, talk to the other administrators of your organization, or look in the Microsoft 365 admin center under Settings > Partner relationships.',
      },
      withdrawn: {
        title: 'This invitation was withdrawn',
        text: 'The partner who invited you has taken it back, and nothing was accepted.',
        next: 'If you expected something else, contact the partner and ask for a new invitation.',
      },
    },
    draft: {
      invalid: {
        title: notComplete,
        text: 'It may have been cut off or changed.',
        next: 'Go back to the chat, type “invitations” and open the email from its card again.',
      },
      expired: {
        title: 'This invitation has expired',
        text: 'Its link can no longer be accepted, so there is no email to send.',
        next: 'Go back to the chat, type “invitations” and send the invitation again with a new link.',
      },
      used: {
        title: 'This invitation has been accepted',
        text: 'There is no email left to send.',
        next: 'Go back to the chat and type “invitations” to see who accepted.',
      },
      withdrawn: {
        title: 'This invitation was withdrawn',
        text: 'Its link can no longer be accepted, so there is no email to send.',
        next: 'Go back to the chat and make a new invitation.',
      },
    },
    signIn: {
      invalid: {
        title: notComplete,
        text: 'It may have been cut off or changed.',
        next: 'Go back to the chat and use the button on the latest card, or type “enroll” for a new one.',
      },
      expired: {
        title: 'This sign-in page has expired',
        text: 'A sign-in page can be used for an hour.',
        next: 'Go back to the chat and type “enroll” for a new one. Nothing you entered before is lost.',
      },
      used: {
        title: 'You have signed in already',
        text: 'A sign-in page can be used once.',
        next: 'Go back to the chat; it has gone on by itself. If you cannot see where, type “enroll”.',
      },
    },
    verification: {
      invalid: {
        title: notComplete,
        text: 'It may have been cut off or changed on its way to you.',
        next: 'Open the email again and copy the whole link, from https to its last character.',
      },
      expired: {
        title: 'This link has expired',
        text: 'The link in the email works for 7 days. Your address is not confirmed yet.',
        next: 'Ask the person who enrolls your organization to have the email sent again from the chat.',
      },
      used: {
        title: 'This address is confirmed already',
        text: 'There is nothing left to do here.',
        next: 'We write to you as soon as the review is complete.',
      },
    },
  },
  workAccountMissing: {
    title: 'Sign in with your work account first',
    text: 'The partner ID is linked to your organization’s tenant, and the tenant is known only once you have signed in with your work account.',
    next: 'Go back to the chat and type “enroll”.',
  },
  problems: {
    badRequest: {
      title: 'That could not be read',
      text: 'What your browser sent was damaged or incomplete, and nothing was changed.',
      next: 'Go back, reload the page and try again.',
    },
    forbidden: {
      title: 'That did not come from this page',
      text: 'The form was sent from another website, and nothing was changed.',
      next: 'Open the link from your email or chat again and use the form there.',
    },
    notFound: {
      title: 'There is no such page',
      text: 'The address may be mistyped or cut off.',
      next: 'Open the link from your email or from the chat again.',
    },
    notAllowed: {
      title: 'This page cannot do that',
      text: 'The page was asked for something it does not offer, and nothing was changed.',
      next: 'Open the link from your email or from the chat again.',
    },
    tooLarge: {
      title: 'That is too much text',
      text: 'The form holds more than can be taken in, and nothing was changed.',
      next: 'Go back with your browser’s Back button and shorten your entries; they are still there.',
    },
    unsupported: {
      title: 'That form cannot be read',
      text: 'It was sent in a form that this page does not understand, and nothing was changed.',
      next: 'Open the link from your email or from the chat again.',
    },
    busy: {
      title: 'Please try again in a moment',
      text: 'Somebody else is changing the same thing right now, so your answer was not saved.',
      next: 'Go back with your browser’s Back button and send the form again.',
    },
    tooMany: {
      title: 'Too many attempts',
      text: 'Too many invalid links were opened from here.',
      next: 'Wait a minute. Then open the email again and copy the whole link, from https to its last character.',
    },
    unavailable: {
      title: 'Please try again in a few minutes',
      text: 'Partner Desk cannot reach its data right now, so your answer may not have been saved.',
      next: 'Go back with your browser’s Back button; what you entered is still there. Then send the form or open the link again.',
    },
    unexpected: {
      title: 'Something went wrong on our side',
      text: 'Your answer may not have been saved. We have recorded the error.',
      next: 'Wait a moment and open the link again. If it happens again, tell your partner this number:',
    },
  },
  mailbox: {
    title: 'Sandbox mailbox',
    intro:
      'Every email that the sandbox sends ends up here. Nothing leaves this computer; the mailbox is emptied when the program stops.',
    to: 'Show emails to',
    show: 'Show',
    empty: 'There are no emails here yet.',
    recipient: 'To {{to}}',
  },
};
