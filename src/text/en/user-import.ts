/** Users from a file, as "Upload users" of Partner Center takes them. */
export const userImport = {
  title: 'Upload users',
  upload: 'Upload users of {{customer}}',
  running: 'The users of {{customer}} are being added',
  report: 'Upload users of {{customer}}: report',
  fileText:
    'Attach a CSV file to a message in this chat, or paste its content below. You see what would happen to each line before anybody is added.',
  format:
    'The first line names the columns: Display name and Email are needed, First name and Last name may be there, others are not looked at. For example:',
  exampleHeader: 'First name,Last name,Display name,Email',
  exampleOne: 'Anna,Lidman,Anna Lidman,anna@{{domain}}',
  exampleTwo: 'Bram,de Vries,Bram de Vries,bram@{{domain}}',
  limits:
    'At most {{max}} users at once. Commas, semicolons or tabs may separate the columns. Excel saves such a file as “CSV UTF-8”.',
  content: 'Content of the file',
  validate: 'Validate',
  taken: 'The file was received',
  unexpected: 'What is this file for?',
  unexpectedText:
    'Nobody has asked for a file. To add users of a customer from a file, open the customer, then “Users and licenses”, and choose “Upload users” there.',
  checkedText: 'Nobody has been added yet. Check the lines and choose what all new users are given.',
  nobodyNew: 'There is nobody to add. Correct the file and upload it again.',
  otherFile: 'Another file',
  runningText: 'This goes on by itself, and this card shows how far it is. You can do other things meanwhile.',
  signInsWaiting:
    'Sign-in information can be shown once, for ten users at a time. Temporary passwords are made in that moment.',
  signInsShown: 'All sign-in information has been shown. If a password was not noted, open the user and reset it.',
  nobodyAdded: 'Nobody was added. The reasons stand with each line.',
  refresh: 'Refresh',
  showSignIns: 'Show sign-in information',
  nextSignIns: 'Next users',
  signIns: 'Sign-in information',
  signInsText:
    'Make a note of it and send it to the users now: you cannot see it again. The users are asked to change the password at the first sign-in. This card is replaced when you go on, at the latest after 10 minutes.',
  line: 'Line {{line}}: {{name}}',
  result: 'Result',
  fields: {
    firstName: 'First name',
    lastName: 'Last name',
    displayName: 'Display name',
    userPrincipalName: 'Email',
  },
  results: {
    new: 'will be added',
    waiting: 'waits for its turn',
    creating: 'is being added',
    created: 'was added',
    exists: 'exists already, perhaps among the deleted users; nothing is changed',
    repeated: 'the same user stands on line {{line}}',
  },
  counts: {
    new: 'Will be added',
    created: 'Added',
    left: 'Still to be added',
    exists: 'Existed already',
    problems: 'Not added',
  },
};
