/** A plain text mail to one person. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail; resolved when somebody has taken it over. */
export interface Mail {
  send(message: MailMessage): Promise<void>;
}
