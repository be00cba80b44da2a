import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const mail = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  links: z.array(z.string()),
  sentAt: z.string(),
});

export type Mail = z.infer<typeof mail>;

/** The mails that the sandbox has sent to an address, the oldest first. */
export async function mailsTo(bot: string, to: string): Promise<Mail[]> {
  const response = await fetch(`${bot}/sandbox/mailbox.json?${new URLSearchParams({ to })}`);
  const mails = z.array(mail).parse(await response.json());
  return mails.toSorted((one, other) => one.sentAt.localeCompare(other.sentAt));
}

/** The newest mail to an address that fits, as soon as there is one. */
export async function mailTo(bot: string, to: string, fits: (mail: Mail) => boolean = () => true): Promise<Mail> {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const newest = (await mailsTo(bot, to)).findLast(fits);
    if (newest) return newest;
    await sleep(100);
  }
  throw new Error(`No such mail came to ${to}.`);
}
