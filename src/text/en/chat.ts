export const chat = {
  useTheCard: 'Please answer on the card below, or type “cancel” to stop here.',
  alreadyHandled: 'That has been done already.',
  working: 'I am working on it. You will see the result here as soon as it is ready.',
  cancelled: 'I have stopped there; nothing was sent. Type “help” to see what you can do.',
  below: 'You will find it below.',
  oldCard: 'This card has done its work. Type “help” to see what you can do now.',
  unreadable: 'I could not read that. Type “help” to see what I can do.',
  failed:
    'Something went wrong on our side (reference {{reference}}). Nothing was changed and nothing you typed is lost: please try again.',
  storeUnavailable:
    'Partner Desk cannot reach its data right now (reference {{reference}}). Nothing you typed is lost: please try again in a few minutes.',
  tooLong: 'That is more than fits on a card: {{problem}} Your text is still on the card.',
  copied: 'Here is the text as a message. Open its menu and select “Copy”, or copy it from this page: {{address}}',
};
