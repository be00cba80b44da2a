import type { Effect } from '../domain/effect';
import type { TenantId } from '../domain/ids';
import { text } from '../text/text';
import type { Ports } from '../workflows/ports';
import { verificationAddress } from '../workflows/verify-enrollment';
import type { Mail } from './mail';

/** Writes and sends the mail of an effect. A personal link is made here, at the last moment, and stored nowhere. */
export async function sendLetter(
  ports: Ports,
  mail: Mail,
  tenant: TenantId,
  { to, language, letter }: Extract<Effect, { type: 'mail' }>,
): Promise<void> {
  const { kind, ...values } = letter;
  if (letter.kind !== 'verify-email') {
    await mail.send({
      to,
      subject: text(language, `mails.${letter.kind}.subject`, values),
      text: text(language, `mails.${letter.kind}.text`, values),
    });
    return;
  }
  const link = await verificationAddress(ports, tenant);
  if (!link) return;
  await mail.send({
    to,
    subject: text(language, `mails.${kind}.subject`, values),
    text: text(language, `mails.${kind}.text`, { ...values, link }),
  });
}
