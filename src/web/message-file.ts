import type { Message } from './mailto';

/**
 * The message as a file (RFC 5322). Outlook opens one with `X-Unsent: 1` for editing and sending
 * (learn.microsoft.com, [MS-OXCMAIL] 2.1.3.2.27); nodemailer encodes subject and body.
 */
export async function messageFile({ recipient, subject, text }: Message): Promise<Buffer> {
  // No start waits for what few people download.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const message = new MailComposer({
    ...(recipient !== '' && { to: { name: '', address: recipient } }),
    subject,
    // Text parts have CRLF line ends before they are encoded (RFC 2045, section 6.8).
    text: text.replace(/\r?\n/g, '\r\n'),
    headers: { 'X-Unsent': '1' },
    encoding: 'base64',
    textEncoding: 'base64',
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message.compile().build();
}
