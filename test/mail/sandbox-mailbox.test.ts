import { createSandboxMailbox } from '../../src/mail/sandbox-mailbox';

const clock = { now: () => new Date('2026-03-02T10:00:00.000Z') };
const mail = (text: string, to = 'a@b.example') => ({ to, subject: 'Subject', text });

describe('the sandbox mailbox', () => {
  it.each([
    ['one link', 'Open https://desk.example/verify/a.b.c please', ['https://desk.example/verify/a.b.c']],
    [
      'one on a line of its own',
      'Open:\n\nhttp://localhost:3978/verify/a-_.b.c_\n\nBye',
      ['http://localhost:3978/verify/a-_.b.c_'],
    ],
    ['one at the end of a sentence', 'See https://desk.example/x.', ['https://desk.example/x']],
    [
      'some in brackets and quotes',
      '(https://a.example/x) „https://b.example/y“ <https://c.example/z>',
      ['https://a.example/x', 'https://b.example/y', 'https://c.example/z'],
    ],
    ['none', 'mailto:a@b.example ftp://x www.y.example', []],
  ])('finds %s', async (_, text, links) => {
    const mailbox = createSandboxMailbox(clock);
    await mailbox.send(mail(text));
    expect(mailbox.received()).toEqual([{ ...mail(text), links, sentAt: '2026-03-02T10:00:00.000Z' }]);
  });

  it('keeps the thousand newest, oldest first', async () => {
    const mailbox = createSandboxMailbox(clock);
    for (let number = 1; number <= 1_002; number += 1) await mailbox.send(mail(`${number}`));
    const texts = mailbox.received().map(({ text }) => text);
    expect([texts.length, texts[0], texts.at(-1)]).toEqual([1_000, '3', '1002']);
  });

  it('tells the mails of one address apart', async () => {
    const mailbox = createSandboxMailbox(clock);
    await mailbox.send(mail('one', 'Anna@Contoso.example'));
    await mailbox.send(mail('two', 'bob@contoso.example'));
    expect(mailbox.received(' anna@contoso.example').map(({ text }) => text)).toEqual(['one']);
    expect(mailbox.received('contoso.example')).toEqual([]);
  });
});
