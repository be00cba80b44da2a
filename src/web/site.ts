import type { Logger } from 'pino';
import type { RequestEnd, Scope } from '../log/scope';
import type { SandboxMailbox } from '../mail/sandbox-mailbox';
import type { Ports } from '../workflows/ports';

/** What the pages work with. */
export interface Site {
  readonly ports: Ports;
  readonly log: Logger;
  /** Absent outside the sandbox. */
  readonly sandboxMailbox?: SandboxMailbox | undefined;
  /**
   * Opens a chat with the bot in Teams, such as `https://teams.microsoft.com/l/chat/0/0?users=28:<app id>`; the page
   * adds the message. Absent while there is no app id.
   */
  readonly teamsAppLink?: string | undefined;
  /** Whom to ask about this installation: an email address or a web page. Absent where nobody is named. */
  readonly contact?: string | undefined;
  /** Hears of every request that was answered. */
  readonly onRequestEnded?: (scope: Scope, request: RequestEnd) => void;
  /** What is told of how well the server works. Rejects while it cannot do its work. */
  readonly ready: () => Promise<{ readonly status: string }>;
}
