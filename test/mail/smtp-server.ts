import { type AddressInfo, createServer } from 'node:net';

/** A mail as the server has taken it over. */
export interface TakenMail {
  readonly lines: readonly string[];
  readonly at: number;
}

export interface SmtpServer {
  readonly port: number;
  /** Every line that was said. */
  readonly heard: readonly string[];
  readonly mails: readonly TakenMail[];
  close(): Promise<void>;
}

/**
 * As much of an SMTP server (RFC 5321) as taking mails needs.
 * @param answerTo what it says to a recipient
 * @param taken is told of each mail before the server says that it has it
 */
export async function openSmtpServer({
  answerTo = () => '250 OK',
  taken = () => undefined,
}: {
  answerTo?: (recipient: string) => string;
  taken?: () => void;
} = {}): Promise<SmtpServer> {
  const heard: string[] = [];
  const mails: TakenMail[] = [];
  const server = createServer(socket => {
    let lines: string[] | undefined;
    let rest = '';
    socket.on('error', () => undefined);
    socket.write('220 mail.example ESMTP\r\n');
    socket.on('data', chunk => {
      const said = `${rest}${chunk.toString('utf8')}`.split('\r\n');
      rest = said.pop() ?? '';
      for (const line of said) {
        heard.push(line);
        if (!lines) answer(line);
        else if (line === '.') take(lines);
        else lines.push(line);
      }
    });

    function answer(line: string): void {
      if (/^DATA/.test(line)) {
        lines = [];
        socket.write('354 go on\r\n');
      } else if (/^QUIT/.test(line)) socket.end('221 bye\r\n');
      else socket.write(`${/^RCPT/.test(line) ? answerTo(line) : '250 OK'}\r\n`);
    }

    function take(mail: readonly string[]): void {
      mails.push({ lines: mail, at: Date.now() });
      lines = undefined;
      taken();
      socket.write('250 accepted\r\n');
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    mails,
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  };
}
