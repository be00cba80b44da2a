import type { Effect } from '../domain/effect';
import type { TenantId } from '../domain/ids';
import type { Letter } from '../domain/notice';
import { text } from '../text/text';
import { switchAddress } from '../workflows/confirm-switch';
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
  const link = await linkFor(ports, tenant, letter);
  if (link === undefined) return;
  await mail.send({
    to,
    subject: text(language, `mails.${kind}.subject`, values),
    text: text(language, `mails.${kind}.text`, { ...values, link }),
  });
}

/** Empty for a letter without one; nothing when there is nothing to be done with it any more. */
async function linkFor(ports: Ports, tenant: TenantId, letter: Letter): Promise<string | undefined> {
  switch (letter.kind) {
    case 'verify-email':
      return verificationAddress(ports, tenant);
    case 'confirm-switch':
      return switchAddress(ports, tenant, letter.switch);
    default:
      return '';
  }
}
