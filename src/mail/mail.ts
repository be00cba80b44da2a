/** A plain text mail to one person. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The mail server will never take this mail: the address does not exist, for one. */
export class MailRefused extends Error {
  constructor(readonly status: number) {
    super(`The mail server refuses the mail for good, with ${status}`);
    this.name = 'MailRefused';
  }
}

export interface Mail {
  /**
   * Resolves when somebody has taken the mail over.
   * @throws MailRefused when trying again is of no use
   */
  send(message: MailMessage): Promise<void>;
}
