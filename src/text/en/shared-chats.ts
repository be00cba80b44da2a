/** What is said where others read along: in a channel of a team, or in a group chat. */
export const sharedChats = {
  heading: 'What I do here',
  onlyForYou: 'Only for you',
  text: 'Mention me with what you would like to do. Whatever is only for you, I show in a chat of our own. “notifications” chooses what I tell everybody here.',
  open: 'Open our chat',
  answered: 'I have answered you, {{name}}, in our own chat: what I show is meant for you only.',
  meetFirst: 'What I show is meant for you only. Open a chat of our own, say “hi” there, and then ask me again.',
  files: 'Please send files in our own chat: I do not read them where others can.',
  settings: 'Notifications for everybody here',
  settingsText: 'I tell only what happened, without names of people, addresses or details.',
  saved: 'Saved. I tell these here from now on.',
  savedNone: 'Saved. I do not tell anything here by myself.',
  chosenBy: '{{name}} has chosen that I tell this here. Mention me with “notifications” to change it.',
};
