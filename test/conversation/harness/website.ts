import { z } from 'zod';

const Mails = z.array(
  z.object({ to: z.string(), subject: z.string(), text: z.string(), links: z.array(z.string()), sentAt: z.string() }),
);
export type Mail = z.infer<typeof Mails>[number];

export interface PageAnswer {
  readonly status: number;
  readonly text: string;
}

/** A browser without script: it opens pages and sends forms. */
export class Website {
  private readonly origins: readonly string[];

  /** @param origins of all instances of the server: each has a sandbox mailbox of its own */
  constructor(origins: string | readonly string[]) {
    this.origins = [origins].flat();
  }

  async open(url: string, language = 'en'): Promise<PageAnswer> {
    return answerOf(await fetch(url, { headers: { 'accept-language': language } }));
  }

  async send(url: string, fields: Record<string, string>, language = 'en'): Promise<PageAnswer> {
    const headers = { 'accept-language': language, origin: new URL(url).origin };
    return answerOf(await fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields) }));
  }

  async mailsTo(to: string): Promise<Mail[]> {
    const mails = this.origins.map(async origin => {
      const response = await fetch(`${origin}/sandbox/mailbox.json?to=${encodeURIComponent(to)}`);
      return Mails.parse(await response.json());
    });
    return (await Promise.all(mails)).flat();
  }
}

const answerOf = async (response: Response): Promise<PageAnswer> => ({
  status: response.status,
  text: await response.text(),
});
