import { MailRefused } from '../../src/mail/mail';
import { createSmtpMail } from '../../src/mail/smtp';
import { openSmtpServer } from './smtp-server';

async function openServer(answerTo?: (recipient: string) => string) {
  const server = await openSmtpServer(answerTo && { answerTo });
  return {
    ...server,
    mail: await createSmtpMail({
      url: `smtp://127.0.0.1:${server.port}?ignoreTLS=true`,
      from: 'Partner Desk <desk@desk.example>',
    }),
  };
}

describe('mail over SMTP', () => {
  it('is handed to the server in UTF-8, from us, to one person', async () => {
    const { mail, heard, close } = await openServer();
    await mail.send({ to: 'alex@northwind.example', subject: 'Größe', text: 'Guten Tag,\n\nschöne Grüße' });
    await close();
    expect(heard).toContain('MAIL FROM:<desk@desk.example>');
    expect(heard).toContain('RCPT TO:<alex@northwind.example>');
    expect(heard).toContain('From: Partner Desk <desk@desk.example>');
    expect(heard).toContain('To: alex@northwind.example');
    expect(heard.join('\n')).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(heard.join('\n')).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
  });

  it('lets no address become two, and no subject a header', async () => {
    const { mail, heard, close } = await openServer();
    await mail
      .send({ to: 'alex@northwind.example, eve@evil.example', subject: 'x\r\nBcc: eve@evil.example', text: 'y' })
      .catch(() => undefined);
    await close();
    expect(heard.filter(line => /^RCPT/.test(line))).not.toContain('RCPT TO:<eve@evil.example>');
    expect(heard.filter(line => /^Bcc/i.test(line))).toEqual([]);
  });

  it('is refused for good when the server never takes it, without a word of what it says', async () => {
    const { mail, close } = await openServer(() => '550 no such user');
    const sent = mail.send({ to: 'nobody@northwind.example', subject: 'x', text: 'secret words' });
    await expect(sent).rejects.toEqual(new MailRefused(550));
    await close();
  });

  it('fails when the server does not take it now, so that it is tried again', async () => {
    const { mail, close } = await openServer(() => '450 mailbox busy');
    const failure = await mail
      .send({ to: 'anna@northwind.example', subject: 'x', text: 'y' })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ responseCode: 450 });
    expect(failure).not.toBeInstanceOf(MailRefused);
    await close();
  });
});
