import type { Config } from '../config';
import { codeOf, type Finding, ok, problem } from './finding';

/** What nodemailer's codes mean. */
const REASONS: Readonly<Record<string, Pick<Finding, 'why' | 'mend'>>> = {
  EAUTH: { why: 'the mail server refuses user or password', mend: 'compare them in MAIL_SMTP_URL' },
  ESOCKET: { why: 'nobody answers, or the certificate is not valid', mend: 'compare host, port, and smtp or smtps' },
  EDNS: { why: 'the name of the host leads nowhere', mend: 'compare the host in MAIL_SMTP_URL' },
  ECONNECTION: { why: 'nobody answers', mend: 'compare host and port, and ask for the firewall' },
  ETIMEDOUT: { why: 'nobody answers in time', mend: 'compare host and port, and ask for the firewall' },
};

/** @param greet rejects unless the server answers and lets the user in */
export async function checkMail(
  smtp: Config['smtp'],
  greet: (smtp: NonNullable<Config['smtp']>) => Promise<unknown>,
): Promise<Finding[]> {
  if (!smtp) return [ok('mail', 'goes to the sandbox mailbox of this server')];
  // Neither user nor password.
  const { host } = new URL(smtp.url);
  try {
    await greet(smtp);
    return [ok('mail', `${host} answers, and lets the sender in`)];
  } catch (error) {
    const code = codeOf(error);
    return [problem('mail', `${host} cannot be used: ${code}`, REASONS[code] ?? { mend: 'compare MAIL_SMTP_URL' })];
  }
}
