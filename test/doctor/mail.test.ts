import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { checkMail } from '../../src/doctor/mail';
import { greetSmtp } from '../../src/mail/smtp';

/** A mail server as far as a greeting goes. */
async function mailServer(login: string): Promise<{ server: Server; port: number }> {
  const server = createServer(socket => {
    socket.on('error', () => undefined);
    socket.write('220 mail.example\r\n');
    socket.on('data', data => {
      const [command = ''] = data.toString().split(/[\s\r]/);
      const answers: Record<string, string> = {
        EHLO: '250-mail.example\r\n250 AUTH PLAIN',
        AUTH: login,
        QUIT: '221 bye',
      };
      socket.write(`${answers[command] ?? '250 ok'}\r\n`);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' ? (address?.port ?? 0) : 0 };
}

describe('the mail server', () => {
  it('is the sandbox where none is set', async () => {
    expect(await checkMail(undefined, greetSmtp)).toMatchObject([{ level: 'ok' }]);
  });

  it.each([
    ['lets the sender in', '235 welcome', 'ok', 'answers, and lets the sender in'],
    ['refuses the password', '535 no', 'problem', 'cannot be used: EAUTH'],
  ])('%s', async (_, login, level, what) => {
    const { server, port } = await mailServer(login);
    const smtp = { url: `smtp://user:top-secret@127.0.0.1:${port}`, from: 'desk@contoso.com' };
    const findings = await checkMail(smtp, greetSmtp);
    server.close();
    expect(findings).toMatchObject([{ level, about: 'mail', what: `127.0.0.1:${port} ${what}` }]);
    expect(JSON.stringify(findings)).not.toMatch(/top-secret|user:/);
  });

  it('does not answer', async () => {
    const { server, port } = await mailServer('');
    await new Promise(closed => server.close(closed));
    const findings = await checkMail({ url: `smtp://127.0.0.1:${port}`, from: 'desk@contoso.com' }, greetSmtp);
    expect(findings).toMatchObject([{ level: 'problem', why: expect.stringContaining('nobody answers') }]);
  });

  it('fails in a way that nobody knows', async () => {
    const smtp = { url: 'smtp://mail.example', from: 'desk@contoso.com' };
    expect(await checkMail(smtp, () => Promise.reject(new Error('odd')))).toMatchObject([
      { level: 'problem', what: 'mail.example cannot be used: Error', mend: 'compare MAIL_SMTP_URL' },
    ]);
  });
});
