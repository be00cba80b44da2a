export const fields = {
  required: 'Please fill in this field.',
  'too-long': 'Please use at most {{max}} characters.',
  email: 'Please enter an e-mail address such as anna@contoso.com.',
  'web-mail':
    'Please enter an address of your organization. Web-based e-mail services such as Gmail, Yahoo! Mail, iCloud Mail, AOL Mail or Outlook Mail are not accepted.',
  country: 'Please choose a country or region from the list.',
  state: 'Please enter the abbreviation of the state or province, for example WA.',
  'postal-code': 'This is not a postal code of the country you chose. Example: {{example}}',
  phone: 'Please enter a phone number with digits, for example +1 425 555 0100.',
  website: 'Please enter a web address such as https://contoso.com.',
  domain: 'Please enter a domain such as contoso.com.',
  choice: 'Please choose one of the options.',
  consent: 'Please tick the box to go on.',
};
