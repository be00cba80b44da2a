import { z } from 'zod';
import { shown } from '../../secrets/secrets';
import { ITS_OWN_CONNECTION } from './member';

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
    return answerOf(await fetch(url, { headers: { 'accept-language': language, ...ITS_OWN_CONNECTION } }));
  }

  /** Opens the page and sends its form with what is filled in. */
  async send(url: string, fields: Record<string, string>, language = 'en'): Promise<PageAnswer> {
    const headers = { 'accept-language': language, origin: new URL(url).origin, ...ITS_OWN_CONNECTION };
    // The form that is answered with a file stands on the page of the draft.
    const page = await this.open(url.replace(/\/message\.eml$/, ''), language);
    const body = new URLSearchParams({ ...hiddenFields(page.text), ...fields });
    return answerOf(await fetch(url, { method: 'POST', headers, body }));
  }

  async mailsTo(to: string): Promise<Mail[]> {
    const mails = this.origins.map(async origin => {
      const response = await fetch(`${origin}/sandbox/mailbox.json?to=${encodeURIComponent(to)}`, {
        headers: ITS_OWN_CONNECTION,
      });
      const text = await response.text();
      shown(text);
      return Mails.parse(JSON.parse(text));
    });
    return (await Promise.all(mails)).flat();
  }
}

/** What a page's form sends besides what is typed. */
export const hiddenFields = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

const answerOf = async (response: Response): Promise<PageAnswer> => ({
  status: response.status,
  text: await response.text(),
});
