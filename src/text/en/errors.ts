export const errors = {
  'invalid-input': 'Please check the fields marked below. Nothing you typed is lost.',
  'not-found': 'This entry could not be found. It may have been removed; open the list again to see what is there now.',
  'role-missing':
    'Your roles do not allow this. It is for: {{roles}}. Ask a global admin of your organization; “user management” shows who has which role.',
  'no-reseller':
    'You do not have a partnership with an indirect reseller yet, and a new customer is associated with one. Request a partnership first.',
  'not-enrolled': 'Your organization does not have an active Partner Center account yet. Type “enroll” to get one.',
  'already-enrolled': 'This step of the enrollment is complete. Type “account” to see where it stands.',
  'wrong-partner-kind': 'This is for another kind of partner: {{kinds}}. Type “help” to see what you can do.',
  'changed-meanwhile':
    'A colleague has changed this in the meantime. The card shows the current state; please check it and go on.',
  'link-invalid':
    'This link is not complete or not one of ours. Copy the whole link from the email, or ask for a new one.',
  'link-expired': 'This link has expired. Ask for a new one.',
  'link-used': 'This link has been used already. Nothing more needs to be done with it.',
  'link-withdrawn':
    'This invitation was withdrawn by the partner who sent it. If you did not expect that, contact this partner.',
  'draft-without-link':
    'The personal link is missing from the text or was changed. Please put it back, exactly as it stands below.',
  'own-invitation':
    'This partnership request comes from your own organization. Send the link to the reseller you want to work with.',
  'customer-link':
    'This is the personal link of an invitation to a customer. It is for a global admin of that customer, who opens it in a browser and decides there. Nothing was accepted here.',
  'not-global-admin':
    'Only a global admin can enroll your organization. Sign in with such an account, or ask a global admin.',
  'sign-in-missing':
    'The sign-in is not complete yet. Select “Sign in” and finish it in the browser; the chat then goes on by itself.',
  'profile-not-usable': 'Please select a profile that is active and in the country or region of your tenant.',
  'invitation-closed':
    'This invitation was answered or withdrawn; it can no longer be changed. Type “invitations” to see where it stands.',
  'partner-account-unknown':
    'There is no partner account with this user name. Check the spelling, or use another user name.',
  'try-again': 'Many people are working on this right now. Please try again in a moment.',
  'subscription-suspended': 'This subscription is suspended. Reactivate it first.',
  'sold-by-another':
    'Only {{partner}}, which sold this subscription, can change it. Ask an admin agent or sales agent there.',
  'reduction-window-over':
    'This is possible only within seven days of the order or renewal. After that, the subscription runs until its term ends.',
  'agreement-missing':
    'The customer has not accepted the Microsoft Customer Agreement yet. Record the acceptance first: who accepted it, and when.',
  'subscriptions-active':
    'This customer still has active subscriptions with you (number: {{number}}). Suspend them first; licenses that can no longer be suspended end with their term.',
  'subscriptions-active-elsewhere':
    'You are the reseller on record of active subscriptions of this customer (number: {{number}}). Only {{partner}}, which sold them, can suspend them or choose another reseller on record. Ask an admin agent or sales agent there.',
  'domain-taken': 'This domain is taken. Choose another one.',
  'provisioning-failed': 'Microsoft could not provision this order. Nothing was charged; please submit it again.',
  'no-license-left':
    'All licenses of this subscription are assigned. Add licenses to the subscription or remove one from another user.',
  'no-subscription': 'This customer has no subscription with licenses. Add a subscription first.',
  'restore-window-over': 'Deleted users can be restored for 30 days; this time is over. Add the user again.',
  'user-exists': 'There is already a user with this user name. Choose another one.',
  'customer-user-exists':
    'There is already a user with this user name, perhaps among the deleted ones. Open the user in the list to reset the password or to restore the user.',
  'privileges-missing':
    '{{name}} has not granted you delegated admin privileges, so you cannot see or change its users. Request the reseller relationship again, with these privileges: type “request a reseller relationship”.',
  'last-global-admin': 'This is the last global admin of your organization. Give somebody else this role first.',
  'relationship-missing': 'There is no relationship with this partner or customer. Establish it first.',
  'no-reseller-of-customer':
    'None of your indirect resellers shares this customer with you. A reseller shares a customer that it invites together with you, or that you add on its behalf.',
  'on-record-already':
    '{{partner}} is the reseller on record of this subscription. The indirect provider can change that.',
  'not-azure': 'Only Azure subscriptions can be switched to another partner.',
  'already-requested':
    'There is already a request to switch this subscription to {{partner}}. “switch azure subscriptions” shows where it stands.',
  'switch-closed':
    'This request has been answered, canceled or completed, or has expired. “switch azure subscriptions” shows where it stands.',
  'already-customer': 'This organization is your customer already. Open it on your customer list.',
  'already-asked':
    'Your organization has asked this provider within the last seven days. The provider was told; please give it time to answer.',
  'already-answered':
    '{{name}} has already answered this with a partnership request. “invitations” shows where it stands.',
  'file-unreadable': 'This is not a CSV file. Save the table as “CSV UTF-8” and try again.',
  'file-broken':
    'The file cannot be read from line {{line}} on: a quotation mark is missing or in the wrong place there, or the line is too long. Correct it and try again.',
  'file-columns':
    'The first line must name the columns, among them Display name and Email. Put such a line at the top and try again.',
  'file-empty': 'There are no users in this file.',
  'file-too-long':
    'There are {{number}} users in this file, and {{max}} is the most at once. Divide it into several files.',
  'file-too-large': 'This file is too large for a list of users: the limit is 1 MB.',
  'file-not-loaded': 'The file could not be loaded. Attach it once more, or paste its content into the card.',
  'one-file': 'Please attach one file at a time.',
  'already-shown':
    'This sign-in information has been shown already. If a password was not noted, open the user and reset it.',
  'not-in-this-cloud': 'This does not exist in your national cloud. {{limit}}',
};
