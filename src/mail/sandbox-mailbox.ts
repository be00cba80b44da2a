import type { Clock } from '../workflows/ports';
import type { Mail, MailMessage } from './mail';

/** A mail as it arrived in the sandbox. */
export interface SandboxMail extends MailMessage {
  /** Every web address in the text, in its order. */
  readonly links: readonly string[];
  readonly sentAt: string;
}

export interface SandboxMailbox extends Mail {
  /** Oldest first; with an address only what was sent to it. */
  received(to?: string): readonly SandboxMail[];
}

const MOST_MAILS = 1_000;

/** Takes in what would be sent. In memory only: the links are secrets, which must not lie on a disk. */
export function createSandboxMailbox(clock: Clock): SandboxMailbox {
  let mails: readonly SandboxMail[] = [];
  return {
    async send(message) {
      const { to, subject, text } = message;
      const mail = { to, subject, text, links: linksIn(text), sentAt: clock.now().toISOString() };
      mails = [...mails, mail].slice(-MOST_MAILS);
    },
    received: to => mails.filter(mail => !to || sameAddress(mail.to, to)),
  };
}

const sameAddress = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** What ends a sentence or a bracket does not belong to the link. */
const linksIn = (text: string): string[] =>
  (text.match(/https?:\/\/[^\s<>"]+/g) ?? []).map(link => link.replace(/[.,;:!?'"“”„«»)\]}]+$/, ''));
