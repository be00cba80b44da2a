import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeConnector } from '../../conversation/harness/connector';
import { openSmtpServer } from '../../mail/smtp-server';
import type { Kill } from './kill';
import { startMortalServer } from './mortal-server';
import { PersistentMember } from './persistent-member';

/** A server that is to be killed, and the world that outlives it: Teams, mailboxes, people, the disk. */
export async function openSurroundings(kills: readonly Kill[]) {
  const directory = await mkdtemp(join(tmpdir(), 'partner-desk-kills-'));
  const connector = new FakeConnector();
  let heard: () => void = () => undefined;
  connector.fault = ({ activity }) => {
    if (activity.type === 'message') heard();
    return undefined;
  };
  await connector.listen();
  const post = await openSmtpServer({ taken: () => heard() });
  const environment = { MAIL_SMTP_URL: `smtp://127.0.0.1:${post.port}?ignoreTLS=true`, MAIL_FROM: 'desk@desk.example' };
  const server = await startMortalServer(directory, environment, kills);
  heard = server.heard;

  /** As mail programs read it: soft line breaks and escapes of quoted-printable (RFC 2045, 6.7) are undone. */
  const mails = () =>
    post.mails.map(({ lines, at }) => {
      const whole = lines
        .join('\n')
        .replace(/=\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
      const [, to = ''] = /^To: <?([^>\n]+)/m.exec(whole) ?? [];
      const [, subject = ''] = /^Subject: (.*)/m.exec(whole) ?? [];
      return { to, subject, at, links: whole.match(/http:\/\/[^\s]+/g) ?? [] };
    });

  return {
    directory,
    connector,
    server,
    mails,
    mailed: (address: string) => mails().findLast(({ to, links }) => to === address && links.length > 0)?.links[0],
    member: (tenantId: string, name: string) => {
      const userId = `${tenantId}-${name.toLowerCase().replace(' ', '-')}`;
      return new PersistentMember({ tenantId, userId, name, locale: 'en-US' }, server, connector);
    },
    async close() {
      await server.end();
      await Promise.all([connector.close(), post.close()]);
      await rm(directory, { recursive: true });
    },
  };
}

export type Surroundings = Awaited<ReturnType<typeof openSurroundings>>;
