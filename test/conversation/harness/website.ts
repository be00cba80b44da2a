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
  constructor(private readonly origin: string) {}

  async open(url: string, language = 'en'): Promise<PageAnswer> {
    return answerOf(await fetch(url, { headers: { 'accept-language': language } }));
  }

  async send(url: string, fields: Record<string, string>, language = 'en'): Promise<PageAnswer> {
    const headers = { 'accept-language': language, origin: this.origin };
    return answerOf(await fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields) }));
  }

  async mailsTo(to: string): Promise<Mail[]> {
    const response = await fetch(`${this.origin}/sandbox/mailbox.json?to=${encodeURIComponent(to)}`);
    return Mails.parse(await response.json());
  }
}

const answerOf = async (response: Response): Promise<PageAnswer> => ({
  status: response.status,
  text: await response.text(),
});
