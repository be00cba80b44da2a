import { z } from 'zod';
import { type Mail, MailRefused } from './mail';

const PATIENCE = 15_000;

/** What nodemailer throws when the server refuses the sender, the recipient or the text. */
const Refusal = z.object({ code: z.enum(['EENVELOPE', 'EMESSAGE']), responseCode: z.number().min(500).max(599) });

/** Asks a mail server to let the sender in, and sends nothing. @throws Error of nodemailer */
export async function greetSmtp({ url }: { url: string }): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const patience = { connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE };
  await createTransport({ url, ...patience }).verify();
}

/**
 * Mail over an SMTP server, such as `smtps://user:password@smtp.example.com`. It gives up within the time of an effect,
 * so that no mail is sent again while it is still under way.
 */
export async function createSmtpMail({ url, from }: { url: string; from: string }): Promise<Mail> {
  // A server without SMTP starts without it.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      try {
        const signal = AbortSignal.timeout(PATIENCE);
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, signal });
      } catch (error) {
        const refusal = Refusal.safeParse(error);
        throw refusal.success ? new MailRefused(refusal.data.responseCode) : error;
      }
    },
  };
}
